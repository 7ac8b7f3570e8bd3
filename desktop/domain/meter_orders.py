"""Work orders for changing meters (换表工单): their lines, and what a team brings back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.conversion import Stage
from desktop.domain.errors import LineAnswered
from desktop.domain.intake import RefusedRow
from desktop.domain.meter_change import MeterChange
from desktop.domain.notices import Letterhead


class OrderState(StrEnum):
    """Where a work order stands; it is closed once every line is answered."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Result(StrEnum):
    """What came of a line; a failed one leaves the conversion scheduled."""

    NONE = ""
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order to be made: of the customers named, or of every scheduled one of a station or an area.

    `set_aside` issues meters of the stock to the team, one for each line; of one maker where named.
    """

    team: str
    planned_on: date
    issued_on: date
    customers: tuple[str, ...] = ()
    station: str = ""
    area: str = ""
    set_aside: bool = False
    maker: str | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A customer whose conversion is scheduled and on no open order."""

    customer_no: str
    name: str
    address: str
    station: str
    area: str
    scheduled_on: date


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One customer of an order; the reading is the last one known, in kWh."""

    position: int
    customer_no: str
    name: str
    address: str
    phone: str
    station: str
    area: str
    tariff_class: str
    old_meter: str
    known_reading: int | None
    new_meter: str
    stage: Stage
    result: Result = Result.NONE
    reason: str = ""
    result_on: date | None = None
    installed_meter: str = ""
    last_reading: int | None = None

    @property
    def meter(self) -> str:
        """The new meter: the one that was installed, else the one set aside."""
        return self.installed_meter if self.result is Result.DONE else self.new_meter


@dataclass(frozen=True, slots=True)
class MeterOrder:
    """A work order with its lines in order of position."""

    number: str
    planned_on: date
    issued_on: date
    team: str
    scope: str
    state: OrderState
    lines: tuple[OrderLine, ...]
    copies: int = 0
    """How many times it was printed."""

    def line(self, customer_no: str) -> OrderLine | None:
        """Return the line of a customer."""
        return next((line for line in self.lines if line.customer_no == customer_no), None)

    def count(self, result: Result) -> int:
        """Return how many lines have this result."""
        return sum(line.result is result for line in self.lines)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A work order as a list shows it."""

    number: str
    planned_on: date
    issued_on: date
    team: str
    scope: str
    state: OrderState
    lines: int
    done: int
    failed: int

    @property
    def left(self) -> int:
        """Lines that nobody has answered."""
        return self.lines - self.done - self.failed


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders a list shows; the text is looked for in number, team, scope and customers' numbers."""

    text: str = ""
    state: OrderState | None = None


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """What an order's paper says; `copy` is 0 on the original."""

    order: MeterOrder
    letterhead: Letterhead
    alarm: int
    second_alarm: int
    copy: int = 0


@dataclass(frozen=True, slots=True)
class LineResult:
    """What a team brings back of one customer; without a day of its own it is of the day it is entered."""

    order_no: str
    customer_no: str
    result: Result
    on: date | None = None
    meter: str = ""
    reading: int | None = None
    reason: str = ""
    person: str = ""
    change: MeterChange = MeterChange()


@dataclass(frozen=True, slots=True)
class ResultsFile:
    """A file of results as it was read: the heading of each field's column, the rows with their numbers."""

    file: str
    columns: dict[str, str]
    rows: Sequence[tuple[int, LineResult]]
    refused: Sequence[RefusedRow]


@dataclass(frozen=True, slots=True)
class ResultsOutcome:
    """What a file of results comes to, or came to: new results, those there already, rows that stay out."""

    done: int
    failed: int
    already_there: int
    refused: tuple[RefusedRow, ...]
    entered: bool = False
    orders: tuple[str, ...] = ()

    @property
    def good(self) -> int:
        """Rows that bring something new."""
        return self.done + self.failed


def is_there(line: OrderLine, order_no: str, told: LineResult) -> bool:
    """Whether a line was answered with just this before. Raises LineAnswered where it was something else."""
    if line.result is Result.NONE:
        return False
    if line.result is not told.result or told.on not in (None, line.result_on) or not _agrees(line, told):
        raise LineAnswered(order_no, line.customer_no, line.result)
    return True


def _agrees(line: OrderLine, told: LineResult) -> bool:
    if told.result is Result.FAILED:
        return told.reason == line.reason
    return told.meter in ("", line.installed_meter) and told.reading == line.last_reading
