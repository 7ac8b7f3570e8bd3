"""What a top-up comes to: money in, debt recovered, energy credit, and what is left of the debt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.topups import DebtRecovery, TopUp
from desktop.views import theme
from desktop.views.labels import Sentence, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.recovery_modes import recovery_text


class TopUpOutcome(QWidget):
    """Tells a top-up in four amounts and the mode of recovery."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (
            tr("Debt recovered"),
            tr("Energy credit"),
            tr("Debt left"),
            tr("Energy bought so far"),
            tr("Fee held, untouched"),
        )
        self._cells = [(remark(name), QLabel()) for name in names]
        self._mode = tint(Sentence(), Tone.MUTED)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(2, 1)
        for at, (name, amount) in enumerate(self._cells):
            grid.addWidget(name, at, 0)
            grid.addWidget(amount, at, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._mode, len(self._cells), 0, 1, 3)
        for _, amount in self._cells[:2]:
            amount.setFont(theme.strong(amount.font()))

    @property
    def words(self) -> str:
        """Everything that is told, as a reader would say it."""
        shown = [cells for cells in self._cells if not cells[0].isHidden()]
        told = [f"{name.text()} {amount.text()}" for name, amount in shown]
        return ", ".join((*told, self._mode.text()))

    def show_top_up(self, top_up: TopUp, recovery: DebtRecovery) -> None:
        """Show what a top-up comes to."""
        amounts = (
            top_up.debt_recovered,
            top_up.energy_credit,
            top_up.debt_left,
            top_up.energy_bought,
            top_up.fees_held,
        )
        for (name, cell), amount in zip(self._cells, amounts, strict=True):
            cell.setText(amount.grouped())
            cell.setAccessibleName(f"{name.text()} {amount.grouped()}")
        for cell in self._cells[-1]:
            cell.setVisible(bool(top_up.fees_held))
        tint(self._cells[0][1], Tone.GOOD if top_up.debt_recovered else Tone.MUTED)
        tint(self._cells[1][1], Tone.ACCENT if top_up.energy_credit else Tone.MUTED)
        self._mode.say(tr("Debt recovered from top-ups: {mode}", mode=recovery_text(recovery, top_up.on)))
