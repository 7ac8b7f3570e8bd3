"""The dashboard at a glance: the figures, the heat map, and how the year went and goes on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.dashboard import Figures, Outlook
from desktop.domain.money import Money
from desktop.views.buttons import icon_button, primary_button, showing_keys
from desktop.views.dashboard_daily_chart import DailyChart
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.dashboard_figures import Behind, DashboardFigures
from desktop.views.dashboard_map import DashboardMap
from desktop.views.dashboard_picture import Pictures
from desktop.views.dashboard_rate_chart import RateChart
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading, remark, stand_level, tint
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_SHARES = (11, 9)


class DashboardBoard(QWidget):
    """Shows where the year stands; `asked` carries what is behind a figure, `area_asked` an area's line."""

    asked = Signal(Behind)
    area_asked = Signal(object)

    def __init__(self, desk: DashboardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures = Pictures(desk)
        self._shown: Figures | None = None
        self.figures = DashboardFigures()
        self.map = DashboardMap()
        self.daily, self.rates = DailyChart(), RateChart()
        self.below = QStackedWidget()
        self.empty = PlaceholderPage(_no_bills(desk.today().year))
        self._day, self.late = remark(), tint(remark(), Tone.WARNING)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.figures)

    @property
    def day_words(self) -> str:
        """Which year as of which day is shown."""
        return self._day.text()

    def refresh(self) -> None:
        """Read everything anew, as of the business date: the figures first."""
        on, tasks, service = self._desk.today(), self._desk.tasks, self._desk.dashboard
        tasks.run(self, lambda _: service.figures(on), self._show_figures, latest="figures")
        tasks.run(self, lambda _: service.areas(on), self.map.show_lines, latest="areas")
        tasks.run(self, lambda _: service.outlook(on), self._show_outlook, latest="outlook", lane="report")

    def save_picture(self) -> None:
        """Write the whole board to a picture."""
        self._pictures.save(tr("Dashboard"), self)

    def copy_picture(self) -> None:
        """Put the whole board on the clipboard."""
        self._pictures.copy(self)

    def _show_figures(self, figures: Figures) -> None:
        self._shown = figures
        self._day.setText(tr("{year} as of {day}", year=figures.on.year, day=figures.on.isoformat()))
        self.late.setText(_late_words(figures))
        self.figures.show_figures(figures)
        self.empty.say(_no_bills(figures.on.year))
        self.below.setCurrentIndex(int(not figures.total.customers))

    def _show_outlook(self, outlook: Outlook) -> None:
        self.figures.show_forecast(outlook.forecast)
        self.daily.show_outlook(outlook)
        self.rates.show_outlook(outlook)

    def _listen(self) -> None:
        self.figures.asked.connect(self.asked)
        self.map.map.opened.connect(self.area_asked)
        act_by_keys(self, ("F5", self.refresh))
        areas = self.map
        self._pictures.offer(areas.map, tr("Heat map"), (areas.title, areas.map, areas.legend))
        self._pictures.offer(self.daily, tr("Received a day"))
        self._pictures.offer(self.rates, tr("Cumulative rate"))

    def _lay_out(self) -> None:
        charts = QWidget()
        right = QVBoxLayout(charts)
        right.setContentsMargins(2 * UNIT, 0, 0, 0)
        right.setSpacing(UNIT)
        right.addWidget(self.daily, 1)
        right.addWidget(self.rates, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.map, _SHARES[0])
        row.addWidget(charts, _SHARES[1])
        self.below.addWidget(both)
        self.below.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addWidget(self.figures)
        column.addWidget(self.below, 1)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        title = heading(tr("Dashboard"), times=1.3)
        stand_level(title, self._day, self.late)
        for label in (title, self._day, self.late):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(icon_button("copy", tr("Copy as picture"), self.copy_picture, shortcut="Ctrl+Shift+C"))
        row.addWidget(icon_button("download", tr("Save as picture…"), self.save_picture, shortcut="Ctrl+E"))
        leads = partial(self.asked.emit, Behind.LEFT)
        last_mile = primary_button(tr("Last mile"), leads, icon_name="list-checks", shortcut="Ctrl+L")
        row.addWidget(showing_keys(last_mile))
        return row


def _no_bills(year: int) -> Placeholder:
    hint = tr("Import the year's bills, or choose another business date in the settings.")
    return Placeholder("chart-column", tr("Nothing is billed in {year}", year=year), hint)


def _late_words(figures: Figures) -> str:
    late = figures.late
    if not late.entries:
        return ""
    facts = {
        "count": f"{late.entries:,}",
        "receivable": Money(late.receivable).grouped(),
        "outstanding": Money(late.outstanding).grouped(),
    }
    return tr(
        "Posted after the day: {count} entries, receivable {receivable}, outstanding {outstanding}", **facts
    )
