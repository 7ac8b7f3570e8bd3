"""Words of targets and the scorecard: scopes, measures, periods, figures with their units, and the foot."""

from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.recovery import NOT_A_RATE
from desktop.domain.scorecard import Scorecard, Scored
from desktop.domain.targets import Measure, Period, Scope, Subject, value_text
from desktop.wording import tr_in


def scope_name(language: str, scope: Scope) -> str:
    """Name a scope, as one of many."""
    names = {
        Scope.BUREAU: tr_in(language, "Bureau"),
        Scope.STATION: tr_in(language, "Station"),
        Scope.AREA: tr_in(language, "Area"),
        Scope.CONTRACTOR: tr_in(language, "Contractor"),
    }
    return names[scope]


def scope_title(language: str, scope: Scope) -> str:
    """Name all of a scope."""
    names = {
        Scope.BUREAU: tr_in(language, "Bureau"),
        Scope.STATION: tr_in(language, "Stations"),
        Scope.AREA: tr_in(language, "Areas"),
        Scope.CONTRACTOR: tr_in(language, "Contractors"),
    }
    return names[scope]


def measure_name(language: str, measure: Measure) -> str:
    """Name what is measured."""
    names = {
        Measure.RATE: tr_in(language, "Recovery rate"),
        Measure.AMOUNT: tr_in(language, "Received in the period"),
        Measure.CUSTOMERS: tr_in(language, "Customers settled"),
    }
    return names[measure]


def period_name(language: str, period: Period) -> str:
    """Write a period: 2011, or 2011-12."""
    if period.month is None:
        return tr_in(language, "Year {year}", year=period.code)
    return period.dashed


def subject_name(subject: Subject, bureau: str) -> str:
    """Name a subject; the bureau by its own name."""
    return bureau if subject.scope is Scope.BUREAU else subject.name


def target_text(measure: Measure, value: int) -> str:
    """Write a target as people read it, with its sign where it is a rate."""
    if measure is Measure.RATE:
        return percent(value_text(measure, value))
    return Money(value).grouped() if measure is Measure.AMOUNT else f"{value:,}"


def result_text(scored: Scored) -> str:
    """Write a result as people read it."""
    if scored.result is None:
        return NOT_A_RATE
    if scored.target.measure is Measure.RATE:
        return percent(scored.result_text)
    return target_text(scored.target.measure, int(scored.result))


def scorecard_title(language: str, card: Scorecard) -> str:
    """Name the scorecard."""
    return tr_in(language, "Scorecard {period}", period=period_name(language, card.period))


def foot(language: str, card: Scorecard) -> tuple[str, ...]:
    """Say how results and points are reached."""
    offsets = (
        tr_in(language, "Prestored money used is left out: the bureau ranks by cash.")
        if card.by_cash
        else tr_in(language, "Prestored money used counts as received.")
    )
    return (
        tr_in(
            language,
            "Recovery rate and customers settled: cumulative of the year, as of {day}. Received in the "
            "period: principal from {first} to {day}.",
            day=card.on.isoformat(),
            first=card.period.first_day.isoformat(),
        ),
        offsets,
        tr_in(
            language,
            "A bill counts for the contractor who held its area when it was issued, money for the one who "
            "held it on the day of payment; a reversal is taken off whoever was credited.",
        ),
        tr_in(
            language,
            "Points = weight × result ÷ target, counted up to {cap} per cent of the target, half-up to 0.01.",
            cap=card.cap_percent,
        ),
    )
