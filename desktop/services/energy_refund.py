"""Energy credit given back at closure: what the meter still shows of it, once every token has come."""

import json

from sqlalchemy.orm import Session

from desktop.db import settings, vending
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.domain.account import Account
from desktop.domain.acts import RefundDraft
from desktop.domain.errors import (
    AboveRemaining,
    DebtStillOwed,
    EnergyOnItsWay,
    EnergyTooLittle,
    RemainingUnknown,
)
from desktop.domain.money import Money
from desktop.domain.topups import debt_of
from desktop.services.supervision import reason_given


def refuse_energy(session: Session, known: Known, account: Account, draft: RefundDraft) -> None:
    """Refuse to give energy credit back that is not on the meter, not bought, or owed as old debt."""
    if waiting := vending.of_customer(session, known.key, open_only=True):
        raise EnergyOnItsWay(known.number, tuple(request.number for request in reversed(waiting)))
    if draft.remaining is None:
        raise RemainingUnknown(known.number)
    if draft.amount > draft.remaining:
        raise AboveRemaining(draft.amount.fen, draft.remaining.fen)
    if draft.amount.fen > account.held_for("energy"):
        raise EnergyTooLittle(draft.amount.fen, account.held_for("energy"))
    if debt := debt_of(account, draft.on, settings.terms(session)):
        if not draft.despite_debt:
            raise DebtStillOwed(debt)
        reason_given(draft.reason)


def record_energy(
    session: Session, ledger: Ledger, number: str, account: Account, draft: RefundDraft
) -> None:
    """Record what the meter showed, and what was owed then."""
    left = debt_of(account, draft.on, settings.terms(session))
    facts = {"remaining": str(draft.remaining), "debt_left": str(Money(left))}
    ledger.record("energy-refund", number, json.dumps(facts), draft.on)
