"""The hash chain: one a bureau, over entries and acts, in a versioned canonical form without database ids."""

import json
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.rows import BureauRow, ChainRow

FORM = "jieling/1"
PLACED_FORM = "jieling/2"
"""The first form with the counter at which a record was made as its last field."""
GENESIS = bytes(32)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical(kind: str, bureau: str, fields: Sequence[object], *, placed: bool = False) -> bytes:
    """Write a record in the canonical form: a JSON array of the form, the kind, the bureau and the fields."""
    return _encode([PLACED_FORM if placed else FORM, kind, bureau, *fields]).encode()


def link(previous: bytes, record: bytes) -> bytes:
    """Return the hash of a record that follows another."""
    return sha256(previous + record).digest()


class Chain:
    """The head of the chain while records are added; `save` writes it back in the same transaction."""

    def __init__(self, session: Session) -> None:
        """Read the head, and keep other writers off it where the database has row locks."""
        self._session = session
        self.bureau = session.execute(select(BureauRow.code).where(BureauRow.id == BUREAU)).scalar_one()
        head = select(ChainRow.seq, ChainRow.hash).where(ChainRow.bureau_id == BUREAU).with_for_update()
        self.seq, self.head = session.execute(head).one()
        self._seq_read = self.seq

    def add(self, kind: str, fields: Sequence[object], *, placed: bool = False) -> tuple[int, bytes]:
        """Add a record, with its counter as the last field where `placed`; return its sequence and hash."""
        self.seq += 1
        self.head = link(self.head, canonical(kind, self.bureau, (self.seq, *fields), placed=placed))
        return self.seq, self.head

    def save(self) -> None:
        """Write the head back."""
        if self.seq != self._seq_read:
            self._session.execute(
                update(ChainRow)
                .where(ChainRow.bureau_id == BUREAU)
                .values(seq=self.seq, hash=self.head)
                .execution_options(synchronize_session=False)
            )
            self._seq_read = self.seq


def head_of(session: Session) -> tuple[int, bytes]:
    """Return the sequence and hash of the chain's head."""
    seq, head = session.execute(select(ChainRow.seq, ChainRow.hash).where(ChainRow.bureau_id == BUREAU)).one()
    return seq, head


def found_bureau(session: Session, code: str) -> None:
    """Begin a bureau's chain in an empty database."""
    session.execute(insert(BureauRow).values(id=BUREAU, code=code))
    session.execute(insert(ChainRow).values(bureau_id=BUREAU, seq=0, hash=GENESIS))
