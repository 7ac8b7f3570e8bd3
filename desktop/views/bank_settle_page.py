"""The third step of a statement: its income in three heaps, for a clerk to settle."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.domain.bank import BankLine, DeclaredTotal
from desktop.domain.bank_matching import Heap
from desktop.views.bank_columns import line_columns, total_columns
from desktop.views.bank_facts import BankFacts
from desktop.views.bank_heap import BankHeap
from desktop.views.bank_person import BankPerson, Search
from desktop.views.bank_settling import Decision, Settling, SortedStatement, counted
from desktop.views.file_chooser import FileChooser
from desktop.views.import_refused import ImportRefused
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_PERSON_WIDTH = 46 * UNIT


class BankSettlePage(QWidget):
    """Lets every line be taken, given to somebody or set aside; `changed` tells that something was."""

    changed = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        files: FileChooser,
        search: Search,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settling: Settling | None = None
        self.facts = BankFacts()
        self.standing = QLabel()
        self.tabs = QTabBar(expanding=False)
        self.pages = QStackedWidget()
        self.heaps = {
            Heap.SURE: BankHeap(Placeholder("inbox", tr("Nothing is sure"))),
            Heap.LIKELY: BankHeap(Placeholder("inbox", tr("Nothing is likely"))),
            Heap.UNMATCHED: BankHeap(Placeholder("circle-check", tr("Nothing is unmatched"))),
        }
        self.there: RowsModel[BankLine] = RowsModel(line_columns(), key=lambda line: line.row)
        self.not_income: RowsModel[BankLine] = RowsModel(line_columns(), key=lambda line: line.row)
        self.totals: RowsModel[DeclaredTotal] = RowsModel(
            total_columns(), key=lambda one: (one.row, one.label, one.declared)
        )
        self.refused = ImportRefused(tasks, notifier, files)
        self.person = BankPerson(tasks, search)
        self._lay_out()
        self._listen()
        self._follow_tab()

    @property
    def heap(self) -> BankHeap | None:
        """The heap in sight, where it is one."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, BankHeap) else None

    def show_statement(self, found: SortedStatement) -> None:
        """Show another statement."""
        self.settling = settling = Settling(found)
        statement = found.statement
        self.facts.show_statement(statement)
        for heap, table in self.heaps.items():
            table.show_rows(settling.rows[heap])
        self.there.show(found.heaps.already_there)
        self.not_income.show(statement.not_income)
        self.totals.show(statement.totals)
        self.refused.show_rows(statement.refused)
        self._name_tabs()
        self.tabs.setCurrentIndex(self.pages.indexOf(self._worth_seeing()))
        self._follow_tab()

    def begin(self) -> None:
        """Put the keyboard into the table in sight."""
        if page := self.pages.currentWidget():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _worth_seeing(self) -> QWidget:
        return next((table for table in self.heaps.values() if table.lines.rows), self.heaps[Heap.SURE])

    def _name_tabs(self) -> None:
        names = (tr("Sure"), tr("Likely"), tr("Unmatched"))
        for table, name in zip(self.heaps.values(), names, strict=True):
            self._name(table, counted(name, table.tally()))
        self._name(self._tables[0], tr("Posted before {count}", count=f"{len(self.there.rows):,}"))
        self._name(self._tables[1], tr("Not income {count}", count=f"{len(self.not_income.rows):,}"))
        refused = f"{len(self.refused.model.rows):,}"
        self._name(self.refused, tr("Refused rows {count}", count=refused))
        self._name(self._tables[2], tr("Declared totals {count}", count=len(self.totals.rows)))
        self._say_standing()

    def _name(self, page: QWidget, words: str) -> None:
        self.tabs.setTabText(self.pages.indexOf(page), words)

    def _say_standing(self) -> None:
        if self.settling is None:
            return
        parts = (
            counted(tr("To be posted:"), self.settling.tally(Decision.TAKEN)),
            counted(tr("Open:"), self.settling.tally(Decision.OPEN)),
            counted(tr("Set aside:"), self.settling.tally(Decision.ASIDE)),
        )
        self.standing.setText("      ".join(parts))

    def _decided(self) -> None:
        self._say_standing()
        self.changed.emit()

    def _follow_tab(self) -> None:
        self.pages.setCurrentIndex(max(self.tabs.currentIndex(), 0))
        if page := self.pages.currentWidget():
            self.setFocusProxy(page)
        self.person.setVisible(self.heap is not None)
        self._show_line()

    def _show_line(self) -> None:
        heap = self.heap
        at = heap.currentIndex().row() if heap else -1
        self.person.show_row(heap.lines.rows[at] if heap and 0 <= at < len(heap.lines.rows) else None)

    def _give(self, customer_no: str, name: str) -> None:
        if self.heap:
            self.heap.give(customer_no, name)

    def _return(self) -> None:
        if self.heap:
            self.heap.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        if self.heap:
            self.heap.accept()

    def _set_aside(self) -> None:
        if self.heap:
            self.heap.set_aside()

    def _listen(self) -> None:
        for table in self.heaps.values():
            table.decided.connect(self._decided)
            table.went_to.connect(self._show_line)
            table.person_asked.connect(self.person.choose)
        self.tabs.currentChanged.connect(self._follow_tab)
        self.person.given.connect(self._give)
        self.person.accept_asked.connect(self._accept)
        self.person.aside_asked.connect(self._set_aside)
        self.person.left.connect(self._return)
        for number in range(self.tabs.count()):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, lambda at=number: self._go_to(at))

    def _go_to(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        self.begin()

    def _lay_out(self) -> None:
        quiet = Placeholder("inbox", tr("There is none"))
        models: Sequence[RowsModel[Any]] = (self.there, self.not_income, self.totals)
        self._tables = [TableView(model, quiet) for model in models]
        for page in (*self.heaps.values(), self._tables[0], self._tables[1], self.refused, self._tables[2]):
            self.tabs.addTab("")
            self.pages.addWidget(page)
        middle = QHBoxLayout()
        middle.setSpacing(2 * UNIT)
        middle.addWidget(self.pages, 1)
        self.person.setFixedWidth(_PERSON_WIDTH)
        middle.addWidget(self.person)
        self.standing.setProperty("strong", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.facts)
        column.addWidget(self.tabs)
        column.addLayout(middle, 1)
        column.addWidget(self.standing)
