"""What was known of a year at the end of a day, beside what is true of that day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from desktop.db import late, recovery
from desktop.db.recovery_cuts import Span
from desktop.domain.lateness import Known
from desktop.domain.recovery import Recovery
from desktop.services.workplace import Workplace

_LEAST = timedelta(microseconds=1)


def end_of(workplace: Workplace, day: date) -> datetime:
    """Return the last moment of a day in the office's own time zone, in UTC as records have it."""
    next_day = datetime.combine(day + timedelta(1), time.min, workplace.clock().tzinfo)
    return next_day.astimezone(UTC).replace(tzinfo=None) - _LEAST


def known_then(session: Session, span: Span, moment: datetime, true: Recovery) -> Known:
    """Return a year as of a day as it is true, and as it was known at a moment."""
    seq = late.last_seq(session, moment)
    entries = late.count(session, span.on, seq)
    then = recovery.total(session, replace(span, upto=seq)) if entries else true
    return Known(span.year, span.on, true, then, entries, seq)
