"""`forecast`: what the year's end will find unpaid at today's pace, and how such forecasts did before."""

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.table import facts, table
from desktop.documents.words import exact_percent, month_text
from desktop.domain.forecast import Forecast, PastForecast, pace_needed
from desktop.domain.money import Money, round_half_up, yuan
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `forecast`."""
    says = tr("tell what the year's end will find unpaid at today's pace")
    add_day(commands.add("forecast", _forecast, says, reads=True))


def _forecast(call: Call) -> Answer:
    with call.office() as office:
        made = office.dashboard.forecast(call.day(office))
    return Answer(_data(made), _text(made))


def _data(made: Forecast) -> Data:
    needed = pace_needed(made.outstanding, made.on)
    zero_on = made.zero_on
    return {
        "on": made.on.isoformat(),
        "outstanding": yuan(made.outstanding),
        "days_left": made.days_left,
        "pace_needed": None if needed is None else yuan(needed),
        "pace": yuan(made.pace),
        "days": made.days,
        "still_billed": yuan(made.still_billed),
        "zero_on": zero_on.isoformat() if zero_on else None,
        "expected_at_year_end": yuan(made.expected),
        "error": _error(made),
    }


def _error(made: Forecast) -> Data:
    mean, percent = made.mean_error, made.mean_percent
    return {
        "mean_absolute": None if mean is None else yuan(mean),
        "mean_percent": None if percent is None else yuan(round_half_up(100 * percent)),
        "months": [_month(past) for past in made.tests],
    }


def _month(past: PastForecast) -> Data:
    return {
        "month": str(past.month),
        "expected": yuan(past.expected),
        "actual": yuan(past.actual),
        "error": yuan(past.error),
    }


def _text(made: Forecast) -> str:
    needed = pace_needed(made.outstanding, made.on)
    told = (
        (tr("Outstanding on {day}", day=made.on.isoformat()), _grouped(made.outstanding)),
        (tr("Days left"), str(made.days_left)),
        (tr("Needed a day to zero"), "—" if needed is None else _grouped(needed)),
        (tr("Came in a day, last {days} days", days=made.days), _grouped(made.pace)),
        (tr("Still to be billed"), _grouped(made.still_billed)),
        (tr("Zero at that pace"), made.zero_on.isoformat() if made.zero_on else "—"),
        (tr("Expected on 31 December"), _expected(made)),
    )
    return "\n\n".join(filter(None, (facts(told), _past(made))))


def _expected(made: Forecast) -> str:
    mean = made.mean_error
    amount = _grouped(made.expected)
    return amount if mean is None else tr("{amount} ± {error}", amount=amount, error=_grouped(mean))


def _past(made: Forecast) -> str:
    if not made.tests:
        return ""
    headings = (tr("Unpaid at month's end"), tr("Expected"), tr("Came true"), tr("Error"))
    rows = [
        (month_text(str(past.month)), *map(_grouped, (past.expected, past.actual, past.error)))
        for past in made.tests
    ]
    last = (tr("Mean error"), exact_percent(made.mean_percent), "", _grouped(made.mean_error or 0))
    return table(headings, [*rows, last], range(1, 4))


def _grouped(fen: int) -> str:
    return Money(fen).grouped()
