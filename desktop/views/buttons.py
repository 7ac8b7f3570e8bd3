"""Buttons as this program has them: one primary one to a desk, the rest quiet."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.views.icons import icon
from desktop.views.theme import Tone

_ICON = QSize(18, 18)


def button(words: str, act: Callable[[], object], *, icon_name: str = "", shortcut: str = "") -> QPushButton:
    """Return a quiet button; its shortcut stands in its tooltip."""
    made = QPushButton(f" {words}" if icon_name else words)
    _finish(made, words, act, shortcut)
    if icon_name:
        made.setIcon(icon(icon_name))
    return made


def primary_button(
    words: str, act: Callable[[], object], *, icon_name: str = "", shortcut: str = ""
) -> QPushButton:
    """Return the button for the one thing to do next."""
    made = QPushButton(f" {words}" if icon_name else words)
    made.setProperty("primary", True)
    _finish(made, words, act, shortcut)
    if icon_name:
        made.setIcon(icon(icon_name, Tone.ON_ACCENT))
    return made


def icon_button(icon_name: str, words: str, act: Callable[[], object], *, shortcut: str = "") -> QToolButton:
    """Return a button that is only an icon; its words stand in the tooltip and for a screen reader."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setToolTip(words)
    _finish(made, words, act, shortcut)
    return made


def showing_keys(made: QPushButton) -> QPushButton:
    """Let a button say its keys on its face, not in its tooltip alone."""
    made.setText(made.toolTip() if made.icon().isNull() else f" {made.toolTip()}")
    return made


def with_shortcut(words: str, shortcut: str) -> str:
    """Return words with the keys that do the same, as the system writes them."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})" if keys else words


def _finish(made: QPushButton | QToolButton, words: str, act: Callable[[], object], shortcut: str) -> None:
    made.setIconSize(_ICON)
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.ArrowCursor)
    made.clicked.connect(lambda: act())
    if shortcut:
        QShortcut(QKeySequence(shortcut), made, made.click)  # the button's own would wait 100 ms
        made.setToolTip(with_shortcut(words, shortcut))
