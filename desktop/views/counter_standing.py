"""How the counter stands: its shift, the cash by the book, and the number of the next receipt."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import RangeUsedUp
from desktop.domain.shifts import Book
from desktop.views.counter_services import CounterServices
from desktop.views.tasks import Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """What the counter must know before the next payment; `next_number` is empty where none is left."""

    on: date
    shift_wanted: bool
    book: Book
    numbered: bool
    next_number: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a shift was opened and is not closed."""
        return self.book.opened_at is not None

    @property
    def is_stale(self) -> bool:
        """Whether the open shift is of an earlier day."""
        return self.is_open and self.book.on < self.on


def standing(services: CounterServices, on: date, progress: Progress) -> Standing:
    """Ask the office how the counter stands on a day."""
    wanted = services.settings().get("shift.required") == "on"
    numbered = services.settings().get("receipt.numbers") == "issued"
    return Standing(on, wanted, services.shifts().book(on), numbered, _next(services) if numbered else "")


def _next(services: CounterServices) -> str:
    try:
        return services.numbers().next()
    except RangeUsedUp:
        return ""
