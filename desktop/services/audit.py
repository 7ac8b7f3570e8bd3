"""The audit trail: who did what, when and from where."""

from collections.abc import Sequence

from desktop.db import audit
from desktop.domain.audit import AuditFilter, AuditLine
from desktop.domain.rights import Right
from desktop.services.workplace import Workplace


class AuditService:
    """Read the trail; nothing in it can be changed."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def trail(self, wanted: AuditFilter) -> Sequence[AuditLine]:
        """Return the newest records that a filter lets through, newest first; asks the right to read them."""
        self._at.demand(Right.AUDIT)
        with self._at.reading() as session:
            return audit.trail(session, wanted)
