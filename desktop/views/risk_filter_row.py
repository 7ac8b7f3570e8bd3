"""Which customers the warning lists: of a level, of a place, by how far a measure is, by a text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.risk import Level
from desktop.domain.risk_filter import Followed, RiskFilter
from desktop.views.customers_filter import FilterText
from desktop.views.fields import ChoiceField
from desktop.views.pausing_filter import PausingFilter
from desktop.views.place_choice import PlaceChoice
from desktop.views.risk_desk import RiskDesk
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.risk import followed_text

_MILLISECONDS_BEFORE_ASKING = 250


class RiskFilterRow(PausingFilter):
    """Fields in one row; `changed` comes once the clerk has paused, `done` when the list is meant."""

    done = Signal()

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, milliseconds=_MILLISECONDS_BEFORE_ASKING)
        self.level = ChoiceField[Level](
            [
                (Level.WATCH, tr("Watch and above")),
                (Level.WARN, tr("Warn and above")),
                (Level.ACT, tr("Act only")),
                (Level.NONE, tr("Everybody")),
            ]
        )
        self.followed = ChoiceField[Followed]([(how, followed_text(how)) for how in Followed])
        self.place = PlaceChoice(desk.tasks, desk.customers, self)
        self.text = FilterText(tr("Filter this list"))
        self._lay_out()
        self._listen()

    def value(self) -> RiskFilter:
        """Return the filter."""
        station, area = self.place.value()
        level = self.level.value()
        return RiskFilter(
            Level.WATCH if level is None else level,
            station,
            area,
            self.text.text().strip(),
            followed=self.followed.value() or Followed.ANY,
        )

    def words(self) -> str:
        """Say which levels are listed."""
        return self.level.currentText()

    def _listen(self) -> None:
        self.text.done.connect(self.done)
        self.text.textChanged.connect(self._pause.start)
        for field in (self.level, self.followed):
            field.edited.connect(self._pause.start)
        self.place.changed.connect(self._pause.start)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        self.level.setAccessibleName(tr("Level"))
        self.followed.setAccessibleName(tr("Measure"))
        for field in (self.level, self.followed, self.place.station, self.place.area):
            row.addWidget(field, 2)
        row.addWidget(self.text, 3)
