"""Tells how far a long reading is, and stops it when the clerk cancels."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.errors import Cancelled

EVERY = 2_000

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Watch:
    """Whom a reading tells its progress, and whom it asks whether to go on."""

    progress: Progress | None = None
    cancelled: IsCancelled | None = None

    def tick(self, done: int, total: int) -> None:
        """Tell how many rows are done, and raise Cancelled if the clerk has cancelled."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None:
            self.progress(done, max(done, total))
