"""A clerk at the desk of customers, who works it by keyboard and reads what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.customers_page import CustomersPage
from desktop.views.table_model import TableModel
from tests.views.chosen_files import ChosenFiles

FU, LIN, CEMENT = "0706000000000001", "0706000000000002", "0706000000000003"

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(slots=True)
class CustomersDesk:
    """The desk on a real office."""

    page: CustomersPage
    files: ChosenFiles
    qtbot: QtBot
    settle: Callable[[], None]
    called: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def types(self, text: str) -> None:
        """Type into whatever has the keyboard, Chinese by an input method."""
        written = QInputMethodEvent()
        written.setCommitString(text)
        QApplication.sendEvent(self.focus, written)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key and wait for what it brings about."""
        self.qtbot.keyClick(self.focus, key, modifier)
        self.settle()

    def filters(self, text: str) -> None:
        """Type a filter and pause."""
        self.presses(Qt.Key.Key_F, CONTROL)
        with self.qtbot.waitSignal(self.page.filter.changed):
            self.types(text)
        self.settle()

    def goes_to(self, customer_no: str) -> None:
        """Go to a customer's row and wait for the details."""
        self.qtbot.waitUntil(lambda: customer_no in self.numbers())
        self.page.table.selectRow(self.numbers().index(customer_no))
        self.page.table.setFocus()
        self.settle()

    def numbers(self) -> list[str]:
        """Return the customer numbers listed, where they are here already."""
        return column(self.page.list)

    def listed(self) -> list[str]:
        """Return the customer numbers listed, once they are here."""
        self.qtbot.waitUntil(lambda: None not in self.numbers())
        return self.numbers()

    @property
    def shows(self) -> str:
        """Whose details are shown, or nobody's."""
        profile = self.page.details.profile
        return profile.line.customer_no if profile else ""

    @property
    def tabs(self) -> QTabWidget:
        """The tabs of the details."""
        return self.page.details.tabs


def column(model: TableModel, at: int = 0) -> list[str]:
    """Return what a column of a table says, from the top."""
    return [model.index(row, at).data() for row in range(model.rowCount())]
