"""The message door, the real one: refusals, news, failures, questions."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import keep_log
from desktop.domain.errors import Cancelled, NotAnAmount
from desktop.views.message_bar import Action, MessageBar
from desktop.views.notify import Notifier


@pytest.fixture
def desk(shown: Callable[[QWidget], QWidget]) -> QWidget:
    desk = QWidget()
    desk.resize(900, 600)
    shown(desk)
    return desk


@pytest.fixture
def bar(desk: QWidget) -> MessageBar:
    return MessageBar(desk)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "jieling.log"
    kept = keep_log(file)
    yield file
    logging.getLogger("desktop").removeHandler(kept)
    kept.close()


@pytest.fixture
def notifier(bar: MessageBar, log_file: Path) -> Notifier:
    return Notifier(bar, log_file)


def test_a_refusal_is_said_in_words_and_stays(notifier: Notifier, bar: MessageBar) -> None:
    notifier.refused(NotAnAmount("12.345"))
    assert "12.345" in bar.text
    assert not bar.goes_away_by_itself


def test_news_goes_away_by_itself(notifier: Notifier, bar: MessageBar) -> None:
    notifier.info("Receipt 0000312 is saved.")
    assert bar.text == "Receipt 0000312 is saved."
    assert bar.goes_away_by_itself


def test_a_cancelled_run_needs_no_words(notifier: Notifier, bar: MessageBar) -> None:
    notifier.failed(Cancelled())
    assert bar.text == ""


def test_a_failure_shows_no_traceback_and_keeps_it_in_the_log(
    notifier: Notifier, bar: MessageBar, log_file: Path
) -> None:
    notifier.failed(ZeroDivisionError("division by zero"))
    assert "jieling.log" in bar.text
    assert "ZeroDivisionError" not in bar.text
    assert "ZeroDivisionError: division by zero" in log_file.read_text(encoding="utf-8")


def test_a_refusal_that_comes_as_a_failure_is_worded_and_not_logged(
    notifier: Notifier, bar: MessageBar, log_file: Path
) -> None:
    notifier.failed(NotAnAmount("x"))
    assert "x" in bar.text
    assert not log_file.exists()


def test_a_message_is_text_and_never_markup(notifier: Notifier, bar: MessageBar) -> None:
    notifier.info("<b>石碌</b> & co")
    assert bar.text == "<b>石碌</b> & co"


def test_the_bar_lies_inside_the_desk_whatever_its_size(
    notifier: Notifier, bar: MessageBar, desk: QWidget, qapp: QApplication
) -> None:
    notifier.info("A long sentence that needs several lines where there is little room. " * 4)
    for width, height in ((900, 600), (400, 300), (1600, 1000)):
        desk.resize(width, height)
        qapp.sendPostedEvents()
        assert desk.rect().contains(bar.geometry())


def test_an_action_is_done_and_closes_the_message(notifier: Notifier, bar: MessageBar, qtbot: QtBot) -> None:
    printed: list[str] = []
    notifier.info("Saved.", [Action("Print again", lambda: printed.append("printed"))])
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert (printed, bar.text) == (["printed"], "")


def test_escape_closes_the_message_when_the_keyboard_is_in_it(
    notifier: Notifier, bar: MessageBar, qtbot: QtBot, qapp: QApplication
) -> None:
    notifier.refused(NotAnAmount("x"))
    bar.focus_first_action()
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
    assert bar.text == ""


@pytest.mark.parametrize(("pressed", "answer"), [("Reverse it", True), ("Keep it", False)])
def test_a_question_is_answered_by_a_verb(
    notifier: Notifier, qapp: QApplication, pressed: str, answer: bool
) -> None:
    def press() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == pressed).click()

    QTimer.singleShot(0, press)
    assert notifier.ask("Reverse receipt 0000312?", yes="Reverse it", no="Keep it") is answer


def test_escape_means_no(notifier: Notifier, qapp: QApplication, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: qtbot.keyClick(qapp.activeModalWidget(), Qt.Key.Key_Escape))
    assert not notifier.ask("Reverse receipt 0000312?", yes="Reverse it", no="Keep it")
