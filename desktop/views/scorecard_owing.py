"""Who is behind what a subject lacks: its customers who still owe on the scorecard's day."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.scorecard import Scorecard
from desktop.domain.summary import Unpaid
from desktop.domain.targets import Period, Subject
from desktop.services.targets import TargetService
from desktop.views.buttons import button, with_shortcut
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import heading, remark
from desktop.views.list_export import ListExport, ListFile
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.scorecard_columns import owing_columns, owing_file_columns
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.target_columns import subject_text
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr


class ScorecardOwingPage(QWidget):
    """Lists them; `customer_asked` carries the number of one, `left` leads back."""

    customer_asked = Signal(str)
    left = Signal()

    def __init__(
        self, tasks: TaskRunner, targets: TargetService, export: ListExport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._targets = targets
        self._export = export
        self._on: date | None = None
        self.list: RowsModel[Unpaid] = RowsModel(owing_columns(), key=lambda one: one.customer_no)
        self.table = TableView(self.list, Placeholder("circle-check", tr("Nobody owes anything")))
        self.table.setAccessibleName(tr("Customers who still owe"))
        self._title = heading(times=1.2)
        self._sums = remark()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def show_subject(self, subject: Subject, card: Scorecard) -> None:
        """Read who of a subject owes as of a scorecard's day."""
        self._on = card.on
        facts = {"name": subject_text(subject), "day": card.on.isoformat()}
        self._title.setText(tr("{name}: who still owes on {day}", **facts))
        self._sums.setText("")
        work = partial(_owing, self._targets, subject, card.period, card.on)
        self.list.fill(self._tasks, work, lane="report")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Write the list as it is shown to a file that the clerk names."""
        if self._on is not None:
            title, columns = tr("Customers who still owe"), owing_file_columns()
            self._export.run(self, ListFile.of_rows(title, columns, self.list.rows, self._on))

    def look_up(self) -> None:
        """Ask for the customer of the row that is chosen."""
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def _say_sums(self) -> None:
        if self.list.state is State.READY:
            owed = Money(sum(one.outstanding for one in self.list.rows)).grouped()
            facts = {"count": f"{self.list.rowCount():,}", "amount": owed}
            self._sums.setText(tr("Customers: {count} · outstanding {amount}", **facts))
            self.table.choose_first()

    def _listen(self) -> None:
        self.list.state_changed.connect(self._say_sums)
        self.table.opened.connect(lambda _: self.look_up())
        act_by_keys(self, ("Esc", self.left.emit))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit, icon_name="chevron-left"))
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(button(tr("Look up"), self.look_up, icon_name="users"))
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        column.addLayout(row)
        column.addWidget(self._sums)
        column.addWidget(self.table, 1)


def _owing(
    targets: TargetService, subject: Subject, period: Period, on: date, _progress: Progress
) -> Sequence[Unpaid]:
    return targets.owing(subject, period, on)
