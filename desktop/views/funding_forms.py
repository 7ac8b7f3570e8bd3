"""What is written down of a fiscally-funded payer: its funding, a plan of instalments, why a plan ends."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import InstalmentBeforePlan, InstalmentTwice, PlanEndsBefore, Refusal
from desktop.domain.funding import Funding, Payer, PlanDraft, evenly
from desktop.services.funding import FundingService
from desktop.views.buttons import button
from desktop.views.date_field import DateField
from desktop.views.fields import AmountField, ChoiceField, TextField
from desktop.views.funding_instalments import read_instalments, write_instalments
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr
from desktop.wording.funding import month_text

_PARTS = (2, 3, 4, 6, 9, 12)


class _PayersForm(SideForm):
    """What the forms about one payer have in common."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        funding: FundingService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._funding = funding
        self._today = today
        self._customer_no = ""


class FundingForm(_PayersForm):
    """Collects how a payer gets its money; `saved` carries the payer."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, funding: FundingService, today: Callable[[], date]
    ) -> None:
        super().__init__(tasks, notifier, funding, today)
        self.source = TextField(hint=tr("Finance bureau, education funds"))
        self.month = ChoiceField([(month, month_text(month)) for month in range(13)])
        self.contact = TextField()
        self.phone = TextField()
        self.collector = TextField()
        self.form.add(tr("Source of the money"), self.source)
        self.form.add(tr("Money comes in"), self.month)
        self.form.add(tr("Contact"), self.contact)
        self.form.add(tr("Phone"), self.phone)
        self.form.add(tr("Collector"), self.collector)
        self.listen_for_enter()

    def begin(self, payer: Payer) -> None:
        """Show what is known of a payer."""
        facts = payer.funding
        self._customer_no = payer.customer_no
        with self.filling(tr("Funding of {name}", name=payer.name)):
            self.month.set_value(facts.month)
            for field, text in (
                (self.source, facts.source),
                (self.contact, facts.contact),
                (self.phone, facts.phone),
                (self.collector, facts.collector),
            ):
                field.setText(text)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        facts = Funding(
            self._customer_no,
            self.source.text(),
            self.month.value() or 0,
            self.contact.text(),
            self.phone.text(),
            self.collector.text(),
        )
        self.post(partial(_set, self._funding, facts, self._today()))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        return False


class PlanForm(_PayersForm):
    """Collects a plan of instalments, parted evenly or typed; `saved` carries the payer."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, funding: FundingService, today: Callable[[], date]
    ) -> None:
        super().__init__(tasks, notifier, funding, today)
        self.made_on = DateField(today)
        self.amount = AmountField()
        self.parts = ChoiceField([(parts, str(parts)) for parts in _PARTS])
        self.first = DateField(today, required=False)
        self.instalments = TextField(
            required=True, read=self._read, hint=tr("2012-06-15 20000; 2012-07-15 30000")
        )
        self.person = TextField()
        self.note = TextField()
        self._put_together()

    def begin(self, payer: Payer) -> None:
        """Begin a plan over what a payer owes."""
        self._customer_no = payer.customer_no
        with self.filling(tr("Plan of payment of {name}", name=payer.name)):
            self.made_on.set_value(self._today())
            self.amount.setText("")
            if payer.owes:
                self.amount.setText(f"{payer.owes // 100}.{payer.owes % 100:02d}")
            for field in (self.first, self.instalments, self.note):
                field.clear()
            self.person.setText(payer.funding.collector)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def part_evenly(self) -> None:
        """Write the amount into the instalments in even monthly parts from the first day on."""
        amount, parts, first = self.amount.value(), self.parts.value(), self.first.value()
        if not amount or parts is None:
            self.form.tell(self.amount, tr("Please fill this in."))
        elif first is None:
            self.form.tell(self.first, self.first.problem() or tr("Please fill this in."))
        else:
            self.instalments.setText(write_instalments(evenly(amount.fen, parts, first)))
            self.instalments.setCursorPosition(0)
            self.instalments.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, text: str) -> object:
        return read_instalments(text, self._today())

    def _save(self) -> None:
        made_on = self.made_on.value()
        assert made_on is not None
        draft = PlanDraft(
            self._customer_no,
            made_on,
            read_instalments(self.instalments.text(), self._today()),
            self.person.text(),
            self.note.text(),
        )
        self.post(partial(_agree, self._funding, draft))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, InstalmentBeforePlan | InstalmentTwice):
            self.form.tell(self.instalments, refusal_text(refusal))
            return True
        return False

    def _put_together(self) -> None:
        self.form.add(tr("Agreed on"), self.made_on)
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Monthly parts"), self.parts)
        self.form.add(tr("First due on"), self.first)
        self.form.add(tr("Instalments"), self.instalments)
        self.form.add(tr("Agreed with us by"), self.person)
        self.form.add(tr("Note"), self.note)
        self.add_under_form(
            button(tr("Part evenly"), self.part_evenly, icon_name="calendar", shortcut="Ctrl+P")
        )
        self.listen_for_enter()


class PlanEndForm(_PayersForm):
    """Collects why a plan is ended; `saved` carries the payer."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, funding: FundingService, today: Callable[[], date]
    ) -> None:
        super().__init__(tasks, notifier, funding, today)
        self.on = DateField(today)
        self.reason = TextField(required=True)
        self.form.add(tr("Ended on"), self.on)
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, payer: Payer) -> None:
        """Ask for the day and the reason."""
        self._customer_no = payer.customer_no
        with self.filling(tr("End the plan of {name}", name=payer.name)):
            self.on.set_value(self._today())
            self.reason.clear()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        on = self.on.value()
        assert on is not None
        self.post(partial(_end, self._funding, self._customer_no, on, self.reason.text()))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, PlanEndsBefore):
            self.form.tell(self.on, refusal_text(refusal))
            return True
        return False


def _set(funding: FundingService, facts: Funding, on: date, _progress: Progress) -> Payer:
    return funding.set(facts, on)


def _agree(funding: FundingService, draft: PlanDraft, _progress: Progress) -> Payer:
    return funding.agree(draft)


def _end(funding: FundingService, customer_no: str, on: date, reason: str, _progress: Progress) -> Payer:
    return funding.end(customer_no, on, reason)
