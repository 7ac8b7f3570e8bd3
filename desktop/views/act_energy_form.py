"""Energy credit given back when a prepaid account is closed: never more than the meter still shows."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.domain.acts import Purpose, RefundDraft
from desktop.domain.money import ZERO
from desktop.domain.payments import AccountView
from desktop.views.act_desk import ActDesk
from desktop.views.act_refund_form import MoneyBackForm
from desktop.views.fields import AmountField, CheckField
from desktop.views.labels import Sentence, tint
from desktop.views.theme import Tone
from desktop.wording import tr


class EnergyRefundForm(MoneyBackForm):
    """Collects what the meter shows and what is given back; a debt that is left is confirmed."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Refund energy credit"), needs_reason=False, parent=parent)
        self._energy = ZERO
        self._held = Sentence()
        self._debt = tint(Sentence(), Tone.DANGER)
        self.remaining = AmountField(required=True)
        self.despite_debt = CheckField(tr("Give it back though debt is left"))
        self.form.add(tr("Credit left on the meter"), self.remaining)
        self.add_fields()
        self.form.add("", self.despite_debt)
        self.form.add(tr("Reason"), self.reason)
        for words in (self._debt, self._held):
            self.add_above_form(words)
        self.remaining.editingFinished.connect(self._suggest)
        self.listen_for_enter()

    @property
    def words(self) -> str:
        """What is said of the account that is closed."""
        return " ".join(filter(None, (self._held.text(), self._debt.text())))

    def begin(self, account: AccountView) -> None:
        """Start to close a customer's prepaid account."""
        self._energy = account.energy
        with self.filling(tr("Close the prepaid account of {name}", name=account.name)):
            self._held.say(tr("Energy credit bought: {amount}.", amount=account.energy.grouped()))
            self._debt.say(_debt_words(account))
            shown = (self.remaining, self.amount, self.method, self.reference, self.reason)
            self.form.show_only((*shown, self.despite_debt) if account.owed else shown)
            self.despite_debt.setChecked(False)
            self.remaining.set_value(None)
            self.start(account, None)
        self.open_at(self.remaining)

    def draft(self) -> RefundDraft | None:
        """Return what the fields hold, or None while the amounts are not complete."""
        draft, remaining = super().draft(), self.remaining.value()
        if draft is None or remaining is None:
            return None
        despite_debt = self.despite_debt.isChecked()
        return replace(draft, purpose=Purpose.ENERGY, remaining=remaining, despite_debt=despite_debt)

    def _suggest(self) -> None:
        """Suggest what the meter shows, as far as it was bought."""
        remaining = self.remaining.value()
        if remaining is not None and self.amount.value() is None:
            self.amount.set_value(min(remaining, self._energy))


def _debt_words(account: AccountView) -> str:
    if not account.owed:
        return ""
    return tr(
        "Debt left: {amount}. It must be recovered first, or confirmed with a reason.",
        amount=account.owed.grouped(),
    )
