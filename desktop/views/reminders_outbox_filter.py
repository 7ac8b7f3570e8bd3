"""Which messages the outbox shows: in which state, of which stage, place and days."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.sms import SmsFilter, SmsStage, SmsState
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField
from desktop.views.labels import remark
from desktop.views.pausing_filter import PausingFilter
from desktop.views.place_choice import PlaceChoice
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.sms import sms_stage_text, sms_state_text


class OutboxFilterRow(PausingFilter):
    """The fields in one row; `changed` comes once the clerk has paused."""

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        states = [(state, sms_state_text(state)) for state in SmsState]
        stages = [(stage, sms_stage_text(stage)) for stage in SmsStage]
        self.state = ChoiceField[SmsState | None]([(None, tr("All states")), *states])
        self.stage = ChoiceField[SmsStage | None]([(None, tr("All stages")), *stages])
        self.place = PlaceChoice(desk.tasks, desk.customers, self)
        self.since = DateField(desk.today, required=False)
        self.until = DateField(desk.today, required=False)
        self._lay_out()
        self.place.changed.connect(self._pause.start)
        for field in (self.state, self.stage, self.since, self.until):
            field.edited.connect(self._pause.start)

    def value(self) -> SmsFilter:
        """Return the filter; a day that cannot be read bounds nothing."""
        station, area = self.place.value()
        return SmsFilter(
            state=self.state.value(),
            stage=self.stage.value(),
            station=station,
            area=area,
            since=self.since.value(),
            until=self.until.value(),
        )

    def _lay_out(self) -> None:
        self.state.setAccessibleName(tr("State"))
        self.stage.setAccessibleName(tr("Stage"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for field in (self.state, self.stage, self.place.station, self.place.area):
            field.setMinimumWidth(10 * UNIT)
            field.setMaximumWidth(22 * UNIT)
            row.addWidget(field, 1)
        for words, day in ((tr("From"), self.since), (tr("Until"), self.until)):
            day.setAccessibleName(words)
            day.setFixedWidth(17 * UNIT)
            row.addWidget(remark(words))
            row.addWidget(day)
        row.addStretch(1)
