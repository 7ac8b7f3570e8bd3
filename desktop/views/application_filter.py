"""Which applications the list shows: by a text, where they stand, and the station."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.applications import ApplicationFilter, ApplicationState
from desktop.views.customers_filter import FilterText
from desktop.views.fields import ChoiceField
from desktop.views.pausing_filter import PausingFilter
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.applications import application_state_text


class ApplicationFilterRow(PausingFilter):
    """The fields in one row; `changed` comes once the clerk has paused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FilterText(tr("Filter this list"))
        states = [(state, application_state_text(state)) for state in ApplicationState]
        self.state = ChoiceField[ApplicationState | None]([(None, tr("All states")), *states])
        self.state.setAccessibleName(tr("State"))
        self.station = ChoiceField[str]([("", tr("All stations"))])
        self.station.setAccessibleName(tr("Station"))
        self._lay_out()
        self.text.textChanged.connect(self._pause.start)
        for field in (self.state, self.station):
            field.edited.connect(self._pause.start)

    def value(self) -> ApplicationFilter:
        """Return the filter."""
        return ApplicationFilter(self.state.value(), self.station.value() or "", self.text.text())

    def offer(self, stations: Sequence[str]) -> None:
        """Offer these stations, without asking for the list again."""
        with QSignalBlocker(self.station):
            self.station.set_choices([("", tr("All stations")), *((name, name) for name in stations)])

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.text, 3)
        for choice in (self.state, self.station):
            choice.setMaximumWidth(24 * UNIT)
            row.addWidget(choice, 2)
