"""Risk early warning: customers scored as of a day, the terms of it, and how it held in the past."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import risk, settings
from desktop.domain.back_test import MonthTest, fallen, month_test, months_between
from desktop.domain.errors import LevelsOutOfOrder, UnknownCustomer
from desktop.domain.months import Month
from desktop.domain.risk import Level, RiskTerms
from desktop.domain.risk_filter import Followed, RiskFilter, RiskLine, followed
from desktop.domain.settings import checked
from desktop.services.measures import MeasureService, latest_measures
from desktop.services.risk_list import write_back_test, write_scores
from desktop.services.risk_scores import Watched, never, scored
from desktop.services.settings import SettingsService
from desktop.services.supplies import SupplyService
from desktop.services.workplace import Progress, Workplace, no_progress

_LISTED = RiskFilter()


class RiskService:
    """Score customers, set the terms of the warning, and look back at how it held."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    @cached_property
    def measures(self) -> MeasureService:
        """The measures against risk."""
        return MeasureService(self._at)

    @cached_property
    def supplies(self) -> SupplyService:
        """Temporary power."""
        return SupplyService(self._at)

    def terms(self) -> RiskTerms:
        """Return the weights, levels and limits as the settings have them."""
        with self._at.reading() as session:
            return RiskTerms.of(settings.all_values(session))

    def change_terms(self, values: Mapping[str, str]) -> dict[str, str]:
        """Change settings of the warning together; refuse levels that would not rise."""
        kept = {key: checked(key, value) for key, value in values.items()}
        with self._at.reading() as session:
            terms = RiskTerms.of(settings.all_values(session) | kept)
        if not terms.watch <= terms.warn <= terms.act:
            raise LevelsOutOfOrder(terms.watch, terms.warn, terms.act)
        return SettingsService(self._at).set_all(kept)

    def scores(
        self,
        on: date,
        wanted: RiskFilter = _LISTED,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> Sequence[RiskLine]:
        """Return the customers that a filter lets through, scored as of a day, the highest score first."""
        with self._at.reading() as session:
            terms = RiskTerms.of(settings.all_values(session))
            found = scored(session, on, wanted, terms, Watched(progress, cancelled))
            lines = [line for line, _ in found if line.score.level >= wanted.least]
            measures = latest_measures(session, on, [line.key for line in lines])
        told = [replace(line, measure=measures.get(line.key)) for line in lines]
        if wanted.followed is not Followed.ANY:
            told = [line for line in told if followed(line.measure, on) is wanted.followed]
        return sorted(told, key=lambda line: (-line.score.points, line.customer_no))

    def of_customer(self, customer_no: str, on: date) -> RiskLine:
        """Return one customer's score as of a day, whatever its level."""
        found = self.scores(on, RiskFilter(Level.NONE, customer_no=customer_no))
        if not found:
            raise UnknownCustomer(customer_no)
        return found[0]

    def back_test(
        self,
        first: Month,
        last: Month,
        *,
        least: Level = Level.WATCH,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> Sequence[MonthTest]:
        """Compare, for each month, whom the warning names on its eve with who fell into arrears in it.

        Named is who reaches a level by what was known at the end of the month before, by today's terms; in
        arrears is who has a bill unpaid so many days past due as they say. Who was so already cannot fall. A
        month can be told of once it is over.
        """
        months = months_between(first, last)
        tests: list[MonthTest] = []
        for done, month in enumerate(months):
            progress(done, len(months))
            with self._at.reading() as session:
                tests.append(_tested(session, month, least, Watched(cancelled=cancelled)))
        progress(len(months), len(months))
        return tests

    def export(
        self,
        lines: Sequence[RiskLine],
        on: date,
        file: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> int:
        """Write scored customers to .xlsx or .csv; return how many there were."""
        write_scores(file, lines, self._bureau(), on, Watched(progress, cancelled))
        return len(lines)

    def export_back_test(self, tests: Sequence[MonthTest], on: date, file: Path) -> int:
        """Write a back-test to .xlsx or .csv, the whole span under its months; return how many months."""
        write_back_test(file, tests, self._bureau(), on)
        return len(tests)

    def _bureau(self) -> str:
        with self._at.reading() as session:
            return settings.value_of(session, "bureau.name")


def _tested(session: Session, month: Month, least: Level, watched: Watched) -> MonthTest:
    terms = RiskTerms.of(settings.all_values(session))
    eve = month.first_day() - timedelta(1)
    last_day = month.last_day()
    days = timedelta(terms.arrears_days)
    billed = [line for line, facts in scored(session, eve, _LISTED, terms, watched) if facts.bills]
    eligible = {line.key for line in billed} - risk.in_arrears(session, eve, eve - days)
    named = {line.key for line in billed if line.score.level >= least}
    bills = risk.courses(session, month.first_day() - days, last_day - days, last_day)
    return month_test(month, eligible, named, fallen(bills, month, terms.arrears_days))
