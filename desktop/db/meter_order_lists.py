"""Work orders for changing meters as a list shows them, and the teams that were sent."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.meter_orders import customer, of_conversion, of_order
from desktop.db.meter_rows import MeterOrderLineRow, MeterOrderRow
from desktop.db.rows import ConversionRow, CustomerRow
from desktop.domain.meter_orders import OrderFilter, OrderRow, OrderState, Result


def listed(session: Session, wanted: OrderFilter) -> list[str]:
    """Return the numbers of the orders that a filter lets through, the last one first."""
    asked = select(MeterOrderRow.number).where(MeterOrderRow.bureau_id == BUREAU)
    if wanted.state:
        asked = asked.where(MeterOrderRow.state == wanted.state.value)
    if text := wanted.text.strip():
        asked = asked.where(_says(text))
    return list(session.execute(asked.order_by(MeterOrderRow.number.desc())).scalars())


def rows(session: Session, numbers: Iterable[str]) -> dict[str, OrderRow]:
    """Return these orders as a list shows them, by number."""
    found: dict[str, OrderRow] = {}
    for chunk in chunks(list(numbers)):
        for row in session.execute(_counted().where(MeterOrderRow.number.in_(chunk))):
            found[row.number] = OrderRow(
                row.number,
                row.planned_on,
                row.issued_on,
                row.team,
                row.scope,
                OrderState(row.state),
                row.lines,
                row.done,
                row.failed,
            )
    return found


def teams(session: Session) -> list[str]:
    """Return the teams that were sent before, in order of name."""
    asked = select(MeterOrderRow.team).where(MeterOrderRow.bureau_id == BUREAU)
    return list(session.execute(asked.distinct().order_by(MeterOrderRow.team)).scalars())


def _says(text: str) -> ColumnElement[bool]:
    named = (
        select(MeterOrderLineRow.order_id)
        .join(ConversionRow, of_conversion())
        .join(CustomerRow, customer())
        .where(
            MeterOrderLineRow.bureau_id == BUREAU,
            or_(*(one.icontains(text, autoescape=True) for one in (CustomerRow.number, CustomerRow.name))),
        )
    )
    columns = MeterOrderRow.number, MeterOrderRow.team, MeterOrderRow.scope
    own = (column.icontains(text, autoescape=True) for column in columns)
    return or_(*own, MeterOrderRow.id.in_(named))


def _counted() -> Any:
    def count(result: Result) -> Any:
        return func.sum(case((MeterOrderLineRow.result == result.value, 1), else_=0))

    head = (
        MeterOrderRow.number,
        MeterOrderRow.planned_on,
        MeterOrderRow.issued_on,
        MeterOrderRow.team,
        MeterOrderRow.scope,
        MeterOrderRow.state,
    )
    counts = count(Result.DONE).label("done"), count(Result.FAILED).label("failed")
    return (
        select(*head, func.count().label("lines"), *counts)
        .join(MeterOrderLineRow, of_order())
        .where(MeterOrderRow.bureau_id == BUREAU)
        .group_by(*head)
    )
