"""The head of a customer's details: who it is, as the counter shows it, and how it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.customers import CustomerLine
from desktop.domain.payments import AccountView
from desktop.domain.topups import DebtRecovery
from desktop.views.counter_customer import CustomerHead
from desktop.views.customer_profile import Profile
from desktop.views.figures import Figure
from desktop.views.labels import Sentence, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.recovery_modes import recovery_text
from desktop.wording.vending import awaited_text


class ProfileHead(QWidget):
    """Name, number, what is known of the customer, what is owed and what is held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = CustomerHead()
        self._more = Sentence()
        tint(self._more, Tone.MUTED)
        self._owed, self._held, self._energy = Figure(), Figure(), Figure()
        self._recovery = tint(Sentence(), Tone.MUTED)
        self._overdue = Sentence()
        self._lay_out()

    @property
    def words(self) -> str:
        """What the head says of the customer's money."""
        told = [self._owed.words, self._overdue.text(), self._held.words]
        if not self._energy.isHidden():
            told += [self._energy.words, self._recovery.text()]
        return " / ".join(told)

    def show_profile(self, profile: Profile) -> None:
        """Show a customer."""
        account = profile.account
        self._who.show_account(account)
        self._more.say(_more(profile.line))
        overdue = any(bill.days_overdue for bill in account.bills)
        tone = Tone.DANGER if overdue else Tone.TEXT
        self._owed.say(tr("Owed with penalty"), account.owed.grouped(), tone)
        self._held.say(tr("Prestored"), account.prestored.grouped())
        tint(self._overdue, Tone.DANGER if overdue else Tone.MUTED)
        self._overdue.say(owed_words(account))
        self._show_prepaid(account, profile.recovery)

    def _show_prepaid(self, account: AccountView, recovery: DebtRecovery | None) -> None:
        self._energy.setVisible(recovery is not None)
        self._energy.say(tr("Energy bought"), account.energy.grouped())
        told = ""
        if recovery:
            parts = (
                prepaid_words(account, recovery),
                awaited_text(account.tokens_awaited),
                owed_words(account),
            )
            told = " ".join(filter(None, parts))
        self._recovery.say(told)
        if recovery:
            self._overdue.say("")

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(4 * UNIT)
        for figure in (self._owed, self._held, self._energy):
            figures.addWidget(figure)
        figures.addWidget(self._overdue, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._who)
        column.addWidget(self._more)
        column.addLayout(figures)
        column.addWidget(self._recovery)


def owed_words(account: AccountView) -> str:
    """Say how many bills are unpaid, and for how long the oldest is overdue."""
    unpaid = [bill for bill in account.bills if bill.outstanding]
    if not unpaid:
        penalty = account.penalty
        return tr("Penalty of {amount} due", amount=penalty.grouped()) if penalty else tr("Nothing is owed.")
    longest = max(bill.days_overdue for bill in unpaid)
    if not longest:
        return tr("Unpaid bills: {count}, not due", count=len(unpaid))
    return tr("Unpaid bills: {count}, {days} days overdue", count=len(unpaid), days=longest)


def prepaid_words(account: AccountView, recovery: DebtRecovery) -> str:
    """Say what is left of a prepaid customer's old debt, and how top-ups recover it."""
    if not account.owed:
        return tr("Prepaid, and the old debt is cleared.")
    facts = {"amount": account.owed.grouped(), "mode": recovery_text(recovery, account.on)}
    return tr("Prepaid. Debt left {amount}, recovered from top-ups: {mode}.", **facts)


def _more(line: CustomerLine) -> str:
    former = tr("formerly {number}", number=line.former_no) if line.former_no else ""
    contact = tr("contact {name}", name=line.contact) if line.contact else ""
    return "  ·  ".join(filter(None, (former, contact)))
