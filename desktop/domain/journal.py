"""A customer's ledger as a reader sees it: every entry, and what it left."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry of a customer's ledger; `fen` is signed, `recorded_at` is UTC."""

    seq: int
    on: date
    account: str
    kind: str
    fen: int
    bill_no: str
    month: str
    number: str
    reason: str
    counters_seq: int | None
    recorded_at: datetime
    recorded_by: str
