"""A pivot asked of the ledger: facts are joined to the names that a layout shows, filtered and summed up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Subquery, Text as TextType, and_, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.pivot_parts import Asked, Part, source
from desktop.db.rows import AreaRow, AssignmentRow, ContractorRow, CustomerRow, StationRow
from desktop.domain.pivot import Dimension, Key, Layout, Sums, Value, whole_key

_D = Dimension
_PLACED = {_D.STATION, _D.AREA}
_OFF = "·"

Step = Callable[[], None]
"""Is called between two questions; may raise Cancelled."""


def summed(session: Session, layout: Layout, on: date, step: Step) -> Sums:
    """Return the cells of a layout as of a day."""
    asked, sums = Asked(layout, on), Sums(len(layout.values))
    for part_of, values in _by_source(asked):
        step()
        part = part_of(asked)
        figures = [_figure(part, value) for value in values]
        for row in session.execute(_grouped(part, asked, layout.dimensions, figures)):
            key, column, found = _parted(layout, row)
            for value, amount in zip(values, found, strict=True):
                sums.add(key, column, layout.values.index(value), _whole(amount))
    return sums


def distinct(session: Session, layout: Layout, on: date, step: Step) -> Mapping[tuple[Key, Key], int | None]:
    """Return how many different customers stand in each row, in each column, and in all."""
    asked = Asked(layout, on)
    part = source(Value.CUSTOMERS, asked)(asked)
    found: dict[tuple[Key, Key], int | None] = {}
    ways = {(layout.rows, None), (None, layout.columns), (None, None)}
    for rows, columns in ways:
        step()
        for row in session.execute(
            _grouped(part, asked, rows or columns or (), [_figure(part, Value.CUSTOMERS)])
        ):
            key = tuple(map(_text, row[:-1]))
            rows_key = None if rows is None else key
            found[whole_key(rows=rows_key, columns=None if columns is None else key)] = row[-1]
    return found


def by_customer(session: Session, layout: Layout, on: date, step: Step) -> Mapping[int, list[int | None]]:
    """Return a layout's values of each customer that its filters let through; it has no rows or columns."""
    asked, sums = Asked(layout, on, each_customer=True), Sums(len(layout.values))
    for part_of, values in _by_source(asked):
        step()
        part = part_of(asked)
        figures = [part.c.customer_id, *(_figure(part, value) for value in values)]
        for customer, *found in session.execute(
            _grouped(part, asked, (), figures).group_by(part.c.customer_id)
        ):
            for value, amount in zip(values, found, strict=True):
                sums.add((str(customer),), (), layout.values.index(value), _whole(amount))
    return {int(key[0]): cell for (key, _), cell in sums.cells.items()}


def customers(session: Session, keys: Sequence[int]) -> Mapping[int, Any]:
    """Return number, name, station and area of customers."""
    asked = (
        select(
            CustomerRow.id,
            CustomerRow.number,
            CustomerRow.name,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
        )
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == CustomerRow.area_id))
        .join(StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id))
        .where(CustomerRow.bureau_id == BUREAU)
    )
    parts = (asked.where(CustomerRow.id.in_(chunk)) for chunk in chunks(keys))
    return {row.id: row for part in parts for row in session.execute(part)}


def _by_source(asked: Asked) -> list[tuple[Part, list[Value]]]:
    sourced = [(source(value, asked), value) for value in asked.layout.values]
    ordered = sorted(sourced, key=lambda one: one[0].__name__)
    return [
        (part, [value for _, value in of_part]) for part, of_part in groupby(ordered, key=lambda one: one[0])
    ]


def _figure(part: Subquery, value: Value) -> Any:
    if value is Value.CUSTOMERS:
        return func.nullif(func.count(part.c.customer_id.distinct()), 0)
    return func.sum(part.c[value.value])


def _grouped(part: Subquery, asked: Asked, dimensions: Sequence[Dimension], figures: Sequence[Any]) -> Any:
    texts = [_label(one, part).label(f"d{at}") for at, one in enumerate(dimensions)]
    wanted = _joined(select(*texts, *figures).select_from(part), part, asked.dimensions)
    for one in asked.layout.filters:
        wanted = wanted.where(cast(_label(one.dimension, part), TextType).in_(one.texts))
    return wanted.group_by(*(f"d{at}" for at in range(len(texts))))


def _label(dimension: Dimension, part: Subquery) -> Any:
    if dimension is _D.YEAR:
        return part.c.month // 100
    if dimension is _D.STATION:
        return StationRow.name
    if dimension is _D.AREA:
        return StationRow.name + f" {_OFF} " + AreaRow.name
    if dimension is _D.CONTRACTOR:
        return func.coalesce(ContractorRow.name, literal(""))
    column = {_D.BUSINESS_DAY: "business_date"}.get(dimension, dimension.value)
    return part.c[column]


def _joined(asked: Any, part: Subquery, dimensions: set[Dimension]) -> Any:
    if dimensions & _PLACED:
        asked = asked.join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == part.c.area_id)).join(
            StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id)
        )
    return _with_contractor(asked, part) if _D.CONTRACTOR in dimensions else asked


def _with_contractor(asked: Any, part: Subquery) -> Any:
    held = and_(
        AssignmentRow.bureau_id == BUREAU,
        AssignmentRow.area_id == part.c.area_id,
        AssignmentRow.from_on <= part.c.issued_on,
        or_(AssignmentRow.until_on.is_(None), AssignmentRow.until_on >= part.c.issued_on),
    )
    named = and_(ContractorRow.bureau_id == BUREAU, ContractorRow.id == AssignmentRow.contractor_id)
    return asked.join(AssignmentRow, held, isouter=True).join(ContractorRow, named, isouter=True)


def _parted(layout: Layout, row: Sequence[Any]) -> tuple[Key, Key, Sequence[Any]]:
    rows, whole = len(layout.rows), len(layout.dimensions)
    return tuple(map(_text, row[:rows])), tuple(map(_text, row[rows:whole])), row[whole:]


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _whole(amount: Any) -> int | None:
    return None if amount is None else int(amount)
