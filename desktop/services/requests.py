"""Payments that were asked for at the counter, kept until their receipt is in hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.db import payments, requests
from desktop.domain.payments import PaymentDraft
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A payment whose receipt was not printed; `receipt_no` is empty where nothing was posted."""

    draft: PaymentDraft
    made_at: datetime
    """UTC."""
    made_by: str
    receipt_no: str


class RequestService:
    """What the counter asked for: stored before it is posted, forgotten when its receipt is printed."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def begin(self, draft: PaymentDraft) -> None:
        """Store a request; it is durable when this returns, and doing it twice is doing it once."""
        with self._at.writing(Right.PAY) as session:
            requests.keep(session, draft.key, dump(draft), self._at.stamp())

    def done(self, key: str) -> None:
        """Forget a request whose receipt is in hand, or that is given up."""
        with self._at.writing(Right.PAY) as session:
            requests.forget(session, key)

    def unfinished(self) -> Sequence[Unfinished]:
        """Return what a crash left at this counter, oldest first."""
        with self._at.reading() as session:
            kept = requests.kept(session, self._at.place)
            drafts = [(load(PaymentDraft, row.draft), row) for row in kept]
            posted = [(payments.with_key(session, draft.key), draft, row) for draft, row in drafts]
            return [
                Unfinished(draft, row.made_at, row.made_by, there.receipt_no if there else "")
                for there, draft, row in posted
            ]
