"""The reversal of a posting, and the bounce of a cheque: both entries are kept."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import NotYourPayment, ShiftClosed
from desktop.domain.payments import AccountView
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.views.act_desk import ActDesk
from desktop.views.act_form import ActForm, ActResult, Question, reason_field
from desktop.views.act_words import done_words, reversed_words
from desktop.views.second_person import Work
from desktop.views.tasks import Progress
from desktop.wording import tr


class ReverseForm(ActForm):
    """Collects the reason for which a posting is reversed, whatever it is."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Reverse it"), parent)
        self._number = ""
        self.reason = reason_field()
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, account: AccountView, number: str) -> None:
        """Start the reversal of a posting."""
        self._number = number
        with self.filling(tr("Reverse {number} of {name}", number=number, name=account.name)):
            self.reason.clear()
        self.open_at(self.reason)

    def _question(self) -> Question | None:
        return partial(self.desk.foresight.reverse, self._number, self.desk.today())

    def _act(self) -> tuple[str, Work[ActResult]]:
        return self._title.text(), partial(_reverse, self.desk, self._number, self.reason.text())

    def _failed(self, error: Exception) -> None:
        second = self.desk.second
        if second is not None and isinstance(error, NotYourPayment | ShiftClosed):
            words, work = self._act()
            second.ask(words, Right.REVERSE, partial(self._confirmed, work), partial(super()._failed, error))
        else:
            super()._failed(error)

    def _confirmed(self, work: Work[ActResult], approval: Approval) -> None:
        self.tasks.run(self, partial(work, approval), self._done, failed=super()._failed, lane="write")


class BounceForm(ActForm):
    """Asks whether a cheque bounced (退票): the penalty accrues as if it had never been paid."""

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Take it back"), parent)
        self._number = ""
        self.reason = reason_field(required=False)
        self.form.add(tr("Reason"), self.reason)
        self.listen_for_enter()

    def begin(self, account: AccountView, number: str) -> None:
        """Start the bounce of a payment by cheque."""
        self._number = number
        title = tr("Cheque of payment {number} of {name} bounced", number=number, name=account.name)
        with self.filling(title):
            self.reason.clear()
        self.open_at(self.reason)

    def _question(self) -> Question | None:
        return partial(self.desk.foresight.reverse, self._number, self.desk.today(), bounced=True)

    def _act(self) -> tuple[str, Work[ActResult]]:
        return self._title.text(), partial(_bounce, self.desk, self._number, self.reason.text())


def _reverse(
    desk: ActDesk, number: str, reason: str, approval: Approval | None, _progress: Progress
) -> ActResult:
    reversal = desk.payments.reverse(number, desk.today(), reason, approval=approval)
    return ActResult(reversed_words(reversal), reversal.reversal_no, "reversal")


def _bounce(
    desk: ActDesk, number: str, reason: str, approval: Approval | None, _progress: Progress
) -> ActResult:
    done = desk.acts.bounce(number, desk.today(), reason, approval=approval)
    return ActResult(done_words(done), done.number, done.kind)
