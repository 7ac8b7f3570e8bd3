"""A run of overdue notices for chosen customers: issued, drawn into one file, counted."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.arrears import DebtorFilter
from desktop.domain.notices import LeftOut
from desktop.services.arrears import ArrearsService
from desktop.services.notices import NoticeRun, NoticeService
from desktop.views.tasks import Progress
from desktop.wording import tr
from desktop.wording.collection_papers import left_out_text


@dataclass(frozen=True, slots=True)
class NoticesAsked:
    """Who is to get a notice, by row key, and of which day."""

    keys: Sequence[int]
    on: date


@dataclass(frozen=True, slots=True)
class NoticesMade:
    """A run of notices, and who was left out of it."""

    run: NoticeRun
    left_out: Sequence[LeftOut]


class NoticeFolder:
    """A folder of this program's own for the notices that are looked at; it goes with the program."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def file(self, on: date) -> Path:
        """Return where the notices of a day are drawn."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="jieling-notices-", ignore_cleanup_errors=True)
        return Path(self._folder.name) / f"notices-{on.isoformat()}.pdf"


def make_notices(
    arrears: ArrearsService, notices: NoticeService, asked: NoticesAsked, file: Path, progress: Progress
) -> NoticesMade:
    """Give the chosen customers their notices and draw them; the first half of the progress is the issue.

    Who has nothing overdue, or is on hold, gets none. Cancelled before the issue is over, nothing is kept;
    cancelled after it, the notices keep their serials and are drawn by the next run of that day.
    """
    numbers = arrears.numbers(asked.keys)
    issued = notices.issue(
        DebtorFilter(asked.on),
        only=numbers,
        progress=lambda done, total: progress.report(done, 2 * total),
        cancelled=progress.cancelled,
    )
    run = notices.write(
        issued,
        file,
        progress=lambda done, total: progress.report(total + done, 2 * total),
        cancelled=progress.cancelled,
    )
    return NoticesMade(run, notices.left_out(DebtorFilter(asked.on), only=numbers))


def run_words(made_now: NoticesMade, asked: int) -> str:
    """Tell what came of a run for so many customers."""
    run, left_out = made_now.run, made_now.left_out
    made = tr(
        "Notices: {count}, for {principal} yuan and {penalty} of penalty.",
        count=f"{len(run.notices):,}",
        principal=run.principal.grouped(),
        penalty=run.penalty.grouped(),
    )
    again = tr("Reprints: {count}.", count=f"{run.reprints:,}") if run.reprints else ""
    skipped = asked - len(run.notices) - len(left_out)
    without = tr("Without anything overdue: {count}.", count=f"{skipped:,}") if skipped else ""
    return " ".join(filter(None, (made, again, without, left_out_text(left_out))))
