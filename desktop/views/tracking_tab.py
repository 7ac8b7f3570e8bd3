"""Tracking: what the conversions came to as of a day, as figures, charts and a table, and as files."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.tracking import TrackBy, TrackingReport
from desktop.domain.tracking_charts import ChartKind, charts
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.report_head import report_head
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.tracking_chart import TrackingChart
from desktop.views.tracking_columns import NamedLine, lines_of, tracking_columns
from desktop.views.tracking_figures import TrackingFigures
from desktop.views.writing_desk import WritingDesk
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.tracking import TrackingService


class TrackingTab(QWidget):
    """Reads the report of the day in its field when it comes into sight."""

    def __init__(
        self,
        desk: WritingDesk,
        tracking: "Callable[[], TrackingService]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tracking = tracking
        self._report: TrackingReport | None = None
        self._make_fields()
        self.figures = TrackingFigures()
        self.charts = {kind: TrackingChart(desk) for kind in ChartKind}
        self.model: RowsModel[NamedLine] = RowsModel(tracking_columns(), lambda row: row.name)
        self.table = TableView(self.model, _nothing())
        self.table.setAccessibleName(tr("Tracking"))
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Ask for the report of the day that stands in the field."""
        on = self.day.value()
        if on is not None:
            since = on.replace(month=1, day=1) if self.span.value() else None
            work = partial(_ask, self._tracking, on, since)
            self._desk.tasks.run(self, work, self._take, latest="tracking", lane="report")

    def export(self) -> None:
        """Write the report to a workbook or a paper that the clerk names, this cut first."""
        if self._report is None or self._report.is_empty:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("Paper"), (".pdf",)))
        name = f"{tr('Prepaid conversions tracked')} {self._report.on.isoformat()}.xlsx"
        writing = partial(_write, self._tracking, self._report, self.by.value() or TrackBy.MONTH)
        self._desk.write(self, tr("Export the tracking"), name, kinds, writing)

    def _take(self, report: TrackingReport) -> None:
        self._report = report
        self.figures.show_report(report)
        for chart in charts(report):
            self.charts[chart.kind].show_chart(chart)
        self._pages.setCurrentWidget(self._empty if report.is_empty else self._told)
        self._show_lines()

    def _show_lines(self) -> None:
        if self._report is not None:
            self.model.show(lines_of(self._report, self.by.value() or TrackBy.MONTH))
            self.table.choose_first()

    def _make_fields(self) -> None:
        self.day = DateField(self._desk.today)
        self.day.set_value(self._desk.today())
        self.span = ChoiceField[bool]([(False, tr("all so far")), (True, tr("this year's"))])
        cuts = (
            (TrackBy.MONTH, tr("by month")),
            (TrackBy.STATION, tr("by station")),
            (TrackBy.CONTRACTOR, tr("by contractor")),
        )
        self.by = ChoiceField[TrackBy](cuts)

    def _listen(self) -> None:
        self.day.editingFinished.connect(self.refresh)
        self.span.edited.connect(self.refresh)
        self.by.edited.connect(self._show_lines)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._head())
        self._told = self._body()
        self._empty = PlaceholderPage(_nothing())
        self._pages = QStackedWidget()
        for page in (self._told, self._empty):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.figures)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for at, kind in enumerate(ChartKind):
            grid.addWidget(self.charts[kind], at // 2, at % 2)
        column.addLayout(grid, 3)
        column.addWidget(self.table, 2)
        return body

    def _head(self) -> QHBoxLayout:
        asked = (
            (tr("As of"), self.day),
            (tr("Commissioned"), self.span),
            (tr("Told"), self.by),
        )
        return report_head(tr("Tracking"), asked, self.export)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nothing() -> Placeholder:
    hint = tr("Plan conversions for an area, or commission a prepaid meter; or choose a later day.")
    return Placeholder("chart-column", tr("No conversion was planned or commissioned by this day"), hint)


def _ask(
    tracking: "Callable[[], TrackingService]", on: date, since: date | None, _progress: Progress
) -> TrackingReport:
    return tracking().report(on, since)


def _write(
    tracking: "Callable[[], TrackingService]",
    report: TrackingReport,
    by: TrackBy,
    file: Path,
    _progress: Progress,
) -> Path:
    return tracking().write(report, file, by)
