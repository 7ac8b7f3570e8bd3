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
from desktop.domain.notices import PaperKind

_NUMBERED = {PaperKind.OVERDUE: "notice"}
"""Kinds whose numbers go by another name than their own."""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to be kept: whose, what it asks for in fen, and what it says."""

    customer: int
    principal: int
    penalty: int
    snapshot: str


def of_day(
    session: Session, on: date, customers: Sequence[int], kind: PaperKind = PaperKind.OVERDUE
) -> dict[int, tuple[str, str]]:
    """Return the notices of a kind and day by customer: serial and snapshot."""
    found: dict[int, tuple[str, str]] = {}
    for chunk in chunks(customers):
        asked = select(NoticeRow.customer_id, NoticeRow.serial, NoticeRow.snapshot).where(
            NoticeRow.bureau_id == BUREAU,
            NoticeRow.kind == kind.value,
            NoticeRow.business_date == on,
            NoticeRow.customer_id.in_(chunk),
        )
        found.update({row.customer_id: (row.serial, row.snapshot) for row in session.execute(asked)})
    return found


def serials(session: Session, count: int, kind: PaperKind = PaperKind.OVERDUE) -> list[str]:
    """Return the next serial numbers of a kind."""
    name = _NUMBERED.get(kind, kind.value)
    last = last_number(session, NoticeRow, NoticeRow.serial, name)
    return [numbered(name, last + offset) for offset in range(1, count + 1)]


def last_serials(session: Session, customers: Sequence[int], kind: PaperKind) -> dict[int, str]:
    """Return the serial number of the last notice of a kind that each of these customers got."""
    found: dict[int, str] = {}
    for chunk in chunks(customers):
        asked = (
            select(NoticeRow.customer_id, NoticeRow.serial)
            .where(
                NoticeRow.bureau_id == BUREAU,
                NoticeRow.kind == kind.value,
                NoticeRow.customer_id.in_(chunk),
            )
            .order_by(NoticeRow.business_date, NoticeRow.id)
        )
        found.update({row.customer_id: row.serial for row in session.execute(asked)})
    return found


def keep(
    session: Session, on: date, notices: dict[str, NewNotice], kind: PaperKind = PaperKind.OVERDUE
) -> None:
    """Keep new notices under their serial numbers."""
    key = last_key(session, NoticeRow)
    rows = [
        {
            "bureau_id": BUREAU,
            "id": key + offset,
            "serial": serial,
            "kind": kind.value,
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
