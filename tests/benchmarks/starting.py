"""From nothing to a window in which a search answers, against an empty Qt window; a process each."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.benchmarks.counties import RAW, Bench
from tests.benchmarks.measuring import Pair

READY = "ready"
_EMPTY = f"""
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
def look():
    if window.windowHandle().isExposed():
        print("{READY}", flush=True)
        app.quit()
timer = QTimer(interval=1, timeout=look)
timer.start()
app.exec()
"""
_OURS = f"""
import sys
from desktop.app import run
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.views.search import CustomerSearch
asked = []
def look():
    if asked:
        if asked[0].suggestions.isVisible():
            print("{READY}", flush=True)
            QApplication.quit()
        return
    for window in QApplication.topLevelWidgets():
        search = window.findChild(CustomerSearch)
        if search and window.isVisible():
            asked.append(search)
            search.setFocus()
            QTest.keyClicks(search, "hrsn")
            return
def watched(*_):
    timer = QTimer(interval=1, timeout=look)
    timer.start()
    return begin()
begin, QApplication.exec = QApplication.exec, watched
sys.exit(run(sys.argv[1]))
"""


def pairs(bench: Bench) -> list[Pair]:
    """Return the one pair; the program opens the copy that no other process of its kind has open."""
    file = bench.scratch / RAW
    return [
        Pair(
            "start to a window in which a search answers",
            lambda _: _until_ready(bench.scratch, _OURS, file),
            lambda _: _until_ready(bench.scratch, _EMPTY),
            5.0,
            rounds=7,
        )
    ]


def _until_ready(home: Path, program: str, *arguments: Path) -> float:
    own = {"QT_QPA_PLATFORM": "offscreen", "JIELING_LANGUAGE": "en", "XDG_DATA_HOME": str(home)}
    surroundings = os.environ | own
    command = [sys.executable, "-c", program, *map(str, arguments)]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as process:
        assert process.stdout
        said = process.stdout.readline().strip()
        seconds = perf_counter() - began
    assert (said, process.returncode) == (READY, 0), command
    return seconds
