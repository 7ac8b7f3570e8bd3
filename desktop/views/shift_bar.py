"""The line above the takings: the shift, the cash by the book, and the next receipt's number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.rights import Right
from desktop.views.buttons import button, showing_keys
from desktop.views.counter_standing import Standing
from desktop.views.counter_till import Till
from desktop.views.labels import Sentence, tint
from desktop.views.numbers_void import VoidForm
from desktop.views.takings_table import clock_text
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

SHIFT_KEY = "F11"
_VOID_KEY = "Ctrl+Shift+V"


class ShiftBar(QWidget):
    """Says how the counter stands; `void_asked` carries the number that is voided, and why."""

    shift_asked = Signal()
    void_asked = Signal(str, str)

    def __init__(self, till: Till, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._next = ""
        self._shift = Sentence()
        self._number = Sentence()
        self._open = button(tr("Shift ({key})", key=SHIFT_KEY), self.shift_asked.emit, icon_name="wallet")
        self._void = showing_keys(
            button(tr("Spoilt form"), self._begin_void, icon_name="file-x", shortcut=_VOID_KEY)
        )
        self.form = VoidForm()
        self._lay_out()
        self.form.confirmed.connect(self.void_asked)

    @property
    def words(self) -> str:
        """What is said of the shift."""
        return self._shift.text()

    @property
    def number_words(self) -> str:
        """What is said of the next receipt's number."""
        return self._number.text()

    @property
    def can_void(self) -> bool:
        """Whether the next number can be voided here."""
        return not self._void.isHidden()

    def show_standing(self, stands: Standing) -> None:
        """Say how the counter stands now."""
        self._next = stands.next_number
        self._shift.say(_shift_words(stands))
        tint(self._shift, _shift_tone(stands))
        self._open.setVisible(self._till.may(Right.SHIFT))
        self._number.say(_number_words(stands))
        tint(self._number, Tone.MUTED if self._next else Tone.WARNING)
        self._void.setVisible(bool(self._next) and self._till.may(Right.VOID))
        self._numbers.setVisible(stands.numbered)
        if not self._next:
            self.form.hide()

    def _begin_void(self) -> None:
        self.form.begin(self._next)

    def _lay_out(self) -> None:
        self._numbers = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(_beside(self._shift, self._open))
        lower = _beside(self._number, self._void)
        lower.setContentsMargins(0, 0, 0, 0)
        self._numbers.setLayout(lower)
        column.addWidget(self._numbers)
        column.addWidget(self.form)
        self._numbers.hide()
        self._open.hide()


def _beside(words: QWidget, act: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    row.addWidget(words, 1)
    row.addWidget(act)
    return row


def _shift_words(stands: Standing) -> str:
    book, cash = stands.book, stands.book.cash.grouped()
    if stands.is_stale:
        facts = {"number": book.number, "day": book.on.isoformat()}
        return tr("Shift {number} of {day} is still open: close it before the counter goes on.", **facts)
    if book.opened_at is not None:
        facts = {"number": book.number, "time": clock_text(book.opened_at), "cash": cash}
        return tr("Shift {number}, open since {time}  ·  cash by the book {cash}", **facts)
    if stands.shift_wanted:
        key = {"key": SHIFT_KEY}
        return tr("No shift is open, and money is taken in one only. {key} opens it.", **key)
    return tr("No shift was opened  ·  cash by the book {cash}", cash=cash)


def _shift_tone(stands: Standing) -> Tone:
    blocked = stands.is_stale or (stands.shift_wanted and not stands.is_open)
    return Tone.WARNING if blocked else Tone.MUTED


def _number_words(stands: Standing) -> str:
    if not stands.numbered:
        return ""
    if not stands.next_number:
        return tr("No receipt number is left: have a range issued.")
    return tr("Next receipt number {number}", number=stands.next_number)
