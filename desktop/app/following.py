"""Pages that read anew when the business date moves."""

from typing import Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.app.shell import Parts


class _Follower(QObject):
    """Goes with its page, so that a page that was dropped is not called."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page

    def follow(self) -> None:
        """Read anew, if the page is in sight; the others do when they are opened."""
        if self._page.isVisible():
            self._page.refresh()


def following(parts: Parts, page: Any) -> QWidget:
    """Let a page follow the business date."""
    parts.day.changed.connect(_Follower(page).follow)
    return cast(QWidget, page)
