"""The recovery desk: what was receivable, what came in, what is still out, and how the lines rank."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.ranking import Placed
from desktop.domain.recovery import By, Recovery
from desktop.services.recovery import RecoveryService
from desktop.views.buttons import button, primary_button
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.recovery_chart import RecoveryChart
from desktop.views.recovery_columns import Name, day_columns, naming, standing_columns
from desktop.views.recovery_controls import Asked, RecoveryControls
from desktop.views.recovery_figures import RecoveryFigures
from desktop.views.recovery_late import RecoveryLate
from desktop.views.recovery_question import DayQuestion, StandingQuestion
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import tell_where
from desktop.wording import tr

_MARGIN = 3 * UNIT
_CHART_WIDTH = 34 * UNIT
_MILLISECONDS_BEFORE_VEIL = 200


class RecoveryDesk(QWidget):
    """Shows a year's recovery as of a day, and writes it to files."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        recovery: RecoveryService,
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._service = recovery
        self._files = files
        self._by: By | None = By.STATION
        self._question: StandingQuestion | DayQuestion | None = None
        self.controls = RecoveryControls(today)
        self.figures = RecoveryFigures()
        self.late = RecoveryLate(tasks, recovery)
        self.chart = RecoveryChart()
        self.standing: RowsModel[Recovery] = RowsModel(standing_columns(self._name), key=_key)
        self.ranking: RowsModel[Placed] = RowsModel(day_columns(self._name), key=lambda row: _key(row.line))
        self.tables = QStackedWidget()
        for model in (self.standing, self.ranking):
            self.tables.addWidget(TableView(model, _nothing()))
        self._patience = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_VEIL)
        self._patience.timeout.connect(self._say_reading)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.controls.by)

    def refresh(self) -> None:
        """Ask again for what the controls say, as of the business date where no other day was chosen."""
        self.controls.follow_day()
        asked = self.controls.asked()
        if asked is None:
            return
        if asked.last_day:
            self._ask(self.ranking, DayQuestion(self._service, asked))
        else:
            self._ask(self.standing, StandingQuestion(self._service, asked))
        self.tables.setCurrentIndex(int(asked.last_day))
        self.chart.stand_beside(self.table())

    def table(self) -> TableView:
        """Return the table that is in sight."""
        found = self.tables.currentWidget()
        assert isinstance(found, TableView)
        return found

    def export_table(self) -> None:
        """Write the table as it stands to a file."""
        question = self._question
        if question is None or question.answer is None:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        name = f"{tr('Recovery')} {question.asked.on.isoformat()}.xlsx"
        file = self._files.save(self, tr("Export the table"), name, kinds)
        if file:
            work = partial(_write_table, self._service, question, self._rows_shown(question), file)
            self._tasks.run(
                self, work, self._written, title=tr("Writing {file}", file=file.name), lane="report"
            )

    def export_summary(self) -> None:
        """Write the year-end summary, as of the day shown, to a workbook or a paper for signing."""
        asked = self.controls.asked()
        if asked is None:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("Paper for signing"), (".pdf",)))
        name = f"{tr('Year-end summary')} {asked.year}.xlsx"
        file = self._files.save(self, tr("Year-end summary"), name, kinds)
        if file:
            self.summary_button.setEnabled(False)
            work = partial(_write_summary, self._service, asked, file)
            title = tr("Writing {file}", file=file.name)
            self._tasks.run(
                self, work, self._summary_written, failed=self._no_summary, title=title, lane="report"
            )

    def _ask(self, model: RowsModel[Any], question: StandingQuestion | DayQuestion) -> None:
        self._question = question
        self._patience.start()
        model.fill(self._tasks, question.rows)

    def _say_reading(self) -> None:
        self.chart.show_lines((), naming(None))
        self.figures.say_nothing()

    def _show(self) -> None:
        question = self._question
        if question is None or question.answer is None:
            return
        self._patience.stop()
        self._by = question.asked.by
        total = question.answer.total
        line = total.line if isinstance(total, Placed) else total
        self.figures.show_line(line)
        self.late.ask(question.asked.year, question.asked.on, line)
        self._draw()

    def _draw(self) -> None:
        if isinstance(self._question, DayQuestion):
            lines = [row.line for row in self.ranking.rows]
        else:
            lines = list(self.standing.rows)
        self.chart.show_lines(lines, naming(self._by))

    def _rows_shown(self, question: StandingQuestion | DayQuestion) -> tuple[Any, ...]:
        if question.asked.by is None:
            return ()
        return self.ranking.rows if isinstance(question, DayQuestion) else self.standing.rows

    def _written(self, file: Path) -> None:
        tell_where(self._notifier, file)

    def _summary_written(self, file: Path) -> None:
        self.summary_button.setEnabled(True)
        self._written(file)

    def _no_summary(self, error: Exception) -> None:
        self.summary_button.setEnabled(True)
        self._tasks.tell(error)

    def _name(self, row: Recovery) -> str:
        name: Name = naming(self._question.asked.by if self._question else self._by)
        return name(row)

    def _listen(self) -> None:
        self.controls.changed.connect(self.refresh)
        for model in (self.standing, self.ranking):
            model.modelReset.connect(self._show)
            model.layoutChanged.connect(self._draw)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(2 * UNIT)
        column.addLayout(self._top())
        column.addWidget(self.controls)
        column.addWidget(self.figures)
        column.addWidget(self.late)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(self.tables, 1)
        self.chart.setFixedWidth(_CHART_WIDTH)
        row.addWidget(self.chart)
        column.addLayout(row, 1)

    def _top(self) -> QHBoxLayout:
        self.summary_button = primary_button(
            tr("Year-end summary…"), self.export_summary, icon_name="file-text", shortcut="Ctrl+Shift+E"
        )
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(heading(tr("Recovery")))
        row.addStretch(1)
        row.addWidget(button(tr("Export table…"), self.export_table, icon_name="download", shortcut="Ctrl+E"))
        row.addWidget(self.summary_button)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _key(row: Recovery) -> tuple[str, str]:
    return row.station, row.name


def _nothing() -> Placeholder:
    hint = tr("Choose another day or year, or import the year's bills.")
    return Placeholder("chart-column", tr("Nothing was receivable"), hint)


def _write_table(
    service: RecoveryService,
    question: StandingQuestion | DayQuestion,
    rows: tuple[Any, ...],
    file: Path,
    progress: Progress,
) -> Path:
    if isinstance(question, DayQuestion) and question.answer:
        service.write_ranking(replace(question.answer, rows=rows), file)
    elif isinstance(question, StandingQuestion) and question.answer:
        service.write_report(replace(question.answer, rows=rows), file)
    return file


def _write_summary(service: RecoveryService, asked: Asked, file: Path, progress: Progress) -> Path:
    service.write_summary(asked.year, asked.on, file, progress=progress.report, cancelled=progress.cancelled)
    return file
