"""The fields of a record of the chain, written one way for posting and for proving."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from desktop.domain.entries import Line


class CustomerRef(NamedTuple):
    """A customer's row and number."""

    key: int
    number: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something is recorded (UTC), by whom, and at which counter."""

    at: datetime
    by: str
    place: str = ""

    @property
    def at_text(self) -> str:
        """The moment as the database keeps it."""
        return self.at.isoformat(" ", "microseconds")


@dataclass(frozen=True, slots=True)
class BillFacts:
    """What the chain keeps of a bill, beside its number, customer and amount."""

    month: int
    issued_on: str
    due_on: str
    kwh: int | None
    tariff_class: str
    station: str
    area: str

    def fields(self) -> list[object]:
        """As the chain writes them."""
        return [self.month, self.issued_on, self.due_on, self.kwh, self.tariff_class, self.station, self.area]


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """What the chain keeps of the posting that an entry belongs to; the payment's part is None otherwise."""

    number: str
    reason: str = ""
    counters: str | None = None
    method: str | None = None
    amount: int | None = None
    tendered: int | None = None
    reference: str | None = None
    request_key: str | None = None
    first_bill: str | None = None
    picked: str | None = None

    def fields(self) -> list[object]:
        """As the chain writes them."""
        return [
            self.number,
            self.reason,
            self.counters,
            self.method,
            self.amount,
            self.tendered,
            self.reference,
            self.request_key,
            self.first_bill,
            self.picked,
        ]


def entry_fields(
    line: Line,
    customer_no: str,
    lot_seq: int | None,
    facts: Sequence[object],
    stamp: Stamp,
) -> list[object]:
    """Return an entry's fields for the chain; `facts` are its bill's or its posting's."""
    return [
        line.account,
        line.kind,
        line.fen,
        line.on.isoformat(),
        line.value_on.isoformat(),
        customer_no,
        line.bill.bill_no if line.bill else None,
        lot_seq,
        line.counters,
        int(line.by_prestored),
        stamp.at_text,
        stamp.by,
        *facts,
        *_placed(stamp),
    ]


def act_fields(kind: str, subject: str, facts: str, business_date: str, stamp: Stamp) -> list[object]:
    """Return an act's fields for the chain."""
    return [kind, subject, facts, business_date, stamp.at_text, stamp.by, *_placed(stamp)]


def _placed(stamp: Stamp) -> list[str]:
    """Name the counter last, where there is one: without it a record has the first form."""
    return [stamp.place] if stamp.place else []
