"""What conversions came to: the debt at commissioning, what top-ups recovered, what is left, and a chart."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion_report import ConversionReport, ConversionSum
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField
from desktop.views.key_acts import act_by_keys
from desktop.views.list_export import ListFile
from desktop.views.placeholder import Placeholder
from desktop.views.recovered_chart import RecoveredChart
from desktop.views.recovered_columns import lines_of, recovered_columns, recovered_file_columns
from desktop.views.report_head import report_head
from desktop.views.rows_model import RowsModel
from desktop.views.scrolling import scrolled
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.topups import TopUpService


class RecoveredPage(QWidget):
    """Tells the conversions commissioned in a span, as of its last day, by station or by month."""

    def __init__(
        self,
        desk: WritingDesk,
        topups: "Callable[[], TopUpService]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._topups = topups
        self._export = desk.export()
        self._report: ConversionReport | None = None
        self.since, self.until = DateField(desk.today), DateField(desk.today)
        self.since.set_value(desk.today().replace(month=1, day=1))
        self.until.set_value(desk.today())
        self.by = ChoiceField[bool]([(False, tr("by station")), (True, tr("by month"))])
        self.model: RowsModel[ConversionSum] = RowsModel(recovered_columns(), lambda line: line.name)
        self.table = TableView(self.model, _nobody())
        self.table.setAccessibleName(tr("Recovered by conversions"))
        self.chart = RecoveredChart()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Ask for the report of the days that stand in the fields."""
        since, until = self.since.value(), self.until.value()
        if since is not None and until is not None:
            work = partial(_ask, self._topups, since, until)
            self._desk.tasks.run(self, work, self._take, latest="recovered", lane="report")

    def export(self) -> None:
        """Write the lines as they are shown to a file that the clerk names."""
        if self._report is not None and self.model.rows:
            title, columns = tr("Recovered by conversions"), recovered_file_columns()
            self._export.run(self, ListFile.of_rows(title, columns, self.model.rows, self._report.on))

    def _take(self, report: ConversionReport) -> None:
        self._report = report
        self._show()

    def _show(self) -> None:
        if self._report is None:
            return
        lines = lines_of(self._report, by_month=bool(self.by.value()))
        self.model.show(lines)
        self.chart.show_lines(lines[1:])
        self.table.choose_first()

    def _listen(self) -> None:
        for field in (self.since, self.until):
            field.editingFinished.connect(self.refresh)
        self.by.edited.connect(self._show)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._head())
        column.addWidget(self.table, 3)
        column.addWidget(scrolled(self.chart), 2)

    def _head(self) -> QHBoxLayout:
        asked = (
            (tr("Commissioned from"), self.since),
            (tr("to"), self.until),
            (tr("Told"), self.by),
        )
        return report_head(tr("Recovered by conversions"), asked, self.export)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nobody() -> Placeholder:
    hint = tr("Choose other days, or commission a prepaid meter.")
    return Placeholder("gauge", tr("No prepaid meter was commissioned in these days"), hint)


def _ask(
    topups: "Callable[[], TopUpService]", since: date, until: date, progress: Progress
) -> ConversionReport:
    return topups().report(since, until)
