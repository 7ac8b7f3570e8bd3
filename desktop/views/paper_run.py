"""A run of the papers of collection for chosen customers: issued, drawn into one file, told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.arrears import DebtorFilter
from desktop.domain.notices import LeftOut, PaperKind
from desktop.services.notices import NoticeRun, NoticeService
from desktop.views.tasks import Progress
from desktop.wording import tr
from desktop.wording.collection_papers import left_out_text, paper_text


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """Who is to get which paper, by customer number, and of which day."""

    kind: PaperKind
    numbers: Sequence[str]
    on: date


@dataclass(frozen=True, slots=True)
class PapersMade:
    """A run that was drawn, and whom it left out."""

    asked: PapersAsked
    run: NoticeRun
    left_out: Sequence[LeftOut]


def make_papers(notices: NoticeService, asked: PapersAsked, file: Path, progress: Progress) -> PapersMade:
    """Issue the papers and draw them; the first half of the progress is the issue."""
    wanted = DebtorFilter(asked.on)
    left_out = notices.left_out(wanted, only=asked.numbers, kind=asked.kind)
    issued = notices.issue(
        wanted,
        only=asked.numbers,
        kind=asked.kind,
        progress=lambda done, total: progress.report(done, 2 * total),
        cancelled=progress.cancelled,
    )
    run = notices.write(
        issued,
        file,
        progress=lambda done, total: progress.report(total + done, 2 * total),
        cancelled=progress.cancelled,
    )
    return PapersMade(asked, run, left_out)


def papers_words(made: PapersMade) -> str:
    """Tell what came of a run."""
    count = tr("{paper}: {count}.", paper=paper_text(made.asked.kind), count=f"{len(made.run.notices):,}")
    again = tr("Reprints: {count}.", count=f"{made.run.reprints:,}") if made.run.reprints else ""
    return " ".join(filter(None, (count, again, left_out_text(made.left_out))))
