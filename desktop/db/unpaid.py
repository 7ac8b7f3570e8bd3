"""What was unpaid at the end of a day: today's open bills, with the entries after that day undone."""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import eq, ge, le, lt
from typing import Any

from sqlalchemy import CTE, ColumnElement, Subquery, func, or_, select, union_all
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.domain.arrears import Ageing, DebtorFilter, ageing
from desktop.domain.months import Month
from desktop.domain.summary import Unpaid


def later_than(day: date, upto: int | None = None) -> ColumnElement[bool]:
    """Tell what does not count as of a day: dated after it, or recorded after a place in the chain."""
    after = EntryRow.business_date > day
    return after if upto is None else or_(after, EntryRow.seq > upto)


def known_bills(upto: int | None) -> tuple[ColumnElement[bool], ...]:
    """Leave out the bills that were recorded after a place in the chain: their keys rise with it."""
    if upto is None:
        return ()
    newest = (
        select(EntryRow.bill_id)
        .where(EntryRow.bureau_id == BUREAU, EntryRow.seq <= upto, EntryRow.kind == "bill")
        .order_by(EntryRow.seq.desc())
        .limit(1)
    )
    return (BillRow.id <= func.coalesce(newest.scalar_subquery(), 0),)


def paid_after(day: date, upto: int | None = None) -> CTE:
    """Return the change of each bill's principal by entries dated after a day; `fen` is signed.

    With `upto`, entries recorded after that place in the chain are undone too.
    """
    return (
        select(EntryRow.bill_id, func.sum(EntryRow.fen).label("fen"))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            later_than(day, upto),
        )
        .group_by(EntryRow.bill_id)
        .cte("after")
    )


def unpaid_bills(on: date, last_month: int = 999912, upto: int | None = None) -> Subquery:
    """Return the bills issued by a day that were not fully paid at its end, with what they owed.

    `last_month` (YYYYMM) leaves later billing months out, `upto` what the chain did not hold at that place.
    """
    after = paid_after(on, upto)
    told = (BillRow.issued_on <= on, BillRow.month <= last_month, *known_bills(upto))
    columns = (
        BillRow.id,
        BillRow.customer_id,
        BillRow.month,
        BillRow.due_on,
        BillRow.area_id,
    )
    owed_now = (
        select(*columns, (BillRow.outstanding - func.coalesce(after.c.fen, 0)).label("outstanding"))
        .join(after, after.c.bill_id == BillRow.id, isouter=True)
        .where(BillRow.bureau_id == BUREAU, BillRow.outstanding != 0, *told)
    )
    paid_since = (
        select(*columns, (-after.c.fen).label("outstanding"))
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == after.c.bill_id))
        .where(BillRow.outstanding == 0, *told)
    )
    both = union_all(owed_now, paid_since).subquery("owed")
    return select(both).where(both.c.outstanding != 0).subquery("unpaid")


def ageing_on(
    session: Session, on: date, station: str = "", area: str = "", last_month: int = 999912
) -> Ageing:
    """Sort what was unpaid on a day into the heaps of both views; of one station or area where named."""
    unpaid = unpaid_bills(on, last_month)
    asked = select(unpaid.c.due_on, unpaid.c.month, func.count(), func.sum(unpaid.c.outstanding)).group_by(
        unpaid.c.due_on, unpaid.c.month
    )
    if station:
        asked = _placed(asked, unpaid.c.area_id).where(StationRow.name == station)
        asked = asked.where(AreaRow.name == area) if area else asked
    return ageing(on, (tuple(row) for row in session.execute(asked)))


def debtors(session: Session, wanted: DebtorFilter) -> list[int]:
    """Return the keys of the customers in arrears that a filter lets through, in its order."""
    unpaid = unpaid_bills(wanted.on)
    owed = func.sum(unpaid.c.outstanding)
    asked = select(unpaid.c.customer_id).join(
        CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == unpaid.c.customer_id)
    )
    asked = _placed(asked, CustomerRow.area_id)
    asked = asked.where(*_conditions(unpaid, wanted))
    grouped = asked.group_by(unpaid.c.customer_id, StationRow.name, AreaRow.name, CustomerRow.number)
    enough = grouped.having(owed >= max(1, wanted.min_principal))
    by_debt = (owed.desc(), CustomerRow.number)
    by_place = (StationRow.name, AreaRow.name, CustomerRow.number)
    ordered = enough.order_by(*(by_debt if wanted.by_debt else by_place))
    return list(session.execute(ordered).scalars())


def sums_of(session: Session, customers: Sequence[int], on: date) -> dict[int, tuple[int, int, date]]:
    """Return, for each of these customers, the unpaid bills on a day: count, fen, oldest due date."""
    unpaid = unpaid_bills(on)
    found: dict[int, tuple[int, int, date]] = {}
    for chunk in chunks(customers):
        asked = (
            select(
                unpaid.c.customer_id,
                func.count(),
                func.sum(unpaid.c.outstanding),
                func.min(unpaid.c.due_on),
            )
            .where(unpaid.c.customer_id.in_(chunk))
            .group_by(unpaid.c.customer_id)
        )
        found.update({key: (count, fen, due_on) for key, count, fen, due_on in session.execute(asked)})
    return found


def customer_count(session: Session, on: date, last_month: int, upto: int | None = None) -> int:
    """Return how many customers had something unpaid on a day."""
    unpaid = unpaid_bills(on, last_month, upto)
    return session.execute(select(func.count(unpaid.c.customer_id.distinct()))).scalar_one()


def debtor_columns(unpaid: Subquery) -> tuple[Any, ...]:
    """Return who owes, where, and the sums of these unpaid bills: one row a customer, once grouped."""
    return (
        CustomerRow.number,
        CustomerRow.name,
        StationRow.name.label("station"),
        AreaRow.name.label("area"),
        CustomerRow.tariff_class,
        func.count().label("bills"),
        func.sum(unpaid.c.outstanding).label("outstanding"),
        func.min(unpaid.c.month).label("oldest_month"),
        func.min(unpaid.c.due_on).label("oldest_due_on"),
    )


def debtor(row: Any) -> Unpaid:
    """Return the debtor that a row of these columns tells of."""
    oldest = str(Month.from_code(row.oldest_month))
    place = row.station, row.area, row.tariff_class
    return Unpaid(row.number, row.name, *place, row.bills, row.outstanding, oldest, row.oldest_due_on)


def by_customer(session: Session, on: date, last_month: int) -> Iterator[Unpaid]:
    """Read every customer with something unpaid on a day, in delivery order, a few hundred at a time."""
    unpaid = unpaid_bills(on, last_month)
    asked = (
        select(*debtor_columns(unpaid))
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == unpaid.c.customer_id))
        .group_by(
            StationRow.name,
            AreaRow.name,
            CustomerRow.number,
            CustomerRow.name,
            CustomerRow.tariff_class,
        )
        .order_by(StationRow.name, AreaRow.name, CustomerRow.number)
    )
    placed = _placed(asked, CustomerRow.area_id).execution_options(yield_per=500)
    yield from map(debtor, session.execute(placed))


def _conditions(unpaid: Subquery, wanted: DebtorFilter) -> list[ColumnElement[bool]]:
    due_on, month = unpaid.c.due_on, unpaid.c.month
    asked: list[tuple[Any, Any, Any]] = [
        (lt, due_on, wanted.on if wanted.overdue else None),
        (eq, StationRow.name, wanted.station or None),
        (eq, AreaRow.name, wanted.area or None),
        (ge, due_on, wanted.due_from),
        (le, due_on, wanted.due_until),
        (ge, month, wanted.month_from),
        (le, month, wanted.month_until),
    ]
    return [compared(column, bound) for compared, column, bound in asked if bound is not None]


def _placed(asked: Any, area: Any) -> Any:
    return asked.join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == area)).join(
        StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id)
    )
