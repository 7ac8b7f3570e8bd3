"""Closing: the months of a year and the year itself, what they were closed with, and what came late."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.documents.closing_words import Difference, differences
from desktop.domain.certificates import Certificate
from desktop.domain.closing import Close, PeriodState
from desktop.domain.lateness import LateEntry
from desktop.views import closing_question as asking
from desktop.views.buttons import button, primary_button
from desktop.views.closing_card import ClosingCard
from desktop.views.closing_columns import difference_columns, late_columns, period_columns
from desktop.views.closing_question import Closing, PeriodRead, YearRead
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import Sentence, remark
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.recovery_controls import YearField
from desktop.views.rows_model import RowsModel
from desktop.views.sided_list import SidedList
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import open_file, show_folder, tell_where
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.recovery import RecoveryService

_SIDE_WIDTH = 48 * UNIT
_YEAR_WIDTH = 9 * UNIT


class ClosingTab(SidedList):
    """Lists the periods of a year, closes them, and certifies zero."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        closing: Closing,
        recovery: "RecoveryService",
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        self.periods: RowsModel[PeriodState] = RowsModel(period_columns(), key=lambda one: one.period)
        super().__init__(TableView(self.periods, _nothing()), parent)
        self._tasks = tasks
        self._notifier = notifier
        self._closing = closing
        self._recovery = recovery
        self._files = files
        self._today = today
        self._read: YearRead | None = None
        self.table.setAccessibleName(tr("Periods"))
        self.year = YearField()
        self.year.set_value(today().year)
        self.zero = Sentence()
        self.card = ClosingCard()
        self.differences: RowsModel[Difference] = RowsModel(difference_columns(), key=lambda row: row.key)
        self.late: RowsModel[LateEntry] = RowsModel(late_columns(), key=lambda row: row.seq)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the year again as of the business date."""
        year = self.year.value()
        if year is not None:
            work = partial(asking.read_year, self._closing, year, self._today())
            self._tasks.run(self, work, self._take, latest="year")

    def close_period(self) -> None:
        """Freeze the period chosen, after asking: it is done once."""
        state = self.table.current_row()
        if state is None or not state.is_closable:
            return
        question = tr(
            "Close {period}? Its figures as of {day} are frozen for ever; a period is closed once.",
            period=state.period.dashed,
            day=state.period.last_day.isoformat(),
        )
        if self._notifier.ask(question, yes=tr("Close it"), no=tr("Not yet")):
            work = partial(asking.close, self._closing, state.period)
            title = tr("Closing {period}", period=state.period.dashed)
            self._tasks.run(self, work, self._was_closed, lane="write", title=title)

    def write_certificate(self) -> None:
        """Write the zero certificate of the year to a paper."""
        read = self._read
        if read is None or read.certificate is None:
            return
        name = f"{tr('Certificate of zero arrears')} {read.year}.pdf"
        kinds = (FileKind(tr("Paper for signing"), (".pdf",)),)
        if file := self._files.save(self, tr("Certificate of zero arrears"), name, kinds):
            work = partial(asking.certify, self._closing, read.year, read.on, file)
            words = tr("Writing {file}", file=file.name)
            self._tasks.run(self, work, self._was_certified, lane="write", title=words)

    def write_summary(self) -> None:
        """Write the year-end summary to a workbook or a paper for signing."""
        read = self._read
        if read is None:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("Paper for signing"), (".pdf",)))
        name = f"{tr('Year-end summary')} {read.year}.xlsx"
        if file := self._files.save(self, tr("Year-end summary"), name, kinds):
            work = partial(asking.summarize, self._recovery, read.year, read.on, file)
            words = tr("Writing {file}", file=file.name)
            self._tasks.run(self, work, self._was_written, lane="report", title=words)

    def _take(self, read: YearRead) -> None:
        self._read = read
        before = self.table.current_row()
        with QSignalBlocker(self.table):
            self.periods.show(read.states)
        self._say_zero(read)
        if before is None or not self.table.select_key(before.period):
            self.table.select_key(_next(read).period)
        self._show_chosen()

    def _say_zero(self, read: YearRead) -> None:
        reason = refusal_text(read.refusal) if read.refusal is not None else ""
        self.zero.say(reason or _at_zero(read.certificate))
        self.certificate_button.setEnabled(read.certificate is not None)
        _explain(self.certificate_button, reason)

    def _show_chosen(self) -> None:
        state: PeriodState | None = self.table.current_row()
        self.card.show_state(state)
        closable = state is not None and state.is_closable
        self.close_button.setEnabled(closable)
        _explain(self.close_button, "" if closable else self.card.standing.text())
        self.differences.show([])
        self.late.show([])
        if state is not None and state.entries:
            work = partial(asking.read_period, self._closing, state.period)
            title = tr("Comparing {period}", period=state.period.dashed)
            self._tasks.run(self, work, self._tell, latest="period", lane="report", title=title)

    def _tell(self, read: PeriodRead) -> None:
        state = self.table.current_row()
        if state is None or state.period != read.closed.close.period:
            return
        self.differences.show([row for line in read.closed.lines for row in differences(line)])
        self.late.show(read.entries)

    def _was_closed(self, close: Close) -> None:
        self._notifier.info(tr("{period} is closed.", period=close.period.dashed))
        self.refresh()

    def _was_certified(self, written: tuple[Certificate, Path]) -> None:
        certificate, file = written
        words = tr("Certificate {number} is written: {file}.", number=certificate.number, file=file.name)
        self._notifier.info(words, [open_file(file), show_folder(file)])

    def _was_written(self, file: Path) -> None:
        tell_where(self._notifier, file)

    def _listen(self) -> None:
        self.year.edited.connect(self.refresh)
        self.table.went_to.connect(lambda _: self._show_chosen())
        self.table.opened.connect(lambda _: self.close_period())
        self.listen_for((("F5", self.refresh),))

    def _lay_out(self) -> None:
        self.put_together(self._top(), self.zero, (self.card,), side_width=_SIDE_WIDTH)
        below = QHBoxLayout()
        below.setSpacing(2 * UNIT)
        unchanged = Placeholder(
            "check", tr("Nothing differs"), tr("A closed period shows here what changed.")
        )
        below.addLayout(_captioned(tr("Changed since the close"), TableView(self.differences, unchanged)), 1)
        in_time = Placeholder("check", tr("Nothing was posted late"))
        below.addLayout(_captioned(tr("Posted into it since"), TableView(self.late, in_time)), 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setStretch(2, 5)
        column.addLayout(below, 3)

    def _top(self) -> QHBoxLayout:
        self.certificate_button = button(
            tr("Certificate…"), self.write_certificate, icon_name="file-text", shortcut="Ctrl+Shift+Z"
        )
        self.close_button = primary_button(
            tr("Close the period…"), self.close_period, icon_name="calendar-check", shortcut="Ctrl+Return"
        )
        summary = button(
            tr("Year-end summary…"), self.write_summary, icon_name="download", shortcut="Ctrl+Shift+E"
        )
        words = remark(tr("Year"))
        words.setBuddy(self.year)
        self.year.setAccessibleName(tr("Year"))
        self.year.setFixedWidth(_YEAR_WIDTH)
        line = self.acts(summary, self.certificate_button, self.close_button)
        line.insertWidget(0, words)
        line.insertWidget(1, self.year)
        return line


def _next(read: YearRead) -> PeriodState:
    """Return the period to begin with: the first that can be closed, else the last that is."""
    closable = [state for state in read.states if state.is_closable]
    closed = [state for state in read.states if state.close is not None]
    return (closable or closed[::-1] or list(read.states))[0]


def _at_zero(certificate: Certificate | None) -> str:
    if certificate is None:
        return ""
    facts = {"year": certificate.year, "day": certificate.zero_on.isoformat(), "days": certificate.days_left}
    if not certificate.days_left:
        return tr("{year} is at zero since {day}.", **facts)
    return tr("{year} is at zero since {day}, {days} days before its end.", **facts)


def _explain(made: QPushButton, reason: str) -> None:
    """Let a button's tooltip say why it cannot be pressed: a role's reason stands before the period's."""
    made.setToolTip(made.accessibleDescription() or reason or made.accessibleName())


def _captioned(words: str, table: TableView) -> QVBoxLayout:
    table.setAccessibleName(words)
    column = QVBoxLayout()
    column.setSpacing(UNIT // 2)
    column.addWidget(remark(words))
    column.addWidget(table, 1)
    return column


def _nothing() -> Placeholder:
    return Placeholder("calendar-check", tr("Reading the periods"))
