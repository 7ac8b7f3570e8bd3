"""How a prepaid customer's frozen debt is recovered: begun at commissioning, changed or deferred since."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import prepaid, settings
from desktop.db.accounts import load_accounts
from desktop.domain.topups import DebtRecovery, debt_of, read_recovery


def begin_recovery(session: Session, customer: int, mode: str, on: date) -> DebtRecovery:
    """Begin to recover a customer's debt as asked, else as the settings say; the debt is that of the day."""
    recovery = agreed_recovery(session, customer, mode, on)
    prepaid.keep_recovery(session, customer, recovery)
    return recovery


def recovery_of(session: Session, customer: int, since: date, *, begin: bool = False) -> DebtRecovery:
    """Return how the debt of a customer who pays first since a day is recovered.

    One that was commissioned before modes were kept has the mode of the settings; with `begin` it is kept.
    """
    if (kept := prepaid.recovery_of(session, customer)) is not None:
        return kept
    if begin:
        return begin_recovery(session, customer, "", since)
    return agreed_recovery(session, customer, "", since, as_of=since)


def agreed_recovery(
    session: Session, customer: int, mode: str, on: date, *, as_of: date | None = None
) -> DebtRecovery:
    """Return a mode, else that of the settings, with the debt it begins with; of a past day with `as_of`."""
    asked = read_recovery(mode or settings.value_of(session, "conversion.recover"))
    account = load_accounts(session, [customer], as_of=as_of)[customer]
    return replace(asked, since=on, debt=debt_of(account, on, settings.terms(session)))
