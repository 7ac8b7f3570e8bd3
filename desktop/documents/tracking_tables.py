"""What both papers of the tracking share: its title, what it covers, and how its figures were reached."""

from desktop.domain.tracking import FEWEST_BILLS, FEWEST_DAYS, MOST_BILLS, TrackingReport
from desktop.wording import tr_in


def tracking_title(language: str) -> str:
    """Name the paper."""
    return tr_in(language, "Prepaid conversions tracked")


def span_text(report: TrackingReport, language: str) -> str:
    """Say which conversions are told of."""
    if report.since is None:
        return tr_in(language, "All conversions commissioned so far")
    return tr_in(language, "Conversions commissioned from {day} on", day=report.since.isoformat())


def notes(language: str) -> tuple[str, ...]:
    """Say how the figures were reached, a sentence each."""
    return (
        tr_in(
            language, "Arrears are principal; debts hold the penalty too that was frozen at commissioning."
        ),
        tr_in(
            language,
            "A month before is the mean of up to {most} of the last bills with known energy, {fewest} at "
            "least; a month after is the energy bought since, over {days} days at least. Its kWh are "
            "estimated at the mean price of those bills.",
            most=MOST_BILLS,
            fewest=FEWEST_BILLS,
            days=FEWEST_DAYS,
        ),
        tr_in(
            language,
            "The rate without top-ups is the year's recovery rate if what top-ups recovered this year had "
            "stayed outstanding; a month's line tells it of the whole bureau.",
        ),
        tr_in(
            language,
            "A customer counts for the contractor who held the area on the day of commissioning, a target "
            "for whoever held it as the month began, a recovered bill for whoever held it on its issue date.",
        ),
    )
