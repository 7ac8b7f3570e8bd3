"""A filter that waits until the clerk has paused, so that not every letter asks for the list anew."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

_MILLISECONDS_BEFORE_ASKING = 200


class PausingFilter(QWidget):
    """Holds the fields of a filter; `changed` comes once the clerk has paused."""

    changed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, milliseconds: int = _MILLISECONDS_BEFORE_ASKING
    ) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=milliseconds)
        self._pause.timeout.connect(self.changed)
