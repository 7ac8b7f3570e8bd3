"""Meters in stock as rows: makers, where each meter is, its moves, and stocktakes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.meter_rows import MeterMakerRow, StockMeterRow, StockMoveRow, StocktakeRow
from desktop.db.records import Stamp
from desktop.domain.meters import (
    IN_STORE,
    Balance,
    Maker,
    MeterState,
    MoveKind,
    StockFilter,
    StockMeter,
    StockMove,
    balances,
)
from desktop.domain.stocktakes import StocktakeScope


def makers(session: Session) -> list[Maker]:
    """Return the makers in order of name."""
    asked = select(MeterMakerRow).where(MeterMakerRow.bureau_id == BUREAU).order_by(MeterMakerRow.name)
    return [Maker(row.name, row.pattern) for row in session.execute(asked).scalars()]


def keep_maker(session: Session, maker: Maker) -> None:
    """Keep a maker; one of that name gets the new pattern."""
    if maker.name in _maker_keys(session):
        named = MeterMakerRow.bureau_id == BUREAU, MeterMakerRow.name == maker.name
        session.execute(update(MeterMakerRow).where(*named).values(pattern=maker.pattern))
        return
    row = {"bureau_id": BUREAU, "id": last_key(session, MeterMakerRow) + 1}
    session.execute(insert(MeterMakerRow).values(row | {"name": maker.name, "pattern": maker.pattern}))


def numbers_of_maker(session: Session, name: str) -> list[str]:
    """Return the numbers of every meter of a maker."""
    asked = _meters().where(MeterMakerRow.name == name).order_by(StockMeterRow.number)
    return [row.number for row in session.execute(asked)]


def known(session: Session, numbers: Iterable[str]) -> dict[str, StockMeter]:
    """Return the meters of these numbers that the book has, by number."""
    found: dict[str, StockMeter] = {}
    for chunk in chunks(sorted(set(numbers))):
        rows = session.execute(_meters().where(StockMeterRow.number.in_(chunk)))
        found.update({row.number: _meter(row) for row in rows})
    return found


def enter(session: Session, meters: Sequence[StockMeter]) -> None:
    """Enter meters into the book."""
    keys = _maker_keys(session)
    rows = [
        {
            "bureau_id": BUREAU,
            "number": meter.number,
            "maker_id": keys.get(meter.maker),
            "state": meter.state.value,
            "state_on": meter.state_on,
            "holder": meter.holder,
            "received_on": meter.received_on,
        }
        for meter in meters
    ]
    if rows:
        session.execute(insert(StockMeterRow), rows)


def put(session: Session, numbers: Sequence[str], state: MeterState, on: date, holder: str) -> None:
    """Say where meters are from a day on."""
    for chunk in chunks(numbers):
        session.execute(
            update(StockMeterRow)
            .where(StockMeterRow.bureau_id == BUREAU, StockMeterRow.number.in_(chunk))
            .values(state=state.value, state_on=on, holder=holder)
        )


def log(
    session: Session,
    numbers: Sequence[str],
    kind: MoveKind,
    on: date,
    stamp: Stamp,
    *,
    person: str,
    note: str,
) -> None:
    """Write the same move of each of these meters into its history."""
    key = last_key(session, StockMoveRow)
    rows = [
        {
            "bureau_id": BUREAU,
            "id": key + offset,
            "number": number,
            "kind": kind.value,
            "business_date": on,
            "person": person,
            "note": note,
            "recorded_at": stamp.at,
            "recorded_by": stamp.by,
        }
        for offset, number in enumerate(numbers, 1)
    ]
    if rows:
        session.execute(insert(StockMoveRow), rows)


def listed(session: Session, wanted: StockFilter) -> list[str]:
    """Return the numbers of the meters that a filter lets through, in order."""
    return list(session.execute(_listed(wanted)).scalars())


def expected(session: Session, scope: StocktakeScope) -> list[StockMeter]:
    """Return the meters that a count must find."""
    asked = _meters().where(StockMeterRow.state.in_([state.value for state in IN_STORE]))
    return [meter for row in session.execute(asked) if scope.covers(meter := _meter(row))]


def free(session: Session, maker: str | None, count: int) -> list[str]:
    """Return the first so many meters in stock, of one maker where named."""
    wanted = StockFilter(state=MeterState.STOCKED, maker=maker)
    return list(session.execute(_listed(wanted).limit(count)).scalars())


def holders(session: Session) -> list[str]:
    """Return who has meters, in order of name."""
    asked = select(StockMeterRow.holder).where(
        StockMeterRow.bureau_id == BUREAU, StockMeterRow.state == MeterState.OUT.value
    )
    return list(session.execute(asked.distinct().order_by(StockMeterRow.holder)).scalars())


def history(session: Session, number: str) -> list[StockMove]:
    """Return a meter's moves, the first one first."""
    asked = (
        select(StockMoveRow)
        .where(StockMoveRow.bureau_id == BUREAU, StockMoveRow.number == number)
        .order_by(StockMoveRow.id)
    )
    return [
        StockMove(MoveKind(row.kind), row.business_date, row.person, row.note, row.recorded_by)
        for row in session.execute(asked).scalars()
    ]


def balance(session: Session) -> list[Balance]:
    """Return how many meters of each maker are where."""
    name = func.coalesce(MeterMakerRow.name, "")
    asked = (
        select(name, StockMeterRow.state, func.count())
        .outerjoin(MeterMakerRow, _made())
        .where(StockMeterRow.bureau_id == BUREAU)
        .group_by(name, StockMeterRow.state)
    )
    rows = session.execute(asked)
    return balances((maker, MeterState(state), count) for maker, state, count in rows)


def keep_stocktake(session: Session, row: dict[str, Any], stamp: Stamp) -> int:
    """Keep a stocktake as it was adopted; return its key."""
    key = last_key(session, StocktakeRow) + 1
    made = {"bureau_id": BUREAU, "id": key, "recorded_at": stamp.at, "recorded_by": stamp.by}
    session.execute(insert(StocktakeRow).values(row | made))
    return key


def stocktakes(session: Session) -> Sequence[Any]:
    """Return the stocktakes, the last one first."""
    asked = select(StocktakeRow).where(StocktakeRow.bureau_id == BUREAU).order_by(StocktakeRow.id.desc())
    return session.execute(asked).scalars().all()


def _listed(wanted: StockFilter) -> Any:
    return (
        select(StockMeterRow.number)
        .outerjoin(MeterMakerRow, _made())
        .where(StockMeterRow.bureau_id == BUREAU, *_conditions(wanted))
        .order_by(StockMeterRow.number)
    )


def _conditions(wanted: StockFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.state:
        conditions.append(StockMeterRow.state == wanted.state.value)
    if wanted.maker is not None:
        conditions.append(func.coalesce(MeterMakerRow.name, "") == wanted.maker)
    if wanted.holder:
        conditions.append(StockMeterRow.holder == wanted.holder)
    if text := wanted.text.strip():
        columns = StockMeterRow.number, StockMeterRow.holder
        conditions.append(or_(*(column.icontains(text, autoescape=True) for column in columns)))
    return conditions


def _maker_keys(session: Session) -> dict[str, int]:
    asked = select(MeterMakerRow.name, MeterMakerRow.id).where(MeterMakerRow.bureau_id == BUREAU)
    return {row.name: row.id for row in session.execute(asked)}


def _meters() -> Any:
    return (
        select(
            StockMeterRow.number,
            func.coalesce(MeterMakerRow.name, "").label("maker"),
            StockMeterRow.state,
            StockMeterRow.state_on,
            StockMeterRow.holder,
            StockMeterRow.received_on,
        )
        .outerjoin(MeterMakerRow, _made())
        .where(StockMeterRow.bureau_id == BUREAU)
    )


def _meter(row: Any) -> StockMeter:
    return StockMeter(row.number, row.maker, MeterState(row.state), row.state_on, row.holder, row.received_on)


def _made() -> ColumnElement[bool]:
    return and_(
        MeterMakerRow.bureau_id == StockMeterRow.bureau_id, MeterMakerRow.id == StockMeterRow.maker_id
    )
