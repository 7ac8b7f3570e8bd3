"""What the tracking of conversions reads: who was commissioned, debts, top-ups, months before, the plan."""

from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db import recovery_parts
from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.meter_rows import CampaignRow
from desktop.db.prepaid_rows import PrepaidRow
from desktop.db.recovery_cuts import Cut, Span
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.domain.tracking import MOST_BILLS, Billed

_BY_PLACE = Cut(("area_id", "issued_on"), lambda part: part.c.area_id, lambda part: part.c.issued_on)
"""As fine as a station and a contractor ask for: one reading serves both."""


class YearPart(NamedTuple):
    """What was receivable of an area's bills of one issue date, and is outstanding, in fen."""

    area_id: int
    issued_on: date
    receivable: int
    outstanding: int


def commissioned(session: Session, since: date | None, on: date) -> list[Any]:
    """Return the customers commissioned in a span with their area, and the debt that was agreed on."""
    asked = (
        select(
            CustomerRow.id,
            CustomerRow.number,
            CustomerRow.area_id,
            CustomerRow.commissioned_on,
            StationRow.name.label("station"),
            PrepaidRow.debt,
            PrepaidRow.since,
        )
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == CustomerRow.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
        .join(
            PrepaidRow,
            and_(PrepaidRow.bureau_id == BUREAU, PrepaidRow.customer_id == CustomerRow.id),
            isouter=True,
        )
        .where(*_in_span(since, on))
        .order_by(CustomerRow.number)
    )
    return list(session.execute(asked))


def principal(session: Session, since: date | None, on: date) -> dict[int, tuple[int, int]]:
    """Return the principal of each customer at the end of the day of commissioning, and as of a day."""
    at_first = EntryRow.business_date <= CustomerRow.commissioned_on
    asked = (
        select(
            CustomerRow.id,
            func.coalesce(func.sum(EntryRow.fen).filter(at_first), 0),
            func.sum(EntryRow.fen),
        )
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.customer_id == CustomerRow.id))
        .join(EntryRow, and_(EntryRow.bureau_id == BUREAU, EntryRow.bill_id == BillRow.id))
        .where(*_in_span(since, on), EntryRow.account == "principal", EntryRow.business_date <= on)
        .group_by(CustomerRow.id)
    )
    return {key: (before, after) for key, before, after in session.execute(asked)}


def recoveries(session: Session, since: date | None, on: date) -> list[Any]:
    """Return every entry by which a top-up, or what countered one, changed an old bill, up to a day.

    `asked_on` is the day of the top-up.
    """
    countered = aliased(PostingRow)
    asked_on = func.coalesce(countered.business_date, PostingRow.business_date).label("asked_on")
    asked = (
        _topped_up(countered, since, on)
        .join(EntryRow, and_(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == PostingRow.id))
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == EntryRow.bill_id))
        .with_only_columns(
            CustomerRow.id,
            CustomerRow.commissioned_on,
            EntryRow.account,
            (-EntryRow.fen).label("fen"),
            EntryRow.business_date,
            asked_on,
            BillRow.area_id,
            BillRow.issued_on,
        )
        .where(EntryRow.customer_id == CustomerRow.id, EntryRow.kind != "assessment")
    )
    return list(session.execute(asked))


def energy(session: Session, since: date | None, on: date) -> dict[int, int]:
    """Return the energy credit that each customer bought up to a day, net of what was given back, in fen."""
    lot = aliased(EntryRow)
    asked = (
        select(EntryRow.customer_id, func.sum(EntryRow.fen))
        .join(
            lot,
            and_(
                lot.bureau_id == BUREAU,
                lot.seq == func.coalesce(EntryRow.lot_seq, EntryRow.seq),
                lot.kind == "topup",
            ),
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "prestored",
            EntryRow.customer_id.in_(select(CustomerRow.id).where(*_in_span(since, on))),
            EntryRow.business_date <= on,
        )
        .group_by(EntryRow.customer_id)
    )
    return {customer: int(fen) for customer, fen in session.execute(asked)}


def billed_before(session: Session, since: date | None, on: date) -> dict[int, Billed]:
    """Return the last bills of each customer up to commissioning whose energy is known."""
    latest = (
        func.row_number()
        .over(partition_by=BillRow.customer_id, order_by=(BillRow.month.desc(), BillRow.id.desc()))
        .label("latest")
    )
    bills = (
        select(BillRow.customer_id, BillRow.kwh, BillRow.amount, latest)
        .join(CustomerRow, and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id == BillRow.customer_id))
        .where(
            BillRow.bureau_id == BUREAU,
            *_in_span(since, on),
            BillRow.kwh.is_not(None),
            BillRow.issued_on <= CustomerRow.commissioned_on,
        )
        .subquery("bills")
    )
    asked = (
        select(bills.c.customer_id, func.count(), func.sum(bills.c.kwh), func.sum(bills.c.amount))
        .where(bills.c.latest <= MOST_BILLS)
        .group_by(bills.c.customer_id)
    )
    return {customer: Billed(*sums) for customer, *sums in session.execute(asked)}


def moved_after(session: Session, since: date | None, on: date) -> set[int]:
    """Return the customers whose bills changed after a day: their settled bills may not have been then."""
    moved = (
        select(PostingRow.id)
        .where(
            PostingRow.bureau_id == BUREAU,
            PostingRow.customer_id == CustomerRow.id,
            PostingRow.business_date > on,
        )
        .correlate(CustomerRow)
        .exists()
    )
    return set(session.execute(select(CustomerRow.id).where(*_in_span(since, on), moved)).scalars())


def of_the_year(session: Session, on: date) -> list[YearPart]:
    """Return the year's receivable and outstanding as of a day, by the area and issue date of the bills."""
    span = Span(on.year, on)
    parts = (recovery_parts.current(session, span, _BY_PLACE), recovery_parts.prior(session, span, _BY_PLACE))
    found: list[YearPart] = []
    for part in parts:
        found.extend(YearPart(area, cast(Any, issued_on), *sums) for (area, issued_on), sums in part.items())
    return found


def planned(session: Session, first: int, last: int) -> list[Any]:
    """Return what was planned for the months of a span (YYYYMM): station, area, month and target."""
    asked = (
        select(StationRow.name.label("station"), CampaignRow.area_id, CampaignRow.month, CampaignRow.target)
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == CampaignRow.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
        .where(CampaignRow.bureau_id == BUREAU, CampaignRow.month.between(first, last))
    )
    return list(session.execute(asked))


def _topped_up(countered: Any, since: date | None, on: date) -> Select[Any]:
    whose = and_(PostingRow.bureau_id == BUREAU, PostingRow.customer_id == CustomerRow.id)
    origin = and_(countered.bureau_id == BUREAU, countered.id == PostingRow.counters_id)
    return (
        select(CustomerRow.id)
        .join(PostingRow, whose)
        .join(countered, origin, isouter=True)
        .where(
            *_in_span(since, on),
            PostingRow.business_date <= on,
            or_(PostingRow.kind == "topup", countered.kind == "topup"),
        )
    )


def _in_span(since: date | None, on: date) -> tuple[Any, ...]:
    return (
        CustomerRow.bureau_id == BUREAU,
        CustomerRow.commissioned_on.between(since or date.min, on),
    )
