"""Words on a page: headings, quiet remarks, and sentences that are never cut off."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.views import theme
from desktop.views.theme import Tone

Label = TypeVar("Label", bound=QLabel)


class Sentence(QLabel):
    """Plain text that wraps and always gets the height it needs, also where the room is tight."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, text: str) -> None:
        """Show other words, or nothing at all."""
        self.setText(text)
        self.setVisible(bool(text))
        self._take_height()

    def _take_height(self) -> None:
        self.setMinimumHeight(0)  # Qt counts it into the height for a width: text could never shrink
        self.setFixedHeight(self.heightForWidth(self.width()) if self.text() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()


def heading(text: str = "", *, times: float = 1.5) -> QLabel:
    """Return a bold heading, so many times as large as the text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.sized(theme.strong(made.font()), times=times))
    return made


def remark(text: str = "") -> QLabel:
    """Return quiet words beside what matters."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName("remark")
    return made


def stand_level(beside: QLabel, *labels: QLabel) -> None:
    """Let labels in the line of a larger heading stand on its baseline."""
    large = beside.fontMetrics()
    for label in labels:
        small = label.fontMetrics()
        lower = large.ascent() - large.descent() - small.ascent() + small.descent()
        label.setContentsMargins(0, max(lower, 0), 0, 0)


def tint(label: Label, tone: Tone) -> Label:
    """Give a label the colour of a tone, in every theme; return it."""
    label.setProperty("tone", str(tone))
    label.style().polish(label)
    return label
