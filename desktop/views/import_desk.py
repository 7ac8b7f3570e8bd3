"""The import wizard: a file, its columns, a check, and then all of it or the good rows."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.imports import ImportJob, ImportResult
from desktop.domain.intake import Noun
from desktop.intake.headings import fields
from desktop.intake.mapping import Mapping
from desktop.services.imports import ImportService
from desktop.views.file_chooser import FileChooser
from desktop.views.import_check_page import ImportCheckPage
from desktop.views.import_columns_page import ImportColumnsPage, RowKind
from desktop.views.import_file_page import ImportFilePage
from desktop.views.import_preview import PreviewRow, preview_rows
from desktop.views.import_result_page import ImportResultPage
from desktop.views.import_source import Opened, Source, open_source
from desktop.views.import_stepping import SteppingPage
from desktop.views.labels import heading
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MARGIN = 3 * UNIT
FILE, COLUMNS, CHECK, RESULT = range(4)


class ImportDesk(SteppingPage):
    """Brings files in, a step at a time; `imported` carries the `ImportResult` of what went in."""

    imported = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        imports: ImportService,
        files: FileChooser,
        parent: QWidget | None = None,
    ) -> None:
        names = [tr("File"), tr("Columns"), tr("Check"), tr("Result")]
        super().__init__(tasks, names, ImportFilePage(files), parent)
        self._notifier = notifier
        self._service = imports
        self._files = files
        self._source: Source | None = None
        self._mapping = Mapping()
        self._columns_pages = {
            noun: ImportColumnsPage(tasks, notifier, files, _kind(imports, noun)) for noun in Noun
        }
        self.check_page = ImportCheckPage(tasks, notifier, files)
        self.result_page = ImportResultPage(tasks, notifier, files)
        for page in (self.file_page, *self._columns_pages.values(), self.check_page, self.result_page):
            self.pages.addWidget(page)
        self._lay_out()
        self._listen()
        for page in self._columns_pages.values():
            page.judged.connect(self._judge)
        self._go_to(FILE)

    @property
    def columns_page(self) -> ImportColumnsPage:
        """The page of the columns, of what the rows of the file are."""
        return self.columns_page_of(Noun(self._source.noun) if self._source else self.file_page.noun)

    def columns_page_of(self, noun: Noun) -> ImportColumnsPage:
        """Return the page of the columns of a noun."""
        return self._columns_pages[noun]

    def go_on(self) -> None:
        """Do what comes next at this step."""
        acts = {FILE: self._open, COLUMNS: self._check, CHECK: self._import, RESULT: self.begin_again}
        acts[self.steps.at]()

    def back(self) -> None:
        """Go one step back; what was chosen there still stands."""
        if self.steps.at in (COLUMNS, CHECK):
            self._go_to(self.steps.at - 1)

    def begin_again(self) -> None:
        """Be ready for another file."""
        self.file_page.file.clear()
        self._source = None
        self._go_to(FILE)

    def _open(self) -> None:
        path = self.file_page.path()
        if path is not None:
            work = partial(open_source, self.file_page.noun, path, self.file_page.mapping_file)
            self.run(work, self._opened, tr("Reading {file}", file=path.name), "report", self.not_opened)

    def _opened(self, opened: Opened) -> None:
        self._source = opened.source
        self.columns_page.show_source(opened.source, opened.mapping)
        self._go_to(COLUMNS)

    def _check(self) -> None:
        if self._source is not None:
            self._mapping = self.columns_page.mapping()
            job = ImportJob(Noun(self._source.noun), self._source.file, keep_good=True, dry_run=True)
            title = tr("Checking {file}", file=self._source.file.name)
            self.run(partial(_import, self._service, job, self._mapping), self._checked, title, "report")

    def _checked(self, result: ImportResult) -> None:
        self.check_page.show_result(result)
        self._go_to(CHECK)

    def _import(self) -> None:
        if self._source is not None and self.check_page.can_go_in:
            job = ImportJob(Noun(self._source.noun), self._source.file, keep_good=self.check_page.keep_good)
            title = tr("Importing {file}", file=self._source.file.name)
            self.run(partial(_import, self._service, job, self._mapping), self._imported, title, "write")

    def _imported(self, result: ImportResult) -> None:
        self.result_page.show_result(result)
        self._go_to(RESULT)
        self.imported.emit(result)

    def _judge(self, readable: bool) -> None:
        if self.steps.at == COLUMNS:
            self.next_button.setEnabled(readable)

    def _go_to(self, step: int) -> None:
        self.steps.go_to(step)
        pages = (self.file_page, self.columns_page, self.check_page, self.result_page)
        self.pages.setCurrentWidget(pages[step])
        self.back_button.setVisible(step in (COLUMNS, CHECK))
        self.offer_next()
        ready = step == RESULT or (step == CHECK and self.check_page.can_go_in)
        self.setFocusProxy(self.next_button if ready else pages[step])
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_next(self) -> None:
        """Say what comes next at this step, and whether it can be done."""
        step, good = self.steps.at, f"{self.check_page.good:,}"
        words = {
            FILE: tr("Next"),
            COLUMNS: tr("Check the file"),
            CHECK: tr("Import ({count})", count=good),
            RESULT: tr("Another file"),
        }
        self.offer(words[step], ready=step != CHECK or self.check_page.can_go_in)

    def _listen(self) -> None:
        self.file_page.entered.connect(self._open)
        self.check_page.chosen.connect(self.offer_next)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(3 * UNIT)
        top.addWidget(heading(tr("Import")))
        top.addWidget(self.steps, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(2 * UNIT)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addLayout(self.foot())


def _kind(service: ImportService, noun: Noun) -> RowKind:
    return RowKind(noun, fields(noun), partial(_preview, service))


def _preview(
    service: ImportService, source: Source, mapping: Mapping, progress: Progress
) -> Sequence[PreviewRow]:
    parsed: Any = service.preview(Noun(source.noun), source.table, mapping)
    return preview_rows(source, mapping, parsed)


def _import(service: ImportService, job: ImportJob, mapping: Mapping, progress: Progress) -> ImportResult:
    return service.run(job, mapping, progress=progress.report, cancelled=progress.cancelled)
