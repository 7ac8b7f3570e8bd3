"""The window: navigation between desks and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.views.icons import icon
from desktop.views.message_bar import MessageBar
from desktop.views.rail import DeskSpec, Rail
from desktop.views.search import CustomerSearch
from desktop.views.status_line import StatusLine
from desktop.views.theme import UNIT, Tone

_SEARCH_WIDTH = 70 * UNIT


class MainWindow(QMainWindow):
    """Holds its parts, makes a desk on its first visit, and hands it nothing of itself."""

    desk_opened = Signal(str)

    def __init__(
        self,
        desks: Sequence[DeskSpec],
        stack: QStackedWidget,
        bar: MessageBar,
        search: CustomerSearch,
        status: StatusLine,
    ) -> None:
        super().__init__()
        self._desks = {desk.key: desk for desk in desks}
        self._pages: dict[str, QWidget] = {}
        self._stack = stack
        self._search = search
        self._bar = bar
        self._rail = Rail(desks)
        self._rail.chosen.connect(self.open)
        self.setWindowIcon(icon("jieling", Tone.ACCENT))
        self.setStatusBar(status)
        self._lay_out()
        self._listen()

    def open(self, key: str) -> QWidget:
        """Open a desk, made now if this is its first visit, and return it."""
        page = self._page(key)
        self._rail.mark(key)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            self._bar.raise_()
            self.desk_opened.emit(key)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            page = self._desks[key].factory()
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top())
        right.addWidget(self._stack, 1)
        middle = QWidget()
        columns = QHBoxLayout(middle)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(right, 1)
        self._stack.setObjectName("desk")
        self.setCentralWidget(middle)
        self.setMinimumSize(QSize(1024, 640))
        self.resize(1280, 800)

    def _top(self) -> QWidget:
        top = QFrame()
        top.setObjectName("top")
        row = QHBoxLayout(top)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.addWidget(self._search, 4)
        row.addStretch(1)
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        return top

    def _listen(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self, self._go_to_search)
        QShortcut(QKeySequence("F6"), self, self._go_to_message)
        self._search.left.connect(self._go_to_desk)

    def _go_to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _go_to_message(self) -> None:
        if self._bar.text:
            self._bar.focus_first_action()

    def _go_to_desk(self) -> None:
        if page := self._stack.currentWidget():
            page.setFocus(Qt.FocusReason.OtherFocusReason)
