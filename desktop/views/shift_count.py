"""The close of a shift: the cash counted against the book, the float kept, and why they differ."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.money import ZERO, Money
from desktop.domain.shifts import Book, Count
from desktop.views.buttons import primary_button, showing_keys
from desktop.views.fields import AmountField, CheckField, ChoiceField, TextField
from desktop.views.figures import Figure
from desktop.views.labels import Sentence, remark, tint
from desktop.views.shift_pieces import PiecesForm
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_PRINT = "shift/print"
_WAY = "shift/way"


class CountForm(QWidget):
    """Collects the count; `close_asked` carries it once nothing is wrong with it.

    What it comes to and the button that closes are its `foot`, which stays in sight while the rest scrolls.
    """

    close_asked = Signal(object)

    def __init__(self, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._book: Book | None = None
        self.way = ChoiceField[str]([("pieces", tr("Count the pieces")), ("sum", tr("Type the sum"))])
        self.way.set_value(str(memory.value(_WAY, "pieces")))
        self.pieces = PiecesForm()
        self.sum = AmountField(required=True)
        self.kept = AmountField()
        self.reason = TextField(required=True, hint=tr("Reason, such as: change given wrongly"))
        self.expected, self.counted, self.handed = Amount(), Amount(), Amount()
        self.difference = Figure()
        self.foot = QWidget()
        self._error = Sentence()
        self._error.setObjectName("error")
        self._print = CheckField(tr("Print the sheet on paper too"))
        self.close_button = showing_keys(
            primary_button(tr("Close the shift"), self.ask_close, icon_name="check", shortcut="Ctrl+Return")
        )
        self._lay_out()
        self._listen()

    @property
    def problem(self) -> str:
        """What is wrong with the count."""
        return self._error.text()

    @property
    def to_print(self) -> bool:
        """Whether the sheet goes to the printer as well."""
        return self._print.isChecked()

    def begin(self, book: Book) -> None:
        """Begin to count against a book."""
        self._book = book
        self.pieces.begin()
        for field in (self.sum, self.kept, self.reason):
            field.clear()
        self._error.say("")
        self.show_book(book)

    def show_book(self, book: Book) -> None:
        """Hold what is counted already against a book that went on."""
        self._book = book
        self.expected.say(tr("Cash by the book"), book.cash.grouped())
        self._follow()

    def go(self) -> None:
        """Give the keyboard to the first field of the count."""
        first = self.pieces if self.way.value() == "pieces" else self.sum
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def cash(self) -> Money | None:
        """Return what is counted so far; None where no sum is typed."""
        return self.pieces.total() if self.way.value() == "pieces" else self.sum.value()

    def ask_close(self) -> None:
        """Tell what is wrong with the count, or ask for the close."""
        problem = self._first_problem()
        self._error.say(problem)
        if not problem and self.close_button.isEnabled():
            self.close_asked.emit(self._count())

    def _count(self) -> Count:
        pieces = self.pieces.pieces() if self.way.value() == "pieces" else ()
        reason = self.reason.text().strip() if self._off() else ""
        return Count(self.cash(), pieces, self.kept.value_or_zero(), reason)

    def _off(self) -> Money:
        cash = self.cash()
        return ZERO if cash is None or self._book is None else cash - self._book.cash

    def _first_problem(self) -> str:
        if self.way.value() == "pieces" and (problem := self.pieces.problem()):
            return problem
        asked = [self.sum] if self.way.value() == "sum" else []
        for field in (*asked, *([self.reason] if self._off() else []), self.kept):
            if problem := field.problem():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return self._named(field, problem)
        return ""

    def _named(self, field: TextField, problem: str) -> str:
        if field is self.reason:
            return tr("The count differs from the book: say why.")
        return problem

    def _follow(self) -> None:
        if self._book is None:
            return
        cash, off = self.cash(), self._off()
        self.counted.say(tr("Counted"), "—" if cash is None else cash.grouped())
        self.difference.say(*_difference(off, known=cash is not None))
        handed = self._book.cash - self.kept.value_or_zero()
        self.handed.say(tr("Handed over"), handed.grouped(), Tone.TEXT if handed.fen >= 0 else Tone.DANGER)
        for part in (self._reason_label, self.reason):
            part.setVisible(bool(off))

    def _show_way(self) -> None:
        by_pieces = self.way.value() == "pieces"
        self._memory.setValue(_WAY, self.way.value())
        self.pieces.setVisible(by_pieces)
        for part in (self._sum_label, self.sum):
            part.setVisible(not by_pieces)
        self._follow()

    def _lay_out(self) -> None:
        self._sum_label = _label(tr("Cash counted"), self.sum)
        self._reason_label = _label(tr("Why the count differs"), self.reason)
        self.way.setAccessibleName(tr("How cash is counted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        upper = (self.way, self.pieces, self._sum_label, self.sum, self._reason_label, self.reason)
        for part in (*upper, _label(tr("Float kept"), self.kept), self.kept, self._print):
            column.addWidget(part)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, UNIT, 0, 0)
        foot.setSpacing(UNIT // 2)
        lower = (self.expected, self.counted, self.difference, self.handed, self._error)
        for told in (*lower, self.close_button):
            foot.addWidget(told)

    def _listen(self) -> None:
        self._print.setChecked(bool(self._memory.value(_PRINT, False, bool)))
        self._print.toggled.connect(lambda on: self._memory.setValue(_PRINT, on))
        self.way.edited.connect(self._show_way)
        for part in (self.pieces, self.sum, self.kept, self.reason):
            part.edited.connect(self._follow)
        self.pieces.finished.connect(self._go_on)
        self.sum.returnPressed.connect(self._go_on)
        self.reason.returnPressed.connect(self.kept.setFocus)
        self.kept.returnPressed.connect(self.ask_close)
        self._show_way()

    def _go_on(self) -> None:
        following = self.reason if self._off() else self.kept
        following.setFocus(Qt.FocusReason.OtherFocusReason)


class Amount(QWidget):
    """An amount at the end of the line that names it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = remark()
        self._value = QLabel()
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self._value)

    @property
    def words(self) -> str:
        """The name and the amount, as a reader would say them."""
        return f"{self._name.text()} {self._value.text()}"

    def say(self, name: str, value: str, tone: Tone = Tone.TEXT) -> None:
        """Show another amount, perhaps of another name."""
        self._name.setText(name)
        self._value.setText(value)
        tint(self._value, tone)
        self._value.setAccessibleName(self.words)


def _difference(off: Money, *, known: bool) -> tuple[str, str, Tone]:
    if not known:
        return tr("Difference"), "—", Tone.MUTED
    if off.fen > 0:
        return tr("Over"), off.grouped(), Tone.WARNING
    if off.fen < 0:
        return tr("Short"), (-off).grouped(), Tone.DANGER
    return tr("Difference"), "0.00", Tone.GOOD


def _label(words: str, field: QWidget) -> QLabel:
    made = remark(words)
    made.setBuddy(field)
    field.setAccessibleName(words)
    return made
