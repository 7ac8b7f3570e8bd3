"""Vending at its tab: what has no token is listed, batches go out, tokens come back or are typed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from desktop.domain.vending import VendState
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import TaskRunner
from desktop.views.vending_tab import VendingTab
from desktop.views.writing_desk import WritingDesk
from tests.counter import Counter, day
from tests.services.prepaid import WANG, converted
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
LI = "0706000000000002"
TOKEN = "12345678901234567890"
TODAY = day("2012-06-20")


@pytest.fixture
def prepaid(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office of two prepaid customers with a purchase each, whose tokens come by files."""
    with allow_sql():
        county.office.settings.set("vending.adapter", "file")
        converted(county, WANG, debt="100.00").tops_up("130.00")
        converted(county, LI, meter="M8").tops_up("20.00")
    return county


@pytest.fixture
def tab(
    prepaid: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> VendingTab:
    """Return the tab, read and in sight."""
    office = prepaid.office
    second = SecondPerson(tasks, lambda: office.users, QStackedWidget())
    desk = WritingDesk(tasks, door, lambda: TODAY, office.settings, files)
    made = VendingTab(desk, office.vending, second)
    in_sight(made, made.list, made.card.steps, size=(1180, 700))
    return made


@pytest.fixture
def read(tab: VendingTab, settle: Settle, qtbot: QtBot) -> Settle:
    """Return what waits until every row of the list, and what is beside it, was read."""

    def wait() -> None:
        settle()
        qtbot.waitUntil(lambda: all(tab.list.row_at(at) for at in range(tab.list.rowCount())))
        settle()

    wait()
    return wait


def requests(tab: VendingTab) -> list[str]:
    """Return what the first columns of the list say."""
    rows = [tab.list.row_at(position) for position in range(tab.list.rowCount())]
    return [f"{row.number} {row.state.value}" for row in rows if row]


def choose(tab: VendingTab, number: str, read: Settle) -> None:
    """Go to a request of the list."""
    [at] = [at for at, told in enumerate(requests(tab)) if told.startswith(number)]
    tab.table.selectRow(at)
    read()


def test_what_has_no_token_is_listed_with_its_sum(tab: VendingTab, read: Settle) -> None:
    assert requests(tab) == ["GQ00000002 waiting", "GQ00000001 waiting"]
    assert tab.count.text() == "Requests: 2 · no token yet: 2, 50.00 yuan"
    choose(tab, "GQ00000001", read)
    assert "王秀英 waiting" in tab.card.words
    assert "30.00" in tab.card.words
    assert [step.kind for step in tab.card.steps.rows] == ["vend-asked"]


def test_a_batch_goes_out_and_its_tokens_come_back(
    tab: VendingTab, files: ChosenFiles, door: RecordedDoor, read: Settle, tmp_path: Path
) -> None:
    files.answer = tmp_path / "out.csv"
    tab.send_button.click()
    read()
    assert door.news[-1].startswith("Batch GP00000001 is written: purchases 2, 50.00 yuan.")
    assert requests(tab) == ["GQ00000002 sent", "GQ00000001 sent"]
    answer = tmp_path / "in.csv"
    answer.write_text(f"请求号,令牌\nGQ00000001,{TOKEN}\nGQ00000009,1\n", encoding="utf-8")
    files.answer = answer
    tab.read_answers()
    read()
    assert "tokens taken 1, failed 0, known before 0" in door.warnings[-1]
    assert "row 3, 请求号: There is no vending request GQ00000009." in door.warnings[-1]
    assert requests(tab) == ["GQ00000002 sent"]
    tab.filter.state.set_value((VendState.DONE,))
    tab.refresh()
    read()
    assert requests(tab) == ["GQ00000001 done"]
    files.answer = tmp_path / "again.csv"
    tab.write_again("GP00000001")
    read()
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


def test_a_token_is_typed_with_enter(tab: VendingTab, qtbot: QtBot, read: Settle, door: RecordedDoor) -> None:
    choose(tab, "GQ00000001", read)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    form = tab.token_form
    assert tab.side.currentWidget() is form
    assert "30.00 yuan for meter M9" in form.words
    qtbot.keyClicks(form.token, "12")
    qtbot.keyClick(form.token, Qt.Key.Key_Return)
    read()
    assert "is no token" in form.form.problem_of(form.token)
    form.token.setText(TOKEN)
    qtbot.keyClick(form.token, Qt.Key.Key_Return)
    read()
    assert door.news[-1] == "Request GQ00000001 has its token."
    assert requests(tab) == ["GQ00000002 waiting"]


def test_what_was_not_loaded_is_taken_back_with_a_reason(
    tab: VendingTab, prepaid: Counter, read: Settle, door: RecordedDoor, allow_sql: Allow
) -> None:
    with allow_sql():
        prepaid.office.vending.enter("GQ00000001", TOKEN, TODAY)
    tab.filter.state.set_value(())
    tab.refresh()
    read()
    choose(tab, "GQ00000001", read)
    tab.card.back.click()
    tab.back_form.save()
    assert tab.back_form.form.problem_of(tab.back_form.reason)
    tab.back_form.reason.setText("令牌未输入")
    tab.back_form.save()
    read()
    assert door.news[-1] == "GD00000001 is reversed by CZ00000001; both are kept."
    choose(tab, "GQ00000001", read)
    assert "cancelled" in tab.card.words
    assert not tab.card.back.isVisible()


def test_without_files_no_batch_can_be_asked_for(
    tab: VendingTab, prepaid: Counter, read: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        prepaid.office.settings.set("vending.adapter", "manual")
    tab.refresh()
    read()
    assert not tab.send_button.isEnabled()
    assert "tokens come by files" in tab.send_button.toolTip()


def test_the_list_is_exported(
    tab: VendingTab, files: ChosenFiles, door: RecordedDoor, read: Settle, tmp_path: Path
) -> None:
    files.answer = tmp_path / "list.csv"
    tab.export()
    read()
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert "GQ00000001,2012-06-11,0706000000000001,王秀英,石碌供电所,M9,GD00000001,30.00" in text
