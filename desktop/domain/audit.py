"""The audit trail: everything that was recorded, money and acts alike, in one order."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What of the trail is asked for; dates are of the recording day's business date."""

    since: date | None = None
    until: date | None = None
    by: str = ""
    subject: str = ""
    """A customer, a receipt, a bill, a user or a setting."""
    limit: int = 500


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One posting or act: its place in the chain, what, about whom, when (UTC), by whom and where."""

    seq: int
    kind: str
    subject: str
    customer_no: str
    fen: int | None
    """What a posting moved in all; None for an act that moved nothing."""
    facts: str
    on: date
    recorded_at: datetime
    recorded_by: str
    place: str
