"""Sentences take the height that their words need, and give it back."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.labels import Sentence


def test_a_sentence_that_becomes_shorter_becomes_lower(qapp: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    sentence = Sentence("One line.")
    column = QVBoxLayout(page)
    column.addWidget(sentence)
    column.addStretch(1)
    page.resize(300, 400)
    page.show()
    one_line = sentence.height()
    sentence.say("So many words that they want three lines at least of the room that there is. " * 2)
    qtbot.waitUntil(lambda: sentence.height() > 2 * one_line)
    sentence.say("One line.")
    qtbot.waitUntil(lambda: sentence.height() == one_line)
    sentence.say("")
    assert sentence.isHidden()
