"""A text of several lines in a form, and a message as the customer reads it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.sms import parts_of
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT
from desktop.wording import tr


class LinesField(QPlainTextEdit):
    """Lines of text among the fields of a form; Tab goes on to the next field."""

    edited = Signal()
    editingFinished = Signal()  # noqa: N815 - as Qt names it

    def __init__(self, *, lines: int, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._required = required
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 3 * UNIT)
        self.textChanged.connect(self.edited)

    def text(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)

    def problem(self) -> str:
        """Return what is wrong, in words, or nothing."""
        return tr("Please fill this in.") if self._required and not self.text().strip() else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Return:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MessageView(QFrame):
    """A message with how many the network counts, or what is to be said instead of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._text = Sentence()
        self._count = Sentence()
        self._count.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._text)
        column.addWidget(self._count)

    @property
    def words(self) -> str:
        """What is shown."""
        return "\n".join(filter(None, (self._text.text(), self._count.text())))

    def show_message(self, text: str) -> None:
        """Show a message."""
        self._text.say(text)
        facts = {"characters": len(text), "messages": parts_of(text)}
        self._count.say(tr("{characters} characters, messages as the network counts: {messages}", **facts))

    def show_words(self, words: str) -> None:
        """Say something else."""
        self._text.say(words)
        self._count.say("")
