"""The check of the ledger: the file, the hash chain and every sum."""

from desktop.db import proof
from desktop.db.aside import aside
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
        with aside(self._at.database) as session:
            return proof.prove(session, progress)
