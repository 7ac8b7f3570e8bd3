"""Where the services work: the open database, the clock and whoever is at the counter."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from desktop.db import settings
from desktop.db.records import Stamp
from desktop.db.session import Database

Clock = Callable[[], datetime]
"""Returns the present moment, with its time zone."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """An open database with the clock and the clerk that entries are stamped with."""

    database: Database
    clock: Clock
    clerk: str

    def reading(self) -> AbstractContextManager[Session]:
        """Read in one transaction."""
        return self.database.reading()

    def writing(self) -> AbstractContextManager[Session]:
        """Write in one transaction, durable when it returns."""
        return self.database.writing()

    def stamp(self) -> Stamp:
        """Return the present moment in UTC, and the clerk."""
        return Stamp(self.clock().astimezone(UTC).replace(tzinfo=None), self.clerk)

    def today(self) -> date:
        """Return the day of the clock, in its own zone."""
        return self.clock().date()

    def business_date(self, session: Session) -> date:
        """Return the business date stored with the file, or the clock's day where none is set."""
        stored = settings.value_of(session, "business_date")
        return date.fromisoformat(stored) if stored else self.today()


Progress = Callable[[int, int], None]
"""Is told how much is done, of how much; may raise Cancelled."""


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""
