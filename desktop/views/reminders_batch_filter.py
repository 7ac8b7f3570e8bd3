"""Whom a batch of reminders is for: the stage, the place, the least amount and the template."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.sms import SmsStage, SmsTemplate
from desktop.domain.sms_batch import SmsWanted
from desktop.domain.sms_times import Reach
from desktop.views.fields import AmountField, CheckField, ChoiceField
from desktop.views.labels import remark
from desktop.views.place_choice import PlaceChoice
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.sms import sms_stage_text

if TYPE_CHECKING:
    from desktop.services.sms import SmsService


class BatchFilterRow(QWidget):
    """The fields in one row; `changed` comes with every change."""

    changed = Signal()

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        stages = [(stage, sms_stage_text(stage)) for stage in SmsStage]
        self.stage = ChoiceField[SmsStage | None]([(None, tr("All stages")), *stages])
        self.template = ChoiceField[str]([("", tr("The stage's first template"))])
        self.place = PlaceChoice(desk.tasks, desk.customers, self)
        self.least = AmountField()
        self.everyone = CheckField(tr("Everyone in the stage"))
        self._lay_out()
        self.place.changed.connect(self.changed)
        for field in (self.stage, self.template, self.least, self.everyone):
            field.edited.connect(self.changed)

    def load(self) -> None:
        """Read the stations and the templates."""
        self.place.load()
        work = partial(_templates, self._desk.sms)
        self._desk.tasks.run(self, work, self._offer, latest="templates")

    def value(self) -> SmsWanted:
        """Return whom the batch is for; the day is the business date's."""
        station, area = self.place.value()
        return SmsWanted(
            on=self._desk.today(),
            stage=self.stage.value(),
            station=station,
            area=area,
            least=self.least.value_or_zero(),
            reach=Reach.EVERYONE if self.everyone.isChecked() else Reach.SCHEDULED,
            template=self.template.value() or "",
        )

    def _offer(self, templates: Sequence[SmsTemplate]) -> None:
        names = [(template.name, template.name) for template in templates]
        with QSignalBlocker(self.template):
            self.template.set_choices([("", tr("The stage's first template")), *names])

    def _lay_out(self) -> None:
        self.stage.setAccessibleName(tr("Stage"))
        self.template.setAccessibleName(tr("Template"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for field in (self.stage, self.template, self.place.station, self.place.area):
            field.setMinimumWidth(10 * UNIT)
            field.setMaximumWidth(24 * UNIT)
            row.addWidget(field, 1)
        words = remark(tr("At least"))
        words.setBuddy(self.least)
        self.least.setAccessibleName(words.text())
        self.least.setFixedWidth(13 * UNIT)
        for part in (words, self.least, self.everyone):
            row.addWidget(part)
        row.addStretch(1)


def _templates(sms: "SmsService", _progress: Progress) -> Sequence[SmsTemplate]:
    return sms.templates()
