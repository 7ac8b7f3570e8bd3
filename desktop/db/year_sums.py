"""What a year came to beside its recovery, from the entries: penalties, money held, adjustments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, case, func, select, text
from sqlalchemy.orm import Session, aliased

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.recovery_cuts import Span
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.domain.entries import PURPOSES
from desktop.domain.months import Month
from desktop.domain.year_sums import Adjustment, Held, Penalties

_FEES = [kind for kind, purpose in PURPOSES.items() if purpose == "fee"]
_ENERGY = [kind for kind, purpose in PURPOSES.items() if purpose == "energy"]


def penalties(session: Session, span: Span) -> list[Penalties]:
    """Return what was charged, received, waived and written off of penalties in the year, by station."""
    of_bill = _penalties_by_bill(span)
    sums = (of_bill.c[name] for name in ("charged", "received", "waived", "off"))
    asked = (
        select(StationRow.name, *map(func.sum, sums))
        .select_from(of_bill)
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == of_bill.c.bill_id))
    )
    placed = _placed(asked, BillRow.area_id).group_by(StationRow.name).order_by(StationRow.name)
    return [Penalties(name, *map(int, sums)) for name, *sums in session.execute(placed)]


def _penalties_by_bill(span: Span) -> Subquery:
    """Ask by bill first: the entries are read once along the chain, and no bill is looked up twice."""
    countered = aliased(EntryRow)
    kind = case((EntryRow.kind == "reversal", countered.kind), else_=EntryRow.kind)
    off, bill = kind.in_(("write-off", "recall")), EntryRow.bill_id + 0
    not_money = kind.in_(("assessment", "waiver", "write-off", "recall"))
    return (
        select(
            # the sum keeps SQLite off the index of bills: it would look each entry up by itself
            bill.label("bill_id"),
            _sum(kind == "assessment", EntryRow.fen).label("charged"),
            func.sum(case((not_money, 0), else_=-EntryRow.fen)).label("received"),
            _sum(kind == "waiver", -EntryRow.fen).label("waived"),
            _sum(off, -EntryRow.fen).label("off"),
        )
        .join(
            countered,
            (countered.bureau_id == BUREAU) & (countered.seq == EntryRow.counters_seq),
            isouter=True,
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "penalty",
            EntryRow.business_date.between(date(span.year, 1, 1), span.on),
        )
        .group_by(bill)
        .subquery("of_bill")
    )


def held(session: Session, on: date) -> list[Held]:
    """Return the prestored money, fees and energy that were held on a day, by the customers' station."""
    lot = aliased(EntryRow)
    fee, energy = lot.kind.in_(_FEES), lot.kind.in_(_ENERGY)
    asked = (
        select(
            StationRow.name,
            func.sum(case((fee | energy, 0), else_=EntryRow.fen)),
            _sum(fee, EntryRow.fen),
            _sum(energy, EntryRow.fen),
        )
        .select_from(EntryRow)
        .join(lot, (lot.bureau_id == BUREAU) & (lot.seq == func.coalesce(EntryRow.lot_seq, EntryRow.seq)))
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == EntryRow.customer_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            # written as the partial index has it, so that SQLite takes it
            text("entry.account = 'prestored'"),
            EntryRow.business_date <= on,
        )
    )
    placed = _placed(asked, CustomerRow.area_id).group_by(StationRow.name).order_by(StationRow.name)
    return [Held(name, *map(int, sums)) for name, *sums in session.execute(placed)]


def adjustments(session: Session, span: Span) -> list[Adjustment]:
    """Return the corrections, write-offs and recalls of the year, a line for each bill, oldest first."""
    asked = (
        select(
            PostingRow.number,
            EntryRow.kind,
            EntryRow.business_date,
            CustomerRow.number.label("customer_no"),
            CustomerRow.name,
            StationRow.name.label("station"),
            BillRow.number.label("bill_no"),
            BillRow.month,
            _sum(EntryRow.account == "principal", EntryRow.fen),
            _sum(EntryRow.account == "penalty", EntryRow.fen),
            PostingRow.reason,
        )
        .select_from(EntryRow)
        .join(PostingRow, (PostingRow.bureau_id == BUREAU) & (PostingRow.id == EntryRow.posting_id))
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id))
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == EntryRow.customer_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            text("entry.kind IN ('correction', 'write-off', 'recall')"),
            EntryRow.business_date.between(date(span.year, 1, 1), span.on),
        )
        .group_by(PostingRow.id, EntryRow.kind, BillRow.id)
        .order_by(func.min(EntryRow.seq))
    )
    return [_adjustment(row) for row in session.execute(_placed(asked, BillRow.area_id))]


def years_before(session: Session, year: int) -> Sequence[int]:
    """Return the earlier years that have bills, the newest first."""
    oldest, newest = (
        select(bound(BillRow.month)).where(BillRow.bureau_id == BUREAU, BillRow.month < year * 100)
        for bound in (func.min, func.max)
    )
    first, last = session.execute(oldest).scalar(), session.execute(newest).scalar()
    if first is None or last is None:
        return ()
    return [one for one in range(last // 100, first // 100 - 1, -1) if _has_bills(session, one)]


def _has_bills(session: Session, year: int) -> bool:
    asked = select(BillRow.id).where(
        BillRow.bureau_id == BUREAU, BillRow.month.between(year * 100 + 1, year * 100 + 12)
    )
    return session.execute(asked.limit(1)).first() is not None


def _adjustment(row: Any) -> Adjustment:
    number, kind, on, customer_no, name, station, bill_no, month, principal, penalty, reason = row
    return Adjustment(
        number,
        kind,
        on,
        customer_no,
        name,
        station,
        bill_no,
        str(Month.from_code(month)),
        principal,
        penalty,
        reason,
    )


def _sum(wanted: ColumnElement[bool], fen: Any) -> Any:
    return func.sum(case((wanted, fen), else_=0))


def _placed(asked: Any, area: Any) -> Any:
    return asked.join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == area)).join(
        StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id)
    )
