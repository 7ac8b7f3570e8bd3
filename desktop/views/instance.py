"""One window on one file: a second start wakes the first and leaves."""

from hashlib import sha256

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MILLISECONDS_TO_ANSWER = 500


class Instance(QObject):
    """This start of the program on a database; `woken` tells that another start was tried."""

    woken = Signal()

    def __init__(self, database: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"jieling-{sha256(database.encode()).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Be the one window on this file, or wake the one there is and return False."""
        if self._wake_other():
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def _wake_other(self) -> bool:
        other = QLocalSocket()
        other.connectToServer(self._name)
        found = other.waitForConnected(_MILLISECONDS_TO_ANSWER)
        other.disconnectFromServer()
        return found

    def _answer(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self.woken.emit()
