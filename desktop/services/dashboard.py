"""Where the bureau stands each morning, and what is missing to zero."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.db import dashboard, late, recovery, settings
from desktop.db.recovery_cuts import Span
from desktop.domain.dashboard import (
    CHARTED,
    MONTH,
    WEEK,
    Figures,
    Outlook,
    daily,
    so_far,
    to_come,
)
from desktop.domain.forecast import SHARES_OF, Forecast, forecast
from desktop.domain.last_mile import Came
from desktop.domain.lateness import Late
from desktop.domain.pay_in import History
from desktop.domain.recovery import By, Recovery
from desktop.services.known import end_of
from desktop.services.last_mile import LastMileService
from desktop.services.workplace import Workplace

_DAY = timedelta(days=1)
_BEFORE = SHARES_OF * _DAY
"""Before the year's first day, so that January has a past too."""


class DashboardService:
    """Figures of a year as of a day, and the lists behind them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace
        self.last_mile = LastMileService(workplace)

    def figures(self, on: date) -> Figures:
        """Return the figures of a day's year."""
        with self._at.reading() as session:
            return Figures(
                on,
                recovery.total(session, Span(on.year, on)),
                today=dashboard.received(session, on, on),
                this_month=dashboard.received(session, on.replace(day=1), on),
                last_week=dashboard.received(session, on - (WEEK - 1) * _DAY, on),
                last_month=dashboard.received(session, on - (MONTH - 1) * _DAY, on),
                late=self._late(session, on),
            )

    def forecast(self, on: date) -> Forecast:
        """Return the forecast of a day's year, by the setting `forecast.days`."""
        with self._at.reading() as session:
            return _forecast(session, on)[1]

    def outlook(self, on: date) -> Outlook:
        """Return the forecast with what the charts draw."""
        with self._at.reading() as session:
            told, expected = _forecast(session, on)
            total = recovery.total(session, Span(on.year, on))
        return Outlook(expected, daily(told), so_far(told, total), to_come(expected, total))

    def areas(self, on: date) -> Sequence[Recovery]:
        """Return a line for each area of the day's year, by station and name."""
        with self._at.reading() as session:
            lines = recovery.broken_down(session, Span(on.year, on), By.AREA)
        return sorted(lines, key=lambda line: (line.station, line.name))

    def stations(self, on: date) -> Sequence[Recovery]:
        """Return a line for each station of the day's year."""
        with self._at.reading() as session:
            return recovery.broken_down(session, Span(on.year, on), By.STATION)

    def came(self, first: date, last: date) -> Sequence[Came]:
        """Return what each act from a day to another brought in of the principal, the newest first."""
        with self._at.reading() as session:
            return dashboard.came(session, first, last)

    def _late(self, session: Session, on: date) -> Late:
        return dashboard.posted_late(session, on, late.last_seq(session, end_of(self._at, on)))


def _forecast(session: Session, on: date) -> tuple[History, Forecast]:
    days = int(settings.value_of(session, "forecast.days"))
    since = min(date(on.year, 1, 1), on - (max(days, CHARTED) - 1) * _DAY) - _BEFORE
    told = dashboard.history(session, since, on, on.year * 100 + 12)
    return told, forecast(told, days)
