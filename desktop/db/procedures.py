"""The stop-supply procedure as rows: its periods, and the marks that the contact log holds of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.contacts import withdrawn
from desktop.db.field_rows import ContactRow
from desktop.db.keys import last_key
from desktop.db.ledger_rows import EntryRow
from desktop.db.rows import BillRow
from desktop.db.sms_rows import PeriodRuleRow
from desktop.db.unpaid import unpaid_bills
from desktop.domain.contacts import ContactKind
from desktop.domain.errors import PeriodsExist
from desktop.domain.stop_supply import PeriodRules, Periods

_KINDS = (
    ContactKind.OVERDUE_DELIVERED,
    ContactKind.SECOND_DELIVERED,
    ContactKind.STOP_DELIVERED,
    ContactKind.COPIED,
    ContactKind.APPROVED,
    ContactKind.TOLD,
    ContactKind.STOPPED,
    ContactKind.RESTORED,
    ContactKind.HOLD,
    ContactKind.DISPUTE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One contact that the procedure looks at."""

    kind: ContactKind
    on: date
    at: str
    until_on: date | None


def rules(session: Session) -> PeriodRules:
    """Return the periods of the procedure by the day they take effect."""
    asked = (
        select(
            PeriodRuleRow.effective_from,
            PeriodRuleRow.overdue_days,
            PeriodRuleRow.notice_least,
            PeriodRuleRow.notice_most,
            PeriodRuleRow.told_minutes,
            PeriodRuleRow.reconnect_hours,
        )
        .where(PeriodRuleRow.bureau_id == BUREAU)
        .order_by(PeriodRuleRow.effective_from)
    )
    return PeriodRules(tuple(Periods(*row) for row in session.execute(asked)))


def add_rule(session: Session, periods: Periods) -> None:
    """Add periods from a day on; refuse a day that has a row."""
    if any(row.effective_from == periods.effective_from for row in rules(session).rows):
        raise PeriodsExist(periods.effective_from)
    row = {
        "bureau_id": BUREAU,
        "id": last_key(session, PeriodRuleRow) + 1,
        "effective_from": periods.effective_from,
        "overdue_days": periods.overdue_days,
        "notice_least": periods.notice_least,
        "notice_most": periods.notice_most,
        "told_minutes": periods.told_minutes,
        "reconnect_hours": periods.reconnect_hours,
    }
    session.execute(insert(PeriodRuleRow).values(row))


def marks(session: Session, on: date, customers: Sequence[int] | None = None) -> dict[int, list[Mark]]:
    """Return what the log holds of the procedure up to a day, of these customers or of all, as recorded."""
    asked = (
        select(
            ContactRow.customer_id,
            ContactRow.kind,
            ContactRow.business_date,
            ContactRow.at,
            ContactRow.until_on,
        )
        .where(
            ContactRow.bureau_id == BUREAU,
            ContactRow.kind.in_([kind.value for kind in _KINDS]),
            ContactRow.business_date <= on,
            ~withdrawn(),
        )
        .order_by(ContactRow.id)
    )
    parts: Iterable[Any] = [asked]
    if customers is not None:
        parts = (asked.where(ContactRow.customer_id.in_(chunk)) for chunk in chunks(customers))
    found: dict[int, list[Mark]] = {}
    for part in parts:
        for row in session.execute(part):
            mark = Mark(ContactKind(row.kind), row.business_date, row.at, row.until_on)
            found.setdefault(row.customer_id, []).append(mark)
    return found


def stopped(session: Session, on: date) -> list[int]:
    """Return the customers whose supply was stopped by a day, restored since or not."""
    asked = (
        select(ContactRow.customer_id)
        .where(
            ContactRow.bureau_id == BUREAU,
            ContactRow.kind == ContactKind.STOPPED.value,
            ContactRow.business_date <= on,
            ~withdrawn(),
        )
        .distinct()
    )
    return list(session.execute(asked).scalars())


def debts(
    session: Session, on: date, customers: Sequence[int] | None = None
) -> dict[int, list[tuple[date, int]]]:
    """Return what is unpaid on a day by customer: due date and principal of each bill."""
    unpaid = unpaid_bills(on)
    asked = select(unpaid.c.customer_id, unpaid.c.due_on, unpaid.c.outstanding)
    parts: Iterable[Any] = [asked]
    if customers is not None:
        parts = (asked.where(unpaid.c.customer_id.in_(chunk)) for chunk in chunks(customers))
    found: dict[int, list[tuple[date, int]]] = {}
    for part in parts:
        for customer, due_on, fen in session.execute(part):
            found.setdefault(customer, []).append((due_on, fen))
    return found


def paid_at(session: Session, customer: int, on: date) -> tuple[date, datetime] | None:
    """Return the business date and the moment (UTC) of the last payment of a customer's bills by a day."""
    of_bills = select(BillRow.id).where(BillRow.bureau_id == BUREAU, BillRow.customer_id == customer)
    asked = (
        select(EntryRow.business_date, func.max(EntryRow.recorded_at))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.bill_id.in_(of_bills),
            EntryRow.kind.in_(("payment", "use", "waiver")),
            EntryRow.business_date <= on,
        )
        .group_by(EntryRow.business_date)
        .order_by(EntryRow.business_date.desc())
        .limit(1)
    )
    row = session.execute(asked).first()
    return (row[0], row[1]) if row else None
