"""A period beside the list: why it cannot be closed, or what it was closed with and what came since."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.documents.closing_words import state_text
from desktop.documents.words import percent
from desktop.domain.closing import AdjustedLine, Close, PeriodState, cumulative
from desktop.domain.money import Money
from desktop.domain.recovery import Part, rate
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.scrolling import clear
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_SHORT = 16
"""So much of a hash is shown; the rest stands in its tooltip."""


class ClosingCard(QWidget):
    """Shows the period that the list stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = heading(times=1.3)
        self.standing = Sentence()
        self._facts, self._sums = QWidget(), QWidget()
        self._facts_grid, self._sums_grid = QGridLayout(self._facts), QGridLayout(self._sums)
        for grid in (self._facts_grid, self._sums_grid):
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(UNIT)
            grid.setVerticalSpacing(UNIT // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for part in (self.title, self.standing, self._facts, self._sums):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """Everything that it says."""
        return " ".join(label.text() for label in self.findChildren(QLabel) if not label.isHidden())

    def show_state(self, state: PeriodState | None) -> None:
        """Show a period, or that none is chosen."""
        for grid in (self._facts_grid, self._sums_grid):
            clear(grid)
        self.title.setText(state.period.dashed if state else "")
        self.standing.say(_standing(state) if state else tr("Choose a period."))
        if state is not None and state.close is not None and state.total is not None:
            self._tell_close(state.close)
            self._tell_sums(state.total)

    def _tell_close(self, close: Close) -> None:
        short = QLabel(f"{close.head.seq:,} · {close.head.hash[:_SHORT]}…")
        short.setToolTip(close.head.hash)
        facts = (
            (tr("Figures as of"), QLabel(close.period.last_day.isoformat())),
            (tr("Closed on"), QLabel(close.closed_on.isoformat())),
            (tr("By"), QLabel(close.by)),
            (tr("Record of the chain"), short),
        )
        for at, (words, value) in enumerate(facts):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts_grid.addWidget(remark(words), at, 0)
            self._facts_grid.addWidget(value, at, 1)
        self._facts_grid.setColumnStretch(1, 1)

    def _tell_sums(self, total: AdjustedLine) -> None:
        """Tell each figure under its name: beside it no large amount would have room."""
        grid, right = self._sums_grid, Qt.AlignmentFlag.AlignRight
        for at, words in enumerate((tr("Frozen"), tr("Adjustment"), tr("Now"))):
            grid.addWidget(remark(words), 0, at, right)
            grid.setColumnStretch(at, 1)
        frozen, now = (cumulative(total, values) for values in (total.frozen, total.now))
        rows = (
            _amount(tr("Receivable"), frozen.receivable, now.receivable),
            _amount(tr("Received"), frozen.received, now.received),
            _amount(tr("Outstanding"), frozen.outstanding, now.outstanding),
            (tr("Rate"), (QLabel(_rate(frozen)), QLabel(), QLabel(_rate(now)))),
        )
        for number, (name, labels) in enumerate(rows):
            row = 2 * number + 1
            grid.addWidget(remark(name), row, 0, 1, 3)
            for at, label in enumerate(labels):
                grid.addWidget(label, row + 1, at, right)


def _standing(state: PeriodState) -> str:
    if state.close is None:
        day = state.period.last_day.isoformat()
        if state.is_closable:
            return tr("It ended on {day} and can be closed; closing freezes its figures for ever.", day=day)
        return tr("It ends on {day} and cannot be closed before.", day=day)
    if not state.entries:
        return f"{state_text(state)} · {tr('Nothing has been posted into it since.')}"
    return tr("closed · posted into it since: {count} entries", count=f"{state.entries:,}")


def _amount(name: str, frozen: int, now: int) -> tuple[str, tuple[QLabel, QLabel, QLabel]]:
    then, since, today = (QLabel(Money(fen).grouped()) for fen in (frozen, now - frozen, now))
    return name, (then, tint(since, Tone.WARNING if now != frozen else Tone.MUTED), today)


def _rate(part: Part) -> str:
    return percent(rate(part.received, part.receivable))
