"""Tracking of conversions as of any day: against the plan, in debt, energy and recovery rate."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import contractors, settings, tracking
from desktop.db.places import Places
from desktop.documents.files import write_atomically
from desktop.domain.contractors import holder
from desktop.domain.months import Month
from desktop.domain.tracking import Effect, Effects, PlannedMonth, TrackBy, TrackingReport, month_name, track
from desktop.services.tracked_customers import Span, Tenures, converted, summed
from desktop.services.workplace import Workplace


class TrackingService:
    """What the conversions have come to."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def report(self, on: date, since: date | None = None) -> TrackingReport:
        """Return what the conversions commissioned from a day on (else all) came to as of another day."""
        with self._at.reading() as session:
            return _report(session, Span(since, on))

    def write(self, report: TrackingReport, file: Path, by: TrackBy = TrackBy.MONTH) -> Path:
        """Write a report to a workbook (.xlsx) or a paper (.pdf), the cut that is named first."""
        with self._at.reading() as session:
            told = {
                "bureau": settings.value_of(session, "bureau.name"),
                "language": settings.value_of(session, "paper.language"),
            }
        if file.suffix.lower() == ".pdf":
            from desktop.documents.tracking_pdf import tracking_pdf

            write_atomically(file, tracking_pdf(report, by, **told))
        else:
            from desktop.documents.tracking_xlsx import write_tracking_xlsx

            write_tracking_xlsx(report, file, by, **told)
        return file


def _report(session: Session, span: Span) -> TrackingReport:
    held = contractors.of_areas(session)
    back = tracking.recoveries(session, span.since, span.on)
    customers = converted(session, span, back, held)
    first = Month.of(span.since).code if span.since else 0
    plan = [_planned(row, held) for row in tracking.planned(session, first, Month.of(span.on).code)]
    recovered = summed(back, lambda row: month_name(row.business_date))
    return track(span.since, span.on, customers, plan, _effects(session, span.on, back, held), recovered)


def _planned(row: Any, held: Tenures) -> PlannedMonth:
    begins = Month.from_code(row.month).first_day()
    contractor = holder(held.get(row.area_id, ()), begins)
    return PlannedMonth(row.station, contractor, month_name(begins), row.target)


def _effects(session: Session, on: date, back: Sequence[Any], held: Tenures) -> Effects:
    """Return what the year's top-ups did to its rates: a bill counts where the recovery report counts it."""
    places = Places(session).names()
    year = tracking.of_the_year(session, on)
    paid = [row for row in back if row.account == "principal" and row.asked_on.year == on.year]

    def station(row: Any) -> str:
        return places[row.area_id][0]

    def contractor(row: Any) -> str:
        return holder(held.get(row.area_id, ()), row.issued_on)

    return Effects(
        _named(year, paid, lambda _row: "").get("", Effect()),
        _named(year, paid, station),
        _named(year, paid, contractor),
        summed(paid, lambda row: month_name(row.commissioned_on)),
    )


def _named(
    year: Sequence[tracking.YearPart], paid: Sequence[Any], name: Callable[[Any], str]
) -> dict[str, Effect]:
    recovered = summed(paid, name)
    receivable: Counter[str] = Counter()
    outstanding: Counter[str] = Counter()
    for part in year:
        receivable[name(part)] += part.receivable
        outstanding[name(part)] += part.outstanding
    names = {*receivable, *recovered}
    return {one: Effect(receivable[one], outstanding[one], recovered[one]) for one in names}
