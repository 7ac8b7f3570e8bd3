"""The start page: what is due today, each kind opened with Enter where it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.start import Day, DutyLine
from desktop.services.start import StartService
from desktop.views.buttons import button
from desktop.views.fields import CheckField
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.start_columns import duty_columns
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MARGIN = 3 * UNIT


@dataclass(slots=True)
class DueQuestion:
    """What is asked for, and its answer once there is one."""

    start: Callable[[], StartService]
    on: date
    everybody: bool
    answer: Day | None = None

    def lines(self, _progress: Progress) -> Sequence[DutyLine]:
        """Find what is due."""
        self.answer = self.start().due(self.on, everybody=self.everybody)
        return self.answer.lines


class StartPage(QWidget):
    """Lists what is due; `opened` carries the kind of duty that is to be seen to."""

    opened = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        start: Callable[[], StartService],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._start = start
        self._today = today
        self._question: DueQuestion | None = None
        self.list: RowsModel[DutyLine] = RowsModel(duty_columns(), key=lambda row: row.duty)
        self.table = TableView(self.list, _nothing())
        self.table.setAccessibleName(tr("What is due today"))
        self.everybody = CheckField(tr("Everybody's"))
        self._about = remark()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read what is due again, out of the counter's way; the lines that are shown stand until then."""
        self._question = DueQuestion(self._start, self._today(), self.everybody.isChecked())
        self.list.fill(self._tasks, self._question.lines, lane="report")

    def _say(self) -> None:
        day = self._question.answer if self._question else None
        if day is None:
            return
        name = day.whose
        whose = tr("of {name}, and of nobody in particular", name=name) if name else tr("everybody's")
        self._about.setText(" · ".join((day.on.isoformat(), whose)))
        self.everybody.setVisible(bool(name) or self.everybody.isChecked())
        if day.lines and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _open(self) -> None:
        if row := self.table.current_row():
            self.opened.emit(row.duty)

    def _listen(self) -> None:
        self.table.opened.connect(self.opened)
        self.everybody.edited.connect(self.refresh)
        self.list.modelReset.connect(self._say)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(heading(tr("Due today")))
        top.addWidget(self._about)
        top.addStretch(1)
        top.addWidget(self.everybody)
        top.addWidget(button(tr("Go there"), self._open, icon_name="arrow-right"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(2 * UNIT)
        column.addLayout(top)
        column.addWidget(self.table, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nothing() -> Placeholder:
    return Placeholder("circle-check", tr("Nothing is due today"), tr("F5 looks once more."))
