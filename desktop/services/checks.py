"""The check of the ledger: the file, the hash chain and every sum."""

from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.db import proof
from desktop.db.session import Database, copy_database, database_url, sound_or_refused
from desktop.domain.proof import Proof
from desktop.services.workplace import Progress, Workplace, no_progress


class CheckService:
    """Prove the open database."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def check(self, *, progress: Progress = no_progress) -> Proof:
        """Return what holds and every fault found, each with its row.

        A copy as of this moment is read, so that the counter does not wait for a reader of minutes.
        """
        self._at.refuse_strangers()
        file = self._at.database.file
        if self._at.database.read_only or file is None:
            return _prove(self._at.database, progress)
        with TemporaryDirectory(prefix="jieling-check-") as folder:
            copy = Path(folder) / file.name
            with sound_or_refused(file):
                copy_database(file, copy)
                return _prove(Database(database_url(copy), read_only=True), progress)


def _prove(database: Database, progress: Progress) -> Proof:
    try:
        with database.reading() as session:
            return proof.prove(session, progress)
    finally:
        database.engine.dispose()
