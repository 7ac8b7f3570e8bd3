"""Work orders for changing meters as rows, with their lines and the conversions these are of."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.db import meter_evidence
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.meter_rows import MeterOrderLineRow, MeterOrderRow
from desktop.db.records import Stamp
from desktop.db.rows import AreaRow, ConversionRow, CustomerRow, StationRow
from desktop.domain.conversion import Stage
from desktop.domain.errors import UnknownOrder
from desktop.domain.meter_orders import (
    MeterOrder,
    OrderDraft,
    OrderLine,
    OrderState,
    Result,
    Waiting,
)


class Scheduled(NamedTuple):
    """A conversion that a team may be sent for: where it stands, and the open order it is on already."""

    conversion: int
    stage: str
    order_no: str
    customer: Waiting


def scheduled(
    session: Session, *, station: str = "", area: str = "", numbers: Sequence[str] = ()
) -> list[Scheduled]:
    """Return the last conversions of the customers named, else those scheduled at a station or an area."""
    asked = _conversions().order_by(StationRow.name, AreaRow.name, CustomerRow.number)
    if numbers:
        found = [row for part in chunks(numbers) for row in session.execute(_of(asked, part))]
    else:
        asked = asked.where(ConversionRow.stage == Stage.SCHEDULED.value)
        asked = asked.where(StationRow.name == station) if station else asked
        found = list(session.execute(asked.where(AreaRow.name == area) if area else asked))
    busy = _on_orders(session, [row.id for row in found])
    return [Scheduled(row.id, row.stage, busy.get(row.id, ""), _waiting(row)) for row in found]


def keep(session: Session, draft: OrderDraft, lines: Sequence[tuple[int, str]], stamp: Stamp) -> str:
    """Keep a new order with its lines, each a conversion and the meter set aside; return its number."""
    key = last_key(session, MeterOrderRow) + 1
    ordinal = last_number(session, MeterOrderRow, MeterOrderRow.number, "meter-order") + 1
    number = numbered("meter-order", ordinal)
    made = {"recorded_at": stamp.at, "recorded_by": stamp.by, "state": OrderState.OPEN.value}
    facts = {"planned_on": draft.planned_on, "issued_on": draft.issued_on, "team": draft.team}
    row = {"bureau_id": BUREAU, "id": key, "number": number, "scope": draft.scope, **facts, **made}
    session.execute(insert(MeterOrderRow).values(row))
    blank = {"bureau_id": BUREAU, "order_id": key, "result": "", "reason": "", "result_on": None}
    session.execute(
        insert(MeterOrderLineRow),
        [
            blank | {"position": position, "conversion_id": conversion, "new_meter": meter}
            for position, (conversion, meter) in enumerate(lines, 1)
        ],
    )
    return number


def order(session: Session, number: str) -> MeterOrder:
    """Return an order with its lines. Raises UnknownOrder."""
    row = _row(session, number)
    found = list(session.execute(_lines().where(MeterOrderLineRow.order_id == row.id)))
    readings = meter_evidence.earlier_readings(session, [_old_meter(line) for line in found])
    return MeterOrder(
        row.number,
        row.planned_on,
        row.issued_on,
        row.team,
        row.scope,
        OrderState(row.state),
        tuple(_line(line, readings) for line in found),
    )


def line(session: Session, number: str, customer_no: str) -> tuple[OrderState, OrderLine | None]:
    """Return where an order stands, and its line of a customer if it has one. Raises UnknownOrder."""
    row = _row(session, number)
    asked = _lines().where(MeterOrderLineRow.order_id == row.id, CustomerRow.number == customer_no)
    found = session.execute(asked).first()
    return OrderState(row.state), _line(found, {}) if found else None


def answer(session: Session, number: str, position: int, result: Result, reason: str, on: date) -> None:
    """Write the result of a line, and close the order with the last one."""
    key = _row(session, number).id
    of_order = MeterOrderLineRow.bureau_id == BUREAU, MeterOrderLineRow.order_id == key
    session.execute(
        update(MeterOrderLineRow)
        .where(*of_order, MeterOrderLineRow.position == position)
        .values(result=result.value, reason=reason, result_on=on)
    )
    left = select(func.count()).where(*of_order, MeterOrderLineRow.result == Result.NONE.value)
    if not session.execute(left).scalar_one():
        put_state(session, number, OrderState.CLOSED)


def put_state(session: Session, number: str, state: OrderState) -> None:
    """Say where an order stands."""
    session.execute(
        update(MeterOrderRow)
        .where(MeterOrderRow.bureau_id == BUREAU, MeterOrderRow.number == number)
        .values(state=state.value)
    )


def customer() -> ColumnElement[bool]:
    """Return how a conversion belongs to its customer."""
    return and_(CustomerRow.bureau_id == ConversionRow.bureau_id, CustomerRow.id == ConversionRow.customer_id)


def of_conversion() -> ColumnElement[bool]:
    """Return how a line belongs to its conversion."""
    return and_(
        ConversionRow.bureau_id == MeterOrderLineRow.bureau_id,
        ConversionRow.id == MeterOrderLineRow.conversion_id,
    )


def of_order() -> ColumnElement[bool]:
    """Return how a line belongs to its order."""
    return and_(
        MeterOrderLineRow.bureau_id == MeterOrderRow.bureau_id,
        MeterOrderLineRow.order_id == MeterOrderRow.id,
    )


def _row(session: Session, number: str) -> MeterOrderRow:
    asked = select(MeterOrderRow).where(MeterOrderRow.bureau_id == BUREAU, MeterOrderRow.number == number)
    found = session.execute(asked.execution_options(populate_existing=True)).scalar()
    if found is None:
        raise UnknownOrder(number)
    return found


def _of(asked: Any, numbers: Sequence[str]) -> Any:
    """Return the question for the last conversion of each of these customers."""
    last = (
        select(func.max(ConversionRow.id))
        .where(ConversionRow.bureau_id == BUREAU, ConversionRow.customer_id == CustomerRow.id)
        .correlate(CustomerRow)
        .scalar_subquery()
    )
    return asked.where(CustomerRow.number.in_(numbers), ConversionRow.id == last)


def _on_orders(session: Session, conversions: Sequence[int]) -> dict[int, str]:
    """Return the open order that each of these conversions stands on unanswered."""
    found: dict[int, str] = {}
    for chunk in chunks(conversions):
        asked = (
            select(MeterOrderLineRow.conversion_id, MeterOrderRow.number)
            .join(MeterOrderRow, of_order())
            .where(
                MeterOrderLineRow.bureau_id == BUREAU,
                MeterOrderLineRow.conversion_id.in_(chunk),
                MeterOrderLineRow.result == Result.NONE.value,
                MeterOrderRow.state == OrderState.OPEN.value,
            )
        )
        found.update({row.conversion_id: row.number for row in session.execute(asked)})
    return found


def _conversions() -> Any:
    return (
        select(
            ConversionRow.id,
            ConversionRow.stage,
            ConversionRow.stage_on,
            CustomerRow.number,
            CustomerRow.name,
            CustomerRow.address,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
        )
        .join(CustomerRow, customer())
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == CustomerRow.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
        .where(ConversionRow.bureau_id == BUREAU)
    )


def _waiting(row: Any) -> Waiting:
    return Waiting(row.number, row.name, row.address, row.station, row.area, row.stage_on)


def _lines() -> Any:
    return (
        select(
            MeterOrderLineRow.position,
            MeterOrderLineRow.new_meter.label("set_aside"),
            MeterOrderLineRow.result,
            MeterOrderLineRow.reason,
            MeterOrderLineRow.result_on,
            CustomerRow.number,
            CustomerRow.name,
            CustomerRow.address,
            CustomerRow.phone,
            CustomerRow.tariff_class,
            CustomerRow.meter_no,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
            ConversionRow.stage,
            ConversionRow.old_meter,
            ConversionRow.new_meter,
            ConversionRow.last_reading,
        )
        .join(ConversionRow, of_conversion())
        .join(CustomerRow, customer())
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == CustomerRow.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
        .where(MeterOrderLineRow.bureau_id == BUREAU)
        .order_by(MeterOrderLineRow.position)
    )


def _line(row: Any, readings: Mapping[str, int]) -> OrderLine:
    old = _old_meter(row)
    return OrderLine(
        row.position,
        row.number,
        row.name,
        row.address,
        row.phone,
        row.station,
        row.area,
        row.tariff_class,
        old,
        readings.get(old),
        row.set_aside,
        Stage(row.stage),
        Result(row.result),
        row.reason,
        row.result_on,
        row.new_meter,
        row.last_reading,
    )


def _old_meter(row: Any) -> str:
    """Return the meter that is, or was, to be taken off."""
    return str(row.old_meter if row.new_meter else row.meter_no)
