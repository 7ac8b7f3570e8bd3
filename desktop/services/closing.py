"""Close a month or a year, and read it back beside what is true now."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import closing, late, recovery, settings
from desktop.db.aside import aside
from desktop.db.chain import head_of
from desktop.db.ledger import Ledger
from desktop.db.recovery_cuts import Span
from desktop.domain.certificates import Certificate
from desktop.domain.closing import Close, ClosedPeriod, Head, PeriodState, Section, adjusted
from desktop.domain.closing_figures import figure_lines, recovery_line
from desktop.domain.errors import PeriodClosed, PeriodNotClosed, PeriodNotOver
from desktop.domain.lateness import LateEntry
from desktop.domain.months import Month
from desktop.domain.rights import Right
from desktop.domain.targets import Period
from desktop.services.certificates import certified, issued
from desktop.services.workplace import Progress, Workplace, no_progress
from desktop.services.year_summary import frozen_summary, step_by_step


class ClosingService:
    """Freeze the figures of periods, and keep what came later apart from them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def periods(self, year: int, on: date | None = None) -> Sequence[PeriodState]:
        """Return the months of a year and the year itself, and whether each can be closed (on a day)."""
        with self._at.reading() as session:
            day = on or self._last_known(session)
            closed = {close.period: close for close in closing.closes(session, year)}
            months = [Period.of(Month(year, month)) for month in range(1, 13)]
            return [_state(session, one, closed.get(one), day) for one in (*months, Period(year))]

    def close(
        self,
        period: Period,
        on: date | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Close:
        """Freeze a period's figures as of its last day, once. Raises PeriodNotOver or PeriodClosed.

        It is over when its last day is reached: by `on`, else by the business date or the calendar.
        """
        self._at.demand(Right.CLOSE)
        with self._at.reading() as session:
            day = on or self._last_known(session)
            _refuse(session, period, day)
        # what is posted from here on comes after the head, as anything else that comes late
        with aside(self._at.database) as session:
            seq, digest = head_of(session)
            span = Span(period.year, period.last_day)
            lines = figure_lines(frozen_summary(session, span, step_by_step(progress, cancelled)))
        with self._at.writing(Right.CLOSE) as session:
            _refuse(session, period, day)
            ledger = Ledger(session, self._at.stamp())
            closing.add(ledger, period, lines, Head(seq, digest.hex()), day)
            ledger.flush()
            return _closed(session, period)

    def _last_known(self, session: Session) -> date:
        return max(self._at.business_date(session), self._at.today())

    def show(self, period: Period) -> ClosedPeriod:
        """Return a closed period's frozen figures beside those of now. Raises PeriodNotClosed."""
        with self._at.reading() as session:
            close = _closed(session, period)
        with aside(self._at.database) as session:
            summary = frozen_summary(session, Span(period.year, period.last_day), step_by_step())
            lines = tuple(adjusted(close.lines, figure_lines(summary)))
            return ClosedPeriod(close, lines, late.count(session, period.last_day, close.head.seq))

    def late_entries(self, period: Period) -> Sequence[LateEntry]:
        """Return what was posted into a period after its close, oldest first. Raises PeriodNotClosed."""
        with self._at.reading() as session:
            close = _closed(session, period)
            return late.entries(session, period.last_day, close.head.seq)

    def certificate(self, year: int, on: date) -> Certificate:
        """Return what a zero certificate would say. Raises NotZero with what is missing."""
        return certified(self._at, year, on)

    def write_certificate(self, year: int, on: date, file: Path) -> Certificate:
        """Issue the zero certificate of a year as of a day, or reprint it, as a PDF.

        Raises NotZero, NothingReceivable or CertifiedAhead.
        """
        from desktop.documents.certificate_pdf import certificate_pdf
        from desktop.documents.files import write_atomically

        with self._at.reading() as session:
            language = settings.value_of(session, "paper.language")
        certificate_pdf(certified(self._at, year, on), language=language)
        told = issued(self._at, year, on)
        write_atomically(file, certificate_pdf(told, language=language))
        return told


def _refuse(session: Session, period: Period, day: date) -> None:
    if day < period.last_day:
        raise PeriodNotOver(period.dashed, period.last_day, day)
    before = closing.close_of(session, period)
    if before is not None:
        raise PeriodClosed(period.dashed, before.closed_on, before.by)


def _closed(session: Session, period: Period) -> Close:
    found = closing.close_of(session, period)
    if found is None:
        raise PeriodNotClosed(period.dashed)
    return found


def _state(session: Session, period: Period, close: Close | None, on: date) -> PeriodState:
    is_over = on >= period.last_day
    if close is None:
        return PeriodState(period, is_over)
    entries = late.count(session, period.last_day, close.head.seq)
    now = close.total
    if entries:
        total = recovery.total(session, Span(period.year, period.last_day))
        now = recovery_line(Section.TOTAL, total)
    [line] = adjusted([close.total], [now])
    return PeriodState(period, is_over, close, entries, line)
