"""Nobody has touched the keyboard or the mouse for a while: the window is to be locked."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_MILLISECONDS = 60_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Tells `idle` when the minutes have passed without a touch; it watches only while it is started."""

    idle = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)

    @property
    def is_watching(self) -> bool:
        """Whether the minutes are running."""
        return self._timer.isActive()

    def start(self, minutes: int) -> None:
        """Begin to watch, or go on with other minutes."""
        self._app.installEventFilter(self)
        self._timer.start(minutes * _MILLISECONDS)

    def stop(self) -> None:
        """Watch no longer: nobody is here, or nobody need sign in."""
        self._app.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
