"""The dashboard tab: the board, and in its place the list behind the figure or area that was opened."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.forecast import Forecast, PastForecast
from desktop.domain.last_mile import Came, LeftFilter, Scope
from desktop.domain.recovery import Recovery
from desktop.views.dashboard_behind import BehindPage
from desktop.views.dashboard_board import DashboardBoard
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.dashboard_figures import Behind
from desktop.views.dashboard_lists import (
    came_columns,
    came_listing,
    past_columns,
    past_listing,
    station_columns,
    stations_listing,
)
from desktop.views.last_mile_page import LastMilePage
from desktop.views.placeholder import Placeholder
from desktop.wording import tr


class DashboardPage(QStackedWidget):
    """Leads from figures to lists. `customer_asked` and `pay_asked` carry a customer number."""

    customer_asked = Signal(str)
    pay_asked = Signal(str)

    def __init__(self, desk: DashboardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.board = DashboardBoard(desk)
        self.last_mile = LastMilePage(desk)
        self.stations: BehindPage[Recovery] = BehindPage(
            desk, station_columns(), lambda row: row.name, _nothing_billed()
        )
        self.came: BehindPage[Came] = BehindPage(desk, came_columns(), _came_key, _nothing_came())
        self.past: BehindPage[PastForecast] = BehindPage(
            desk, past_columns(), lambda row: row.month, _nothing_past()
        )
        for page in (self.board, self.last_mile, self.stations, self.came, self.past):
            self.addWidget(page)
        self._opens = self._openers()
        self._listen()
        self.setFocusProxy(self.board)

    def refresh(self) -> None:
        """Read what is in sight again, as of the business date."""
        page = self.currentWidget()
        if page is not self.board and isinstance(page, LastMilePage | BehindPage):
            page.refresh()
        else:
            self.board.refresh()

    def open(self, behind: Behind) -> None:
        """Open what is behind a figure."""
        self._opens[behind]()

    def open_left(self, wanted: LeftFilter) -> None:
        """Open the last mile."""
        self._show(self.last_mile)
        self.last_mile.show_filter(wanted)

    def back(self) -> None:
        """Go back to the board, where it was left."""
        self._show(self.board)
        self.board.refresh()

    def _openers(self) -> Mapping[Behind, Callable[[], None]]:
        return {
            Behind.STATIONS: self._open_stations,
            Behind.LEFT: partial(self._open_scope, Scope.ALL),
            Behind.CURRENT: partial(self._open_scope, Scope.CURRENT),
            Behind.PRIOR: partial(self._open_scope, Scope.PRIOR),
            Behind.TODAY: self._open_today,
            Behind.THIS_MONTH: self._open_month,
            Behind.FORECAST: self._open_forecast,
        }

    def _open_scope(self, scope: Scope) -> None:
        self.open_left(LeftFilter(self._desk.today(), scope=scope))

    def _open_area(self, line: Recovery) -> None:
        self.open_left(LeftFilter(self._desk.today(), line.station, line.name))

    def _open_station(self, line: Recovery) -> None:
        self.open_left(LeftFilter(self._desk.today(), line.name))

    def _open_stations(self) -> None:
        self._show(self.stations)
        self.stations.show_listing(stations_listing(self._desk.dashboard, self._desk.today()))

    def _open_today(self) -> None:
        on = self._desk.today()
        self._show(self.came)
        self.came.show_listing(came_listing(self._desk.dashboard, on, on))

    def _open_month(self) -> None:
        on = self._desk.today()
        self._show(self.came)
        self.came.show_listing(came_listing(self._desk.dashboard, on.replace(day=1), on))

    def _open_forecast(self) -> None:
        on, service = self._desk.today(), self._desk.dashboard
        self._show(self.past)
        self._desk.tasks.run(self, lambda _: service.forecast(on), self._show_forecast, latest="forecast")

    def _show_forecast(self, forecast: Forecast) -> None:
        self.past.show_listing(past_listing(forecast))

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        self.board.asked.connect(self.open)
        self.board.area_asked.connect(self._open_area)
        self.stations.opened.connect(self._open_station)
        self.came.opened.connect(lambda row: self.customer_asked.emit(row.customer_no))
        self.last_mile.customer_asked.connect(self.customer_asked)
        self.last_mile.pay_asked.connect(self.pay_asked)
        for page in (self.last_mile, self.stations, self.came, self.past):
            page.left.connect(self.back)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _came_key(row: Came) -> tuple[str, str, str]:
    return row.number, row.customer_no, row.kind


def _nothing_billed() -> Placeholder:
    return Placeholder("chart-column", tr("Nothing was receivable"))


def _nothing_came() -> Placeholder:
    return Placeholder("inbox", tr("Nothing came in"))


def _nothing_past() -> Placeholder:
    hint = tr("It takes sixty days of bills before a month, and days to go in it.")
    return Placeholder("history", tr("No month of the year can be told yet"), hint)
