"""Which vending requests a list shows: how far they are, and a text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.vending import OPEN, VendFilter, VendState
from desktop.views.customers_filter import FilterText
from desktop.views.fields import ChoiceField
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.vending import state_text

States = tuple[VendState, ...]


class VendingFilterRow(QWidget):
    """Fields in one row; `changed` says that something else is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        one_each = [((state,), state_text(state)) for state in VendState]
        self.state = ChoiceField[States]([(OPEN, tr("No token yet")), *one_each, ((), tr("All"))])
        self.state.setAccessibleName(tr("State"))
        self.text = FilterText(tr("Filter this list"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.state, 1)
        row.addWidget(self.text, 2)
        self.state.edited.connect(self.changed)
        self.text.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> VendFilter:
        """Return the filter."""
        return VendFilter(self.state.value() or (), self.text.text().strip())
