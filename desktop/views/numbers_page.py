"""Receipt numbers in the settings: ranges issued to clerks, numbers voided, and what became of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import BadRange, NumberNotFree, RangeTaken
from desktop.domain.numbering import NumberRange, RangeReport
from desktop.services.numbering import NumberService
from desktop.services.users import UserService
from desktop.views.buttons import button, primary_button
from desktop.views.fields import TextField
from desktop.views.forms import Form
from desktop.views.labels import Sentence, heading
from desktop.views.list_export import ListExport, ListFile
from desktop.views.notify import Notifier
from desktop.views.numbers_columns import file_columns, gaps_text, range_columns, voided_text
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.scrolling import scrolled
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr

_SIDE_WIDTH = 42 * UNIT
_LESS_NEEDED = (2, 3)
_NARROW = 640
_MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class NumberServices:
    """What the page asks of the office."""

    numbers: NumberService
    users: UserService
    today: Callable[[], date]


class NumbersPage(QWidget):
    """Lists the ranges; at the side a range is issued, and an unused number voided with a reason."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        services: NumberServices,
        export: ListExport,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._services = services
        self._export = export
        self.ranges: RowsModel[RangeReport] = RowsModel(range_columns(), key=_key)
        hint = tr("Issue one at the right; the settings say whether receipts are numbered from them.")
        self.table = TableView(self.ranges, Placeholder("receipt", tr("No range was issued yet"), hint))
        self.table.setAccessibleName(tr("Ranges of receipt numbers"))
        self.told = Sentence()
        self.told.setObjectName("remark")
        self.issuing, self.voiding = Form(narrow=True), Form(narrow=True)
        self.clerk, self.first, self.last = (TextField(required=True) for _ in range(3))
        self.number, self.reason = TextField(required=True), TextField(required=True)
        self.issue_button = primary_button(tr("Issue the range"), self.issue, icon_name="plus")
        self.void_button = button(tr("Void the number"), self.void, icon_name="file-x")
        self.export_button = button(tr("Export"), self.write, icon_name="download", shortcut="Ctrl+E")
        self._names = QStringListModel(self)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read what became of the ranges, and who may be issued one."""
        self.ranges.fill(self._tasks, partial(_report, self._services.numbers))
        names = partial(_clerks, self._services.users)
        self._tasks.run(self, names, self._names.setStringList, latest="names")

    def issue(self) -> None:
        """Issue the range that was typed, if nothing is wrong with it."""
        if self.issuing.check() and self.issue_button.isEnabled():
            self.issue_button.setEnabled(False)
            words = self.clerk.text().strip(), self.first.text(), self.last.text()
            work = partial(_issue, self._services.numbers, words)
            self._tasks.run(self, work, self._issued, failed=self._not_issued, lane="write")

    def void(self) -> None:
        """Void the number that was typed, if nothing is wrong with it."""
        if self.voiding.check() and self.void_button.isEnabled():
            self.void_button.setEnabled(False)
            words = self.number.text().strip(), self.reason.text()
            work, done = partial(_void, self._services.numbers, words), partial(self._voided, words[0])
            self._tasks.run(self, work, done, failed=self._not_voided, lane="write")

    def write(self) -> None:
        """Write the ranges to a file that is asked for."""
        rows = self.ranges.rows
        keys = range(len(rows))

        def fetch(part: Sequence[int]) -> dict[int, RangeReport]:
            return {at: rows[at] for at in part}

        day = self._services.today()
        self._export.run(self, ListFile(tr("Receipt numbers"), file_columns(), keys, fetch, day))

    def _issued(self, issued: NumberRange) -> None:
        self.issue_button.setEnabled(True)
        facts = {"first": issued.first, "last": issued.last, "clerk": issued.clerk}
        self._notifier.info(tr("Receipt numbers {first} to {last} are issued to {clerk}.", **facts))
        for field in (self.first, self.last):
            field.clear()
        self.issuing.forget()
        self.refresh()

    def _not_issued(self, error: Exception) -> None:
        self.issue_button.setEnabled(True)
        if isinstance(error, BadRange):
            self.issuing.tell(self.last, refusal_text(error))
        elif isinstance(error, RangeTaken):
            self.issuing.tell(self.first, refusal_text(error))
        else:
            self._tasks.tell(error)

    def _voided(self, number: str, _result: None) -> None:
        self.void_button.setEnabled(True)
        self._notifier.info(tr("Receipt number {number} is voided.", number=number))
        for field in (self.number, self.reason):
            field.clear()
        self.voiding.forget()
        self.refresh()

    def _not_voided(self, error: Exception) -> None:
        self.void_button.setEnabled(True)
        if isinstance(error, NumberNotFree):
            self.voiding.tell(self.number, refusal_text(error))
        else:
            self._tasks.tell(error)

    def _tell(self, _key: object) -> None:
        row = self.table.current_row()
        self.told.say("\n".join(_particulars(row)) if row else "")
        if row:
            self.number.setText(row.next)
            self.voiding.forget()

    def _listen(self) -> None:
        self.table.went_to.connect(self._tell)
        found = QCompleter(self._names, self)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.clerk.setCompleter(found)
        for field in (self.clerk, self.first, self.last):
            field.returnPressed.connect(self.issue)
        for field in (self.number, self.reason):
            field.returnPressed.connect(self.void)

    def _lay_out(self) -> None:
        self.issuing.add(tr("Clerk"), self.clerk)
        self.issuing.add(tr("First number"), self.first)
        self.issuing.add(tr("Last number"), self.last)
        self.voiding.add(tr("Number"), self.number)
        self.voiding.add(tr("Reason"), self.reason)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(self.table, 1)
        left.addWidget(self.told)
        left.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(self._side())

    def _side(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        said = Sentence(tr("Letters, then digits: JA000001 to JA000500. Each number is used once, in order."))
        said.setObjectName("remark")
        column.addWidget(heading(tr("Issue a range"), times=1.1))
        for part in (self.issuing, said, self.issue_button):
            column.addWidget(part)
        column.addSpacing(2 * UNIT)
        column.addWidget(heading(tr("Void a number"), times=1.1))
        for act in (self.voiding, self.void_button):
            column.addWidget(act)
        column.addStretch(1)
        side = scrolled(inside)
        side.setFixedWidth(_SIDE_WIDTH)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in _LESS_NEEDED:
            self.table.setColumnHidden(column, self.width() - _SIDE_WIDTH < _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _particulars(row: RangeReport) -> Sequence[str]:
    facts = {"day": row.range.issued_on, "last": row.range.last, "count": f"{row.range.size:,}"}
    said = [tr("{count} numbers to {last}, issued on {day}.", **facts)]
    if row.voided:
        said.append(tr("Voided: {numbers}", numbers=_short(voided_text(row).replace("\n", "; "))))
    if row.gaps:
        said.append(tr("Missed: {numbers}", numbers=_short(gaps_text(row))))
    return said


def _short(text: str) -> str:
    return text if len(text) <= 4 * _MOST_NAMED else f"{text[: 4 * _MOST_NAMED]}…"


def _key(row: RangeReport) -> str:
    return row.range.first


def _report(numbers: NumberService, progress: Progress) -> Sequence[RangeReport]:
    return numbers.report()


def _clerks(users: UserService, progress: Progress) -> list[str]:
    return list(users.names())


def _issue(numbers: NumberService, words: tuple[str, str, str], progress: Progress) -> NumberRange:
    return numbers.issue(*words)


def _void(numbers: NumberService, words: tuple[str, str], progress: Progress) -> None:
    numbers.void(*words)
