"""What an act will do, shown before it is done: in sentences, and as sums now and afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.acts import Foreseen, Standing
from desktop.domain.money import Money
from desktop.domain.topups import DebtRecovery, TopUp
from desktop.views import theme
from desktop.views.act_words import foreseen_words
from desktop.views.labels import Sentence, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.views.topup_outcome import TopUpOutcome
from desktop.wording import tr


class ForesightPanel(QWidget):
    """Says what will be done, or why it will not be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Sentence()
        self._problem = Sentence()
        self._problem.setObjectName("error")
        self._own, self._payee = _Standings(), _Standings()
        self._top_up = TopUpOutcome()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._problem, self._words, self._own, self._payee, self._top_up):
            column.addWidget(part)
        self.clear()

    @property
    def words(self) -> str:
        """Everything that is said of what will be done."""
        grids = [grid.words for grid in self._grids() if not grid.isHidden()]
        return "\n".join(filter(None, (self._words.text(), *grids)))

    @property
    def problem(self) -> str:
        """Why it will not be done."""
        return self._problem.text()

    def clear(self) -> None:
        """Say nothing: what was typed is not complete."""
        self._problem.say("")
        self._words.say("")
        for grid in self._grids():
            grid.hide()

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Show what will be done."""
        self._problem.say("")
        self._words.say("\n".join(foreseen_words(foreseen)))
        self._own.show_standings(foreseen.before, foreseen.after)
        if foreseen.payee_before and foreseen.payee_after:
            self._payee.show_standings(foreseen.payee_before, foreseen.payee_after)
        self._own.show()
        self._payee.setVisible(foreseen.payee_after is not None)

    def show_top_up(self, top_up: TopUp, recovery: DebtRecovery) -> None:
        """Show what a top-up will recover and give, and by which mode."""
        self.clear()
        self._top_up.show_top_up(top_up, recovery)
        self._top_up.show()

    def refuse(self, problem: str) -> None:
        """Say why it will not be done."""
        self.clear()
        self._problem.say(problem)

    def _grids(self) -> "tuple[_Standings | TopUpOutcome, ...]":
        return self._own, self._payee, self._top_up


class _Standings(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setFont(theme.strong(self._name.font()))
        self._cells: list[tuple[QLabel, QLabel, QLabel]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self._name, 0, 0, 1, 4)
        for at, words in enumerate((tr("Now"), tr("Afterwards")), 1):
            grid.addWidget(remark(words), 1, at, Qt.AlignmentFlag.AlignRight)
        names = (tr("Principal owed"), tr("Penalty owed"), tr("Prestored"), tr("Energy credit"))
        for at, words in enumerate(names, 2):
            cells = (remark(words), QLabel(), QLabel())
            for across, cell in enumerate(cells):
                side = Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
                grid.addWidget(cell, at, across, side)
            self._cells.append(cells)

    @property
    def words(self) -> str:
        shown = (cells for cells in self._cells if not cells[0].isHidden())
        rows = (f"{label.text()} {now.text()} → {then.text()}" for label, now, then in shown)
        return f"{self._name.text()}: {', '.join(rows)}"

    def show_standings(self, before: Standing, after: Standing) -> None:
        self._name.setText(before.name)
        pairs = (
            (before.outstanding, after.outstanding),
            (before.penalty, after.penalty),
            (before.prestored, after.prestored),
            (before.energy, after.energy),
        )
        for cells, (now, then) in zip(self._cells, pairs, strict=True):
            _show(cells, now, then)
        for cell in self._cells[-1]:
            cell.setVisible(bool(before.energy or after.energy))


def _show(cells: tuple[QLabel, QLabel, QLabel], now: Money, then: Money) -> None:
    label, left, right = cells
    left.setText(now.grouped())
    right.setText(then.grouped())
    right.setAccessibleName(f"{label.text()} {then.grouped()}")
    tint(left, Tone.MUTED)
    tint(right, Tone.MUTED if now == then else Tone.ACCENT)
