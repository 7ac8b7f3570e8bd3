"""A row of acts above what they are about; each can be done by a key of its own."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.views.act_kinds import KEYS, ActKind, act_text
from desktop.views.buttons import button
from desktop.views.theme import UNIT


class ActBar(QWidget):
    """Offers acts; `asked` carries the `ActKind`."""

    asked = Signal(object)

    def __init__(self, kinds: Sequence[ActKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[ActKind, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT // 2, 0, 0)
        row.setSpacing(UNIT)
        for kind in kinds:
            made = button(act_text(kind), partial(self.asked.emit, kind), shortcut=KEYS[kind])
            self._buttons[kind] = made
            row.addWidget(made)
        row.addStretch(1)
        self.offer(())

    def offer(self, possible: Collection[ActKind]) -> None:
        """Let these be asked for, and no other."""
        for kind, made in self._buttons.items():
            made.setEnabled(kind in possible)

    def offered(self) -> list[ActKind]:
        """Return what can be asked for now."""
        return [kind for kind, made in self._buttons.items() if made.isEnabled()]
