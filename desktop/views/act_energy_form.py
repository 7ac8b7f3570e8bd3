"""Energy credit given back when a prepaid account is closed: never more than the meter still shows."""

from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desktop.domain.acts import Purpose, RefundDraft
from desktop.domain.money import ZERO
from desktop.domain.payments import AccountView, Method
from desktop.domain.users import Approval
from desktop.views.act_desk import ActDesk, Work
from desktop.views.act_form import ActForm, ActResult, Question, method_field, reason_field
from desktop.views.act_words import done_words
from desktop.views.fields import AmountField, CheckField, TextField
from desktop.views.labels import Sentence, tint
from desktop.views.tasks import Progress
from desktop.views.theme import Tone
from desktop.wording import tr


class EnergyRefundForm(ActForm):
    """Collects what the meter shows and what is given back; a debt that is left is confirmed."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Refund energy credit"), parent)
        self._key = self._customer_no = ""
        self._energy = ZERO
        self._held = Sentence()
        self._debt = tint(Sentence(), Tone.DANGER)
        self.remaining = AmountField(required=True)
        self.amount = AmountField(required=True)
        self.method = method_field()
        self.reference = TextField()
        self.despite_debt = CheckField(tr("Give it back though debt is left"))
        self.reason = reason_field(required=False)
        self.form.add(tr("Credit left on the meter"), self.remaining)
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Method"), self.method)
        self.form.add(tr("Reference"), self.reference)
        self.form.add("", self.despite_debt)
        self.form.add(tr("Reason"), self.reason)
        for words in (self._debt, self._held):
            self.add_over_form(words)
        self.remaining.editingFinished.connect(self._suggest)
        self.listen_for_enter()

    @property
    def words(self) -> str:
        """What is said of the account that is closed."""
        return " ".join(filter(None, (self._held.text(), self._debt.text())))

    def begin(self, account: AccountView) -> None:
        """Start to close a customer's prepaid account."""
        self._key, self._customer_no = uuid4().hex, account.customer_no
        self._energy = account.energy
        with self.filling(tr("Close the prepaid account of {name}", name=account.name)):
            self._held.say(tr("Energy credit bought: {amount}.", amount=account.energy.grouped()))
            self._debt.say(_debt_words(account))
            shown = (self.remaining, self.amount, self.method, self.reference, self.reason)
            self.form.show_only((*shown, self.despite_debt) if account.owed else shown)
            self.despite_debt.setChecked(False)
            self.remaining.set_value(None)
            self.amount.set_value(None)
            self.method.set_value(Method.CASH)
            self.reference.clear()
            self.reason.clear()
        self.open_at(self.remaining)

    def draft(self) -> RefundDraft | None:
        """Return what the fields hold, or None while the amounts are not complete."""
        amount, remaining = self.amount.value(), self.remaining.value()
        if amount is None or remaining is None:
            return None
        return RefundDraft(
            self._key,
            self._customer_no,
            amount,
            self.desk.today(),
            self.method.value() or Method.CASH,
            self.reason.text().strip(),
            self.reference.text().strip(),
            Purpose.ENERGY,
            remaining,
            self.despite_debt.isChecked(),
        )

    def _suggest(self) -> None:
        """Suggest what the meter shows, as far as it was bought."""
        remaining = self.remaining.value()
        if remaining is not None and self.amount.value() is None:
            self.amount.set_value(min(remaining, self._energy))

    def _question(self) -> Question | None:
        draft = self.draft()
        return partial(self.desk.foresight.refund, draft) if draft and draft.amount else None

    def _act(self) -> tuple[str, Work[ActResult]]:
        draft = self.draft()
        assert draft is not None
        words = tr("{what}: {amount}", what=self._title.text(), amount=draft.amount.grouped())
        return words, partial(_refund, self.desk, draft)


def _debt_words(account: AccountView) -> str:
    if not account.owed:
        return ""
    return tr(
        "Debt left: {amount}. It must be recovered first, or confirmed with a reason.",
        amount=account.owed.grouped(),
    )


def _refund(desk: ActDesk, draft: RefundDraft, approval: Approval | None, _progress: Progress) -> ActResult:
    done = desk.acts.refund(draft, approval=approval)
    return ActResult(done_words(done), done.number, done.kind)
