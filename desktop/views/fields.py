"""Small inputs that know what is wrong with them; each has `problem()` and the signal `edited`."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from desktop.domain.errors import Refusal
from desktop.domain.money import ZERO, Money
from desktop.views.icons import icon
from desktop.wording import refusal_text, tr

T = TypeVar("T")


class TextField(QLineEdit):
    """A line of text, read by `read` where it is more than text; a refusal of `read` is the problem."""

    edited = Signal()

    def __init__(
        self,
        *,
        required: bool = False,
        read: Callable[[str], Any] = str,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._required = required
        self._read = read
        self.setPlaceholderText(hint)
        self.textChanged.connect(self.edited)

    def problem(self) -> str:
        """Return what is wrong, in words, or nothing."""
        if not self.text().strip():
            return tr("Please fill this in.") if self._required else ""
        try:
            self._read(self.text())
        except Refusal as refusal:
            return refusal_text(refusal)
        return ""


class AmountField(TextField):
    """An amount of yuan: full-width digits are read, and it is written out whole when left."""

    def __init__(self, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(required=required, read=read_amount, hint="0.00", parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._write_out)

    def value(self) -> Money | None:
        """Return the amount, or None where there is none or none that can be read."""
        return None if self.problem() or not self.text().strip() else read_amount(self.text())

    def set_value(self, amount: Money | None) -> None:
        """Show an amount, or nothing."""
        self.setText("" if amount is None else amount.grouped())

    def value_or_zero(self) -> Money:
        """Return the amount, taking nothing for 0.00."""
        return self.value() or ZERO

    def _write_out(self) -> None:
        if (amount := self.value()) is not None:
            self.set_value(amount)


def read_amount(text: str) -> Money:
    """Read yuan, also with the full stop that a Chinese keyboard gives for a decimal point."""
    return Money.parse(text.replace("。", "."))


class ChoiceField(QComboBox, Generic[T]):
    """One of a list of values; the wheel changes it only while the keyboard is in it.

    `entered` comes with Enter while the list is shut.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, choices: Sequence[tuple[T, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[T] = []
        self.set_choices(choices)
        self.currentIndexChanged.connect(self.edited)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one of a combo box ignores the stylesheet

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer these, keeping the value where it is still offered."""
        kept = self.value() if self._values else None
        self._values = [value for value, _ in choices]
        self.clear()
        self.addItems([words for _, words in choices])
        self.set_value(kept)

    def value(self) -> T | None:
        """Return the value chosen, or None where nothing is offered."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: T | None) -> None:
        """Choose a value; one that is not offered leaves the choice as it is."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def problem(self) -> str:
        """A choice is always right."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isEditable():
            self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = QSize(16, 16)
        corner = QPoint(self.width() - size.width() - 8, (self.height() - size.height()) // 2)
        painter.drawPixmap(corner, icon("chevron-down").pixmap(size, self.devicePixelRatioF()))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SearchChoice(ChoiceField[T]):
    """A long list that is searched by any part of the words while typing."""

    def __init__(self, choices: Sequence[tuple[T, str]], parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        found = QCompleter(self.model(), self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setItemDelegate(QStyledItemDelegate(popup))
        found.setPopup(popup)
        self.setCompleter(found)
        self.editTextChanged.connect(self.edited)

    def value(self) -> T | None:
        """Return the value whose words stand in the field, or None."""
        at = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return self._values[at] if at >= 0 else None

    def problem(self) -> str:
        """Return what is wrong, in words, or nothing."""
        unknown = self.value() is None and self.count() > 0
        return tr('"{text}" is not in the list.', text=self.currentText()) if unknown else ""


class CheckField(QCheckBox):
    """A yes or a no."""

    edited = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.toggled.connect(self.edited)

    def problem(self) -> str:
        """Yes and no are both right."""
        return ""
