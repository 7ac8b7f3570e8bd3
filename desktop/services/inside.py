"""A workplace within a transaction that is under way, so that one use case can be a part of another."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from desktop.db.asking import Ask, SessionAsk
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.services.workplace import Workplace


@dataclass(slots=True, kw_only=True)
class Inside(Workplace):
    """What is done at it is part of the transaction, and undone with it; rights hold as at any workplace."""

    session: Session

    def asking(self) -> AbstractContextManager[Ask]:
        """Ask about what the transaction has written so far."""
        return nullcontext(SessionAsk(self.session))

    def reading(self) -> AbstractContextManager[Session]:
        """Read what the transaction has written so far."""
        return nullcontext(self.session)

    def writing(self, right: Right, approval: Approval | None = None) -> AbstractContextManager[Session]:
        """Write within the transaction."""
        self.demand(right, approval)
        return nullcontext(self.session)


def inside(at: Workplace, session: Session, *, clock: Callable[[], datetime] | None = None) -> Inside:
    """Return a workplace within a transaction of another: the same people, perhaps at another moment."""
    return Inside(at.database, clock or at.clock, at.clerk, at.place, at.guarded, at.user, session=session)
