"""The desks along the left edge: an icon and a word each, reached by Ctrl and their number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views import theme
from desktop.views.buttons import with_shortcut
from desktop.views.icons import IconLabel, icon
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_WIDTH = 22 * UNIT
_ICON = QSize(20, 20)


@dataclass(frozen=True, slots=True)
class DeskSpec:
    """A desk before it is opened: its name in the reader's language, and how it is made.

    One with keys of its own takes no number.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    at_foot: bool = False
    shortcut: str = ""


class Rail(QFrame):
    """Shows the desks and which of them is open; `chosen` carries a desk's key."""

    chosen = Signal(str)

    def __init__(self, desks: Sequence[DeskSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        self._tips: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self._column.setSpacing(UNIT // 2)
        self._column.addWidget(_brand())
        self._column.addSpacing(UNIT)
        self._add_all(desks)

    def mark(self, key: str) -> None:
        """Show which desk is open."""
        self._buttons[key].setChecked(True)

    def bar(self, reasons: Mapping[str, str]) -> None:
        """Bar the desks that have a reason, which their tooltips tell; the others are open."""
        for key, made in self._buttons.items():
            made.setEnabled(key not in reasons)
            made.setToolTip(reasons.get(key, self._tips[key]))

    def _add_all(self, desks: Sequence[DeskSpec]) -> None:
        stretched, number = False, 0
        for desk in desks:
            number += not desk.shortcut
            if desk.at_foot and not stretched:
                self._column.addStretch(1)
                stretched = True
            self._add(desk, desk.shortcut or (f"Ctrl+{number}" if number <= 9 else ""))
        if not stretched:
            self._column.addStretch(1)

    def _add(self, desk: DeskSpec, shortcut: str) -> None:
        made = QPushButton(icon(desk.icon, Tone.MUTED), f"  {desk.title}")
        made.setAccessibleName(desk.title)
        made.setCheckable(True)
        made.setIconSize(_ICON)
        self._tips[desk.key] = with_shortcut(desk.title, shortcut)
        made.setToolTip(self._tips[desk.key])
        made.clicked.connect(lambda: self.chosen.emit(desk.key))
        QShortcut(QKeySequence(shortcut), made, made.click)  # the button's own would wait 100 ms
        self._group.addButton(made)
        self._buttons[desk.key] = made
        self._column.addWidget(made)


def _brand() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(12, UNIT, UNIT, UNIT)
    row.setSpacing(UNIT)
    mark = IconLabel("jieling", 24, Tone.ACCENT)
    name = QLabel(tr("Jieling"))
    name.setFont(theme.sized(theme.strong(made.font()), times=1.15))
    for part in (mark, name):
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return made
