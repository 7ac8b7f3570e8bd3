"""Notices as rows: serial numbers, and what each said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.rows import NoticeRow, PrintingRow

OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to be kept: whose, what it asks for in fen, and what it says."""

    customer: int
    principal: int
    penalty: int
    snapshot: str


def of_day(session: Session, on: date, customers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return the notices of a day by customer: serial and snapshot."""
    found: dict[int, tuple[str, str]] = {}
    for chunk in chunks(customers):
        asked = select(NoticeRow.customer_id, NoticeRow.serial, NoticeRow.snapshot).where(
            NoticeRow.bureau_id == BUREAU,
            NoticeRow.kind == OVERDUE,
            NoticeRow.business_date == on,
            NoticeRow.customer_id.in_(chunk),
        )
        found.update({row.customer_id: (row.serial, row.snapshot) for row in session.execute(asked)})
    return found


def serials(session: Session, count: int) -> list[str]:
    """Return the next serial numbers."""
    last = last_number(session, NoticeRow, NoticeRow.serial, "notice")
    return [numbered("notice", last + offset) for offset in range(1, count + 1)]


def keep(session: Session, on: date, notices: dict[str, NewNotice]) -> None:
    """Keep new notices under their serial numbers."""
    key = last_key(session, NoticeRow)
    rows = [
        {
            "bureau_id": BUREAU,
            "id": key + offset,
            "serial": serial,
            "kind": OVERDUE,
            "customer_id": new.customer,
            "business_date": on,
            "principal": new.principal,
            "penalty": new.penalty,
            "snapshot": new.snapshot,
        }
        for offset, (serial, new) in enumerate(notices.items(), 1)
    ]
    if rows:
        session.execute(insert(NoticeRow), rows)


def copies(session: Session, wanted: Sequence[str]) -> dict[str, int]:
    """Return how many times each of these notices was printed."""
    found = dict.fromkeys(wanted, 0)
    for chunk in chunks(wanted):
        asked = select(PrintingRow.number).where(
            PrintingRow.bureau_id == BUREAU,
            PrintingRow.paper == "notice",
            PrintingRow.number.in_(chunk),
        )
        for number in session.execute(asked).scalars():
            found[number] += 1
    return found
