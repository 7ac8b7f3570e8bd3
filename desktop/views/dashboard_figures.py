"""The dashboard's figures, each a button that opens the list behind it."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.documents.words import percent
from desktop.domain.dashboard import MONTH, WEEK, Figures
from desktop.domain.forecast import Forecast
from desktop.domain.money import Money
from desktop.views.dashboard_tile import FigureTile
from desktop.views.recovery_columns import owed_tone, reached_zero
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_IN_A_ROW = 7
Said = tuple[str, str, Tone]


class Behind(Enum):
    """What a figure opens."""

    STATIONS = "stations"
    LEFT = "left"
    CURRENT = "current"
    PRIOR = "prior"
    TODAY = "today"
    THIS_MONTH = "this-month"
    FORECAST = "forecast"


_OPENS: Mapping[str, Behind] = {
    "receivable": Behind.STATIONS,
    "received": Behind.STATIONS,
    "outstanding": Behind.LEFT,
    "rate": Behind.STATIONS,
    "current": Behind.CURRENT,
    "prior": Behind.PRIOR,
    "customers": Behind.LEFT,
    "today": Behind.TODAY,
    "this-month": Behind.THIS_MONTH,
    "days-left": Behind.FORECAST,
    "needed": Behind.FORECAST,
    "pace": Behind.FORECAST,
    "zero": Behind.FORECAST,
    "expected": Behind.FORECAST,
}


class DashboardFigures(QWidget):
    """Two rows of tiles; `asked` carries what is behind the one that was pressed."""

    asked = Signal(Behind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = {key: FigureTile(caption) for key, caption in zip(_OPENS, _captions(), strict=True)}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        for at, (key, tile) in enumerate(self.tiles.items()):
            tile.clicked.connect(partial(self._ask, _OPENS[key]))
            grid.addWidget(tile, at // _IN_A_ROW, at % _IN_A_ROW)
        for column in range(_IN_A_ROW):
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(self.tiles["outstanding"])

    @property
    def words(self) -> list[str]:
        """What the tiles say, in their order."""
        return [tile.words for tile in self.tiles.values()]

    def show_figures(self, figures: Figures) -> None:
        """Show a day's figures."""
        for key, (value, remark, tone) in (_amounts(figures) | _rates(figures) | _paces(figures)).items():
            self.tiles[key].say(value, remark, tone)

    def show_forecast(self, forecast: Forecast) -> None:
        """Show what is expected."""
        mean, zero_on = forecast.mean_error, forecast.zero_on
        at_pace = tr("at {amount} a day", amount=_money(forecast.pace))
        day = zero_on.isoformat() if zero_on else tr("out of sight")
        in_time = zero_on is not None and zero_on.year == forecast.on.year
        self.tiles["zero"].say(day, at_pace, Tone.TEXT if in_time else Tone.WARNING)
        unknown = tr("error not known yet") if forecast.days_left else tr("as it stands")
        error = unknown if mean is None else f"± {_money(mean)}"
        tone = Tone.WARNING if forecast.expected else Tone.GOOD
        self.tiles["expected"].say(_money(forecast.expected), error, tone)

    def _ask(self, behind: Behind) -> None:
        self.asked.emit(behind)


def _captions() -> Sequence[str]:
    return (
        tr("Receivable"),
        tr("Received"),
        tr("Outstanding"),
        tr("Cumulative rate"),
        tr("Current year"),
        tr("Prior arrears"),
        tr("Customers at zero"),
        tr("Received today"),
        tr("Received this month"),
        tr("Days left"),
        tr("Needed a day"),
        tr("Received a day, {days} days", days=MONTH),
        tr("Zero at this pace"),
        tr("Left on 31 December"),
    )


def _amounts(figures: Figures) -> dict[str, Said]:
    line, whole = figures.total, figures.total.cumulative
    of_prior = tr("prior arrears {amount}", amount=_money(line.prior.receivable))
    of_offsets = tr("offsets {amount}", amount=_money(whole.offset))
    owing = tr("customers: {count}", count=f"{figures.unpaid_customers:,}")
    return {
        "receivable": (_money(whole.receivable), of_prior, Tone.TEXT),
        "received": (_money(whole.received), of_offsets, Tone.TEXT),
        "outstanding": (_money(whole.outstanding), owing, owed_tone(line)),
        "today": (_money(figures.today), figures.on.isoformat(), Tone.TEXT),
        "this-month": (_money(figures.this_month), f"{figures.on:%Y-%m}", Tone.TEXT),
    }


def _rates(figures: Figures) -> dict[str, Said]:
    line = figures.total
    zero = Tone.GOOD if reached_zero(line) else Tone.TEXT
    counts = {"settled": f"{line.settled_customers:,}", "all": f"{line.customers:,}"}
    return {
        "rate": (percent(line.rate), tr("by cash {rate}", rate=percent(line.cash_rate)), zero),
        "current": (percent(line.current_year_rate), _left(line.current.outstanding), Tone.TEXT),
        "prior": (percent(line.prior_rate), _left(line.prior.outstanding), Tone.TEXT),
        "customers": (percent(line.customers_rate), tr("{settled} of {all}", **counts), Tone.TEXT),
    }


def _paces(figures: Figures) -> dict[str, Said]:
    needed = figures.pace_needed
    slower = needed is not None and figures.pace_of_month < needed
    of_week = tr("{days} days: {amount}", days=WEEK, amount=_money(figures.pace_of_week))
    return {
        "days-left": (f"{figures.days_left:,}", tr("to 31 December"), Tone.TEXT),
        "needed": ("—" if needed is None else _money(needed), tr("until zero"), Tone.TEXT),
        "pace": (_money(figures.pace_of_month), of_week, Tone.WARNING if slower else Tone.TEXT),
    }


def _left(fen: int) -> str:
    return tr("unpaid {amount}", amount=_money(fen))


def _money(fen: int) -> str:
    return Money(fen).grouped()
