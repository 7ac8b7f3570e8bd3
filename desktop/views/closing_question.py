"""What the closing tab asks of the service: a year's periods, whether it is at zero, and one period whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.certificates import Certificate
from desktop.domain.closing import Close, ClosedPeriod, PeriodState
from desktop.domain.errors import Refusal
from desktop.domain.lateness import LateEntry
from desktop.domain.targets import Period
from desktop.views.tasks import Progress

if TYPE_CHECKING:
    from desktop.services.closing import ClosingService
    from desktop.services.recovery import RecoveryService

Closing = Callable[[], "ClosingService"]


@dataclass(frozen=True, slots=True)
class YearRead:
    """A year's periods, and its certificate or why there is none, as of a day."""

    year: int
    on: date
    states: tuple[PeriodState, ...]
    certificate: Certificate | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class PeriodRead:
    """A closed period with what came late."""

    closed: ClosedPeriod
    entries: Sequence[LateEntry]


def read_year(closing: Closing, year: int, today: date, _progress: Progress) -> YearRead:
    """Read a year's periods and whether it is at zero as of the day or its own last one."""
    service, on = closing(), min(today, date(year, 12, 31))
    states = tuple(service.periods(year))
    try:
        return YearRead(year, on, states, service.certificate(year, on), None)
    except Refusal as refusal:
        return YearRead(year, on, states, None, refusal)


def read_period(closing: Closing, period: Period, _progress: Progress) -> PeriodRead:
    """Read a closed period beside what is true now."""
    return PeriodRead(closing().show(period), closing().late_entries(period))


def close(closing: Closing, period: Period, progress: Progress) -> Close:
    """Freeze a period."""
    return closing().close(period, progress=progress.report, cancelled=progress.cancelled)


def certify(
    closing: Closing, year: int, on: date, file: Path, _progress: Progress
) -> tuple[Certificate, Path]:
    """Write a year's certificate."""
    return closing().write_certificate(year, on, file), file


def summarize(recovery: "RecoveryService", year: int, on: date, file: Path, progress: Progress) -> Path:
    """Write a year's summary."""
    recovery.write_summary(year, on, file, progress=progress.report, cancelled=progress.cancelled)
    return file
