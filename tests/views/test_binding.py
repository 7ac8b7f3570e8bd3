"""What is expected of PySide6 itself, because one of its releases got it wrong."""

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    """Something that rings."""

    rung = Signal(str)


def test_a_signal_loses_no_reference() -> None:
    """PySide6 6.12.0 drops a reference to True at each emit; Python 3.11 dies after some hundreds."""
    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(5):
        bell.rung.emit("again")
    assert sys.getrefcount(True) >= before
