"""What a role may not do is barred on every desk, and the words that are barred are those of buttons."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import views
from desktop.app.fences import BUTTONS
from desktop.views.barred import bar


def test_every_barred_word_is_the_word_of_a_button() -> None:
    texts = set()
    for file in Path(views.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    assert set(BUTTONS) <= texts


@pytest.mark.usefixtures("qapp")
def test_a_barred_button_stays_disabled_whatever_a_page_does(qtbot: QtBot) -> None:
    clicked: list[bool] = []
    made = QPushButton("Take payment")
    qtbot.addWidget(made)
    made.clicked.connect(lambda: clicked.append(True))
    bar(made, "The role auditor does not allow this.")
    made.setEnabled(True)
    made.click()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert clicked == []
    assert made.toolTip() == "The role auditor does not allow this."
