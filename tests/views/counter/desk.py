"""A clerk at the counter's window, who works by keyboard alone and whose keys are counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.counter_page import CounterPage
from desktop.views.search import CustomerSearch

FU = "0706000000000001"
WANG = "0706000000000002"

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@dataclass(slots=True)
class CounterDesk:
    """The counter under its search field, on a real office."""

    page: CounterPage
    search: CustomerSearch
    papers: Path
    qtbot: QtBot
    settle: Callable[[], None]
    keys: int = field(default=0)

    @property
    def focus(self) -> QWidget | None:
        """Which field has the keyboard."""
        return QApplication.focusWidget()

    @property
    def serves_nobody(self) -> bool:
        """Whether the desk is ready for the next: nobody shown, the search empty with the keyboard."""
        return not self.page.serving and self.focus is self.search and not self.search.text()

    def types(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        assert self.focus is not None
        self.qtbot.keyClicks(self.focus, text)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key, which is counted."""
        assert self.focus is not None
        self.keys += 1
        self.qtbot.keyClick(self.focus, key, modifier)

    def calls(self, customer_no: str) -> None:
        """Type a customer's number and Enter, and look at what comes."""
        self.types(customer_no)
        self.presses(ENTER)
        self.qtbot.waitUntil(lambda: self.page.serving == customer_no and self.page.customer.ready)

    def offers(self, amount: str) -> None:
        """Type what is handed over over what stands there, and look at where it would go."""
        self.page.customer.panel.amount.setFocus()
        self.page.customer.panel.amount.selectAll()
        self.types(amount)
        self.looks()

    def looks(self) -> None:
        """Wait until the window shows where the money would go."""
        self.qtbot.waitUntil(lambda: self.page.customer.ready)
        self.settle()

    def posts(self) -> None:
        """Press Enter, and wait until the receipt is a file."""
        self.presses(ENTER)
        self.qtbot.waitUntil(lambda: not self.page.serving)
        self.settle()

    def receipts(self) -> list[str]:
        """Return the names of the receipts' files."""
        return sorted(file.name for file in self.papers.rglob("*.pdf"))

    def pays_now(self) -> list[str]:
        """Return what the payment pays of each bill, as the list shows it."""
        model = self.page.customer.bills.table.model()
        last = model.columnCount() - 1
        return [model.index(row, last).data() for row in range(model.rowCount())]
