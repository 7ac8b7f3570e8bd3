"""Recovery of a year as of a day: the report, and the year-end summary as workbook or paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.db import recovery, settings
from desktop.db.aside import LARGE, aside
from desktop.db.recovery_cuts import Span
from desktop.domain.lateness import Known
from desktop.domain.ranking import Ranking
from desktop.domain.recovery import By, Recovery, RecoveryReport
from desktop.domain.summary import Summary
from desktop.services import recovery_list, standings
from desktop.services.known import end_of, known_then
from desktop.services.workplace import Progress, Workplace, no_progress


class RecoveryService:
    """Receivable, received, outstanding and the rates."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def report(self, year: int, on: date, by: By) -> RecoveryReport:
        """Return a year's recovery as of a day, broken down one way."""
        with self._at.reading() as session:
            total, rows = recovery.both(session, Span(year, on), by)
            return RecoveryReport(year, on, by, total, tuple(rows))

    def known(self, year: int, on: date, true: Recovery | None = None) -> Known:
        """Return what is true of a year as of a day (`true`, where it was read), and what was known then."""
        with self._at.reading() as session:
            span = Span(year, on)
            return known_then(session, span, end_of(self._at, on), true or recovery.total(session, span))

    def ranking(self, year: int, on: date, by: By) -> Ranking:
        """Return a year's recovery as of a day, ranked by the setting, beside the day before."""
        self._at.refuse_strangers()
        with aside(self._at.database, at_least=LARGE) as session:
            by_cash = settings.value_of(session, "recovery.ranked_by") == "cash"
            cut = standings.cuts(session, Span(year, on), [by], self._at.local, recovery.both)[by]
            return Ranking(year, on, by, by_cash, cut.total, cut.ranked(by_cash=by_cash))

    def write_report(self, report: RecoveryReport, file: Path) -> None:
        """Write a report as it stands to a workbook, or to a CSV file where the name ends so."""
        with self._at.reading() as session:
            bureau = settings.value_of(session, "bureau.name")
        recovery_list.write_report(file, report, bureau)

    def write_ranking(self, ranking: Ranking, file: Path) -> None:
        """Write a ranking as it stands to a workbook, or to a CSV file where the name ends so."""
        with self._at.reading() as session:
            bureau = settings.value_of(session, "bureau.name")
        recovery_list.write_ranking(file, ranking, bureau)

    def summary_day(self, year: int) -> date:
        """Return the day a year's summary is made as of: the year's last, or the business date before it."""
        with self._at.reading() as session:
            return min(self._at.business_date(session), date(year, 12, 31))

    def write_summary(
        self,
        year: int,
        on: date,
        file: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Summary:
        """Write the year-end summary to a workbook (.xlsx) or a paper for signing (.pdf)."""
        from desktop.documents.files import write_atomically
        from desktop.documents.recovery_pdf import summary_pdf
        from desktop.documents.recovery_xlsx import write_summary_xlsx
        from desktop.services.year_summary import step_by_step, whole_summary

        self._at.refuse_strangers()
        with aside(self._at.database) as session:
            language = settings.value_of(session, "paper.language")
            step = step_by_step(progress, cancelled)
            summary = whole_summary(session, Span(year, on), end_of(self._at, on), step)
        if file.suffix.lower() == ".pdf":
            write_atomically(file, summary_pdf(summary, language=language))
        else:
            write_summary_xlsx(summary, file, language=language, progress=progress, cancelled=cancelled)
        return summary
