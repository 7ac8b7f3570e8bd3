"""A run of overdue notices for chosen customers: issued, drawn into one file, counted."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.arrears import DebtorFilter
from desktop.domain.contacts import Held
from desktop.services.arrears import ArrearsService
from desktop.services.notices import NoticeRun, NoticeService
from desktop.views.tasks import Progress
from desktop.wording import tr

_NAMED = 3


@dataclass(frozen=True, slots=True)
class NoticesAsked:
    """Who is to get a notice, by row key, and of which day."""

    keys: Sequence[int]
    on: date


@dataclass(frozen=True, slots=True)
class NoticesMade:
    """A run of notices, and who got none because they are on hold."""

    run: NoticeRun
    held: Sequence[Held]


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
    return NoticesMade(run, notices.held_back(DebtorFilter(asked.on), only=numbers))


def run_words(made_now: NoticesMade, asked: int) -> str:
    """Tell what came of a run for so many customers."""
    run, held = made_now.run, made_now.held
    made = tr(
        "Notices: {count}, for {principal} yuan and {penalty} of penalty.",
        count=f"{len(run.notices):,}",
        principal=run.principal.grouped(),
        penalty=run.penalty.grouped(),
    )
    again = tr("Reprints: {count}.", count=f"{run.reprints:,}") if run.reprints else ""
    skipped = asked - len(run.notices) - len(held)
    without = tr("Without anything overdue: {count}.", count=f"{skipped:,}") if skipped else ""
    return " ".join(filter(None, (made, again, without, _held_words(held))))


def _held_words(held: Sequence[Held]) -> str:
    if not held:
        return ""
    named = tr(", ").join(f"{one.customer_name} ({one.until_on.isoformat()})" for one in held[:_NAMED])
    more = "…" if len(held) > _NAMED else ""
    return tr("On hold, left out: {count} – {names}.", count=f"{len(held):,}", names=named + more)
