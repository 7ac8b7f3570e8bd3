"""What a database holds and where its chain stands, read also from a file that is not to change by a byte."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date
from pathlib import Path
from typing import Any

from sqlalchemy import URL, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from desktop.db import proof, settings
from desktop.db.base import BUREAU
from desktop.db.chain import GENESIS
from desktop.db.ledger_rows import ActRow, EntryRow, PaymentRow
from desktop.db.rows import BillRow, ChainRow, CustomerRow
from desktop.db.session import Database, sound_or_refused
from desktop.domain.backups import Holding, Tally
from desktop.domain.errors import DatabaseDamaged, FileProblem


@contextmanager
def looking(file: Path) -> Iterator[Session]:
    """Read a file of any version as it lies there; raises DatabaseDamaged or FileProblem.

    SQLite itself opens it for reading alone: not even what a crash left half written is rolled back, so that
    a file beside which that lies is out of reach.
    """
    url = URL.create("sqlite", database=file.absolute().as_uri(), query={"mode": "ro", "uri": "true"})
    database = Database(url, read_only=True)
    try:
        with sound_or_refused(file), Session(database.engine) as session:
            if not proof.is_jieling(session):
                raise DatabaseDamaged(str(file), "not a Jieling database")
            yield session
    except OperationalError as error:
        if "readonly" not in str(error.orig):
            raise
        raise FileProblem(str(file), "attempt to write a readonly database") from error
    finally:
        database.close()


def head(session: Session) -> tuple[int, bytes]:
    """Return how many records the chain has, and the hash of the last."""
    found = select(ChainRow.seq, ChainRow.hash).where(ChainRow.bureau_id == BUREAU)
    row = session.execute(found).first()
    return (row.seq, row.hash) if row else (0, GENESIS)


def hash_at(session: Session, seq: int) -> bytes | None:
    """Return the hash of a record of the chain, or None where there is none."""
    row = _record(session, seq)
    return GENESIS if seq == 0 else row.hash if row else None


def tally_after(session: Session, seq: int) -> Tally:
    """Count the entries and the acts that stand behind a record of the chain."""
    entries, acts = (
        session.execute(select(func.count()).where(row.bureau_id == BUREAU, row.seq > seq)).scalar_one()
        for row in (EntryRow, ActRow)
    )
    return Tally(entries, acts)


def holding(session: Session) -> Holding:
    """Count what a database of this version holds, and say how far it goes."""
    last = _record(session, head(session)[0])
    customers, bills, payments = (_count(session, row) for row in (CustomerRow, BillRow, PaymentRow))
    recorded = last.recorded_at.replace(tzinfo=UTC) if last else None
    day = _business_date(session, last)
    return Holding(day, recorded, customers, bills, payments, tally_after(session, 0))


def _business_date(session: Session, last: Any) -> date | None:
    if stored := settings.value_of(session, "business_date"):
        return date.fromisoformat(stored)
    return last.business_date if last else None


def _record(session: Session, seq: int) -> Any:
    for row in (EntryRow, ActRow):
        facts: Any = (row.hash, row.recorded_at, row.business_date)
        if found := session.execute(select(*facts).where(row.bureau_id == BUREAU, row.seq == seq)).first():
            return found
    return None


def _count(session: Session, row: Any) -> int:
    counted: int = session.execute(select(func.count()).where(row.bureau_id == BUREAU)).scalar_one()
    return counted
