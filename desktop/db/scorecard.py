"""What the subjects of targets came to, and who of theirs still owes."""

from collections.abc import Sequence

from sqlalchemy import and_, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db import recovery
from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.recovery_cuts import CUTS, WHOLE, Cut, Span
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.db.unpaid import debtor, debtor_columns, unpaid_bills
from desktop.domain.entries import ADJUSTMENTS
from desktop.domain.recovery import By, Recovery
from desktop.domain.scorecard import Reached
from desktop.domain.summary import Unpaid
from desktop.domain.targets import Period, Scope, Subject

_BY = {Scope.STATION: By.STATION, Scope.AREA: By.AREA, Scope.CONTRACTOR: By.CONTRACTOR}


def reached(
    session: Session, scope: Scope, period: Period, span: Span, *, by_cash: bool
) -> dict[Subject, Reached]:
    """Return what everyone of a scope came to: recovery as of the span's day, money within the period."""
    received = _received(session, scope, period, span, by_cash=by_cash)
    lines = (
        [recovery.total(session, span)]
        if scope is Scope.BUREAU
        else recovery.broken_down(session, span, _BY[scope])
    )
    found = {Subject(scope, line.name, line.station): Reached(line) for line in lines}
    for subject in received:
        found.setdefault(subject, Reached(Recovery(subject.name, station=subject.station)))
    return {subject: Reached(came.recovery, received.get(subject, 0)) for subject, came in found.items()}


def owing(session: Session, subject: Subject, span: Span) -> Sequence[Unpaid]:
    """Return the customers behind a subject's outstanding: by station, area and number."""
    unpaid = unpaid_bills(span.on, span.last_month)
    part = (
        select(unpaid, BillRow.issued_on)
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == unpaid.c.id))
        .subquery("part")
    )
    cut = _cut(subject.scope)
    whose = cut.name(part).label("cut_name"), cut.station(part).label("cut_station")
    named = cut.joined(select(part, *whose).select_from(part), part).subquery("named")
    asked = (
        select(*debtor_columns(named))
        .join(named, and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id == named.c.customer_id))
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == CustomerRow.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
        .where(named.c.cut_name == subject.name, named.c.cut_station == subject.station)
        .group_by(CustomerRow.id)
        .order_by(StationRow.name, AreaRow.name, CustomerRow.number)
    )
    return [debtor(row) for row in session.execute(asked)]


def _cut(scope: Scope) -> Cut:
    return WHOLE if scope is Scope.BUREAU else CUTS[_BY[scope]]


def _received(
    session: Session, scope: Scope, period: Period, span: Span, *, by_cash: bool
) -> dict[Subject, int]:
    """Return the principal received within a period, each of its days counted for who held the area then.

    A counter-entry is taken off whoever was credited with what it counters.
    """
    countered = aliased(EntryRow)
    paid_on = case((EntryRow.counters_seq.is_(None), EntryRow.business_date), else_=countered.business_date)
    money = (
        # the tenures are looked up by the day that stands here in place of a bill's issue date
        select(BillRow.area_id, paid_on.label("issued_on"), func.sum(-EntryRow.fen).label("fen"))
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == EntryRow.bill_id))
        .join(
            countered,
            and_(countered.bureau_id == BUREAU, countered.seq == EntryRow.counters_seq),
            isouter=True,
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.kind.not_in(ADJUSTMENTS),
            EntryRow.business_date.between(period.first_day, span.on),
            or_(literal(not by_cash), EntryRow.by_prestored.is_(False)),
        )
        .group_by(BillRow.area_id, paid_on)
        .subquery("money")
    )
    rows = session.execute(_cut(scope).lines(money, func.sum(money.c.fen)))
    return {
        Subject(scope, name, station): int(fen) for name, station, fen in rows if name is not None and fen
    }
