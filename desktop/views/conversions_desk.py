"""The table of prepaid conversions: who is on the way, how far, and what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.conversion import Conversion, ConversionFilter, Stage
from desktop.services.conversions import ConversionService
from desktop.views.buttons import button
from desktop.views.conversion_panel import ConversionPanel
from desktop.views.conversion_services import ConversionServices
from desktop.views.conversions_columns import columns
from desktop.views.conversions_matrix import ConversionMatrix, Counts
from desktop.views.conversions_rule_page import ConversionsRulePage
from desktop.views.customers_filter import FilterText
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import heading, remark
from desktop.views.list_export import show_folder
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.search import Find
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.stages import stage_text

_MARGIN = 3 * UNIT
_SHARE = 3, 10


class ConversionsDesk(QStackedWidget):
    """Follows customers from candidate to commissioned; `customer_asked` carries the number of one."""

    customer_asked = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        services: ConversionServices,
        find: Find,
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._service = services.conversions
        self._files = files
        self._today = today
        self._wanted = ConversionFilter()
        self.matrix = ConversionMatrix()
        self.list: KeyedModel[int, Conversion] = KeyedModel(columns(), self._service.lines, tasks)
        self.table = TableView(self.list, _nobody())
        self.text = FilterText(tr("Filter this list"))
        self._found = remark()
        self.panel = ConversionPanel(tasks, services, find, today)
        self.rule_page = ConversionsRulePage(tasks, self._service, today)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the counts and the list again."""
        self._tasks.run(self, partial(_counts, self._service), self._show_counts, latest="counts")
        self.list.fill(self._tasks, partial(_keys, self._service, self._wanted))

    def propose(self) -> None:
        """Begin the proposal of one customer."""
        self.panel.propose()

    def open_rule(self) -> None:
        """Show whom the rule for chronic defaulters proposes."""
        self.setCurrentWidget(self.rule_page)
        self.rule_page.begin()
        self.rule_page.setFocus()

    def export(self) -> None:
        """Write the list as it is filtered to a file."""
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        name = f"{tr('Prepaid conversions')} {self._today().isoformat()}.xlsx"
        file = self._files.save(self, tr("Export the list"), name, kinds)
        if file:
            work = partial(_export, self._service, self._wanted, self._today(), file)
            done = partial(self._exported, file)
            self._tasks.run(self, work, done, lane="report", title=tr("Writing {file}", file=file.name))

    def _exported(self, file: Path, count: int) -> None:
        words = tr("{file} is written; rows: {count}.", file=file.name, count=f"{count:,}")
        self._notifier.info(words, [show_folder(file)])

    def _show_counts(self, counts: Counts) -> None:
        self.matrix.show_counts(counts)
        self._fit_matrix()

    def _filter(self, stage: Stage | None, station: str) -> None:
        self._ask(replace(self._wanted, stages=(stage,) if stage else (), station=station))

    def _ask(self, wanted: ConversionFilter) -> None:
        self._wanted = wanted
        everything = wanted == ConversionFilter(order=wanted.order, descending=wanted.descending)
        self.table.set_empty(_nobody() if everything else _nothing_matches())
        self.list.fill(self._tasks, partial(_keys, self._service, wanted))

    def _say_found(self) -> None:
        stage = ", ".join(map(stage_text, self._wanted.stages))
        count = tr("Conversions: {count}", count=f"{self.list.rowCount():,}")
        self._found.setText(" · ".join(filter(None, (count, self._wanted.station, stage))))

    def _moved(self, conversion: Conversion) -> None:
        stage = stage_text(conversion.stage)
        self._notifier.info(tr("{name} now stands at “{stage}”.", name=conversion.name, stage=stage))
        self.list.refresh()
        self.refresh()
        self.panel.show_key(self._current_key())

    def _recovery_changed(self, name: str) -> None:
        self._notifier.info(tr("The debt of {name} comes home in another way from now on.", name=name))
        self.panel.show_key(self._current_key())

    def _proposed(self, count: int) -> None:
        self._notifier.info(tr("New candidates: {count}", count=count))
        self._leave_rule()
        self.refresh()

    def _leave_rule(self) -> None:
        self.setCurrentIndex(0)
        self.table.setFocus()

    def _open(self, key: int) -> None:
        self.panel.card.take_next_step()

    def _current_key(self) -> int | None:
        index = self.table.currentIndex()
        return self.list.key_at(index.row()) if index.isValid() else None

    def _ask_for_customer(self) -> None:
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def _listen(self) -> None:
        self.matrix.chosen.connect(self._filter)
        self.text.done.connect(self.table.setFocus)
        self.text.textChanged.connect(lambda: self._ask(replace(self._wanted, text=self.text.text())))
        self.table.order_asked.connect(
            lambda order, down: self._ask(replace(self._wanted, order=order, descending=down))
        )
        self.table.went_to.connect(self.panel.show_key)
        self.table.opened.connect(self._open)
        self.list.modelReset.connect(self._say_found)
        self.panel.moved.connect(self._moved)
        self.panel.recovery_changed.connect(self._recovery_changed)
        self.panel.left.connect(self.table.setFocus)
        self.rule_page.left.connect(self._leave_rule)
        self.rule_page.proposed.connect(self._proposed)
        for keys, act in (("F5", self.refresh), ("Ctrl+Return", self._ask_for_customer)):
            made = QShortcut(QKeySequence(keys), self, act)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, UNIT, _MARGIN, _MARGIN)
        column.setSpacing(2 * UNIT)
        column.addLayout(self._top())
        column.addWidget(self.matrix)
        row = QHBoxLayout()
        row.setSpacing(_MARGIN)
        row.addLayout(self._list(), 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        self.addWidget(page)
        self.addWidget(self.rule_page)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(heading(tr("Prepaid conversions")))
        row.addStretch(1)
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        row.addWidget(button(tr("By the rule…"), self.open_rule, icon_name="filter", shortcut="Ctrl+D"))
        row.addWidget(button(tr("Propose…"), self.propose, icon_name="plus", shortcut="Ctrl+N"))
        return row

    def _list(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        self.text.setMaximumWidth(40 * UNIT)
        row.addWidget(self.text, 3)
        row.addWidget(self._found, 2)
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return column

    def _fit_matrix(self) -> None:
        part, whole = _SHARE
        self.matrix.fit(self.height() * part // whole)
        self.panel.fit(self.width() * part // whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_matrix()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nobody() -> Placeholder:
    hint = tr("Propose a customer, or let the rule find the chronic defaulters.")
    return Placeholder("gauge", tr("Nobody is on the way to a prepaid meter"), hint)


def _nothing_matches() -> Placeholder:
    hint = tr("Choose another cell of the table above, or clear the text.")
    return Placeholder("filter", tr("No conversion matches"), hint)


def _counts(service: ConversionService, progress: Progress) -> Counts:
    return service.counts()


def _keys(service: ConversionService, wanted: ConversionFilter, progress: Progress) -> Sequence[int]:
    return service.keys(wanted)


def _export(
    service: ConversionService, wanted: ConversionFilter, on: date, file: Path, progress: Progress
) -> int:
    return service.export(wanted, on, file, progress=progress.report, cancelled=progress.cancelled)
