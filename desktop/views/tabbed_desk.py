"""A desk of tabs side by side, each made when it is first looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.views.buttons import with_shortcut
from desktop.views.key_acts import act_by_keys
from desktop.views.theme import UNIT

_MARGIN = 2 * UNIT


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab before it is looked at: its name in the reader's language, and how its page is made.

    Its page has `refresh()`, and reads by itself when it comes into sight.
    """

    key: str
    title: str
    factory: Callable[[], QWidget]


class TabbedDesk(QWidget):
    """Holds the tabs; Alt and its number go to one."""

    def __init__(self, specs: Sequence[TabSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = tuple(specs)
        self._made: dict[str, Any] = {}
        self._places = [QWidget() for _ in self._specs]
        self.tabs = QTabWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._make)
        self.setFocusProxy(self.tabs)
        if self._specs:
            self._make(0)

    @property
    def keys(self) -> Sequence[str]:
        """The tabs' keys, in the order shown."""
        return [spec.key for spec in self._specs]

    def show_tab(self, key: str) -> QWidget:
        """Go to a tab, with the keyboard in it; return its page."""
        at = self.keys.index(key)
        self.tabs.setCurrentIndex(at)
        page: QWidget = self._page(at)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def refresh(self) -> None:
        """Read the tab in sight again."""
        if self._specs:
            self._page(self.tabs.currentIndex()).refresh()

    def _make(self, at: int) -> None:
        if at >= 0:
            self.setFocusProxy(self._page(at))

    def _page(self, at: int) -> Any:
        spec = self._specs[at]
        if spec.key not in self._made:
            page = self._made[spec.key] = spec.factory()
            place = self._places[at]
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(page)
            place.setFocusProxy(page)
        return self._made[spec.key]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, UNIT, _MARGIN, 0)
        column.addWidget(self.tabs)
        for number, spec in enumerate(self._specs, start=1):
            keys = f"Alt+{number}"
            self.tabs.addTab(self._places[number - 1], spec.title)
            self.tabs.setTabToolTip(number - 1, with_shortcut(spec.title, keys))
            act_by_keys(self, (keys, partial(self.show_tab, spec.key)))
