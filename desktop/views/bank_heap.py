"""One heap of a statement's lines as a table: taken, left open or set aside by single keys."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.bank import sum_of
from desktop.domain.debits import Tally
from desktop.views.bank_columns import row_columns
from desktop.views.bank_settling import BankRow, Decision
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView


class BankHeap(TableView):
    """Shows the rows of a heap; `decided` tells that something was, `person_asked` wants a customer."""

    decided = Signal()
    person_asked = Signal()

    def __init__(self, empty: Placeholder, parent: QWidget | None = None) -> None:
        self.lines: RowsModel[BankRow] = RowsModel(row_columns(), key=lambda row: row.line.identity)
        super().__init__(self.lines, empty, parent)
        self.opened.connect(lambda _: self.person_asked.emit())
        for key, act in ((Qt.Key.Key_Space, self.accept), (Qt.Key.Key_Delete, self.set_aside)):
            made = QShortcut(QKeySequence(key), self, act)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_rows(self, rows: Sequence[BankRow]) -> None:
        """Show another statement's rows, the first one ready."""
        self.lines.show(rows)
        if rows:
            self.selectRow(0)

    def chosen(self) -> list[BankRow]:
        """Return the rows that are selected, from the top."""
        return [self.lines.rows[position] for position in self.selected_positions()]

    def accept(self) -> None:
        """Take the selected rows, or leave them open where all are taken already."""
        rows = self.chosen()
        if not rows:
            return
        if all(row.decision is Decision.TAKEN for row in rows):
            self._decide(rows, partial(_become, Decision.OPEN))
        elif not any([row.accept() for row in rows]):
            self.person_asked.emit()
        else:
            self._decide(rows, lambda row: None)

    def set_aside(self) -> None:
        """Set the selected rows aside, or leave them open where all are set aside already."""
        rows = self.chosen()
        aside = all(row.decision is Decision.ASIDE for row in rows)
        self._decide(rows, partial(_become, Decision.OPEN if aside else Decision.ASIDE))

    def give(self, customer_no: str, name: str) -> None:
        """Take the selected rows for a customer."""
        self._decide(self.chosen(), lambda row: row.give(customer_no, name))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tally(self) -> Tally:
        """Count the rows and add them up."""
        lines = [row.line for row in self.lines.rows]
        return Tally(len(lines), sum_of(lines))

    def _decide(self, rows: Sequence[BankRow], act: Callable[[BankRow], None]) -> None:
        """Do it to the rows; after a single one the keyboard goes on to the next."""
        for row in rows:
            act(row)
        for position in self.selected_positions():
            last = len(self.lines.columns) - 1
            self.lines.dataChanged.emit(self.lines.index(position, 0), self.lines.index(position, last))
        if len(rows) == 1:
            self._go_on()
        self.decided.emit()

    def _go_on(self) -> None:
        below = self.currentIndex().row() + 1
        if below < self.lines.rowCount():
            self.selectRow(below)


def _become(decision: Decision, row: BankRow) -> None:
    row.decision = decision
