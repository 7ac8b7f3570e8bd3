"""The lists behind the dashboard's figures: the stations, what came in, and the forecasts of the past."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop.documents.words import exact_percent, method_name, month_text, percent
from desktop.domain.entries import PRINCIPAL
from desktop.domain.forecast import SHARES_OF, Forecast, PastForecast
from desktop.domain.last_mile import Came
from desktop.domain.money import Money
from desktop.domain.recovery import By, Recovery
from desktop.services.dashboard import DashboardService
from desktop.views.columns import Align, Column
from desktop.views.dashboard_behind import Listing
from desktop.views.list_export import FileColumn
from desktop.views.recovery_columns import naming, standing_columns
from desktop.views.theme import Tone
from desktop.wording import language, tr
from desktop.wording.entries import entry_text

_NAME, _RATE, _AMOUNT, _AMOUNTS = 140, 108, 124, 3


def came_columns() -> tuple[Column[Came], ...]:
    """Return the columns of what came in."""
    return (
        Column(tr("Day"), lambda row: row.on.isoformat(), width=104, sort_key=lambda row: row.on),
        Column(tr("Number"), lambda row: row.number, width=116, sort_key=lambda row: row.number),
        Column(tr("Customer no."), lambda row: row.customer_no, width=156),
        Column(tr("Customer"), lambda row: row.name, width=140, stretch=True),
        Column(tr("Kind"), lambda row: entry_text(PRINCIPAL, row.kind), width=150, stretch=True),
        Column(tr("Method"), lambda row: method_name(language(), row.method), width=120),
        Column(
            tr("Principal"),
            lambda row: Money(row.fen).grouped(),
            Align.RIGHT,
            width=130,
            strong=True,
            tone=lambda row: Tone.DANGER if row.fen < 0 else Tone.TEXT,
            sort_key=lambda row: row.fen,
        ),
        Column(tr("Clerk"), lambda row: row.by, width=100),
    )


def came_listing(service: DashboardService, first: date, last: date) -> Listing[Came]:
    """Return the list of what came in from a day to another."""
    title = tr("Received on {day}", day=last.isoformat())
    if first != last:
        title = tr("Received from {first} to {last}", first=first.isoformat(), last=last.isoformat())
    told = tr("Principal only, less what was reversed; prestored money used is among it, penalties are not.")
    return Listing(title, last, lambda _: service.came(first, last), _came_sums, _came_file(), told)


def station_columns() -> tuple[Column[Recovery], ...]:
    """Return the recovery desk's columns, close enough together to be seen at once."""
    name, rate, _zero, *rest = standing_columns(naming(By.STATION))
    narrow = [replace(column, width=_AMOUNT if at < _AMOUNTS else _RATE) for at, column in enumerate(rest)]
    return (replace(name, width=_NAME), replace(rate, width=_RATE), *narrow)


def stations_listing(service: DashboardService, on: date) -> Listing[Recovery]:
    """Return the list of the stations."""
    title = tr("Stations, {year} as of {day}", year=on.year, day=on.isoformat())
    return Listing(title, on, lambda _: service.stations(on), _station_sums, _station_file())


def past_columns() -> tuple[Column[PastForecast], ...]:
    """Return the columns of the forecasts of the past."""
    return (
        Column(tr("Month"), lambda row: month_text(str(row.month)), width=110),
        Column(tr("Made on"), lambda row: row.made_on.isoformat(), width=120, stretch=True),
        _past(tr("Expected to be unpaid"), lambda row: row.expected),
        _past(tr("Unpaid at month's end"), lambda row: row.actual),
        _past(tr("Error"), lambda row: row.error),
        Column(tr("Error, per cent"), _past_percent, Align.RIGHT, width=140),
    )


def past_listing(forecast: Forecast) -> Listing[PastForecast]:
    """Return the list of a forecast's past."""
    return Listing(
        tr("Forecast of 31 December, made on {day}", day=forecast.on.isoformat()),
        forecast.on,
        lambda _: forecast.tests,
        lambda _: _past_sums(forecast),
        _past_file(),
        forecast_words(forecast),
    )


def forecast_words(forecast: Forecast) -> str:
    """Say how a forecast is made, and what it says."""
    facts = {
        "months": SHARES_OF // 30,
        "expected": _money(forecast.expected),
        "billed": _money(forecast.still_billed),
        "days": forecast.days,
        "pace": _money(forecast.pace),
        "zero": forecast.zero_on.isoformat() if forecast.zero_on else tr("not within a year"),
    }
    return tr(
        "How much of a bill is paid on each day after its issue is read from the last {months} months, and "
        "applied to what is unpaid now and to the {billed} still to be billed: {expected} is left on "
        "31 December. At the even pace of the last {days} days ({pace} a day) all would be in: {zero}. "
        "Below, what the same forecast said in the past, on the same day of the month, of each month's end.",
        **facts,
    )


def _past(title: str, fen: Callable[[PastForecast], int]) -> Column[PastForecast]:
    return Column(title, lambda row: _money(fen(row)), Align.RIGHT, width=190, sort_key=fen)


def _past_percent(row: PastForecast) -> str:
    return exact_percent(Fraction(100 * row.error, row.actual) if row.actual else None)


def _past_sums(forecast: Forecast) -> str:
    mean = forecast.mean_error
    if mean is None:
        return tr("No month of the year can be told yet")
    of_unpaid = exact_percent(forecast.mean_percent)
    return tr("Mean error {amount}, {rate}", amount=_money(mean), rate=of_unpaid)


def _came_sums(rows: Sequence[Came]) -> str:
    amount = _money(sum(row.fen for row in rows))
    return tr("{count} rows, {amount} in all", count=f"{len(rows):,}", amount=amount)


def _station_sums(rows: Sequence[Recovery]) -> str:
    owed = sum(row.cumulative.outstanding for row in rows)
    return tr("{count} rows, outstanding {amount}", count=f"{len(rows):,}", amount=_money(owed))


def _came_file() -> Sequence[FileColumn]:
    return (
        FileColumn(tr("Day"), lambda row: row.on),
        FileColumn(tr("Number"), lambda row: row.number),
        FileColumn(tr("Customer no."), lambda row: row.customer_no),
        FileColumn(tr("Customer"), lambda row: row.name),
        FileColumn(tr("Kind"), lambda row: entry_text(PRINCIPAL, row.kind)),
        FileColumn(tr("Method"), lambda row: method_name(language(), row.method)),
        FileColumn(tr("Principal"), lambda row: Money(row.fen)),
        FileColumn(tr("Clerk"), lambda row: row.by),
    )


def _station_file() -> Sequence[FileColumn]:
    return (
        FileColumn(tr("Station"), lambda row: row.name),
        FileColumn(tr("Receivable"), lambda row: Money(row.cumulative.receivable)),
        FileColumn(tr("Received"), lambda row: Money(row.cumulative.received)),
        FileColumn(tr("Outstanding"), lambda row: Money(row.cumulative.outstanding)),
        FileColumn(tr("Rate"), lambda row: percent(row.rate)),
        FileColumn(tr("Current year"), lambda row: percent(row.current_year_rate)),
        FileColumn(tr("Prior arrears"), lambda row: percent(row.prior_rate)),
        FileColumn(tr("By cash"), lambda row: percent(row.cash_rate)),
        FileColumn(tr("By customers"), lambda row: percent(row.customers_rate)),
    )


def _past_file() -> Sequence[FileColumn]:
    return (
        FileColumn(tr("Month"), lambda row: month_text(str(row.month))),
        FileColumn(tr("Made on"), lambda row: row.made_on),
        FileColumn(tr("Expected to be unpaid"), lambda row: Money(row.expected)),
        FileColumn(tr("Unpaid at month's end"), lambda row: Money(row.actual)),
        FileColumn(tr("Error"), lambda row: Money(row.error)),
    )


def _money(fen: int) -> str:
    return Money(fen).grouped()
