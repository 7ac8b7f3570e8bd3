"""Tracking: what the conversions came to as of a day, as figures, charts and a table, and as files."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.tracking import TrackBy, TrackingReport
from desktop.domain.tracking_charts import ChartKind, charts
from desktop.views.buttons import button
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import heading, remark
from desktop.views.list_export import open_file, show_folder
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.tracking_chart import TrackingChart
from desktop.views.tracking_columns import NamedLine, lines_of, tracking_columns
from desktop.views.tracking_figures import TrackingFigures
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.tracking import TrackingService

_FIELD_WIDTH = 18 * UNIT


class TrackingTab(QWidget):
    """Reads the report of the day in its field when it comes into sight."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        tracking: "Callable[[], TrackingService]",
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._tracking = tracking
        self._files = files
        self._today = today
        self._report: TrackingReport | None = None
        self._make_fields()
        self.figures = TrackingFigures()
        self.charts = {kind: TrackingChart(tasks, notifier, files) for kind in ChartKind}
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
            self._tasks.run(self, work, self._take, latest="tracking", lane="report")

    def export(self) -> None:
        """Write the report to a workbook or a paper that the clerk names, this cut first."""
        if self._report is None or self._report.is_empty:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("Paper"), (".pdf",)))
        name = f"{tr('Prepaid conversions tracked')} {self._report.on.isoformat()}.xlsx"
        file = self._files.save(self, tr("Export the tracking"), name, kinds)
        if file is not None:
            work = partial(_write, self._tracking, self._report, file, self.by.value() or TrackBy.MONTH)
            title = tr("Writing {file}", file=file.name)
            self._tasks.run(self, work, self._written, lane="report", title=title)

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

    def _written(self, file: Path) -> None:
        self._notifier.info(tr("{file} is written.", file=file.name), [open_file(file), show_folder(file)])

    def _make_fields(self) -> None:
        self.day = DateField(self._today)
        self.day.set_value(self._today())
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
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, self.refresh, context=inside)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
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

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(heading(tr("Tracking"), times=1.3))
        row.addStretch(1)
        fields = (
            (tr("As of"), self.day),
            (tr("Commissioned"), self.span),
            (tr("Told"), self.by),
        )
        for words, field in fields:
            label = remark(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setFixedWidth(_FIELD_WIDTH)
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        return row

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
    file: Path,
    by: TrackBy,
    _progress: Progress,
) -> Path:
    return tracking().write(report, file, by)
