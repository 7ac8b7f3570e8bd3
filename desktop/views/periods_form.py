"""Other periods of the stop-supply procedure from a day on, where the rules change."""

import re
from functools import partial

from PySide6.QtCore import Qt

from desktop.domain.errors import NotAWholeNumber, PeriodsExist, PeriodsUnsound, Refusal
from desktop.domain.stop_supply import PeriodRules, Periods
from desktop.views.date_field import DateField
from desktop.views.field_services import FieldServices
from desktop.views.fields import TextField
from desktop.views.labels import Sentence, tint
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.theme import Tone
from desktop.wording import refusal_text, tr


class PeriodsForm(SideForm):
    """Shows the periods in force and collects others; `saved` carries the rules."""

    def __init__(self, services: FieldServices) -> None:
        super().__init__(services.tasks, services.notifier)
        self._services = services
        self.effective_from = DateField(services.today)
        self.overdue_days, self.least, self.most, self.minutes, self.hours = (
            TextField(required=True, read=whole) for _ in range(5)
        )
        self._now = tint(Sentence(), Tone.MUTED)
        for words, field in (
            (tr("In force from"), self.effective_from),
            (tr("Overdue, more than days"), self.overdue_days),
            (tr("Notice, days before at least"), self.least),
            (tr("Notice, days before at most"), self.most),
            (tr("Told again, minutes before"), self.minutes),
            (tr("Restored within, hours"), self.hours),
        ):
            self.form.add(words, field)
        self.add_above_form(self._now)
        self.listen_for_enter()

    def begin(self) -> None:
        """Read the periods in force, and begin from them."""
        self._fill(PeriodRules())
        self.tasks.run(self, partial(_rules, self._services), self._fill, latest="rules")
        self.effective_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, rules: PeriodRules) -> None:
        if self.touched:
            return
        now = rules.on(self._services.today())
        with self.filling(tr("Periods of the stop-supply procedure")):
            self._now.say(tr("In force since {day}.", day=now.effective_from.isoformat()))
            self.effective_from.set_value(self._services.today())
            values = (now.overdue_days, now.notice_least, now.notice_most, now.told_minutes)
            for field, value in zip(self._fields(), (*values, now.reconnect_hours), strict=True):
                field.setText(str(value))

    def _fields(self) -> tuple[TextField, ...]:
        return self.overdue_days, self.least, self.most, self.minutes, self.hours

    def _save(self) -> None:
        on = self.effective_from.value()
        assert on is not None
        periods = Periods(on, *(whole(field.text()) for field in self._fields()))
        self.post(partial(_add, self._services, periods))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, PeriodsUnsound):
            self.form.tell(self.most, refusal_text(refusal))
        elif isinstance(refusal, PeriodsExist):
            self.form.tell(self.effective_from, refusal_text(refusal))
        return isinstance(refusal, PeriodsUnsound | PeriodsExist)


def whole(text: str) -> int:
    """Read a whole number of at most four digits."""
    if not re.fullmatch(r"[0-9]{1,4}", text.strip()):
        raise NotAWholeNumber(text)
    return int(text)


def _rules(services: FieldServices, _progress: Progress) -> PeriodRules:
    return services.stop_supply.periods()


def _add(services: FieldServices, periods: Periods, _progress: Progress) -> PeriodRules:
    return services.stop_supply.add_periods(periods)
