"""A page put in sight for a test, as a clerk would see it first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QWidget

DESK = 1056, 665
"""What a page of the smallest window may take."""


@dataclass(frozen=True, slots=True)
class InSight:
    """Shows a page, lets Qt's own tester watch its models, and waits until everything was read."""

    shown: Callable[[QWidget], QWidget]
    watched: Callable[[Sequence[QAbstractItemModel]], None]
    settle: Callable[[], None]

    def __call__(self, page: QWidget, *models: QAbstractItemModel, size: tuple[int, int] = DESK) -> None:
        self.watched(models)
        page.resize(*size)
        self.shown(page)
        self.settle()
