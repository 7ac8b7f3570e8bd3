"""`pivot`: the ledger cut by chosen rows, columns and values."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.cli.arguments import paper, worded
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.table import table
from desktop.documents.pivot_words import amount_text, head_texts
from desktop.domain.money import yuan
from desktop.domain.months import Month
from desktop.domain.pivot import (
    COUNTS,
    Cell,
    Dimension,
    Filter,
    Layout,
    Pivot,
    Value,
    read_dimension as dimension_named,
    read_value as value_named,
)
from desktop.wording import language, tr
from desktop.wording.pivots import pivot_text

if TYPE_CHECKING:
    from desktop.services.office import Office

T = TypeVar("T")


def declare(commands: Commands) -> None:
    """Declare `pivot`."""
    pivot = commands.add("pivot", _pivot, tr("cut the ledger by rows, columns and values"), reads=True)
    dimensions = tr("of: {names}", names=", ".join(Dimension))
    values = tr("of: {names}", names=", ".join(Value))
    listed = _several(worded(dimension_named))
    pivot.add_argument("--rows", metavar="NAMES", type=listed, default=(), help=dimensions)
    pivot.add_argument("--columns", metavar="NAMES", type=listed, default=(), help=dimensions)
    pivot.add_argument("--values", metavar="NAMES", type=_several(worded(value_named)), help=values)
    only = tr("only what says so; once more for another text")
    pivot.add_argument("--filter", metavar="NAME=TEXT", type=_filter, action="append", default=[], help=only)
    pivot.add_argument("--saved", metavar="NAME", help=tr("one that is kept under this name"))
    add_day(pivot)
    out = tr("write it as a workbook or CSV too")
    pivot.add_argument("--out", metavar="FILE.xlsx|FILE.csv", type=paper(".xlsx", ".csv"), help=out)


def _several(read: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    return lambda text: tuple(read(part.strip()) for part in text.split(",") if part.strip())


def _filter(text: str) -> tuple[Dimension, str]:
    name, equals, wanted = text.partition("=")
    if not equals:
        raise ArgumentTypeError(tr("“{text}” is not written NAME=TEXT.", text=text))
    dimension = worded(dimension_named)(name.strip())
    if wanted.strip() and dimension in (Dimension.MONTH, Dimension.BUSINESS_MONTH):
        return dimension, str(worded(Month.parse)(wanted))
    return dimension, wanted.strip()


def _pivot(call: Call) -> Answer:
    asked = call.asked
    if asked.out:
        ready(asked.out)
    with call.office() as office:
        pivot = office.pivots.make(_layout(call, office), call.day(office))
        if asked.out:
            office.pivots.write(pivot, asked.out, progress=call.progress)
    return Answer(_data(pivot, asked.out), _text(pivot))


def _layout(call: Call, office: "Office") -> Layout:
    """Return the kept layout with what is asked beside it, or what is asked alone."""
    asked = call.asked
    kept = office.pivots.one_saved(asked.saved) if asked.saved else Layout()
    texts: dict[Dimension, tuple[str, ...]] = {}
    for dimension, text in asked.filter:
        texts[dimension] = (*texts.get(dimension, ()), text)
    narrowed = tuple(Filter(dimension, named) for dimension, named in texts.items())
    others = tuple(one for one in kept.filters if one.dimension not in texts)
    return Layout(
        asked.rows or kept.rows,
        asked.columns or kept.columns,
        asked.values or kept.values,
        (*others, *narrowed),
    )


def _data(pivot: Pivot, out: Path | None) -> Data:
    layout = pivot.layout
    told: dict[str, object] = {
        "on": pivot.on.isoformat(),
        **layout.facts(),
        "cells": [
            {"row": list(row), "column": list(column), **_cell(pivot, pivot.cells[row, column])}
            for row in pivot.rows
            for column in pivot.columns
            if (row, column) in pivot.cells
        ],
        "row_totals": [{"row": list(row), **_cell(pivot, pivot.row_sums[row])} for row in pivot.rows],
        "column_totals": [
            {"column": list(column), **_cell(pivot, pivot.column_sums[column])} for column in pivot.columns
        ],
        "total": _cell(pivot, pivot.total),
    }
    return {**told, "file": str(out)} if out else told


def _cell(pivot: Pivot, cell: Cell) -> dict[str, object]:
    return {
        value.value: amount if amount is None or value in COUNTS else yuan(amount)
        for value, amount in zip(pivot.layout.values, cell, strict=True)
    }


def _text(pivot: Pivot) -> str:
    layout = pivot.layout
    total = tr("Total")
    heads = [" · ".join(head_texts(language(), layout.columns, column)) for column in pivot.columns]
    heads += [total] if layout.columns else []
    titles = [" ".join(filter(None, (head, pivot_text(value)))) for head in heads for value in layout.values]
    leads = [pivot_text(one) for one in layout.rows] or [""]
    rows = [
        [*(head_texts(language(), layout.rows, row) or [total]), *_amounts(pivot, pivot.across(row))]
        for row in pivot.rows
    ]
    if layout.rows:
        rows.append([total, *[""] * (len(leads) - 1), *_amounts(pivot, pivot.below())])
    return table([*leads, *titles], rows, range(len(leads), len(leads) + len(titles)))


def _amounts(pivot: Pivot, cells: list[Cell]) -> list[str]:
    return [
        amount_text(value, amount)
        for cell in cells
        for value, amount in zip(pivot.layout.values, cell, strict=True)
    ]
