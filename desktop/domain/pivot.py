"""A pivot over the ledger: what can be chosen, what goes with what, and the table that comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.errors import DoesNotGoWith, NotAChoice, NoValues, StandsTwice
from desktop.domain.payments import Method


class Dimension(StrEnum):
    """What rows, columns and filters are made of."""

    MONTH = "month"
    YEAR = "year"
    STATION = "station"
    AREA = "area"
    CONTRACTOR = "contractor"
    TARIFF_CLASS = "tariff_class"
    RISK_CATEGORY = "risk_category"
    FUNDING = "funding"
    METHOD = "method"
    CLERK = "clerk"
    BUSINESS_MONTH = "business_month"
    BUSINESS_DAY = "business_day"
    KIND = "kind"


class Value(StrEnum):
    """What is summed up in the cells."""

    RECEIVABLE = "receivable"
    RECEIVED = "received"
    OUTSTANDING = "outstanding"
    PENALTY_CHARGED = "penalty_charged"
    PENALTY_RECEIVED = "penalty_received"
    PENALTY_WAIVED = "penalty_waived"
    PRESTORED_IN = "prestored_in"
    PRESTORED_USED = "prestored_used"
    PAYMENTS = "payments"
    CUSTOMERS = "customers"
    BILLS = "bills"
    KWH = "kwh"


COUNTS = frozenset({Value.PAYMENTS, Value.CUSTOMERS, Value.BILLS, Value.KWH})
"""Values that are numbers; every other is an amount in fen."""

_D = Dimension
_CUSTOMER = {_D.STATION, _D.AREA, _D.CONTRACTOR, _D.TARIFF_CLASS, _D.RISK_CATEGORY, _D.FUNDING}
_BILL = _CUSTOMER | {_D.MONTH, _D.YEAR}
_WHEN = {_D.CLERK, _D.BUSINESS_MONTH, _D.BUSINESS_DAY, _D.KIND}
_POSTED = {
    **dict.fromkeys((Value.RECEIVED, Value.PENALTY_RECEIVED), _BILL | _WHEN | {_D.METHOD}),
    **dict.fromkeys((Value.PENALTY_CHARGED, Value.PENALTY_WAIVED), _BILL | _WHEN),
    **dict.fromkeys((Value.PRESTORED_IN, Value.PRESTORED_USED), _CUSTOMER | _WHEN),
    Value.PAYMENTS: _CUSTOMER | _WHEN | {_D.METHOD},
}
GOES_WITH: Mapping[Value, frozenset[Dimension]] = {
    value: frozenset(_POSTED.get(value, _BILL)) for value in Value
}
"""What a value can be cut by: a bill's amount has no clerk, money kept for a customer no billing month."""

OF_BILLS = frozenset(_BILL)
"""Dimensions of a bill alone."""

Key = tuple[str, ...]
"""The texts of a row's or a column's dimensions; an empty text is none of them."""
Cell = tuple[int | None, ...]
"""A cell's values in the layout's order; None where there is nothing."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Lets through what has one of these texts in a dimension."""

    dimension: Dimension
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What was chosen: rows, columns, values and filters, each in its order."""

    rows: tuple[Dimension, ...] = ()
    columns: tuple[Dimension, ...] = ()
    values: tuple[Value, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Rows and columns together."""
        return (*self.rows, *self.columns)

    def facts(self) -> dict[str, Any]:
        """Return the layout as it is kept under a name."""
        return {
            "rows": list(map(str, self.rows)),
            "columns": list(map(str, self.columns)),
            "values": list(map(str, self.values)),
            "filters": {one.dimension.value: list(one.texts) for one in self.filters},
        }

    @classmethod
    def of_facts(cls, facts: Mapping[str, Any]) -> "Layout":
        """Return a layout that was kept."""
        filters = (Filter(Dimension(name), tuple(texts)) for name, texts in facts["filters"].items())
        return cls(
            tuple(map(Dimension, facts["rows"])),
            tuple(map(Dimension, facts["columns"])),
            tuple(map(Value, facts["values"])),
            tuple(filters),
        )


@dataclass(frozen=True, slots=True)
class Pivot:
    """The table as of a day: heads in their order, cells by row and column, and the sums at the ends."""

    layout: Layout
    on: date
    rows: tuple[Key, ...]
    columns: tuple[Key, ...]
    cells: Mapping[tuple[Key, Key], Cell]
    row_sums: Mapping[Key, Cell]
    column_sums: Mapping[Key, Cell]
    total: Cell

    def cell(self, row: Key, column: Key) -> Cell:
        """Return a cell, also an empty one."""
        return self.cells.get((row, column), (None,) * len(self.layout.values))

    def across(self, row: Key) -> list[Cell]:
        """Return a row's cells, and its sum where there are columns."""
        cells = [self.cell(row, column) for column in self.columns]
        return [*cells, self.row_sums[row]] if self.layout.columns else cells

    def below(self) -> list[Cell]:
        """Return the columns' sums, and that of all where there are columns."""
        sums = [self.column_sums[column] for column in self.columns]
        return [*sums, self.total] if self.layout.columns else sums


@dataclass(frozen=True, slots=True)
class Behind:
    """One customer behind a cell, with what the cell's values are of it."""

    customer_no: str
    name: str
    station: str
    area: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class BehindList:
    """The customers behind a cell, so many at most, and how many there are in all."""

    layout: Layout
    on: date
    customers: tuple[Behind, ...]
    count: int


@dataclass(slots=True)
class Sums:
    """Cells while they are added up from several questions."""

    width: int
    cells: dict[tuple[Key, Key], list[int | None]] = field(default_factory=dict)

    def add(self, row: Key, column: Key, at: int, amount: int | None) -> None:
        """Add to the value at a place of a cell; None is nothing."""
        if amount is None:
            return
        cell = self.cells.setdefault((row, column), [None] * self.width)
        cell[at] = (cell[at] or 0) + amount


def checked(layout: Layout) -> Layout:
    """Return a layout that can be asked; refuse one without values, or in which something does not go."""
    if not layout.values:
        raise NoValues
    used: list[StrEnum] = [*layout.dimensions, *layout.values]
    for one in used:
        if used.count(one) > 1:
            raise StandsTwice(one)
    asked = {*layout.dimensions, *(one.dimension for one in layout.filters)}
    for value in layout.values:
        for dimension in Dimension:
            if dimension in asked - GOES_WITH[value]:
                raise DoesNotGoWith(value, dimension)
    return layout


def goes_with(dimension: Dimension, values: Iterable[Value]) -> bool:
    """Whether a dimension can cut all of these values."""
    return all(dimension in GOES_WITH[value] for value in values)


def read_dimension(text: str) -> Dimension:
    """Read a dimension by its name."""
    if text not in set(Dimension):
        raise NotAChoice("dimension", text, tuple(Dimension))
    return Dimension(text)


def read_value(text: str) -> Value:
    """Read a value by its name."""
    if text not in set(Value):
        raise NotAChoice("pivot_value", text, tuple(Value))
    return Value(text)


def table(
    layout: Layout, on: date, sums: Sums, distinct: Mapping[int, Mapping[tuple[Key, Key], int | None]]
) -> Pivot:
    """Lay cells out in a table, with their sums; what counts distinct things brings its own sums."""
    rows = sorted({row for row, _ in sums.cells}, key=partial(_order, layout.rows))
    columns = sorted({column for _, column in sums.cells}, key=partial(_order, layout.columns))
    whole = Sums(sums.width)
    for (row, column), cell in sums.cells.items():
        for at, amount in enumerate(cell):
            if at not in distinct:
                whole.add(row, _ALL, at, amount)
                whole.add(_ALL, column, at, amount)
                whole.add(_ALL, _ALL, at, amount)
    for at, counted in distinct.items():
        for (row, column), count in counted.items():
            whole.add(row, column, at, count)
    return Pivot(
        layout,
        on,
        tuple(rows),
        tuple(columns),
        {place: tuple(cell) for place, cell in sums.cells.items()},
        {row: _sum(whole, row, _ALL) for row in rows},
        {column: _sum(whole, _ALL, column) for column in columns},
        _sum(whole, _ALL, _ALL),
    )


def _order(dimensions: Sequence[Dimension], key: Key) -> list[tuple[int, str]]:
    """Return a head's place: fixed lists have an order of their own, other texts that of their letters."""
    listed = (_LISTS.get(dimension, ()) for dimension in dimensions)
    return [
        (texts.index(text) if text in texts else len(texts), text)
        for texts, text in zip(listed, key, strict=True)
    ]


_LISTS: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.TARIFF_CLASS: tuple(TariffClass),
    Dimension.RISK_CATEGORY: tuple(RiskCategory),
    Dimension.FUNDING: tuple(Funding),
    Dimension.METHOD: tuple(Method),
}

_ALL: Key = ("*",)
"""Stands for all rows, or all columns, while sums are added up; no dimension has this text."""


def whole_key(*, rows: Sequence[str] | None = None, columns: Sequence[str] | None = None) -> tuple[Key, Key]:
    """Return the place of a sum: of a row, of a column, or of all."""
    return (_ALL if rows is None else tuple(rows), _ALL if columns is None else tuple(columns))


def _sum(sums: Sums, row: Key, column: Key) -> Cell:
    return tuple(sums.cells.get((row, column), [None] * sums.width))
