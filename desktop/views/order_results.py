"""A file of results before it is entered: what it would come to, and every row that is refused."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.intake import RefusedRow
from desktop.domain.meter_orders import ResultsOutcome
from desktop.services.meter_orders import MeterOrderService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.columns import Align, Column
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr


class OrderResults(QWidget):
    """Checks a file, then enters all of it or the good rows; `entered` carries what it came to."""

    entered = Signal(object)
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        orders: MeterOrderService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._orders, self._today = tasks, orders, today
        self._file = Path()
        self._title, self.sums = Sentence(), Sentence()
        self._title.setFont(heading(times=1.2).font())
        self.model: RowsModel[tuple[int, RefusedRow]] = RowsModel(_columns(), key=lambda row: row[0])
        self.table = TableView(self.model, _all_good())
        self.table.setAccessibleName(tr("Refused rows"))
        self.enter_button = primary_button(tr("Enter results"), self.enter, icon_name="check")
        self.good_button = button(tr("Only the good rows"), self.enter_good)
        self._lay_out()
        act_by_keys(self, ("Esc", self.left.emit))

    def begin(self, file: Path) -> None:
        """Check a file; nothing is changed."""
        self._file = file
        self._title.say(tr("Results in {file}", file=file.name))
        self.sums.say("")
        self.model.show(())
        self._offer(all_good=False, some_good=False)
        work = partial(_check, self._orders, file, self._today())
        self._tasks.run(self, work, self._show, lane="write", latest="results")

    def enter(self) -> None:
        """Enter every row, or nothing where one has become wrong since it was checked."""
        self._offer(all_good=False, some_good=False)
        work = partial(_enter, self._orders, self._file, self._today())
        self._tasks.run(self, work, self._done, lane="write")

    def enter_good(self) -> None:
        """Enter the rows that are good; the clerk has seen the others."""
        self._offer(all_good=False, some_good=False)
        work = partial(_enter_good, self._orders, self._file, self._today())
        self._tasks.run(self, work, self._done, lane="write")

    def _done(self, told: ResultsOutcome) -> None:
        if told.entered:
            self.entered.emit(told)
        else:
            self._show(told)

    def _show(self, told: ResultsOutcome) -> None:
        self.sums.say(outcome_text(told))
        self.model.show(list(enumerate(told.refused)))
        self._offer(all_good=bool(told.good) and not told.refused, some_good=bool(told.good and told.refused))
        (self.enter_button if self.enter_button.isEnabled() else self.table).setFocus()

    def _offer(self, *, all_good: bool, some_good: bool) -> None:
        self.enter_button.setEnabled(all_good)
        self.good_button.setEnabled(some_good)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._title, self.sums):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for one in (self.enter_button, self.good_button):
            row.addWidget(one, 1)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit))
        column.addLayout(row)


def outcome_text(told: ResultsOutcome) -> str:
    """Say what a file of results comes to, in one line."""
    counts = (
        (tr("Done"), told.done),
        (tr("Failed"), told.failed),
        (tr("Already there"), told.already_there),
        (tr("Refused"), len(told.refused)),
    )
    return " · ".join(f"{words} {count:,}" for words, count in counts)


def _columns() -> tuple[Column[tuple[int, RefusedRow]], ...]:
    return (
        Column(tr("Row"), lambda row: str(row[1].row), Align.RIGHT, width=56),
        Column(tr("Column"), lambda row: row[1].column, width=88),
        Column(
            tr("Reason"),
            lambda row: refusal_text(row[1].reason),
            width=140,
            stretch=True,
            tone=lambda _: Tone.DANGER,
            tip=lambda row: " · ".join((row[1].value, refusal_text(row[1].reason))),
        ),
    )


def _all_good() -> Placeholder:
    return Placeholder("circle-check", tr("No row is refused"), "")


def _check(orders: MeterOrderService, file: Path, on: date, progress: Progress) -> ResultsOutcome:
    return orders.check_file(file, on, progress=progress.report)


def _enter(orders: MeterOrderService, file: Path, on: date, progress: Progress) -> ResultsOutcome:
    return orders.enter_file(file, on, progress=progress.report)


def _enter_good(orders: MeterOrderService, file: Path, on: date, progress: Progress) -> ResultsOutcome:
    return orders.enter_file(file, on, good_only=True, progress=progress.report)
