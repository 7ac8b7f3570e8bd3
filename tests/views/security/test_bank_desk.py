"""The bank's desk in the window: three pages behind one another, and for those alone who may."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.fences import barred_desks
from desktop.app.window import OfficeWindow, furnish
from desktop.services.office import Office
from desktop.views.bank_desk import BankDesk
from desktop.views.bank_page import BankPage
from tests.views.security.conftest import AUDITOR, CASHIER, PASSWORD, SUPERVISOR

Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def window(qapp: QApplication, office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = furnish(office, date(2012, 5, 20), memory)
    made.shell.window.open("counter")
    qtbot.addWidget(made.shell.window)
    with qtbot.waitActive(made.shell.window):
        made.shell.window.show()
        made.shell.window.activateWindow()
    yield made
    made.close()


def test_the_desk_opens_at_the_file_of_a_statement_and_leads_to_its_pages(
    window: OfficeWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    desk = cast(BankDesk, window.shell.window.open("bank"))
    tasks = window.shell.parts.tasks
    qtbot.waitUntil(lambda: not tasks.busy())
    statement = cast(BankPage, desk.pages.widget(0))
    assert qapp.focusWidget() is statement.file_page.file
    assert [desk.tabs.tabText(at) for at in range(3)] == ["Statement", "Direct debit", "Agreements"]
    for at, key in ((1, Qt.Key.Key_F3), (2, Qt.Key.Key_F4), (0, Qt.Key.Key_F2)):
        qtbot.keyClick(window.shell.window, key)
        qtbot.waitUntil(lambda: not tasks.busy())
        assert desk.pages.currentIndex() == at


@pytest.mark.parametrize("who,barred", [(CASHIER, False), (SUPERVISOR, False), (AUDITOR, True)])
def test_the_desk_is_for_whoever_may_post_bank_files(
    staffed: Office, who: str, barred: bool, allow_sql: Allow
) -> None:
    with allow_sql():
        staffed.users.sign_in(who, PASSWORD)
    assert ("bank" in barred_desks(staffed.workplace)) is barred
