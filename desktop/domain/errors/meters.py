"""Refusals about meters in stock, their change at a customer, and the work orders that it is done by."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class BadMeterNumber(Refusal):
    """A text is not the number of a meter."""

    text: str


@dataclass(eq=False, repr=False)
class BadMeterPattern(Refusal):
    """A maker's pattern is not a regular expression."""

    pattern: str


@dataclass(eq=False, repr=False)
class NumberOffPattern(Refusal):
    """A meter's number is not what its maker's numbers look like."""

    number: str
    maker: str
    pattern: str


@dataclass(eq=False, repr=False)
class UnknownMaker(Refusal):
    """There is no maker of this name."""

    name: str


@dataclass(eq=False, repr=False)
class NotARange(Refusal):
    """Two numbers do not begin and end a range of meters, or there are more between them than `most`."""

    first: str
    last: str
    most: int


@dataclass(eq=False, repr=False)
class NoNumbers(Refusal):
    """No meter was named."""


@dataclass(eq=False, repr=False)
class MeterKnown(Refusal):
    """A meter that is to be received is in the book already."""

    number: str
    stands: str
    holder: str


@dataclass(eq=False, repr=False)
class UnknownMeter(Refusal):
    """The book has no meter of this number."""

    number: str


@dataclass(eq=False, repr=False)
class IllegalMeterMove(Refusal):
    """A meter cannot make this move from where it is."""

    number: str
    stands: str
    move: str
    holder: str


@dataclass(eq=False, repr=False)
class HolderMissing(Refusal):
    """A meter is issued to nobody."""


@dataclass(eq=False, repr=False)
class MovedBefore(Refusal):
    """A meter's move is dated before its last one."""

    number: str
    on: str
    last_on: str


@dataclass(eq=False, repr=False)
class CountOutdated(Refusal):
    """The stock has changed since it was compared with what was counted."""


@dataclass(eq=False, repr=False)
class AlarmsReversed(Refusal):
    """The second alarm amount is above the first; both in yuan."""

    first: str
    second: str


@dataclass(eq=False, repr=False)
class ReadingTooLow(Refusal):
    """A reading is below one that the same meter showed before."""

    meter_no: str
    reading: int
    earlier: int
    field: str = "reading"


@dataclass(eq=False, repr=False)
class NotScheduled(Refusal):
    """A customer's conversion does not stand where a work order sends a team to."""

    customer_no: str
    stands: str


@dataclass(eq=False, repr=False)
class OnAnotherOrder(Refusal):
    """A customer stands on a work order that has not been answered."""

    customer_no: str
    order_no: str


@dataclass(eq=False, repr=False)
class NothingToOrder(Refusal):
    """No conversion is scheduled for what a work order was asked for."""


@dataclass(eq=False, repr=False)
class TeamMissing(Refusal):
    """A work order names no team."""


@dataclass(eq=False, repr=False)
class StockTooSmall(Refusal):
    """There are fewer meters in stock than a work order needs."""

    wanted: int
    there: int


@dataclass(eq=False, repr=False)
class UnknownOrder(Refusal):
    """There is no work order of this number."""

    order_no: str


@dataclass(eq=False, repr=False)
class NotOnOrder(Refusal):
    """A work order has no line of this customer."""

    order_no: str
    customer_no: str


@dataclass(eq=False, repr=False)
class LineAnswered(Refusal):
    """A line of a work order was answered before, with something else."""

    order_no: str
    customer_no: str
    result: str


@dataclass(eq=False, repr=False)
class OrderNotOpen(Refusal):
    """A work order takes no more results: it is closed or cancelled."""

    order_no: str
    state: str


@dataclass(eq=False, repr=False)
class AnsweredTwice(Refusal):
    """A file answers the same line of a work order twice."""

    order_no: str
    customer_no: str
