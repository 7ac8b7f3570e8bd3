"""Risk early warning: who is at risk and why, with the measures against it, and how the warning held."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.risk import Level
from desktop.domain.risk_filter import RiskFilter, RiskLine
from desktop.views.buttons import button
from desktop.views.file_chooser import FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import remark
from desktop.views.placeholder import Placeholder
from desktop.views.risk_back_test_page import RiskBackTestPage
from desktop.views.risk_columns import RiskColumns
from desktop.views.risk_desk import RiskDesk
from desktop.views.risk_due_page import RiskDuePage
from desktop.views.risk_filter_row import RiskFilterRow
from desktop.views.risk_panel import RiskPanel
from desktop.views.risk_terms_page import RiskTermsPage
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.written_file import show_folder
from desktop.wording import tr
from desktop.wording.risk import level_text

_SHARE = 2, 7


class RiskPage(QStackedWidget):
    """Lists scored customers beside the one chosen; `customer_asked` carries the number of one."""

    customer_asked = Signal(str)

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns = RiskColumns()
        self.filter = RiskFilterRow(desk)
        self.list: RowsModel[RiskLine] = RowsModel(self._columns.all(), key=lambda line: line.customer_no)
        self.table = TableView(self.list, _nobody())
        self.table.setAccessibleName(tr("Customers at risk"))
        self.panel = RiskPanel(desk)
        self.due = RiskDuePage(desk)
        self.terms = RiskTermsPage(desk)
        self.back_test = RiskBackTestPage(desk)
        self.due_button = button(tr("Due…"), self.open_due, icon_name="clock-alert", shortcut="Ctrl+D")
        self._found = remark()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Score anew as of the business date."""
        on, wanted = self._desk.today(), self.filter.value()
        self._columns.on = on
        self.filter.place.load()
        work = partial(_scores, self._desk, wanted)
        self.list.fill(self._desk.tasks, work, title=tr("Scoring customers"), lane="report")
        self.due.refresh()

    def open_due(self) -> None:
        """Show what expires and what is overdue."""
        self._open(self.due)

    def open_terms(self) -> None:
        """Show the weights and levels."""
        self.terms.begin()
        self._open(self.terms)

    def open_back_test(self) -> None:
        """Show the back-test."""
        self.back_test.begin()
        self._open(self.back_test)

    def export(self) -> None:
        """Write the list, as it is filtered and sorted, to a file that the clerk names."""
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        name = f"{tr('Risk early warning')} {self._desk.today().isoformat()}.xlsx"
        file = self._desk.files.save(self, tr("Export the list"), name, kinds)
        if file is not None:
            work = partial(_export, self._desk, self.list.rows, file)
            title = tr("Writing {file}", file=file.name)
            self._desk.tasks.run(self, work, partial(self._exported, file), lane="report", title=title)

    def _exported(self, file: Path, count: int) -> None:
        words = tr("{file} is written; rows: {count}.", file=file.name, count=f"{count:,}")
        self._desk.notifier.info(words, [show_folder(file)])

    def _say_found(self) -> None:
        wanted = self.filter.value()
        everybody = wanted == RiskFilter(least=wanted.least)
        self.table.set_empty(_nobody() if everybody else _nothing_matches())
        counts = Counter(line.score.level for line in self.list.rows)
        parts = [f"{level_text(level)} {counts[level]:,}" for level in reversed(Level) if counts[level]]
        told = tr("Customers: {count}", count=f"{self.list.rowCount():,}")
        self._found.setText(" · ".join((told, *parts)))

    def _changed(self) -> None:
        self.refresh()
        self.panel.show_customer(self._current())

    def _current(self) -> str | None:
        row = self.table.current_row()
        return row.customer_no if row else None

    def _choose(self, customer_no: str) -> None:
        self._back()
        if not self.table.select_key(customer_no):
            self.panel.show_customer(customer_no)

    def _say_due(self, power: int, measures: int) -> None:
        words = tr("Due: {count}", count=power + measures) if power + measures else tr("Due…")
        self.due_button.setText(f" {words}")

    def _open(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_customer(self) -> None:
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.list.modelReset.connect(self._say_found)
        self.filter.done.connect(self.table.setFocus)
        self.table.went_to.connect(self.panel.show_customer)
        self.table.opened.connect(lambda _: self.panel.card.take_next_step())
        self.panel.changed.connect(self._changed)
        self.panel.left.connect(self.table.setFocus)
        self.due.chosen.connect(self._choose)
        self.due.counted.connect(self._say_due)
        self.terms.saved.connect(self.refresh)
        for page in (self.due, self.terms, self.back_test):
            page.left.connect(self._back)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.filter)
        column.addLayout(self._top())
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        for one in (page, self.due, self.terms, self.back_test):
            self.addWidget(one)
        keys = (
            ("F5", self.refresh),
            ("Ctrl+Return", self._ask_for_customer),
            ("Ctrl+N", self.panel.set_measure),
            ("Ctrl+B", self.panel.begin_supply),
        )
        act_by_keys(page, *keys)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._found)
        row.addStretch(1)
        acts: tuple[QPushButton, ...] = (
            button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"),
            self.due_button,
            button(tr("Back-test…"), self.open_back_test, icon_name="history", shortcut="Ctrl+T"),
            button(tr("Weights…"), self.open_terms, icon_name="settings", shortcut="Ctrl+G"),
        )
        for act in acts:
            row.addWidget(act)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        part, whole = _SHARE
        self.panel.fit(self.width() * part // whole)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nobody() -> Placeholder:
    hint = tr("The weights and levels say who is; they can be changed here.")
    return Placeholder("circle-check", tr("Nobody is at risk"), hint)


def _nothing_matches() -> Placeholder:
    return Placeholder("filter", tr("No customer matches"), tr("Choose another level or place."))


def _scores(desk: RiskDesk, wanted: RiskFilter, progress: Progress) -> Sequence[RiskLine]:
    return desk.risk.scores(desk.today(), wanted, progress=progress.report, cancelled=progress.cancelled)


def _export(desk: RiskDesk, lines: Sequence[RiskLine], file: Path, progress: Progress) -> int:
    on = desk.today()
    return desk.risk.export(lines, on, file, progress=progress.report, cancelled=progress.cancelled)
