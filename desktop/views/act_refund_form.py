"""Money given back: prestored money refunded, and what every form that gives money back has in common."""

from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desktop.domain.acts import RefundDraft
from desktop.domain.money import Money
from desktop.domain.payments import AccountView, Method
from desktop.domain.users import Approval
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult, Question, method_field, reason_field
from desktop.views.act_words import done_words
from desktop.views.fields import AmountField, TextField
from desktop.views.second_person import Work
from desktop.views.tasks import Progress
from desktop.wording import tr


class MoneyBackForm(ActForm):
    """Collects money that is given back: how much, how, and why; its voucher follows."""

    def __init__(
        self, desk: ActDesk, verb: str, *, needs_reason: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, verb, parent)
        self._key = self._customer_no = ""
        self.amount = AmountField(required=True)
        self.method = method_field()
        self.reference = TextField()
        self.reason = reason_field(required=needs_reason)

    def draft(self) -> RefundDraft | None:
        """Return what the fields hold, or None while there is no amount."""
        amount = self.amount.value()
        if amount is None:
            return None
        return RefundDraft(
            self._key,
            self._customer_no,
            amount,
            self.desk.today(),
            self.method.value() or Method.CASH,
            self.reason.text().strip(),
            self.reference.text().strip(),
        )

    def start(self, account: AccountView, amount: Money | None) -> None:
        """Begin with an amount, in cash, and nothing said of it; a refund that was posted is another one."""
        self._key, self._customer_no = uuid4().hex, account.customer_no
        self.amount.set_value(amount)
        self.method.set_value(Method.CASH)
        self.reference.clear()
        self.reason.clear()

    def add_fields(self) -> None:
        """Add the amount and how it is given."""
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Method"), self.method)
        self.form.add(tr("Reference"), self.reference)

    def _question(self) -> Question | None:
        draft = self.draft()
        return partial(self.desk.foresight.refund, draft) if draft and draft.amount else None

    def _act(self) -> tuple[str, Work[ActResult]]:
        draft = self.draft()
        assert draft is not None
        words = tr("{what}: {amount}", what=self._title.text(), amount=draft.amount.grouped())
        return words, partial(_refund, self.desk, draft)


class RefundForm(MoneyBackForm):
    """Collects a refund of prestored money; all that is held is suggested."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Refund it"), needs_reason=True, parent=parent)
        self.add_fields()
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, account: AccountView) -> None:
        """Start a refund to a customer."""
        with self.filling(tr("Refund to {name}", name=account.name)):
            self.start(account, account.prestored or None)
        self.open_at(self.amount)


def _refund(desk: ActDesk, draft: RefundDraft, approval: Approval | None, _progress: Progress) -> ActResult:
    done = desk.acts.refund(draft, approval=approval)
    return ActResult(done_words(done), done.number, done.kind)
