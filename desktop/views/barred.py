"""What a role has no right to: disabled, whatever else would enable it, with the reason in the tooltip."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Bar(QObject):
    """Disables its widget again whenever a page enables it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.EnabledChange and isinstance(watched, QWidget):
            watched.setEnabled(False)
        return False


def bar(widget: QWidget, reason: str) -> None:
    """Disable a widget for as long as it lives, and say why."""
    widget.setEnabled(False)
    widget.setToolTip(reason)
    widget.setAccessibleDescription(reason)
    _Bar(widget)
