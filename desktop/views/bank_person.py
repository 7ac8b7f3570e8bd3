"""Whose money a line is: its candidates, and the search for anybody else."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.bank_matching import Candidate
from desktop.domain.customers import CustomerLine
from desktop.views.bank_columns import candidate_columns
from desktop.views.bank_settling import BankRow
from desktop.views.buttons import button, with_shortcut
from desktop.views.customer_suggestions import suggesting
from desktop.views.labels import Sentence, heading, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.search import CustomerSearch
from desktop.views.suggestions import Suggestion
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr

Search = Callable[[str], Sequence[CustomerLine]]


class BankPerson(QWidget):
    """Shows one line; `given` carries the number and the name of the customer it is given to."""

    given = Signal(str, str)
    accept_asked = Signal()
    aside_asked = Signal()
    left = Signal()

    def __init__(self, tasks: TaskRunner, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}
        self._amount = heading(times=1.4)
        self._said, self._goes = Sentence(), Sentence()
        self.candidates: RowsModel[Candidate] = RowsModel(
            candidate_columns(), key=lambda one: one.customer_no
        )
        self.table = TableView(self.candidates, Placeholder("user", tr("Nobody is pointed to")))
        self.table.setAccessibleName(tr("Candidates"))
        self.search = CustomerSearch(
            tasks, partial(self._find, suggesting(search)), tr("Number, name, pinyin (Ctrl+F)")
        )
        self._lay_out()
        self.table.opened.connect(self._pick)
        self.search.chosen.connect(lambda number: self.given.emit(number, self._names.get(number, "")))
        self.search.left.connect(self.left)
        find = QShortcut(QKeySequence("Ctrl+F"), self, self.ask)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.table, self.left.emit)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def words(self) -> str:
        """What is said of the line."""
        return " ".join(filter(None, (self._said.text(), self._goes.text())))

    def show_row(self, row: BankRow | None) -> None:
        """Show another line, or none."""
        self.setEnabled(row is not None)
        self.candidates.show(row.match.candidates if row else ())
        self._amount.setText(row.line.amount.grouped() if row else "")
        self._said.say(_said(row) if row else "")
        self._goes.say(_goes(row) if row else "")
        tint(self._goes, Tone.WARNING if row and row.match.refused else Tone.ACCENT)
        if row and row.match.candidates:
            self.table.selectRow(0)

    def ask(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self) -> None:
        """Put the keyboard to the candidates, or into the search where there is none or one."""
        if len(self.candidates.rows) > 1:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ask()

    def _find(self, find: Callable[[str], list[Suggestion]], text: str) -> Sequence[Suggestion]:
        found = find(text)
        self._names = {one.key: one.title for one in found}
        return found

    def _pick(self, number: object) -> None:
        for one in self.candidates.rows:
            if one.customer_no == number:
                self.given.emit(one.customer_no, one.name)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(button(with_shortcut(tr("Post"), "Space"), self.accept_asked.emit, icon_name="check"))
        acts.addWidget(button(with_shortcut(tr("Set aside"), "Del"), self.aside_asked.emit))
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._amount)
        column.addWidget(self._said)
        column.addWidget(self._goes)
        column.addLayout(acts)
        column.addSpacing(UNIT)
        column.addWidget(QLabel(tr("Whose it may be (Enter picks)")))
        column.addWidget(self.table, 1)
        column.addWidget(QLabel(tr("Or anybody else")))
        column.addWidget(self.search)


def _said(row: BankRow) -> str:
    line = row.line
    parts = (
        tr("row {row}", row=line.row),
        line.on.isoformat(),
        line.time,
        line.payer,
        line.payer_account,
        line.remark,
        line.transaction_no,
    )
    return "  ·  ".join(filter(None, parts))


def _goes(row: BankRow) -> str:
    """Say that a line is a top-up and where it goes, or why it is left to the clerk."""
    if row.match.refused:
        return refusal_text(row.match.refused)
    if row.topup is None:
        return ""
    return tr(
        "Top-up: debt recovered {debt}, energy credit {energy}.",
        debt=row.topup.debt_recovered.grouped(),
        energy=row.topup.energy_credit.grouped(),
    )
