"""Slow work: off the window's thread, answered on it, and only the newest answer counts."""

import threading
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import NotAnAmount
from desktop.views.progress_strip import ProgressStrip
from desktop.views.tasks import Progress, TaskRunner
from tests.views.recorded_door import RecordedDoor

Settle = Callable[[], None]


def work_until(gate: threading.Event) -> Callable[[Progress], str]:
    def work(progress: Progress) -> str:
        assert gate.wait(20)
        progress.stop_if_cancelled()
        return "done"

    return work


def test_work_is_done_elsewhere_and_answered_on_the_windows_thread(tasks: TaskRunner, settle: Settle) -> None:
    threads: list[threading.Thread] = []
    tasks.run(
        tasks,
        lambda progress: threading.current_thread(),
        lambda worker: threads.extend([worker, threading.current_thread()]),
    )
    settle()
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_what_fails_is_told_at_the_door(tasks: TaskRunner, settle: Settle, door: RecordedDoor) -> None:
    answers: list[object] = []
    tasks.run(tasks, lambda progress: 1 // 0, answers.append)
    settle()
    assert [type(error) for error in door.failures] == [ZeroDivisionError]
    assert answers == []
    door.failures.clear()


def test_a_page_may_take_a_refusal_itself(tasks: TaskRunner, settle: Settle, door: RecordedDoor) -> None:
    def refuse(progress: Progress) -> None:
        raise NotAnAmount("x")

    taken: list[Exception] = []
    tasks.run(tasks, refuse, lambda result: None, failed=taken.append)
    settle()
    assert [type(error) for error in taken] == [NotAnAmount]
    assert door.refusals == []


def test_a_page_that_is_gone_is_not_called(tasks: TaskRunner, settle: Settle) -> None:
    page, gate = QObject(), threading.Event()
    answers: list[str] = []
    tasks.run(page, work_until(gate), answers.append)
    shiboken6.delete(page)
    gate.set()
    settle()
    assert answers == []


def test_only_the_newest_question_is_answered(tasks: TaskRunner, settle: Settle) -> None:
    gate = threading.Event()
    answers: list[str] = []
    tasks.run(tasks, work_until(gate), answers.append, latest="search")
    tasks.run(tasks, lambda progress: "second", answers.append, latest="search")
    tasks.run(tasks, lambda progress: "third", answers.append, latest="search")
    gate.set()
    settle()
    assert answers == ["third"]


def test_an_older_answer_that_comes_later_is_dropped(tasks: TaskRunner, settle: Settle) -> None:
    begun, gate = threading.Event(), threading.Event()
    answers: list[str] = []

    def stubborn(progress: Progress) -> str:
        begun.set()
        assert gate.wait(20)
        return "older"

    tasks.run(tasks, stubborn, answers.append, latest="search")
    begun.wait(20)
    tasks.run(tasks, lambda progress: "newer", answers.append, latest="search", lane="report")
    gate.set()
    settle()
    assert answers == ["newer"]


def test_two_pages_may_use_the_same_name(tasks: TaskRunner, settle: Settle) -> None:
    first, second = QObject(), QObject()
    answers: list[str] = []
    for page, word in ((first, "one"), (second, "two")):
        tasks.run(page, lambda progress, word=word: word, answers.append, latest="rows")
    settle()
    assert answers == ["one", "two"]


def test_a_cancelled_run_says_nothing(tasks: TaskRunner, settle: Settle, door: RecordedDoor) -> None:
    gate = threading.Event()
    answers: list[str] = []
    task = tasks.run(tasks, work_until(gate), answers.append)
    task.progress.cancel()
    gate.set()
    settle()
    assert (answers, door.refusals, door.failures) == ([], [], [])


def test_what_was_posted_before_the_cancel_came_is_answered(tasks: TaskRunner, settle: Settle) -> None:
    answers: list[str] = []
    begun = threading.Event()

    def post(progress: Progress) -> str:
        begun.set()
        while not progress.cancelled():
            pass
        return "posted"

    task = tasks.run(tasks, post, answers.append, lane="write")
    begun.wait(20)
    task.progress.cancel()
    settle()
    assert answers == ["posted"]


def test_a_long_report_keeps_no_search_waiting(tasks: TaskRunner, settle: Settle, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    tasks.run(tasks, work_until(gate), answers.append, lane="report")
    tasks.run(tasks, lambda progress: "found", answers.append)
    qtbot.waitUntil(lambda: answers == ["found"])
    gate.set()
    settle()
    assert answers == ["found", "done"]


def test_postings_are_made_in_the_order_they_were_asked_for(tasks: TaskRunner, settle: Settle) -> None:
    posted: list[int] = []
    for number in range(50):
        tasks.run(tasks, lambda progress, number=number: number, posted.append, lane="write")
    settle()
    assert posted == list(range(50))


def test_leaving_waits_for_a_posting_under_way(qapp: QApplication, door: RecordedDoor) -> None:
    runner = TaskRunner(door.failed)
    posted: list[int] = []
    begun = threading.Event()

    def post(progress: Progress) -> None:
        begun.set()
        while not progress.cancelled():
            pass
        posted.append(1)

    runner.run(runner, post, lambda result: None, lane="write")
    begun.wait(20)
    runner.close()
    assert posted == [1]


def test_short_work_is_not_shown_and_long_work_is(tasks: TaskRunner, settle: Settle, qtbot: QtBot) -> None:
    strip, gate = ProgressStrip(tasks), threading.Event()
    qtbot.addWidget(strip)
    tasks.run(tasks, lambda progress: None, lambda result: None, title="Short")
    settle()
    assert strip.isHidden()
    tasks.run(tasks, work_until(gate), lambda result: None, title="Long")
    qtbot.waitUntil(lambda: not strip.isHidden())
    gate.set()
    settle()
    assert strip.isHidden()


def test_the_cancel_button_stops_the_work_shown(tasks: TaskRunner, settle: Settle, qtbot: QtBot) -> None:
    strip, gate = ProgressStrip(tasks), threading.Event()
    qtbot.addWidget(strip)
    answers: list[str] = []
    tasks.run(tasks, work_until(gate), answers.append, title="Printing notices")
    qtbot.waitUntil(lambda: not strip.isHidden())
    strip.findChild(QPushButton).click()
    gate.set()
    settle()
    assert answers == []
