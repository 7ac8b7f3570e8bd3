"""A top-up (充值) of a prepaid customer: what comes home of the old debt stands there before it is posted."""

from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import NothingToPay
from desktop.domain.payments import AccountView, Method, PaymentDraft
from desktop.domain.topups import DebtRecovery, TopUp, TopUpDraft
from desktop.domain.users import Approval
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult, Question, method_field
from desktop.views.act_words import topped_up_words
from desktop.views.fields import AmountField, TextField
from desktop.views.second_person import Work
from desktop.views.tasks import Progress
from desktop.wording import refusal_text, tr


class TopUpForm(ActForm):
    """Collects a top-up; its key is made before it is posted, so that no second Enter posts it twice."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Take the top-up"), parent)
        self._key = self._customer_no = ""
        self._recovery: DebtRecovery | None = None
        self.amount = AmountField(required=True)
        self.method = method_field()
        self.reference = TextField()
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Method"), self.method)
        self.form.add(tr("Reference"), self.reference)
        self.listen_for_enter()

    def begin(
        self, account: AccountView, recovery: DebtRecovery, *, again: PaymentDraft | None = None
    ) -> None:
        """Start a top-up, or one again that was asked for before and keeps its key."""
        self._key = again.key if again else uuid4().hex
        self._customer_no, self._recovery = account.customer_no, recovery
        with self.filling(tr("Top-up of {name}", name=account.name)):
            self.amount.set_value(again.amount if again else None)
            self.method.set_value(again.method if again else Method.CASH)
            self.reference.setText(again.reference if again else "")
        self.open_at(self.amount)

    def draft(self) -> TopUpDraft | None:
        """Return what the fields hold, or None while there is no amount."""
        amount = self.amount.value()
        if not amount:
            return None
        return TopUpDraft(
            self._key,
            self._customer_no,
            amount,
            self.desk.today(),
            self.method.value() or Method.CASH,
            self.reference.text().strip(),
        )

    def foresee(self) -> None:
        """Ask anew what the top-up would recover and give."""
        self._pause.stop()
        if (draft := self.draft()) is None:
            self.foresight.clear()
            return
        work = partial(_preview, self.desk, draft)
        self.tasks.run(self, work, self._show_top_up, failed=self._not_foreseen, latest="foresight")

    def save(self) -> None:
        """Tell what is wrong, or post."""
        if self.form.check() and not self.amount.value():
            self.refuse(refusal_text(NothingToPay()), self.amount)
        else:
            super().save()

    def _question(self) -> Question | None:
        return None

    def _show_top_up(self, top_up: TopUp) -> None:
        if self._recovery is not None and self.draft() is not None:
            self.foresight.show_top_up(top_up, self._recovery)

    def _act(self) -> tuple[str, Work[ActResult]]:
        draft = self.draft()
        assert draft is not None
        return self._title.text(), partial(_take, self.desk, draft)


def _preview(desk: ActDesk, draft: TopUpDraft, _progress: Progress) -> TopUp:
    return desk.topups().preview(draft)


def _take(desk: ActDesk, draft: TopUpDraft, _approval: Approval | None, _progress: Progress) -> ActResult:
    done = desk.top_up(draft)
    told = topped_up_words(done)
    return ActResult(told, done.receipt_no, "topup", draft.key, desk.token_to_type(done.receipt_no))
