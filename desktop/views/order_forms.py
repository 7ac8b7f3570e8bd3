"""What is written down of a work order: the result of a line, and why an order is cancelled."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from desktop.domain.errors import MovedBefore, Refusal, StepBeforeLast
from desktop.domain.meter_orders import LineResult, MeterOrder, OrderLine, Result
from desktop.services.meter_orders import MeterOrderService
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Field
from desktop.views.meter_change_fields import MeterChangeFields, read_count
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import tr
from desktop.wording.meters import result_text


class OrderResultForm(SideForm):
    """Collects what came of one line; `saved` carries the order."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, orders: MeterOrderService, today: Callable[[], date]
    ) -> None:
        super().__init__(tasks, notifier)
        self._orders, self._today = orders, today
        self._order_no = self._customer_no = ""
        results = (Result.DONE, Result.FAILED)
        self.result = ChoiceField[Result]([(one, result_text(one)) for one in results])
        self.meter = TextField(required=True)
        self.reading = TextField(required=True, read=read_count)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reason = TextField(required=True)
        self.on, self.person = DateField(today), TextField()
        for label, field in (
            (tr("Result"), self.result),
            (tr("New meter"), self.meter),
            (tr("Last reading"), self.reading),
            (tr("Reason"), self.reason),
            (tr("Date"), self.on),
            (tr("Person"), self.person),
        ):
            self.form.add(label, field)
        self.change = MeterChangeFields(self.form, self.meter, self.reading)
        self.result.currentIndexChanged.connect(lambda _: self._follow())
        self.listen_for_enter()

    def begin(self, order: MeterOrder, line: OrderLine) -> None:
        """Ask for the result of a line; the keyboard begins where something is missing."""
        self._order_no, self._customer_no = order.number, line.customer_no
        with self.filling(tr("Result of {name}", name=line.name)):
            for field in (self.reading, self.reason, self.person):
                field.clear()
            self.change.clear()
            self.meter.setText(line.new_meter)
            self.on.set_value(min(order.planned_on, self._today()))
            self.result.set_value(Result.DONE)
            self._follow()
        first = self.reading if line.new_meter else self.meter
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        if self.result.value() is Result.FAILED:
            self.change.stand_among(())
            self.form.show_only({self.result, self.reason, self.on, self.person})
        else:
            self.change.stand_among((self.result, self.meter, self.reading, self.on, self.person))

    def _save(self) -> None:
        is_done = self.result.value() is Result.DONE
        person = self.person.text().strip()
        told = LineResult(
            self._order_no,
            self._customer_no,
            Result.DONE if is_done else Result.FAILED,
            self.on.value(),
            self.meter.text().strip() if is_done else "",
            read_count(self.reading.text()) if is_done else None,
            "" if is_done else self.reason.text().strip(),
            person,
            self.change.value(person),
        )
        self.post(partial(_enter, self._orders, told, self._today()))

    def _field_of(self, refusal: Refusal) -> Field | None:
        about_day = isinstance(refusal, StepBeforeLast | MovedBefore)
        return self.on if about_day else self.change.field_of(refusal)


class OrderCancelForm(SideForm):
    """Collects why an order is cancelled; `saved` carries the order."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, orders: MeterOrderService, today: Callable[[], date]
    ) -> None:
        super().__init__(tasks, notifier)
        self._orders, self._today = orders, today
        self._order_no = ""
        self.on, self.reason = DateField(today), TextField(required=True)
        self.form.add(tr("Date"), self.on)
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, order: MeterOrder) -> None:
        """Ask for the reason."""
        self._order_no = order.number
        with self.filling(tr("Cancel {number}", number=order.number)):
            self.on.set_value(self._today())
            self.reason.clear()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        on = self.on.value() or self._today()
        self.post(partial(_cancel, self._orders, self._order_no, on, self.reason.text()))

    def _field_of(self, refusal: Refusal) -> Field | None:
        return self.on if isinstance(refusal, MovedBefore) else None


def _enter(orders: MeterOrderService, told: LineResult, on: date, _progress: Progress) -> MeterOrder:
    return orders.enter(told, on)


def _cancel(orders: MeterOrderService, number: str, on: date, reason: str, _progress: Progress) -> MeterOrder:
    return orders.cancel(number, on, reason)
