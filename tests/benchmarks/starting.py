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
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from desktop.app.program import Program
from desktop.app.shell import prepare
app = prepare("en")
program = Program(app, sys.argv[1])
program.start(snapshot=False)
typed = False
def look():
    global typed
    if program.window is None:
        return
    search = program.window.shell.parts.search
    if not typed:
        typed = True
        search.setFocus()
        QTest.keyClicks(search, "hrsn")
    elif search.suggestions.isVisible():
        print("{READY}", flush=True)
        app.quit()
timer = QTimer(interval=1, timeout=look)
timer.start()
app.exec()
program.close()
"""


def pairs(bench: Bench) -> list[Pair]:
    """Return the one pair; the program opens the copy that no other process of its kind has open."""
    file = bench.scratch / RAW
    return [
        Pair(
            "start to a window in which a search answers",
            lambda _: _until_ready(_OURS, file),
            lambda _: _until_ready(_EMPTY),
            5.0,
            rounds=7,
        )
    ]


def _until_ready(program: str, *arguments: Path) -> float:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "JIELING_LANGUAGE": "en"}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as process:
        assert process.stdout
        said = process.stdout.readline().strip()
        seconds = perf_counter() - began
    assert (said, process.returncode) == (READY, 0), command
    return seconds
