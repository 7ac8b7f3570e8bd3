"""What the desks need is there before it is asked for, and never at a clerk's cost."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app.ahead import PIECES, Ahead
from desktop.views.tasks import Progress, TaskRunner


def test_every_piece_is_imported_while_nobody_works(tasks: TaskRunner, qtbot: QtBot) -> None:
    parent = QObject()
    with qtbot.waitSignal(Ahead(tasks, parent, wait=0).done, timeout=20_000):
        pass
    assert [piece for piece in PIECES if piece not in sys.modules] == []


def test_it_waits_for_what_is_under_way(tasks: TaskRunner, qtbot: QtBot) -> None:
    parent, order = QObject(), list[str]()
    tasks.run(parent, _work, lambda _: order.append("work"))
    ahead = Ahead(tasks, parent, wait=0)
    ahead.done.connect(lambda: order.append("ahead"))
    qtbot.waitUntil(lambda: len(order) == 2, timeout=20_000)
    assert order == ["work", "ahead"]


def _work(progress: Progress) -> None:
    return None
