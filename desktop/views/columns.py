"""What a table shows, declared: one `Column` per column, and no ladder of cases anywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.views.theme import Tone

Row = TypeVar("Row")


class Align(Enum):
    """Words stand left, numbers right, marks in the middle."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTRE = Qt.AlignmentFlag.AlignHCenter

    @property
    def flags(self) -> Qt.AlignmentFlag:
        """Qt's alignment, centred between the lines."""
        return self.value | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title (already in the reader's language), its text, and how it stands.

    `width` is in pixels at the standard font; `stretch` takes what is left over too. `sort_key` sorts rows
    that are held whole; `order` names the order that a keyed table asks its source for.
    """

    title: str
    text: Callable[[Row], str]
    align: Align = Align.LEFT
    width: int = 120
    stretch: bool = False
    tone: Callable[[Row], Tone] | None = None
    strong: bool = False
    sort_key: Callable[[Row], Any] | None = None
    order: str = ""
    tip: Callable[[Row], str] | None = None
