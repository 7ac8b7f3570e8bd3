"""The side of the shift page: opening a shift with a float, or counting and closing one."""

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.shifts import Book, Close
from desktop.views.buttons import button, primary_button
from desktop.views.counter_payment import WIDTH
from desktop.views.fields import AmountField, TextField
from desktop.views.labels import Sentence, heading, remark
from desktop.views.shift_count import CountForm
from desktop.views.theme import UNIT
from desktop.wording import tr


class ShiftPanel(QFrame):
    """Offers to open while no shift is, and to close what there is; its signals carry what is asked."""

    open_asked = Signal(object)
    close_asked = Signal(object)
    own_asked = Signal()

    def __init__(self, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._title = Sentence()
        self._title.setFont(heading(times=1.2).font())
        self._said = Sentence()
        self._said.setObjectName("remark")
        self.opening_float = AmountField()
        self.open_button = primary_button(tr("Open the shift (Enter)"), self.ask_open, icon_name="wallet")
        self._error = Sentence()
        self._error.setObjectName("error")
        self.count_form = CountForm(memory)
        self._own = button(tr("Back to my own shift"), self.own_asked.emit, icon_name="undo-2")
        self._lay_out()
        self.opening_float.returnPressed.connect(self.ask_open)
        self.count_form.close_asked.connect(self.close_asked)
        self.opening_float.edited.connect(lambda: self._error.say(""))

    @property
    def title(self) -> str:
        """What stands at the head."""
        return self._title.text()

    @property
    def said(self) -> str:
        """What is said under the head."""
        return self._said.text()

    @property
    def offers_opening(self) -> bool:
        """Whether a shift can be opened here."""
        return not self._opening.isHidden()

    @property
    def offers_closing(self) -> bool:
        """Whether a shift can be closed here."""
        return not self.count_form.isHidden()

    def show_book(self, book: Book, last: Close | None, *, own: bool, allowed: bool) -> None:
        """Show what can be done with a book: the clerk's own, or another's that is closed for them."""
        is_open = book.opened_at is not None
        something = is_open or bool(book.movements) or bool(book.offset_count)
        self._title.say(_title(book, own=own))
        self._said.say(_said(book, own=own, allowed=allowed, something=something))
        self._opening.setVisible(allowed and own and not is_open)
        for part in (self.count_form, self.count_form.foot):
            part.setVisible(allowed and something)
        self._own.setVisible(not own)
        if allowed and own and not is_open and not self.opening_float.text() and last:
            self.opening_float.set_value(last.count.float_kept)
        self.count_form.show_book(book)

    def go(self) -> None:
        """Give the keyboard to what is to be typed next."""
        if self.offers_opening:
            self.opening_float.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opening_float.selectAll()
        elif self.offers_closing:
            self.count_form.go()

    def ask_open(self) -> None:
        """Tell what is wrong with the float, or ask for the shift to be opened."""
        problem = self.opening_float.problem()
        self._error.say(problem)
        if not problem and self.open_button.isEnabled():
            self.open_asked.emit(Money(self.opening_float.value_or_zero().fen))

    def set_waiting(self, *, waiting: bool) -> None:
        """Let nothing be asked twice while it is being done."""
        self.open_button.setEnabled(not waiting)
        self.count_form.close_button.setEnabled(not waiting)

    def _lay_out(self) -> None:
        self._opening = QWidget()
        opening = QVBoxLayout(self._opening)
        opening.setContentsMargins(0, 0, 0, UNIT)
        opening.setSpacing(UNIT)
        for part in (_label(self.opening_float), self.opening_float, self._error, self.open_button):
            opening.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for each in (self._title, self._said, self._opening, self.count_form, self._own):
            column.addWidget(each)
        column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        for field in inside.findChildren(TextField):
            field.installEventFilter(self)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 2 * UNIT)
        foot.addWidget(self.count_form.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field that has the keyboard in sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 5 * UNIT)
        return super().eventFilter(watched, event)


def _label(field: AmountField) -> QLabel:
    words = tr("Float in the drawer")
    made = remark(words)
    made.setBuddy(field)
    field.setAccessibleName(words)
    return made


def _title(book: Book, *, own: bool) -> str:
    if not own:
        return tr("Close the day of {clerk}", clerk=book.clerk)
    return tr("Close shift {number}", number=book.number) if book.opened_at else tr("No shift is open")


def _said(book: Book, *, own: bool, allowed: bool, something: bool) -> str:
    if not allowed:
        return tr("Your role opens and closes no shift.")
    if book.opened_at:
        return tr("What is closed is locked: nothing of it can be reversed by the clerk any more.")
    if something and own:
        return tr("Open one with the float in the drawer; or count and close what was taken without one.")
    return "" if something else tr("Open one with the float in the drawer.")
