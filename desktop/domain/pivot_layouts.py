"""Changing a layout piece by piece: what goes where, in which order, and what it says then."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from desktop.domain.errors import NoValues
from desktop.domain.pivot import Dimension, Filter, Layout, Value, checked


class Zone(StrEnum):
    """A part of a layout."""

    ROWS = "rows"
    COLUMNS = "columns"
    VALUES = "values"
    FILTERS = "filters"


def pieces(layout: Layout, zone: Zone) -> tuple[str, ...]:
    """Return the names that stand in a part, in their order."""
    if zone is Zone.FILTERS:
        return tuple(one.dimension.value for one in layout.filters)
    return tuple(one.value for one in getattr(layout, zone.value))


def belongs(name: str, zone: Zone) -> bool:
    """Whether a name can stand in a part at all: values among values, dimensions elsewhere."""
    return (name in set(Value)) == (zone is Zone.VALUES)


def placed(layout: Layout, name: str, zone: Zone, at: int | None = None) -> Layout:
    """Put a name into a part, at a place or last; a dimension leaves the other of rows and columns.

    Raises DoesNotGoWith where it cannot stand beside what is chosen.
    """
    if zone is Zone.FILTERS:
        texts = {one.dimension.value: one for one in layout.filters}
        moved = texts.pop(name, Filter(Dimension(name), ()))
        return _passed(replace(layout, filters=_inserted(tuple(texts.values()), moved, at)))
    without = layout
    for other in Zone:
        if other is not Zone.FILTERS:
            without = removed(without, name, other)
    piece = Value(name) if zone is Zone.VALUES else Dimension(name)
    return _passed(replace(without, **{zone.value: _inserted(getattr(without, zone.value), piece, at)}))


def removed(layout: Layout, name: str, zone: Zone) -> Layout:
    """Take a name out of a part."""
    if zone is Zone.FILTERS:
        return replace(layout, filters=tuple(one for one in layout.filters if one.dimension != name))
    kept = tuple(one for one in getattr(layout, zone.value) if one != name)
    return replace(layout, **{zone.value: kept})


def filtered(layout: Layout, dimension: Dimension, texts: tuple[str, ...]) -> Layout:
    """Let through these texts of a dimension; without any the filter goes."""
    if not texts:
        return removed(layout, dimension.value, Zone.FILTERS)
    narrowed = Filter(dimension, texts)
    if dimension.value not in pieces(layout, Zone.FILTERS):
        return _passed(replace(layout, filters=(*layout.filters, narrowed)))
    return replace(
        layout, filters=tuple(narrowed if one.dimension is dimension else one for one in layout.filters)
    )


def asked(layout: Layout) -> Layout:
    """Return a layout as it is asked: a filter of which nothing is chosen yet lets everything through."""
    return replace(layout, filters=tuple(one for one in layout.filters if one.texts))


def _passed(layout: Layout) -> Layout:
    try:
        return checked(layout)
    except NoValues:
        return layout


def _inserted(there: tuple[Any, ...], piece: Any, at: int | None) -> tuple[Any, ...]:
    place = len(there) if at is None else max(0, min(at, len(there)))
    return (*there[:place], piece, *there[place:])
