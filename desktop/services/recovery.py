"""Recovery of a year as of a day: the report, and the year-end summary as workbook or paper."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop.db import channels, recovery, settings, unpaid
from desktop.db.recovery_cuts import Span
from desktop.domain.errors import Cancelled
from desktop.domain.months import Month
from desktop.domain.ranking import Placed, Ranking, ranked
from desktop.domain.recovery import By, RecoveryReport
from desktop.domain.summary import Summary, Unpaid
from desktop.services import recovery_list
from desktop.services.workplace import Progress, Workplace, no_progress

T = TypeVar("T")
_STEPS = 10
"""The parts of a summary that are read one after another."""


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

    def ranking(self, year: int, on: date, by: By) -> Ranking:
        """Return a year's recovery as of a day, ranked by the setting, beside the day before."""
        with self._at.reading() as session:
            by_cash = settings.value_of(session, "recovery.ranked_by") == "cash"
            whole, lines = recovery.both(session, Span(year, on), by)
            whole_before, before = recovery.both(session, Span(year, on - timedelta(days=1)), by)
            total = Placed(whole, None, whole_before, None)
            return Ranking(year, on, by, by_cash, total, ranked(lines, before, by_cash=by_cash))

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

        with self._at.reading() as session:
            language = settings.value_of(session, "paper.language")
            summary = _summary(session, Span(year, on), _step_by_step(progress, cancelled))
        if file.suffix.lower() == ".pdf":
            write_atomically(file, summary_pdf(summary, language=language))
        else:
            write_summary_xlsx(summary, file, language=language, progress=progress, cancelled=cancelled)
        return summary


def _step_by_step(progress: Progress, cancelled: Callable[[], bool]) -> Callable[[T], T]:
    done = count(1)

    def step(found: T) -> T:
        if cancelled():
            raise Cancelled
        progress(min(next(done), _STEPS), _STEPS)
        return found

    return step


def _summary(session: Session, span: Span, step: Callable[[Any], Any]) -> Summary:
    areas = step(recovery.broken_down(session, span, By.AREA))
    ageing = step(unpaid.ageing_on(session, span.on, last_month=span.last_month))
    total = step(recovery.total(session, span))
    zero = total.is_zero and total.cumulative.receivable
    return Summary(
        bureau=settings.value_of(session, "bureau.name"),
        year=span.year,
        as_of=span.on,
        total=total,
        stations=tuple(step(recovery.broken_down(session, span, By.STATION))),
        areas=tuple((line.station, line) for line in areas),
        contractors=tuple(step(recovery.broken_down(session, span, By.CONTRACTOR))),
        categories=tuple(step(recovery.broken_down(session, span, By.CATEGORY))),
        months=tuple(step(recovery.broken_down(session, span, By.MONTH))),
        prior=tuple(step(recovery.prior_months(session, span))),
        channels=tuple(step(channels.channels(session, span))),
        ageing=ageing,
        # read to the end here: a reader that waits for a workbook would hold up the counter
        unpaid=step([_unpaid(row) for row in unpaid.by_customer(session, span.on, span.last_month)]),
        unpaid_customers=unpaid.customer_count(session, span.on, span.last_month),
        last_payment_on=channels.last_payment(session, span.on),
        zero_on=channels.last_change(session, span.on) if zero else None,
    )


def _unpaid(row: Any) -> Unpaid:
    return Unpaid(
        row.number,
        row.name,
        row.station,
        row.area,
        row.tariff_class,
        row.bills,
        row.outstanding,
        str(Month.from_code(row.oldest_month)),
        row.oldest_due_on,
    )
