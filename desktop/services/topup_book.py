"""Top-ups of one transaction, at the counter or from a file: the same rules, the same entries."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import prepaid, settings
from desktop.db.accounts import load_accounts
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.records import CustomerRef, Stamp
from desktop.domain.account import Account
from desktop.domain.entries import PRESTORED, Act
from desktop.domain.errors import TopUpAboveLimit
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.payments import PaymentDraft
from desktop.domain.topups import DebtRecovery, energy_of, top_up
from desktop.services import vending_requests
from desktop.services.debt_recovery import recovery_of


class TopUpBook:
    """The accounts of prepaid customers, their modes of recovery, and what the purchase limit leaves."""

    def __init__(self, session: Session, customers: Collection[int]) -> None:
        """Load what top-ups of these customers need."""
        self._session = session
        self.terms = settings.terms(session)
        self.accounts: dict[int, Account] = load_accounts(session, customers)
        self._limit = settings.value_of(session, "topup.monthly_limit")
        self._bought: dict[tuple[int, Month], int] = {}
        self._modes: dict[int, DebtRecovery] = {}

    def recovery(self, known: Known, since: date, *, begin: bool = False) -> DebtRecovery:
        """Return how a customer's debt is recovered; with `begin` the default is kept where none was."""
        if known.key not in self._modes:
            self._modes[known.key] = recovery_of(self._session, known.key, since, begin=begin)
        return self._modes[known.key]

    def put(self, known: Known, recovery: DebtRecovery, fen: int, on: date) -> Act:
        """Put a top-up on its account; raises TopUpAboveLimit and leaves the account as it is."""
        account = self.accounts[known.key]
        energy = energy_of(account, fen, on, self.terms, recovery)
        self._refuse_hoarding(known, on, energy)
        return top_up(account, fen, on, self.terms, recovery)

    def post(
        self, ledger: Ledger, stamp: Stamp, known: Known, since: date, draft: PaymentDraft, number: str = ""
    ) -> Act:
        """Post a top-up, and ask for its token where the bureau has vending."""
        act = self.put(known, self.recovery(known, since, begin=True), draft.amount.fen, draft.paid_on)
        ledger.payment(act, CustomerRef(known.key, known.number), draft, number=number)
        energy = act.fen(PRESTORED)
        vending_requests.ask(self._session, ledger, known, act.number, energy, draft.paid_on, stamp)
        return act

    def _refuse_hoarding(self, known: Known, on: date, energy: int) -> None:
        if not self._limit:
            return
        limit, month = Money.parse(self._limit).fen, Month.of(on)
        whose = known.key, month
        if whose not in self._bought:
            days = month.first_day(), month.last_day()
            self._bought[whose] = prepaid.energy_bought(self._session, known.key, *days)
        bought = self._bought[whose]
        if bought + energy > limit:
            raise TopUpAboveLimit(limit, bought, energy)
        self._bought[whose] = bought + energy
