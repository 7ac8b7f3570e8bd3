"""Where the services work: the open database, the clock and whoever is at the counter."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from desktop.db import bureau
from desktop.db.asking import Ask, SessionAsk
from desktop.db.session import Database
from desktop.domain.errors import NotAllowed, SignInNeeded
from desktop.domain.rights import SUPERVISED, Right, Role, may
from desktop.domain.users import Approval, User

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.db.records import Stamp

Clock = Callable[[], datetime]
"""Returns the present moment, with its time zone."""


@dataclass(slots=True)
class Workplace:
    """An open database with the clock, and whoever acts at it; a file without users acts with every right."""

    database: Database
    clock: Clock
    clerk: str
    place: str = ""
    """The counter: what entries say they were recorded at."""
    guarded: bool = False
    """Whether the file has users, so that somebody must be signed in."""
    user: User | None = None

    def asking(self) -> AbstractContextManager[Ask]:
        """Ask in one reading transaction. Raises SignInNeeded as `reading` does."""
        self.refuse_strangers()
        return self.database.asking()

    def reading(self) -> "AbstractContextManager[Session]":
        """Read in one transaction. Raises SignInNeeded where the file has users and nobody is signed in."""
        self.refuse_strangers()
        return self.database.reading()

    def writing(self, right: Right, approval: Approval | None = None) -> "AbstractContextManager[Session]":
        """Write in one transaction, durable when it returns, what this right allows."""
        self.demand(right, approval)
        return self.database.writing()

    def demand(self, right: Right, approval: Approval | None = None) -> None:
        """Refuse what neither the user's role nor the second person's who confirmed it allows.

        An auditor changes nothing, whoever confirms it.
        """
        self.refuse_strangers()
        if self.user is None or may(self.user.role, right):
            return
        confirmed = approval is not None and right in SUPERVISED and may(approval.role, right)
        if self.user.role is Role.AUDITOR or not confirmed:
            raise NotAllowed(self.user.name, self.user.role, right)

    def may(self, right: Right) -> bool:
        """Whether whoever is at the window has a right without a second person."""
        return not self.guarded or (self.user is not None and may(self.user.role, right))

    def stamp(self) -> "Stamp":
        """Return the present moment in UTC, the clerk and the counter."""
        from desktop.db.records import Stamp

        return Stamp(self.clock().astimezone(UTC).replace(tzinfo=None), self.clerk, self.place)

    def today(self) -> date:
        """Return the day of the clock, in its own zone."""
        return self.clock().date()

    def local(self, recorded_at: datetime) -> datetime:
        """Return a moment of a record, which is in UTC, in the clock's own zone."""
        return recorded_at.replace(tzinfo=UTC).astimezone(self.clock().tzinfo)

    def business_date(self, session: "Session") -> date:
        """Return the business date stored with the file, or the clock's day where none is set."""
        return self.business_date_of(SessionAsk(session))

    def business_date_of(self, ask: Ask) -> date:
        """Return the business date as `business_date` does, without a session."""
        stored = bureau.value_of(ask, "business_date")
        return date.fromisoformat(stored) if stored else self.today()

    def refuse_strangers(self) -> None:
        """Raise SignInNeeded where the file has users and nobody is signed in."""
        if self.guarded and self.user is None:
            raise SignInNeeded


Progress = Callable[[int, int], None]
"""Is told how much is done, of how much; may raise Cancelled."""


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""
