"""A clerk before the window: what she does is keys, what she sees is what the window shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.window import OfficeWindow
from desktop.domain.arrears import Debtor, DebtorFilter
from desktop.services.office import Office
from desktop.views.counter_page import CounterPage
from desktop.views.search import CustomerSearch
from tests.views.chosen_files import ChosenFiles

Page = TypeVar("Page", bound=QWidget)

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
_LONGEST = 60_000


@dataclass(slots=True)
class Clerk:
    """Works one window by keyboard; `keys` counts the keys that are no letters or digits."""

    window: OfficeWindow
    files: ChosenFiles
    folder: Path
    qtbot: QtBot
    keys: int = field(default=0)

    @property
    def office(self) -> Office:
        """The office behind the window, for what a test must know."""
        return self.window.office

    @property
    def search(self) -> CustomerSearch:
        """The search across the top."""
        return self.window.shell.parts.search

    @property
    def counter(self) -> CounterPage:
        """The counter."""
        found = self.window.shell.window.findChild(CounterPage)
        assert isinstance(found, CounterPage)
        return found

    def sits_down(self) -> None:
        """Open the window at the counter."""
        shown = self.window.shell.window
        shown.open("counter")
        with self.qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.search)

    def types(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        self.qtbot.keyClicks(self._focus(), text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        self.keys += 1
        self.qtbot.keyClick(self._focus(), key, modifier)

    def goes_to(self, number: int, desk: type[Page]) -> Page:
        """Go to a desk by Ctrl and its number."""
        self.presses(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        found = cast(Page, self.window.shell.window.findChild(desk))
        self.waits()
        return found

    def calls(self, customer_no: str) -> None:
        """Call a customer to the counter by number."""
        self.types(customer_no)
        self.presses(ENTER)
        self.qtbot.waitUntil(lambda: self.counter.serving == customer_no and self.counter.customer.ready)

    def posts(self) -> None:
        """Press Enter, and wait until the receipt is a file."""
        self.presses(ENTER)
        self.qtbot.waitUntil(lambda: not self.counter.serving, timeout=_LONGEST)
        self.waits()

    def waits(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.window.shell.parts.tasks.busy(), timeout=_LONGEST)

    def debtors(self, count: int) -> Sequence[Debtor]:
        """Return some customers whose bills are overdue, in delivery order."""
        keys = self.office.arrears.keys(DebtorFilter(self.day, overdue=True))
        return self.office.arrears.lines(keys[:count], self.day)

    @property
    def day(self) -> date:
        """The business date."""
        return self.window.shell.parts.day.today()

    def _focus(self) -> QWidget:
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


class Heartbeat:
    """Measures the longest time for which the window did not answer."""

    def __init__(self) -> None:
        self.longest = 0
        self._since = QElapsedTimer()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._since.start()
        self._timer.start()

    def stop(self) -> int:
        """Stop, and return the longest silence in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        self.longest = max(self.longest, self._since.restart())
