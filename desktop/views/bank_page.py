"""Payments from a statement, a step at a time: the file, its reading, whose each line is, what was posted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.bank import BankResult, Statement
from desktop.domain.payments import Receipt
from desktop.services.bank import BankService
from desktop.views.bank_person import Search
from desktop.views.bank_reading_page import BankReadingPage
from desktop.views.bank_result_page import BankResultPage
from desktop.views.bank_settle_page import BankSettlePage
from desktop.views.bank_settling import Decision, SortedStatement
from desktop.views.bank_source import OpenedStatement, open_statement, sort_statement
from desktop.views.file_chooser import FileChooser
from desktop.views.import_file_page import ImportFilePage
from desktop.views.import_stepping import SteppingPage
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

FILE, READING, SETTLING, RESULT = range(4)


class BankPage(SteppingPage):
    """Takes statements in; `posted` carries the `BankResult` of what was posted."""

    posted = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        service: BankService,
        files: FileChooser,
        *,
        search: Search,
        receipt: Callable[[str], Receipt],
        parent: QWidget | None = None,
    ) -> None:
        names = [tr("File"), tr("Reading"), tr("Settling"), tr("Result")]
        super().__init__(tasks, names, ImportFilePage(files, nouns=()), parent)
        self._service = service
        self._opened: OpenedStatement | None = None
        self.reading_page = BankReadingPage(tasks, notifier, service, files)
        self.settle_page = BankSettlePage(tasks, notifier, files, search)
        self.result_page = BankResultPage(tasks, receipt)
        for page in (self.file_page, self.reading_page, self.settle_page, self.result_page):
            self.pages.addWidget(page)
        self._lay_out()
        self._listen()
        self._go_to(FILE)

    def go_on(self) -> None:
        """Do what comes next at this step."""
        acts = {FILE: self._open, READING: self._read, SETTLING: self._post, RESULT: self.begin_again}
        acts[self.steps.at]()

    def back(self) -> None:
        """Go one step back; what was settled is begun anew where the reading is changed."""
        if self.steps.at in (READING, SETTLING):
            self._go_to(self.steps.at - 1)

    def begin_again(self) -> None:
        """Be ready for another file."""
        self.file_page.file.clear()
        self._opened = None
        self._go_to(FILE)

    def _open(self) -> None:
        path = self.file_page.path()
        if path is not None:
            work = partial(open_statement, self._service, path, self.file_page.mapping_file)
            self.run(work, self._was_opened, tr("Reading {file}", file=path.name), "report", self.not_opened)

    def _was_opened(self, opened: OpenedStatement) -> None:
        self._opened = opened
        self.reading_page.show_file(opened)
        if opened.found is None:
            self._go_to(READING)
        else:
            self._settle(opened.found)

    def _read(self) -> None:
        if self._opened is not None:
            file = self._opened.source.file
            work = partial(sort_statement, self._service, file, self.reading_page.mapping())
            self.run(work, self._settle, tr("Reading {file}", file=file.name), "report")

    def _settle(self, found: SortedStatement) -> None:
        self.settle_page.show_statement(found)
        self._go_to(SETTLING)

    def _post(self) -> None:
        settling = self.settle_page.settling
        if settling is not None and self.next_button.isEnabled():
            statement = settling.found.statement
            work = partial(_posted, self._service, statement, settling.decisions())
            self.run(work, self._was_posted, tr("Posting {file}", file=statement.file), "write")

    def _was_posted(self, result: BankResult) -> None:
        if self.settle_page.settling is not None:
            self.result_page.show_result(result, self.settle_page.settling)
        self._go_to(RESULT)
        self.posted.emit(result)

    def _judge(self, readable: bool) -> None:
        if self.steps.at == READING:
            self.next_button.setEnabled(readable)

    def _go_to(self, step: int) -> None:
        self.steps.go_to(step)
        pages = (self.file_page, self.reading_page, self.settle_page, self.result_page)
        self.pages.setCurrentWidget(pages[step])
        self.back_button.setVisible(step in (READING, SETTLING))
        self.offer_next()
        self.setFocusProxy(self.next_button if step == RESULT else pages[step])
        if step == SETTLING:
            self.settle_page.begin()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_next(self) -> None:
        """Say what comes next at this step, and whether it can be done."""
        step, settling = self.steps.at, self.settle_page.settling
        words = {FILE: tr("Next"), READING: tr("Read the lines"), RESULT: tr("Another file")}
        ready = True
        if step == SETTLING and settling is not None:
            taken = settling.tally(Decision.TAKEN)
            facts = {"count": f"{taken.count:,}", "amount": taken.amount.grouped()}
            words[SETTLING] = tr("Post {count} · {amount}", **facts)
            ready = bool(taken.count) and not settling.blocked
        self.offer(words[step], ready=ready)

    def _listen(self) -> None:
        self.file_page.entered.connect(self._open)
        self.reading_page.judged.connect(self._judge)
        self.settle_page.changed.connect(self.offer_next)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self.steps)
        column.addWidget(self.pages, 1)
        column.addLayout(self.foot())


def _posted(
    service: BankService, statement: Statement, decisions: dict[str, str], progress: Progress
) -> BankResult:
    def told(done: int, total: int) -> None:
        progress.report(done, total)
        progress.stop_if_cancelled()

    return service.post(statement, decisions, progress=told)
