"""The shift at the counter: what it took so far, who has closed, and opening or closing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.rights import Right
from desktop.domain.shifts import Book, Close, Count, ShiftLine, Takings
from desktop.views.buttons import button, showing_keys
from desktop.views.counter_services import CounterServices
from desktop.views.counter_till import Till
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.shift_desk import ShiftDesk
from desktop.views.shift_panel import ShiftPanel
from desktop.views.shift_tables import (
    cash_text,
    equation_text,
    line_columns,
    line_key,
    offsets_text,
    takings_columns,
)
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

_SHIFT_COLUMN = 1
_NARROW = 640


@dataclass(frozen=True, slots=True)
class _Read:
    book: Book
    last: Close | None
    lines: Sequence[ShiftLine]


class ShiftPage(QWidget):
    """Shows a book live; `left` tells that the clerk goes back, `changed` that a shift is another now."""

    left = Signal()
    changed = Signal()

    def __init__(self, till: Till, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._whose = till.clerk
        self._book: Book | None = None
        self._title = heading(times=1.3)
        self._cash, self._equation, self._offsets = Sentence(), Sentence(), Sentence()
        self.takings = RowsModel[Takings](takings_columns(), lambda row: row.method, parent=self)
        self.lines = RowsModel[ShiftLine](line_columns(), line_key, parent=self)
        self.takings_table = TableView(self.takings, Placeholder("receipt", tr("Nothing was taken yet")))
        self.lines_table = TableView(self.lines, Placeholder("users", tr("Nobody took money on this day")))
        self.panel = ShiftPanel(till.memory)
        self.desk = ShiftDesk(till, self)
        self._sheet = _act(tr("Open sheet"), self._open_sheet, "eye", "Ctrl+O")
        self._print = _act(tr("Print sheet again"), self._print_sheet, "printer", "Ctrl+P")
        self.close_theirs = button(tr("Close for this clerk…"), self._take_theirs, icon_name="calendar-check")
        self._lay_out()
        self._listen()

    @property
    def words(self) -> str:
        """What is said of the book."""
        return "\n".join(label.text() for label in (self._cash, self._equation, self._offsets))

    def begin(self) -> None:
        """Show the clerk's own shift, with what was counted of it before, ready to be typed in."""
        self._whose = self._till.clerk
        self.panel.opening_float.clear()
        self.read_again(go=True)

    def read_again(self, *, go: bool = False) -> None:
        """Read the book and who has closed."""
        day = self._till.day.today()
        self._title.setText(tr("Shift  ·  {day}", day=day.isoformat()))
        work = partial(_read, self._till.services, day, self._whose)
        self._till.tasks.run(self, work, partial(self._show, go=go), latest="shift")

    def _show(self, read: _Read, *, go: bool) -> None:
        anew = self._book is None or _which(self._book) != _which(read.book)
        self._book = read.book
        self._cash.say(cash_text(read.book))
        self._equation.say(equation_text(read.book))
        self._offsets.say(offsets_text(read.book))
        self.takings.show(read.book.takings)
        self.lines.show(read.lines)
        if anew:
            self.panel.count_form.begin(read.book)
        own = self._whose == self._till.clerk
        self.panel.show_book(read.book, read.last, own=own, allowed=self._till.may(Right.SHIFT))
        self._show_line()
        if go:
            self.panel.go()

    def _open(self, amount: Money) -> None:
        self.panel.set_waiting(waiting=True)
        self.desk.open(amount)

    def _close(self, count: Count) -> None:
        if self._book is None or not self._agreed(self._book, count):
            return
        self.panel.set_waiting(waiting=True)
        self.desk.close(self._book, count, to_print=self.panel.count_form.to_print)

    def _agreed(self, book: Book, count: Count) -> bool:
        handed = (book.cash - count.float_kept).grouped()
        facts = {"clerk": book.clerk, "amount": handed, "kept": count.float_kept.grouped()}
        question = tr(
            "Close the shift of {clerk}? {amount} in cash is handed over, {kept} stays as float. "
            "A closed shift is locked.",
            **facts,
        )
        return self._till.notifier.ask(question, yes=tr("Close the shift"), no=tr("Not yet"))

    def _opened(self, _book: Book) -> None:
        self.panel.set_waiting(waiting=False)
        self.changed.emit()
        self.left.emit()

    def _closed(self, _close: Close) -> None:
        self._back_to_own()

    def _stopped(self) -> None:
        self.panel.set_waiting(waiting=False)
        self.read_again()

    def _back_to_own(self) -> None:
        self.panel.set_waiting(waiting=False)
        self._whose = self._till.clerk
        self._book = None
        self.panel.opening_float.clear()
        self.changed.emit()
        self.read_again(go=True)

    def _take_theirs(self) -> None:
        line = self.lines_table.current_row()
        if line is not None:
            self._whose = line.clerk
            self._book = None
            self.read_again(go=True)

    def _open_sheet(self) -> None:
        if number := self._closed_number():
            self.desk.show_sheet(number)

    def _print_sheet(self) -> None:
        if number := self._closed_number():
            self.desk.save(number, to_print=True)

    def _closed_number(self) -> str:
        line = self.lines_table.current_row()
        return line.number if line is not None and line.closed_at else ""

    def _show_line(self) -> None:
        line = self.lines_table.current_row()
        closed = bool(self._closed_number())
        self._sheet.setEnabled(closed)
        self._print.setEnabled(closed and self._till.may(Right.PRINT))
        theirs = line is not None and not line.closed_at and line.clerk != self._till.clerk
        lent = self._till.services.guarded and self._till.may(Right.SHIFT)
        self.close_theirs.setVisible(theirs and (self._till.may(Right.REVERSE) or lent))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        left.setSpacing(UNIT)
        self.takings_table.setAccessibleName(tr("Takings by method"))
        self.lines_table.setAccessibleName(tr("Who has closed"))
        for part in (self._title, self._cash, self._equation, self._offsets):
            left.addWidget(part)
        left.addWidget(self.takings_table, 3)
        left.addWidget(heading(tr("Who has closed"), times=1.1))
        left.addWidget(self.lines_table, 4)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        for act in (self._sheet, self._print, self.close_theirs):
            acts.addWidget(act)
        acts.addStretch(1)
        left.addLayout(acts)
        left.addWidget(remark(tr("Enter: the next field  ·  Ctrl+Enter: close the shift  ·  Esc: back")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _listen(self) -> None:
        self.panel.open_asked.connect(self._open)
        self.panel.close_asked.connect(self._close)
        self.panel.own_asked.connect(self._back_to_own)
        self.desk.opened.connect(self._opened)
        self.desk.closed.connect(self._closed)
        self.desk.stopped.connect(self._stopped)
        self.lines_table.went_to.connect(lambda _: self._show_line())
        self.lines_table.opened.connect(lambda _: self._open_sheet())
        act_by_keys(self, ("Esc", self.left.emit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lines_table.setColumnHidden(_SHIFT_COLUMN, self.width() - self.panel.width() < _NARROW)


def _act(words: str, act: Callable[[], object], icon_name: str, shortcut: str) -> QPushButton:
    return showing_keys(button(words, act, icon_name=icon_name, shortcut=shortcut))


def _which(book: Book) -> tuple[str, str, bool]:
    return book.clerk, book.number, book.opened_at is not None


def _read(services: CounterServices, day: date, clerk: str, progress: Progress) -> _Read:
    shifts = services.shifts()
    last = shifts.last() if clerk == services.clerk else None
    return _Read(shifts.book(day, clerk), last, shifts.of_day(day))
