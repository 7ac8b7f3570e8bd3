"""A figure that matters, large, under the quiet words that name it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.views.labels import remark, tint
from desktop.views.theme import Tone

_MOST_LETTERS = 14


class Figure(QWidget):
    """A caption and an amount; a long amount is set smaller rather than cut off."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = remark(caption)
        self._value = QLabel()
        self._value.setObjectName("figure")
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)

    @property
    def words(self) -> str:
        """The caption and the amount, as a reader would say them."""
        return f"{self._caption.text()} {self._value.text()}".strip()

    def say(self, caption: str, value: str, tone: Tone = Tone.TEXT) -> None:
        """Show another amount, perhaps of another name."""
        self._caption.setText(caption)
        self._value.setText(value)
        self._value.setProperty("long", len(value) > _MOST_LETTERS)
        tint(self._value, tone)
        self._value.setAccessibleName(self.words)
