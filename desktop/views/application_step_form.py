"""A step of an application: accepted with a customer number, ended with a reason, connected with a meter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.applications import Application
from desktop.domain.customers import customer_number
from desktop.domain.errors import (
    BadCustomerNumber,
    BadMeterNumber,
    CustomerExists,
    MeterTaken,
    NoFreeNumber,
    ReasonMissing,
    Refusal,
    StepBeforeLast,
)
from desktop.domain.meters import meter_number
from desktop.views.application_desk import ApplicationDesk
from desktop.views.date_field import DateField
from desktop.views.fields import TextField
from desktop.views.labels import Sentence, tint
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.theme import Tone
from desktop.wording import refusal_text, tr


@dataclass(frozen=True, slots=True)
class Typed:
    """What a step was typed with; only what the step asks for is filled in."""

    on: date
    customer_no: str
    reason: str
    meter: str


Act = Callable[[Typed], Application]


class ApplicationStepForm(SideForm):
    """Asks for the day and what one step needs; `saved` carries the `Application`."""

    def __init__(self, desk: ApplicationDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk.tasks, desk.notifier, parent)
        self._desk = desk
        self._act: Act | None = None
        self.day = DateField(desk.today)
        self.number = TextField(read=customer_number)
        self.reason = TextField(required=True)
        self.meter = TextField(required=True, read=meter_number)
        self.form.add(tr("Date"), self.day)
        self.form.add(tr("Customer no."), self.number)
        self.form.add(tr("Reason"), self.reason)
        self.form.add(tr("Meter no."), self.meter)
        self.refused = tint(Sentence(), Tone.DANGER)
        self.add_under_form(self.refused)
        self.listen_for_enter()

    def begin_accept(self, row: Application) -> None:
        """Ask for the number of the customer; the next free one stands there when it is left empty."""
        self._begin(tr("Accept {name}", name=row.name), self.number, partial(_accept, self._desk, row.number))
        self.number.setPlaceholderText("")
        self.tasks.run(self, partial(_next, self._desk), self._offer, latest="next-number")

    def begin_refuse(self, row: Application) -> None:
        """Ask why it is refused."""
        self._begin(tr("Refuse {name}", name=row.name), self.reason, partial(_refuse, self._desk, row.number))

    def begin_withdraw(self, row: Application) -> None:
        """Ask why the applicant withdraws."""
        title = tr("{name} withdraws", name=row.name)
        self._begin(title, self.reason, partial(_withdraw, self._desk, row.number))

    def begin_meter(self, row: Application) -> None:
        """Ask for the meter that was installed."""
        self._begin(
            tr("Meter of {name}", name=row.name), self.meter, partial(_connect, self._desk, row.number)
        )

    def _begin(self, title: str, wanted: TextField, act: Act) -> None:
        self._act = act
        with self.filling(title):
            self.day.set_value(self._desk.today())
            for field in (self.number, self.reason, self.meter):
                field.clear()
        self.refused.say("")
        self.form.show_only([self.day, wanted])
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, number: str) -> None:
        words = tr("else {number}", number=number) if number else tr("to be typed")
        self.number.setPlaceholderText(words)

    def _save(self) -> None:
        day = self.day.value()
        assert self._act is not None and day is not None
        self.refused.say("")
        typed = Typed(day, self.number.text(), self.reason.text(), self.meter.text())
        self.post(partial(_do, self._act, typed))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        fields: dict[type[Refusal], TextField] = {
            BadCustomerNumber: self.number,
            CustomerExists: self.number,
            NoFreeNumber: self.number,
            BadMeterNumber: self.meter,
            MeterTaken: self.meter,
            ReasonMissing: self.reason,
            StepBeforeLast: self.day,
        }
        if (field := fields.get(type(refusal))) is not None:
            self.form.tell(field, refusal_text(refusal))
        else:
            self.refused.say(refusal_text(refusal))
        return True


def _next(desk: ApplicationDesk, _progress: Progress) -> str:
    return desk.applications.next_number()


def _accept(desk: ApplicationDesk, number: str, typed: Typed) -> Application:
    return desk.applications.accept(number, typed.on, customer_no=typed.customer_no)


def _refuse(desk: ApplicationDesk, number: str, typed: Typed) -> Application:
    return desk.applications.refuse(number, typed.on, typed.reason)


def _withdraw(desk: ApplicationDesk, number: str, typed: Typed) -> Application:
    return desk.applications.withdraw(number, typed.on, typed.reason)


def _connect(desk: ApplicationDesk, number: str, typed: Typed) -> Application:
    return desk.applications.connect(number, typed.meter, typed.on)


def _do(act: Act, typed: Typed, _progress: Progress) -> Application:
    return act(typed)
