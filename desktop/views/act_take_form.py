"""Money taken at the desk of customers: a deposit, or the collection of a bill that was written off."""

from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import NothingToPay
from desktop.domain.payments import AccountView, BillView, Method, PaymentDraft
from desktop.domain.users import Approval
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult, Question, method_field
from desktop.views.act_words import taken_words
from desktop.views.fields import AmountField, TextField
from desktop.views.second_person import Work
from desktop.views.tasks import Progress
from desktop.wording import refusal_text, tr


@dataclass(frozen=True, slots=True)
class _Purpose:
    key: str
    customer_no: str
    bill_no: str = ""


class TakeForm(ActForm):
    """Collects a deposit (预收), which has a voucher of its own, or a payment naming a written-off bill."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Take it"), parent)
        self._purpose: _Purpose | None = None
        self.amount = AmountField(required=True)
        self.method = method_field()
        self.reference = TextField()
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Method"), self.method)
        self.form.add(tr("Reference"), self.reference)
        self.listen_for_enter()

    def begin_deposit(self, account: AccountView) -> None:
        """Start a deposit of a customer."""
        self._begin(_Purpose(uuid4().hex, account.customer_no))
        with self.filling(tr("Deposit of {name}", name=account.name)):
            self.amount.clear()
        self.open_at(self.amount)

    def begin_collection(self, account: AccountView, bill: BillView) -> None:
        """Start the payment of a bill that was written off."""
        self._begin(_Purpose(uuid4().hex, account.customer_no, bill.bill_no))
        with self.filling(
            tr("Collect written-off bill {bill} of {name}", bill=bill.bill_no, name=account.name)
        ):
            self.amount.set_value(bill.written_off)
        self.open_at(self.amount)

    def draft(self) -> PaymentDraft | None:
        """Return what the fields hold, or None while there is no amount."""
        amount, purpose = self.amount.value(), self._purpose
        if not amount or purpose is None:
            return None
        return PaymentDraft(
            purpose.key,
            purpose.customer_no,
            amount,
            self.method.value() or Method.CASH,
            self.desk.today(),
            reference=self.reference.text().strip(),
            first_bill=purpose.bill_no or None,
            prestore=not purpose.bill_no,
        )

    def _begin(self, purpose: _Purpose) -> None:
        self._purpose = purpose
        with self.filling(""):
            self.method.set_value(Method.CASH)
            self.reference.clear()

    def _question(self) -> Question | None:
        draft = self.draft()
        return partial(self.desk.foresight.payment, draft) if draft else None

    def save(self) -> None:
        """Tell what is wrong, or post."""
        if self.form.check() and not self.amount.value():
            self.refuse(refusal_text(NothingToPay()), self.amount)
        else:
            super().save()

    def _act(self) -> tuple[str, Work[ActResult]]:
        draft = self.draft()
        assert draft is not None
        return self._title.text(), partial(_take, self.desk, draft)


def _take(desk: ActDesk, draft: PaymentDraft, _approval: Approval | None, _progress: Progress) -> ActResult:
    receipt = desk.take(draft)
    account = desk.payments.account(draft.customer_no, draft.paid_on)
    return ActResult(taken_words(receipt, account), receipt.receipt_no, receipt.kind, draft.key)
