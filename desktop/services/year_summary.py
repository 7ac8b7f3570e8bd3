"""The year-end summary, read from the ledger part by part."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop.db import channels, recovery, settings, unpaid, year_sums, zero
from desktop.db.recovery_cuts import Span
from desktop.domain.errors import Cancelled
from desktop.domain.measures import Measure, MeasureState
from desktop.domain.recovery import By, Recovery
from desktop.domain.summary import Summary
from desktop.domain.year_sums import EarlierYear, MeasureCount, same_day
from desktop.services.known import known_then
from desktop.services.measures import measures_on
from desktop.services.topups import conversions_told
from desktop.services.visit_views import year_told
from desktop.services.workplace import Progress, no_progress

T = TypeVar("T")
Step = Callable[[Any], Any]
_STEPS = 19
"""The parts of a summary that are read one after another."""


def step_by_step(progress: Progress = no_progress, cancelled: Callable[[], bool] = lambda: False) -> Step:
    """Return what takes note of each part that is read; between two of them it stops where it is asked to."""
    done = count(1)

    def step(found: T) -> T:
        if cancelled():
            raise Cancelled
        progress(min(next(done), _STEPS), _STEPS)
        return found

    return step


def whole_summary(session: Session, span: Span, day_end: datetime, step: Step) -> Summary:
    """Return everything that the workbook and the paper say; `day_end` is in UTC."""
    summary = frozen_summary(session, span, step)
    known = step(known_then(session, span, day_end, summary.total))
    return replace(
        summary,
        # read to the end here: a reader that waits for a workbook would hold up the counter
        unpaid=step(list(unpaid.by_customer(session, span.on, span.last_month))),
        zero_on=_zero_on(session, span, summary.total),
        known=known if known.entries else None,
        earlier=step(tuple(_earlier(session, span))),
        measures=step(tuple(_measure_counts(measures_on(session, span.on)))),
        visits=step(year_told(session, span.year, span.on).lines),
    )


def frozen_summary(session: Session, span: Span, step: Step) -> Summary:
    """Return what closing a period freezes of it: everything but lists of customers and earlier years."""
    areas = step(recovery.broken_down(session, span, By.AREA))
    ageing = step(unpaid.ageing_on(session, span.on, last_month=span.last_month))
    total = step(recovery.total(session, span))
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
        unpaid=(),
        unpaid_customers=step(unpaid.customer_count(session, span.on, span.last_month)),
        last_payment_on=channels.last_payment(session, span.on),
        penalties=tuple(step(year_sums.penalties(session, span))),
        held=tuple(step(year_sums.held(session, span.on))),
        adjustments=tuple(step(year_sums.adjustments(session, span))),
        conversions=step(conversions_told(session, date(span.year, 1, 1), span.on).stations),
    )


def _zero_on(session: Session, span: Span, total: Recovery) -> date | None:
    reached = zero.reached(session, span) if total.is_zero and total.cumulative.receivable else None
    return reached.on if reached else None


def _earlier(session: Session, span: Span) -> Iterable[EarlierYear]:
    for year in year_sums.years_before(session, span.year):
        day = same_day(span.on, year)
        then = recovery.total(session, Span(year, day))
        yield EarlierYear(year, day, then, recovery.total(session, Span(year, date(year, 12, 31))))


def _measure_counts(measures: Iterable[Measure]) -> Iterable[MeasureCount]:
    of_kind: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        of_kind[measure.kind.value].append(measure)
    for kind, found in sorted(of_kind.items()):
        states = Counter(measure.state for measure in found)
        yield MeasureCount(
            kind,
            states[MeasureState.OPEN],
            states[MeasureState.IN_PLACE],
            states[MeasureState.RETURNED],
            states[MeasureState.DROPPED],
            sum(measure.amount for measure in found if measure.stands),
            sum(measure.held for measure in found if measure.stands),
        )
