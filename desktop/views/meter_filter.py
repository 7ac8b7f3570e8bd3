"""Which meters the list shows: by number or holder, by where they are, by maker."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.meters import MeterState, StockFilter
from desktop.views.customers_filter import FilterText
from desktop.views.fields import ChoiceField
from desktop.views.pausing_filter import PausingFilter
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.meters import state_text


class MeterFilterRow(PausingFilter):
    """The fields in one row; `changed` comes once the clerk has paused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FilterText(tr("Filter this list"))
        states = [(state, state_text(state)) for state in MeterState]
        self.state = ChoiceField[MeterState | None]([(None, tr("All states")), *states])
        self.state.setAccessibleName(tr("State"))
        self.maker = ChoiceField[str | None]([(None, tr("All makers"))])
        self.maker.setAccessibleName(tr("Maker"))
        self._lay_out()
        self.text.textChanged.connect(self._pause.start)
        for field in (self.state, self.maker):
            field.edited.connect(self._pause.start)

    def value(self) -> StockFilter:
        """Return the filter."""
        return StockFilter(self.text.text(), self.state.value(), self.maker.value())

    def offer(self, makers: Sequence[str]) -> None:
        """Offer these makers, without asking for the list again."""
        self.maker.blockSignals(True)
        named = [(name, name) for name in makers]
        self.maker.set_choices([(None, tr("All makers")), *named, ("", tr("maker not known"))])
        self.maker.blockSignals(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.text, 3)
        for choice in (self.state, self.maker):
            choice.setMaximumWidth(24 * UNIT)
            row.addWidget(choice, 2)
