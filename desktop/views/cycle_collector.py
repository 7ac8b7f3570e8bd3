"""Looks for reference cycles on the window's thread alone, between two events.

Left to itself Python looks for them wherever it allocates: on a worker, where it would destroy a widget
away from its thread, or deep inside Qt, where the interpreter's lock may not be held. Both have crashed.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class CycleCollector(QObject):
    """Takes the search for cycles over from the interpreter for as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Search the oldest generation that is due, and the younger ones with it."""
        due = [age for age, count in enumerate(gc.get_count()) if count > self._limits[age]]
        if due:
            gc.collect(max(due))
