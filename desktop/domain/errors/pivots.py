"""Refusals about pivots over the ledger."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NoValues(Refusal):
    """Nothing is chosen that could be summed up."""


@dataclass(eq=False, repr=False)
class StandsTwice(Refusal):
    """A dimension or value is chosen twice."""

    pivot_name: str


@dataclass(eq=False, repr=False)
class DoesNotGoWith(Refusal):
    """A value cannot be cut by a dimension."""

    pivot_value: str
    dimension: str


@dataclass(eq=False, repr=False)
class NotInDimension(Refusal):
    """A dimension has no such text."""

    dimension: str
    text: str


@dataclass(eq=False, repr=False)
class PivotTooLarge(Refusal):
    """A table would have more cells than can be shown."""

    cells: int
    most: int


@dataclass(eq=False, repr=False)
class UnknownPivot(Refusal):
    """No pivot is kept under this name."""

    name: str


@dataclass(eq=False, repr=False)
class PivotNamed(Refusal):
    """Another pivot has this name."""

    name: str
