"""The bank's desk: statements that come in, direct debits that go out, and the agreements behind them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.views.buttons import with_shortcut
from desktop.views.labels import heading
from desktop.views.theme import UNIT
from desktop.wording import tr

_MARGIN = 3 * UNIT


class BankDesk(QWidget):
    """Shows one page at a time; F2, F3 and F4 open them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar(expanding=False)
        self.pages = QStackedWidget()
        top = QHBoxLayout()
        top.setSpacing(3 * UNIT)
        top.addWidget(heading(tr("Bank")))
        top.addWidget(self.tabs)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 2 * UNIT, _MARGIN, _MARGIN)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._follow_tab)

    def add_page(self, page: QWidget, title: str) -> None:
        """Put a page behind the others."""
        self.pages.addWidget(page)
        at = self.tabs.addTab(title)
        self._follow_tab(self.tabs.currentIndex())
        key = f"F{at + 2}"
        self.tabs.setTabToolTip(at, with_shortcut(title, key))
        QShortcut(QKeySequence(key), self, lambda: self.show_page(at))

    def show_page(self, at: int) -> None:
        """Go to a page."""
        self.tabs.setCurrentIndex(at)
        if page := self.pages.currentWidget():
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow_tab(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        if page := self.pages.currentWidget():
            self.setFocusProxy(page)
