"""A row of acts above what they are about; each can be done by a key of its own."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.views.act_kinds import KEYS, ActKind, act_text
from desktop.views.buttons import button
from desktop.views.theme import UNIT

_MOST_IN_A_ROW = 4
_NO_REASONS: Mapping[ActKind, str] = MappingProxyType({})


class ActBar(QWidget):
    """Offers acts; `asked` carries the `ActKind`."""

    asked = Signal(object)

    def __init__(self, kinds: Sequence[ActKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[ActKind, QPushButton] = {}
        self._tips: dict[ActKind, tuple[str, str]] = {}
        wide = _MOST_IN_A_ROW if len(kinds) <= _MOST_IN_A_ROW else (len(kinds) + 1) // 2
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT // 2, 0, 0)
        grid.setSpacing(UNIT)
        for at, kind in enumerate(kinds):
            made = button(act_text(kind), partial(self.asked.emit, kind), shortcut=KEYS[kind])
            self._buttons[kind] = made
            grid.addWidget(made, at // wide, at % wide)
        grid.setColumnStretch(wide, 1)
        self.offer(())

    def offer(self, possible: Collection[ActKind], barred: Mapping[ActKind, str] = _NO_REASONS) -> None:
        """Let these be asked for, and no other; `barred` says why, for those where it is not plain."""
        for kind, made in self._buttons.items():
            made.setEnabled(kind in possible)
            self._explain(kind, made, "" if kind in possible else barred.get(kind, ""))

    def offered(self) -> list[ActKind]:
        """Return what can be asked for now."""
        return [kind for kind, made in self._buttons.items() if made.isEnabled()]

    def _explain(self, kind: ActKind, made: QPushButton, reason: str) -> None:
        """Say why an act is barred; what stood there before, a role's reason perhaps, comes back after."""
        if reason:
            self._tips.setdefault(kind, (made.toolTip(), made.accessibleDescription()))
        tip, description = self._tips.pop(kind, ("", "")) if not reason else (reason, reason)
        if tip:
            made.setToolTip(tip)
            made.setAccessibleDescription(description)
