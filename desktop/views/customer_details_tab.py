"""A tab of a customer's details that is read when it is first looked at."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner


class CustomerTab(QWidget):
    """A table of one customer's rows, told by `read` from the customer's number."""

    def __init__(
        self,
        tasks: TaskRunner,
        model: RowsModel[Any],
        empty: Placeholder,
        read: Callable[[str], Sequence[Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.view = TableView(model, empty)
        self._tasks = tasks
        self._read = read
        self._number = ""
        self._outdated = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.view)
        model.state_changed.connect(self._find_first)
        self.setFocusProxy(self.view)

    def show_customer(self, customer_no: str) -> None:
        """Show another customer's rows, or the same one's read again: at once where they are in sight."""
        if customer_no != self._number:
            self.model.show(())
        self._number = customer_no
        self._outdated = True
        if self.isVisible():
            self._fill()

    def add_above(self, widget: QWidget) -> None:
        """Put something above the table."""
        self._column.insertWidget(0, widget)

    def _find_first(self) -> None:
        if self.view.hasFocus() and self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.selectRow(0)

    def _fill(self) -> None:
        self._outdated = False
        self.model.fill(self._tasks, partial(_rows, self._read, self._number))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self._fill()


def _rows(read: Callable[[str], Sequence[Any]], number: str, _progress: object) -> Sequence[Any]:
    return read(number)
