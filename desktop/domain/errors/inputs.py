"""Refusals of what was typed, or stands in a cell."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NotAnAmount(Refusal):
    """A text is no amount of yuan with at most two decimals."""

    text: str


@dataclass(eq=False, repr=False)
class AmountMissing(Refusal):
    """A row has no amount; blank is never read as 0."""


@dataclass(eq=False, repr=False)
class NegativeAmount(Refusal):
    """An amount is below zero."""

    text: str


@dataclass(eq=False, repr=False)
class NotAWholeNumber(Refusal):
    """A text is no whole number, zero or more."""

    text: str


@dataclass(eq=False, repr=False)
class NotAMonth(Refusal):
    """A text is no billing month."""

    text: str


@dataclass(eq=False, repr=False)
class NotADate(Refusal):
    """A text is no date."""

    text: str


@dataclass(eq=False, repr=False)
class NotAPattern(Refusal):
    """A text is no regular expression."""

    text: str


@dataclass(eq=False, repr=False)
class BadCustomerNumber(Refusal):
    """A customer number is empty, longer than 32 characters or not printable."""

    text: str


@dataclass(eq=False, repr=False)
class DigitsLost(Refusal):
    """A number was kept by a spreadsheet as a quantity of more digits than it can hold: some are lost."""

    text: str


@dataclass(eq=False, repr=False)
class ErrorValue(Refusal):
    """A cell holds a spreadsheet's error value, such as #N/A, where a text is wanted."""

    text: str


@dataclass(eq=False, repr=False)
class FieldMissing(Refusal):
    """A row says nothing where it must; `field` is the field's name in a mapping."""

    field: str


@dataclass(eq=False, repr=False)
class NotAChoice(Refusal):
    """A text is none of a fixed list."""

    field: str
    text: str
    choices: tuple[str, ...]


@dataclass(eq=False, repr=False)
class ReasonMissing(Refusal):
    """This act needs a reason."""
