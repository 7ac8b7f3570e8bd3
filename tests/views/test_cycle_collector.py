"""Cycles are looked for on the window's thread, and nowhere else."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.cycle_collector import CycleCollector


class _Ring:
    """An object that only the search for cycles can free."""

    def __init__(self) -> None:
        self.itself = self


def test_the_interpreter_itself_no_longer_looks(qapp: QApplication) -> None:
    assert not gc.isenabled()
    assert len(qapp.findChildren(CycleCollector)) == 1


def test_a_cycle_is_freed_on_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    freed_on: list[int] = []
    ring = _Ring()
    told = weakref.finalize(ring, lambda: freed_on.append(threading.get_ident()))
    told.atexit = False
    del ring
    rings = [_Ring() for _ in range(10_000)]
    del rings
    qtbot.waitUntil(lambda: bool(freed_on), timeout=10_000)
    assert freed_on == [threading.get_ident()]


def test_a_widget_in_a_cycle_goes_too(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    widget.itself = widget  # type: ignore[attr-defined]
    gone = weakref.ref(widget)
    del widget
    rings = [_Ring() for _ in range(10_000)]
    del rings
    qtbot.waitUntil(lambda: gone() is None, timeout=10_000)
