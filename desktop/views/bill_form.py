"""A bill made by hand: month, dates, amount and energy, with what is usual suggested."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.billing import BillDraft, free_number, usual_due_date
from desktop.domain.errors import BillExists, DueBeforeIssue, NotAWholeNumber, Refusal
from desktop.domain.money import ZERO, Money
from desktop.domain.months import Month
from desktop.domain.payments import AccountView
from desktop.services.bills import BillService
from desktop.views.date_field import DateField
from desktop.views.fields import AmountField, TextField
from desktop.views.forms import Field, Form
from desktop.views.labels import Sentence
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import TaskRunner
from desktop.wording import tr

_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class IssuedBill:
    """A bill that was posted, and what prestored money left unpaid of it."""

    draft: BillDraft
    unpaid: Money


class BillForm(SideForm):
    """Collects a bill of one customer; `saved` carries an `IssuedBill`."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        bills: BillService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._bills = bills
        self._today = today
        self._account: AccountView | None = None
        self._due_is_suggested = True
        self.month = TextField(required=True, read=Month.parse)
        self.amount = AmountField(required=True)
        self.kwh = TextField(read=whole_number)
        self.issued_on = DateField(today)
        self.due_on = DateField(today)
        self.number = TextField()
        self.twice = Sentence()
        self.twice.setObjectName("remark")
        self._put_fields(self.form)
        self.listen_for_enter()
        self._listen()

    def begin(self, account: AccountView) -> None:
        """Start a bill of this customer, for the month after its last one."""
        self._account = account
        self._due_is_suggested = True
        with self.filling(tr("New bill of {name}", name=account.name)):
            for field in (self.amount, self.kwh, self.number):
                field.clear()
            self.month.setText(str(_next_month(account, self._today())))
            self.issued_on.set_value(self._today())
            self._suggest()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_fields(self, form: Form) -> None:
        form.add(tr("Billing month"), self.month)
        form.add(tr("Amount"), self.amount)
        form.add("kWh", self.kwh)
        form.add(tr("Issued on"), self.issued_on)
        form.add(tr("Due on"), self.due_on)
        form.add(tr("Bill no."), self.number)
        self.add_under_form(self.twice)

    def _listen(self) -> None:
        self.due_on.textEdited.connect(self._keep_due_date)
        self.month.edited.connect(self._suggest)
        self.issued_on.edited.connect(self._suggest)

    def _keep_due_date(self) -> None:
        self._due_is_suggested = False

    def _suggest(self) -> None:
        account, issued_on = self._account, self.issued_on.value()
        if account is None or issued_on is None or not self.month.text() or self.month.problem():
            return
        month = Month.parse(self.month.text())
        if self._due_is_suggested:
            self.due_on.set_value(usual_due_date(month, issued_on, _last_bill(account)))
        self.number.setPlaceholderText(self._free_number(account, month))
        self.twice.say(_twice_words(account, month))

    def _free_number(self, account: AccountView, month: Month) -> str:
        return free_number(month, account.customer_no, {bill.bill_no for bill in account.bills})

    def draft(self, account: AccountView) -> BillDraft:
        """Return what the fields hold, as a bill of this customer."""
        month = Month.parse(self.month.text())
        return BillDraft(
            account.customer_no,
            self.number.text().strip() or self._free_number(account, month),
            month,
            self.issued_on.value() or self._today(),
            self.due_on.value() or self._today(),
            self.amount.value() or ZERO,
            kwh=whole_number(self.kwh.text()) if self.kwh.text().strip() else None,
        )

    def _save(self) -> None:
        if self._account is not None:
            self.post(partial(_issued, self._bills, self.draft(self._account)))

    def _field_of(self, refusal: Refusal) -> Field | None:
        fields: dict[type[Refusal], TextField] = {BillExists: self.number, DueBeforeIssue: self.due_on}
        return fields.get(type(refusal))


def whole_number(text: str) -> int:
    """Read a whole number of kilowatt-hours, with or without thousands separators."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not re.fullmatch(rf"[0-9]{{1,{_MOST_DIGITS}}}", plain):
        raise NotAWholeNumber(text)
    return int(plain)


def issued_words(issued: IssuedBill) -> str:
    """Tell a bill that was posted, and what prestored money paid of it."""
    draft = issued.draft
    told = tr("Bill {number} of {amount} is posted.", number=draft.bill_no, amount=draft.amount.grouped())
    paid = draft.amount - issued.unpaid
    if not paid:
        return told
    rest = tr("Prestored money paid {amount} of it.", amount=paid.grouped())
    return f"{told} {rest}"


def _issued(bills: BillService, draft: BillDraft, _progress: object) -> IssuedBill:
    return IssuedBill(draft, bills.issue(draft))


def _last_bill(account: AccountView) -> tuple[Month, date] | None:
    if not account.bills:
        return None
    last = account.bills[-1]
    return Month.parse(last.month), last.due_on


def _next_month(account: AccountView, today: date) -> Month:
    last = _last_bill(account)
    return last[0].shifted(1) if last else Month.of(today).shifted(-1)


def _twice_words(account: AccountView, month: Month) -> str:
    there = [bill for bill in account.bills if bill.month == str(month)]
    if not there:
        return ""
    amounts = ", ".join(bill.amount.grouped() for bill in there)
    return tr("This month has been billed before: {amounts}", amounts=amounts)
