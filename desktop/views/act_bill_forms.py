"""What is done to a bill without money: its penalty waived, its amount corrected, its debt written off."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.documents.words import month_text
from desktop.domain.acts import Done
from desktop.domain.money import ZERO
from desktop.domain.payments import AccountView, BillView
from desktop.domain.users import Approval
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult, Question, reason_field
from desktop.views.act_words import done_words
from desktop.views.fields import AmountField
from desktop.views.labels import Sentence
from desktop.views.second_person import Work
from desktop.views.tasks import Progress
from desktop.wording import tr


class _BillActForm(ActForm):
    """Says which bill is meant; its children add what else is asked."""

    def __init__(self, desk: ActDesk, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, verb, parent)
        self.bill: BillView | None = None
        self.about = Sentence()
        self.about.setObjectName("remark")
        self.reason = reason_field()
        self._inside.insertWidget(0, self.about)

    def _take_up(self, bill: BillView) -> None:
        self.bill = bill
        self.about.say(bill_words(bill))
        self.reason.clear()

    @property
    def _bill_no(self) -> str:
        return self.bill.bill_no if self.bill else ""

    def _confirming(self, amount: str) -> str:
        return tr("{what}: {amount}", what=f"{self._title.text()}, {self._bill_no}", amount=amount)


class WaiveForm(_BillActForm):
    """Collects a waiver (减免) of a bill's penalty; the whole of it is suggested."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Waive it"), parent)
        self.amount = AmountField(required=True)
        self.form.add(tr("Penalty to waive"), self.amount)
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, account: AccountView, bill: BillView) -> None:
        """Start a waiver of this bill's penalty."""
        with self.filling(tr("Waive penalty of {name}", name=account.name)):
            self._take_up(bill)
            self.amount.set_value(bill.penalty)
        self.open_at(self.amount)

    def save(self) -> None:
        """Tell what is wrong, or post."""
        amount, due = self.amount.value(), self.bill.penalty if self.bill else ZERO
        if amount is not None and amount > due:
            self.refuse(tr("Only {due} is due.", due=due.grouped()), self.amount)
        else:
            super().save()

    def _question(self) -> Question | None:
        amount = self.amount.value()
        if not amount or not self.bill:
            return None
        return partial(self.desk.foresight.waive, self._bill_no, self.desk.today(), amount)

    def _act(self) -> tuple[str, Work[ActResult]]:
        amount = self.amount.value() or ZERO
        facts = self._bill_no, self.desk.today(), self.reason.text()
        post = partial(self.desk.acts.waive, *facts, amount=amount)
        return self._confirming(amount.grouped()), partial(_post, post)


class CorrectForm(_BillActForm):
    """Collects the right amount of a bill, which a counter-bill lowers it to."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Correct it"), parent)
        self.amount = AmountField(required=True)
        self.difference = Sentence()
        self.form.add(tr("Right amount"), self.amount)
        self.form.add(tr("Reason"), self.reason)
        self.add_under_form(self.difference)
        self.listen_for_enter()
        self.amount.edited.connect(self._say_difference)

    def begin(self, account: AccountView, bill: BillView) -> None:
        """Start a correction of this bill."""
        with self.filling(tr("Correct a bill of {name}", name=account.name)):
            self._take_up(bill)
            self.amount.clear()
        self.open_at(self.amount)

    def _say_difference(self) -> None:
        amount = self.amount.value()
        if amount is None or self.bill is None:
            self.difference.say("")
            return
        change = amount - (self.bill.amount + self.bill.corrected)
        self.difference.say(tr("Counter-bill: {difference}", difference=change.grouped()))

    def _question(self) -> Question | None:
        amount = self.amount.value()
        if amount is None or not self.bill:
            return None
        return partial(self.desk.foresight.correct, self._bill_no, amount, self.desk.today())

    def _act(self) -> tuple[str, Work[ActResult]]:
        to = self.amount.value() or ZERO
        post = partial(self.desk.acts.correct, self._bill_no, to, self.desk.today(), self.reason.text())
        return self._confirming(to.grouped()), partial(_post, post)


class WriteOffForm(_BillActForm):
    """Collects the reason for which a bill's debt is written off (账销案存)."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Write it off"), parent)
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, account: AccountView, bill: BillView) -> None:
        """Start a write-off of this bill."""
        with self.filling(tr("Write off a bill of {name}", name=account.name)):
            self._take_up(bill)
        self.open_at(self.reason)

    def _question(self) -> Question | None:
        return partial(self.desk.foresight.write_off, self._bill_no, self.desk.today()) if self.bill else None

    def _act(self) -> tuple[str, Work[ActResult]]:
        owed = self.bill.outstanding + self.bill.penalty if self.bill else ZERO
        post = partial(self.desk.acts.write_off, self._bill_no, self.desk.today(), self.reason.text())
        return self._confirming(owed.grouped()), partial(_post, post)


def bill_words(bill: BillView) -> str:
    """Tell a bill's month, number and amount, and what was corrected of it."""
    facts = {"month": month_text(bill.month), "bill": bill.bill_no, "amount": bill.amount.grouped()}
    if not bill.corrected:
        return tr("{month}, bill {bill} of {amount}", **facts)
    corrected = (bill.amount + bill.corrected).grouped()
    return tr("{month}, bill {bill} of {amount}, corrected to {corrected}", **facts, corrected=corrected)


def _post(post: "partial[Done]", approval: Approval | None, _progress: Progress) -> ActResult:
    done = post(approval=approval)
    return ActResult(done_words(done), done.number, done.kind)
