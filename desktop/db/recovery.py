"""Recovery as SQL: receivable, outstanding and offsets of a year as of a day, cut any way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.rows import AreaRow, AssignmentRow, BillRow, ContractorRow, StationRow
from desktop.db.unpaid import paid_after
from desktop.domain.months import Month
from desktop.domain.recovery import By, Part, Recovery
from desktop.domain.summary import Channel, PriorArrears


@dataclass(frozen=True, slots=True)
class Span:
    """A year as of a day, and the eve from which prior arrears are counted."""

    year: int
    on: date

    @property
    def eve(self) -> date:
        """The last day of the year before, or the as-of day where that is earlier."""
        return min(self.on, date(self.year - 1, 12, 31))

    @property
    def first_month(self) -> int:
        """YYYYMM of January."""
        return self.year * 100 + 1

    @property
    def last_month(self) -> int:
        """YYYYMM of December."""
        return self.year * 100 + 12


def total(session: Session, span: Span) -> Recovery:
    """Return the bureau's line."""
    rows = _lines(session, span, _whole)
    return replace(rows[0], name="") if rows else Recovery("")


def broken_down(session: Session, span: Span, by: By) -> list[Recovery]:
    """Return a line for each station, area, contractor, category or month that was billed."""
    return _lines(session, span, _CUTS[by])


def prior_months(session: Session, span: Span) -> list[PriorArrears]:
    """Return the prior arrears by billing month."""
    bills = _prior_bills(span)
    asked = (
        select(bills.c.month, func.sum(bills.c.receivable), func.sum(bills.c.outstanding))
        .group_by(bills.c.month)
        .order_by(bills.c.month)
    )
    return [PriorArrears(str(Month.from_code(month)), *sums) for month, *sums in session.execute(asked)]


def channels(session: Session, span: Span) -> list[Channel]:
    """Return what came in during the year up to the day, by method; reversals are taken off."""
    paid = _channel_sums(span, PaymentRow.method, _of_payment(EntryRow.posting_id))
    countered = _channel_sums(span, PaymentRow.method, _of_payment(PostingRow.counters_id))
    return _channels([*session.execute(paid), *session.execute(countered), *_offsets(session, span)])


def last_payment(session: Session, on: date) -> date | None:
    """Return the day of the last payment up to a day."""
    asked = select(func.max(PostingRow.business_date)).where(
        PostingRow.bureau_id == BUREAU, PostingRow.kind == "payment", PostingRow.business_date <= on
    )
    return session.execute(asked).scalar()


def last_change(session: Session, on: date) -> date | None:
    """Return the day of the last entry that paid principal, up to a day."""
    asked = select(func.max(EntryRow.business_date)).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.account == "principal",
        EntryRow.kind != "bill",
        EntryRow.business_date <= on,
    )
    return session.execute(asked).scalar()


def _lines(session: Session, span: Span, cut: Callable[[Any], tuple[Any, Any]]) -> list[Recovery]:
    current = _by_group(session, _current_bills(span), cut)
    prior = _by_group(session, _prior_bills(span), cut)
    offsets = _offset_groups(session, span, cut)
    people = _people(session, span, cut)
    names = sorted({*current, *prior}, key=lambda key: (key[1], str(key[0] or "")))
    found = []
    for key in names:
        customers, settled = people.get(key, (0, 0))
        own = _part(current.get(key), offsets.get((*key, 1)))
        old = _part(prior.get(key), offsets.get((*key, 0)))
        found.append(Recovery(str(key[0] or "—"), own, old, customers, settled, key[1]))
    return found


def _part(sums: tuple[int, int] | None, offset: int | None) -> Part:
    receivable, outstanding = sums or (0, 0)
    return Part(receivable, outstanding, offset or 0)


def _current_bills(span: Span) -> Subquery:
    after = paid_after(span.on)
    return (
        select(
            *_BILL,
            BillRow.amount.label("receivable"),
            (BillRow.outstanding - func.coalesce(after.c.fen, 0)).label("outstanding"),
        )
        .join(after, after.c.bill_id == BillRow.id, isouter=True)
        .where(
            BillRow.bureau_id == BUREAU,
            BillRow.month.between(span.first_month, span.last_month),
            BillRow.issued_on <= span.on,
        )
        .subquery("bills")
    )


def _prior_bills(span: Span) -> Subquery:
    after = paid_after(span.on)
    since = paid_after(span.eve, "since")
    at_eve = BillRow.outstanding - func.coalesce(since.c.fen, 0)
    now = BillRow.outstanding - func.coalesce(after.c.fen, 0)
    late = BillRow.issued_on > span.eve
    return (
        select(
            *_BILL,
            case((late, BillRow.amount), else_=at_eve).label("receivable"),
            now.label("outstanding"),
        )
        .join(after, after.c.bill_id == BillRow.id, isouter=True)
        .join(since, since.c.bill_id == BillRow.id, isouter=True)
        .where(
            BillRow.bureau_id == BUREAU,
            BillRow.month < span.first_month,
            BillRow.issued_on <= span.on,
            # paid at the eve and reversed since: it owes again
            or_(late, at_eve != 0, now != 0),
        )
        .subquery("bills")
    )


_BILL = (
    BillRow.id,
    BillRow.customer_id,
    BillRow.month,
    BillRow.issued_on,
    BillRow.area_id,
    BillRow.tariff_class,
)


def _by_group(session: Session, bills: Subquery, cut: Callable[[Any], tuple[Any, Any]]) -> dict[Any, Any]:
    name, station = cut(bills)
    asked = select(name, station, func.sum(bills.c.receivable), func.sum(bills.c.outstanding))
    grouped = _joined(asked.select_from(bills), bills, cut).group_by("cut_name", "cut_station")
    return {(row[0], row[1]): (row[2], row[3]) for row in session.execute(grouped) if row[2] is not None}


def _people(session: Session, span: Span, cut: Callable[[Any], tuple[Any, Any]]) -> dict[Any, Any]:
    parts = []
    for bills in (_current_bills(span), _prior_bills(span)):
        name, station = cut(bills)
        asked = select(
            name, station, bills.c.customer_id, func.max(bills.c.outstanding).label("owes")
        ).select_from(bills)
        parts.append(_joined(asked, bills, cut).group_by("cut_name", "cut_station", bills.c.customer_id))
    both = parts[0].union_all(parts[1]).subquery("people")
    of_one = (
        select(both.c.cut_name, both.c.cut_station, func.max(both.c.owes).label("owes"))
        .group_by(both.c.cut_name, both.c.cut_station, both.c.customer_id)
        .subquery("of_one")
    )
    settled = func.sum(case((of_one.c.owes == 0, 1), else_=0))
    asked_all = select(of_one.c.cut_name, of_one.c.cut_station, func.count(), settled)
    grouped = asked_all.group_by(of_one.c.cut_name, of_one.c.cut_station)
    return {(row[0], row[1]): (row[2], row[3]) for row in session.execute(grouped)}


def _offset_groups(session: Session, span: Span, cut: Callable[[Any], tuple[Any, Any]]) -> dict[Any, int]:
    is_current = case((BillRow.month >= span.first_month, 1), else_=0).label("is_current")
    bills = (
        select(*_BILL, is_current, (-func.sum(EntryRow.fen)).label("fen"))
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == EntryRow.bill_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.by_prestored.is_(True),
            EntryRow.business_date <= span.on,
            BillRow.month <= span.last_month,
            BillRow.issued_on <= span.on,
            or_(BillRow.month >= span.first_month, EntryRow.business_date > span.eve),
        )
        .group_by(BillRow.id)
        .subquery("bills")
    )
    name, station = cut(bills)
    asked = select(name, station, bills.c.is_current, func.sum(bills.c.fen)).select_from(bills)
    grouped = _joined(asked, bills, cut).group_by("cut_name", "cut_station", bills.c.is_current)
    return {(row[0], row[1], row[2]): row[3] for row in session.execute(grouped)}


def _whole(_bills: Any) -> tuple[Any, Any]:
    return literal("").label("cut_name"), literal("").label("cut_station")


def _by_station(_bills: Any) -> tuple[Any, Any]:
    return StationRow.name.label("cut_name"), literal("").label("cut_station")


def _by_area(_bills: Any) -> tuple[Any, Any]:
    return AreaRow.name.label("cut_name"), StationRow.name.label("cut_station")


def _by_contractor(_bills: Any) -> tuple[Any, Any]:
    return ContractorRow.name.label("cut_name"), literal("").label("cut_station")


def _by_category(bills: Any) -> tuple[Any, Any]:
    return bills.c.tariff_class.label("cut_name"), literal("").label("cut_station")


def _by_month(bills: Any) -> tuple[Any, Any]:
    return bills.c.month.label("cut_name"), literal("").label("cut_station")


_CUTS: dict[By, Callable[[Any], tuple[Any, Any]]] = {
    By.STATION: _by_station,
    By.AREA: _by_area,
    By.CONTRACTOR: _by_contractor,
    By.CATEGORY: _by_category,
    By.MONTH: _by_month,
}


def _joined(asked: Select[Any], bills: Any, cut: Callable[[Any], tuple[Any, Any]]) -> Any:
    if cut in (_by_station, _by_area):
        return asked.join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == bills.c.area_id)).join(
            StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id)
        )
    if cut is not _by_contractor:
        return asked
    held = and_(
        AssignmentRow.bureau_id == BUREAU,
        AssignmentRow.area_id == bills.c.area_id,
        AssignmentRow.from_on <= bills.c.issued_on,
        or_(AssignmentRow.until_on.is_(None), AssignmentRow.until_on >= bills.c.issued_on),
    )
    return asked.join(AssignmentRow, held, isouter=True).join(
        ContractorRow,
        and_(ContractorRow.bureau_id == BUREAU, ContractorRow.id == AssignmentRow.contractor_id),
        isouter=True,
    )


def _of_payment(posting: Any) -> Any:
    return and_(PaymentRow.bureau_id == BUREAU, PaymentRow.id == posting)


def _channel_sums(span: Span, method: Any, joined: Any) -> Any:
    return (
        select(method.label("method"), PostingRow.kind, *_SUMS)
        .select_from(EntryRow)
        .join(PostingRow, and_(PostingRow.bureau_id == BUREAU, PostingRow.id == EntryRow.posting_id))
        .join(PaymentRow, joined)
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.kind != "assessment",
            EntryRow.business_date.between(date(span.year, 1, 1), span.on),
        )
        .group_by(method, PostingRow.kind)
    )


def _offsets(session: Session, span: Span) -> Sequence[Any]:
    asked = (
        select(literal("prestored").label("method"), PostingRow.kind, *_SUMS)
        .select_from(EntryRow)
        .join(PostingRow, and_(PostingRow.bureau_id == BUREAU, PostingRow.id == EntryRow.posting_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.by_prestored.is_(True),
            EntryRow.business_date.between(date(span.year, 1, 1), span.on),
        )
        .group_by(PostingRow.kind)
    )
    return session.execute(asked).all()


def _sum_of(account: str, sign: int) -> Any:
    return func.sum(case((EntryRow.account == account, sign * EntryRow.fen), else_=0)).label(account)


_SUMS = (
    func.count(EntryRow.posting_id.distinct()).label("postings"),
    _sum_of("principal", -1),
    _sum_of("penalty", -1),
    _sum_of("prestored", 1),
)


def _channels(rows: Sequence[Any]) -> list[Channel]:
    sums: dict[str, list[int]] = {}
    for row in rows:
        found = sums.setdefault(row.method, [0, 0, 0, 0])
        sign = -1 if row.kind == "reversal" else 1
        found[0] += sign * row.postings
        found[1] += row.principal
        found[2] += row.penalty
        found[3] += row.prestored
    return [
        Channel(method, count, principal + penalty + prestored, principal, penalty, prestored)
        for method, (count, principal, penalty, prestored) in sorted(sums.items())
    ]
