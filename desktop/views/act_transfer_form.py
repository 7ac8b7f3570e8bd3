"""A transfer of prestored money to another customer, who is searched for by number or name."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.customers import CustomerLine
from desktop.domain.money import ZERO, Money
from desktop.domain.payments import AccountView
from desktop.domain.users import Approval
from desktop.views import theme
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult, Question, reason_field
from desktop.views.act_words import done_words
from desktop.views.customer_suggestions import suggesting
from desktop.views.fields import AmountField
from desktop.views.labels import Sentence
from desktop.views.search import CustomerSearch
from desktop.views.second_person import Work
from desktop.views.tasks import Progress
from desktop.wording import tr


class TransferForm(ActForm):
    """Collects a transfer; Enter in the search chooses who is paid, Enter below it posts."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Transfer it"), parent)
        self._payer_no = self._payee_no = ""
        hint = tr("To whom: number, name, pinyin initials, meter")
        self.search = CustomerSearch(desk.tasks, suggesting(desk.customers.search), hint)
        self.payee = Sentence()
        self.payee.setFont(theme.strong(self.payee.font()))
        self._missing = Sentence()
        self._missing.setObjectName("error")
        self.amount = AmountField(required=True)
        self.reason = reason_field()
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Reason"), self.reason)
        for part in (self._missing, self.payee, self.search):
            self._inside.insertWidget(0, part)
        self.listen_for_enter()
        self.search.chosen.connect(self.choose)

    @property
    def problem(self) -> str:
        """What stands under the search."""
        return self._missing.text()

    def begin(self, account: AccountView) -> None:
        """Start a transfer from a customer."""
        self._payer_no, self._payee_no = account.customer_no, ""
        with self.filling(tr("Transfer from {name}", name=account.name)):
            self.search.clear()
            self.payee.say("")
            self._missing.say("")
            self.amount.set_value(account.prestored or None)
            self.reason.clear()
        self.open_at(self.search)

    def choose(self, customer_no: str) -> None:
        """Take whom to pay by its number."""
        work = partial(_customer, self.desk, customer_no)
        self.tasks.run(self, work, self._chosen, latest="payee")

    def save(self) -> None:
        """Tell what is wrong, or post."""
        if not self._payee_no:
            self._missing.say(tr("Choose who is paid first."))
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().save()

    def _chosen(self, line: CustomerLine) -> None:
        self._payee_no = line.customer_no
        self.touched = True
        self._missing.say("")
        self.payee.say(tr("To {name}, {number}", name=line.name, number=line.customer_no))
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()
        self.foresee()

    def _question(self) -> Question | None:
        amount = self.amount.value()
        if not amount or not self._payee_no:
            return None
        return partial(
            self.desk.foresight.transfer, self._payer_no, self._payee_no, amount, self.desk.today()
        )

    def _act(self) -> tuple[str, Work[ActResult]]:
        amount, reason = self.amount.value() or ZERO, self.reason.text()
        words = f"{self._title.text()} · {self.payee.text()} · {amount.grouped()}"
        return words, partial(_transfer, self.desk, self._payer_no, self._payee_no, amount, reason)


def _customer(desk: ActDesk, customer_no: str, _progress: Progress) -> CustomerLine:
    return desk.customers.get(customer_no)


def _transfer(
    desk: ActDesk,
    payer_no: str,
    payee_no: str,
    amount: Money,
    reason: str,
    approval: Approval | None,
    _progress: Progress,
) -> ActResult:
    done = desk.acts.transfer(payer_no, payee_no, amount, desk.today(), reason, approval=approval)
    return ActResult(done_words(done), done.number, done.kind)
