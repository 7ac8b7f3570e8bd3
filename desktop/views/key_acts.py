"""Acts by keys, wherever on a page the keyboard is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def act_by_keys(page: QWidget, *keys: tuple[str, Callable[[], object]]) -> None:
    """Do these acts by these keys while the keyboard is on a page or on something within it."""
    for sequence, act in keys:
        made = QShortcut(QKeySequence(sequence), page, act)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
