"""The window: navigation between desks and nothing else."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

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
        self._places = QStackedWidget()
        self._desk_place = QWidget()
        self._back_to: QWidget | None = None
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

    def close_off(self, page: QWidget) -> None:
        """Show a page in place of everything: no desk is reached before `let_in`, but all are kept."""
        if self._places.currentIndex() == 0:
            self._back_to = self.focusWidget()
        self._places.addWidget(page)
        self._places.setCurrentWidget(page)
        self.statusBar().hide()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def closed_by(self) -> QWidget | None:
        """The page that stands in place of the desks, or None."""
        return self._places.currentWidget() if self._places.currentIndex() else None

    def let_in(self) -> None:
        """Show the desks again as they were left, with the keyboard where it was."""
        self._places.setCurrentIndex(0)
        self.statusBar().show()
        if self._back_to and isValid(self._back_to):
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back_to = None

    def start_over(self) -> None:
        """Drop every desk with all that was typed in it: somebody else works here from now on."""
        self._bar.dismiss()
        self._search.clear()
        self._back_to = None
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def bar_desks(self, reasons: Mapping[str, str]) -> None:
        """Let the desks that have a reason not to be entered say it, and the others be entered."""
        self._rail.bar(reasons)

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
        middle = self._desk_place
        columns = QHBoxLayout(middle)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(right, 1)
        self._stack.setObjectName("desk")
        self._places.addWidget(middle)
        self.setCentralWidget(self._places)
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
        QShortcut(QKeySequence("Ctrl+K"), self._desk_place, self._go_to_search)
        QShortcut(QKeySequence("F6"), self._desk_place, self._go_to_message)
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
