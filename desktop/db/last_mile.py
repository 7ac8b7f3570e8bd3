"""Who is left to pay as of a day, and how much."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.rows import AreaRow, CustomerRow, StationRow
from desktop.db.unpaid import unpaid_bills
from desktop.db.worklist import areas_of
from desktop.domain.last_mile import LeftFilter, LeftSum, Scope

_JANUARY, _DECEMBER = 1, 12


def keys(session: Session, wanted: LeftFilter) -> list[int]:
    """Return the keys of the customers whom a filter lets through, in its order."""
    unpaid = _unpaid(wanted)
    owed = func.sum(unpaid.c.outstanding)
    by_debt = (owed.desc(), CustomerRow.number)
    by_place = (func.min(StationRow.name), func.min(AreaRow.name), *by_debt)
    asked = (
        _placed(select(unpaid.c.customer_id), unpaid)
        .join(CustomerRow, and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id == unpaid.c.customer_id))
        .where(*_conditions(session, unpaid, wanted))
        .group_by(unpaid.c.customer_id, CustomerRow.number)
        .having(owed >= max(1, wanted.least))
        .order_by(*(by_place if wanted.by_station else by_debt))
    )
    return list(session.execute(asked).scalars())


def summed(session: Session, wanted: LeftFilter) -> LeftSum:
    """Return what those whom a filter lets through come to."""
    unpaid = _unpaid(wanted)
    owed = func.sum(unpaid.c.outstanding).label("owed")
    each = (
        _placed(select(func.count().label("bills"), owed), unpaid)
        .where(*_conditions(session, unpaid, wanted))
        .group_by(unpaid.c.customer_id)
        .having(owed >= max(1, wanted.least))
        .subquery("each")
    )
    asked = select(func.count(), func.sum(each.c.bills), func.sum(each.c.owed))
    return LeftSum(*(int(number or 0) for number in session.execute(asked).one()))


def sums_of(session: Session, customers: Sequence[int], wanted: LeftFilter) -> dict[int, tuple[Any, ...]]:
    """Return bills, fen, oldest billing month and oldest due date of these customers, as a filter counts."""
    unpaid = _unpaid(wanted)
    found: dict[int, tuple[Any, ...]] = {}
    for chunk in chunks(customers):
        figures = (func.count(), func.sum(unpaid.c.outstanding), func.min(unpaid.c.month))
        asked = (
            _placed(select(unpaid.c.customer_id, *figures, func.min(unpaid.c.due_on)), unpaid)
            .where(unpaid.c.customer_id.in_(chunk), *_conditions(session, unpaid, wanted))
            .group_by(unpaid.c.customer_id)
        )
        found.update({key: tuple(rest) for key, *rest in session.execute(asked)})
    return found


def _unpaid(wanted: LeftFilter) -> Subquery:
    return unpaid_bills(wanted.on, wanted.on.year * 100 + _DECEMBER)


def _placed(asked: Any, unpaid: Subquery) -> Any:
    return (
        asked.select_from(unpaid)
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == unpaid.c.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
    )


def _conditions(session: Session, unpaid: Subquery, wanted: LeftFilter) -> list[ColumnElement[bool]]:
    january = wanted.on.year * 100 + _JANUARY
    of_scope = {
        Scope.ALL: (),
        Scope.CURRENT: (unpaid.c.month >= january,),
        Scope.PRIOR: (unpaid.c.month < january,),
        Scope.OVERDUE: (unpaid.c.due_on < wanted.on,),
    }
    found: list[ColumnElement[bool]] = [*of_scope[wanted.scope]]
    if wanted.station:
        found.append(StationRow.name == wanted.station)
    if wanted.area:
        found.append(AreaRow.name == wanted.area)
    if wanted.contractor:
        found.append(unpaid.c.area_id.in_(areas_of(session, wanted.contractor, wanted.on)))
    return found
