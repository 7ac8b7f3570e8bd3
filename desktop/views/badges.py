"""Badges: a word or two on a coloured ground, for what one must know of a customer at a glance."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.views.theme import UNIT, Tone


class BadgeRow(QWidget):
    """Shows some badges side by side, and takes no room where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(UNIT)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> list[str]:
        """What the badges say, from the left."""
        return [badge.text() for badge in self.findChildren(QLabel)]

    def show_badges(self, badges: Sequence[tuple[str, Tone]]) -> None:
        """Show these in place of what was shown."""
        for old in self.findChildren(QLabel):
            old.setParent(None)
            old.deleteLater()
        for at, (words, tone) in enumerate(badges):
            self._row.insertWidget(at, _badge(words, tone))
        self.setVisible(bool(badges))


def _badge(words: str, tone: Tone) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName("badge")
    made.setProperty("kind", str(tone))
    return made
