"""A list with its filter above it, and beside it the row that is chosen or a form."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.key_acts import act_by_keys
from desktop.views.labels import remark
from desktop.views.placeholder import PlaceholderPage
from desktop.views.tables import TableView
from desktop.views.theme import UNIT


class SidedList(QWidget):
    """Lays a list out and reads it when it is shown; `customer_asked` carries a customer number."""

    customer_asked = Signal(str)

    def __init__(self, table: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.side = QStackedWidget()
        self.resting: tuple[QWidget, ...] = ()
        """The pages beside the list that are no form: they follow the row that is chosen."""
        self.count = remark()

    def refresh(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def look_up(self) -> None:
        """Ask for the customer of the row that is chosen."""
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def rest(self, page: QWidget) -> None:
        """Show a page beside the list, but never take a form away from under the clerk's hands."""
        if self.side.currentWidget() in self.resting:
            self.side.setCurrentWidget(page)

    def put_together(
        self, top: QLayout, above: QWidget, pages: Iterable[QWidget], *, side_width: int, foot: int = UNIT
    ) -> None:
        """Lay out the line of acts, the filter, and the table with these pages beside it."""
        for page in pages:
            self.side.addWidget(page)
            if isinstance(page, PlaceholderPage):
                self.table.model().modelReset.connect(partial(self._hush, page))
        self.side.setFixedWidth(side_width)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, foot)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(above)
        column.addLayout(row, 1)
        self.setFocusProxy(self.table)

    def acts(self, *made: QWidget, lead: QWidget | None = None) -> QHBoxLayout:
        """Return the line above the list: its count, or what leads, then these buttons at the right."""
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(lead or self.count)
        line.addStretch(1)
        for one in made:
            line.addWidget(one)
        return line

    def listen_for(self, keys: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Do these acts by these keys, wherever in the list or beside it the keyboard is."""
        act_by_keys(self, *keys)

    def _hush(self, page: PlaceholderPage) -> None:
        page.hush(quiet=not self.table.model().rowCount())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
