"""Prints of numbered papers, counted so that each reprint says which it is."""

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.records import Stamp
from desktop.db.rows import PrintingRow


def copies(session: Session, paper: str, number: str) -> int:
    """Return how many times a paper was printed."""
    asked = select(func.count()).where(
        PrintingRow.bureau_id == BUREAU, PrintingRow.paper == paper, PrintingRow.number == number
    )
    return session.execute(asked).scalar_one()


def original(session: Session, paper: str, number: str) -> str:
    """Return what a paper said when it was first printed, or nothing where it never was."""
    asked = select(PrintingRow.snapshot).where(
        PrintingRow.bureau_id == BUREAU,
        PrintingRow.paper == paper,
        PrintingRow.number == number,
        PrintingRow.copy == 0,
    )
    return session.execute(asked).scalar() or ""


def count_prints(
    session: Session, paper: str, printed: dict[str, int], stamp: Stamp, *, snapshot: str = ""
) -> None:
    """Note a print of each number; its copy is 0 for the original, else the count of the reprint."""
    key = last_key(session, PrintingRow)
    rows = [
        {
            "bureau_id": BUREAU,
            "id": key + offset,
            "paper": paper,
            "number": number,
            "copy": copy,
            "printed_at": stamp.at,
            "printed_by": stamp.by,
            "snapshot": snapshot,
        }
        for offset, (number, copy) in enumerate(printed.items(), 1)
    ]
    if rows:
        session.execute(insert(PrintingRow), rows)
