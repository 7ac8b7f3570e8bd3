"""Reminders in the window, worked by keyboard: a batch, the outbox, templates, bad numbers, the gateway."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import QuietNow
from desktop.domain.sms import SmsLine, SmsState
from desktop.views.customer_suggestions import suggesting
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_page import RemindersPage
from desktop.views.tasks import TaskRunner
from tests.counter import day
from tests.services.gateway_server import Gateway, accepts, answers_too_late
from tests.services.sms_desk import SmsDesk
from tests.views.chosen_files import ChosenFiles
from tests.views.collection.conftest import Allow
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

TODAY = day("2012-06-20")
Settle = Callable[[], None]


@pytest.fixture
def office(office_file: Path, allow_sql: Allow) -> Iterator[SmsDesk]:
    """Return an office where two customers are due a reminder, one is on hold and one has no mobile."""
    with allow_sql():
        opened = SmsDesk(office_file)
        opened.debtor("1", "80.00", name="王秀英")
        opened.debtor("2", "9000.00", "2012-06-20", name="华润水泥(昌江)有限公司")
        opened.debtor("3", name="李德海")
        opened.debtor("4", name="符国强", phone="0898-26622222")
        opened.holds("3")
    yield opened
    with allow_sql():
        assert opened.office.checks.check().ok
        opened.office.close()


@pytest.fixture
def page(
    office: SmsDesk,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> RemindersPage:
    at = office.office
    services = at.sms, at.customers, at.settings
    find = suggesting(at.finding.search)
    made = RemindersPage(RemindersDesk(tasks, door, _today, *services, find, files))
    in_sight(
        made, made.batch.list, made.outbox.list, made.templates.list, made.bad_numbers.list, size=(1180, 700)
    )
    return made


def _today() -> date:
    return TODAY


def go_to(page: RemindersPage, part: QWidget, settle: Settle) -> None:
    page.setCurrentWidget(part)
    settle()


def press(qtbot: QtBot, widget: QWidget | None, key: Qt.Key, *, control: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(widget, key, held)


def choose(page: RemindersPage, at: int, settle: Settle) -> None:
    """Choose one message of the outbox, whatever keys a test before this one held."""
    page.outbox.table.clearSelection()
    page.outbox.table.selectRow(at)
    settle()


def queued(page: RemindersPage, settle: Settle) -> None:
    page.batch.queue()
    settle()


def lines(page: RemindersPage, qtbot: QtBot) -> list[SmsLine]:
    """Return the rows of the outbox once they are all there."""
    told = page.outbox.list
    qtbot.waitUntil(lambda: all(told.row_at(at) is not None for at in range(told.rowCount())))
    found = [told.row_at(at) for at in range(told.rowCount())]
    return [line for line in found if line is not None]


def test_a_batch_shows_who_gets_what_and_who_is_left_out_and_why(page: RemindersPage, settle: Settle) -> None:
    rows = [[page.batch.list.index(at, column).data() for column in (1, 6)] for at in range(4)]
    assert sorted(rows) == [
        ["华润水泥(昌江)有限公司", ""],
        ["李德海", "on hold until 2012-06-30"],
        ["王秀英", ""],
        ["符国强", "no mobile number"],
    ]
    assert page.batch.words.startswith("Reminders: 2")
    page.batch.table.selectRow(0)
    assert (
        "80.00" in page.batch.message.words
        and "messages as the network counts: 2" in page.batch.message.words
    )


def test_a_batch_follows_its_filter(page: RemindersPage, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(page.batch.filter.least, "100")
    qtbot.waitUntil(lambda: page.batch.list.rowCount() == 1)
    page.batch.filter.least.clear()
    page.batch.filter.everyone.setChecked(True)
    qtbot.waitUntil(lambda: page.batch.list.rowCount() == 4)


def test_a_template_of_another_stage_is_told_and_nothing_can_be_queued(
    page: RemindersPage, qtbot: QtBot, settle: Settle
) -> None:
    page.batch.filter.stage.setCurrentIndex(1)
    page.batch.filter.template.setCurrentIndex(3)
    qtbot.waitUntil(lambda: "no template" in page.batch.words)
    assert not page.batch.queue_button.isEnabled()


def test_a_batch_is_queued_and_sent_by_keyboard_alone(
    page: RemindersPage, office: SmsDesk, door: RecordedDoor, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    press(qtbot, page.batch.table, Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: page.currentWidget() is page.outbox)
    settle()
    assert [line.state for line in lines(page, qtbot)] == [SmsState.QUEUED] * 2
    press(qtbot, page.outbox.table, Qt.Key.Key_Return, control=True)
    settle()
    assert door.news[-1] == "sent 2"
    assert [line.state for line in lines(page, qtbot)] == [SmsState.SENT] * 2
    with allow_sql():
        assert len(office.contacts("1")) == 1


def test_queueing_twice_sends_nothing_twice(page: RemindersPage, qtbot: QtBot, settle: Settle) -> None:
    queued(page, settle)
    go_to(page, page.batch, settle)
    assert not page.batch.queue_button.isEnabled()
    assert page.batch.words == "Reminders: 0, messages as the network counts: 0. Left out: 4."


def test_quiet_hours_are_told_and_the_button_is_there_again(
    page: RemindersPage, office: SmsDesk, door: RecordedDoor, settle: Settle
) -> None:
    queued(page, settle)
    office.move(hours=10)
    page.outbox.send_bar.send()
    settle()
    assert isinstance(door.refusals.pop(), QuietNow)
    assert page.outbox.send_bar.send_button.isVisible() and not page.outbox.send_bar.stop_button.isVisible()


def test_a_run_is_stopped_between_two_messages(
    page: RemindersPage, office: SmsDesk, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    queued(page, settle)
    server = Gateway(lambda request, number: (request.answers.released.wait(10), accepts(request, number))[1])
    with allow_sql():
        office.set(sender="http", url=server.url)
    page.outbox.send_bar.send()
    qtbot.waitUntil(lambda: len(server.asked) == 1)
    assert page.outbox.send_bar.stop_button.isVisible()
    page.outbox.send_bar.stop()
    server.released.set()
    settle()
    assert sorted(line.state for line in lines(page, qtbot)) == [SmsState.QUEUED, SmsState.SENT]
    server.close()


def test_a_person_decides_what_became_of_a_lost_answer(
    page: RemindersPage, office: SmsDesk, door: RecordedDoor, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    queued(page, settle)
    server = Gateway(answers_too_late)
    with allow_sql():
        office.set(sender="http", url=server.url, timeout_seconds="1")
    page.outbox.send_bar.send()
    settle()
    server.close()
    assert [line.state for line in lines(page, qtbot)] == [SmsState.UNSURE] * 2
    choose(page, 0, settle)
    assert "may arrive twice" in page.outbox.card.words
    page.outbox.card.was_sent_button.click()
    settle()
    assert [line.state for line in lines(page, qtbot)] == [SmsState.SENT, SmsState.UNSURE]
    choose(page, 1, settle)
    assert len(page.outbox.table.selected_keys()) == 1 and page.outbox.card.was_not_sent_button.isVisible()
    page.outbox.card.was_not_sent_button.click()
    settle()
    assert door.refusals == []
    assert [line.state for line in lines(page, qtbot)] == [SmsState.SENT, SmsState.FAILED]


def test_what_waits_is_taken_out_and_filtered_by_its_state(
    page: RemindersPage, qtbot: QtBot, settle: Settle
) -> None:
    queued(page, settle)
    lines(page, qtbot)
    choose(page, 0, settle)
    page.outbox.card.take_out_button.click()
    settle()
    assert [line.state for line in lines(page, qtbot)] == [SmsState.DROPPED, SmsState.QUEUED]
    page.outbox.filter.state.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.outbox.list.rowCount() == 1)
    page.outbox.filter.state.setCurrentIndex(3)
    qtbot.waitUntil(lambda: page.outbox.list.rowCount() == 0)


def test_a_delivery_report_is_taken_in_from_the_window(
    page: RemindersPage, files: ChosenFiles, door: RecordedDoor, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    queued(page, settle)
    page.outbox.send_bar.send()
    settle()
    files.answer = tmp_path / "report.csv"
    files.answer.write_text("key,status,reason\nafter-20120620-1,失败,空号\nx,成功,\n", "utf-8")
    press(qtbot, page.outbox.table, Qt.Key.Key_O, control=True)
    settle()
    assert door.warnings[-1].startswith("Delivered 0, failed 1, known before 0; new bad numbers: 1.")
    go_to(page, page.bad_numbers, settle)
    assert [bad.phone for bad in page.bad_numbers.list.rows] == ["13876000001"]


def test_a_template_is_tried_on_a_real_customer_while_it_is_written(
    page: RemindersPage, qtbot: QtBot, settle: Settle
) -> None:
    go_to(page, page.templates, settle)
    page.templates.table.selectRow(2)
    settle()
    form = page.templates.form
    assert "王秀英" in form.message.words and "messages as the network counts" in form.message.words
    form.text.setText("{name}您好{amount}")
    qtbot.waitUntil(lambda: form.message.words.startswith("王秀英您好80.00"))
    form.text.setText("{nmae}")
    qtbot.waitUntil(lambda: "nmae" in form.message.words)
    form.save()
    settle()
    assert "nmae" in form.form.problem_of(form.text)  # type: ignore[arg-type]  # a text of several lines


def test_a_template_is_made_tried_on_a_chosen_customer_and_removed(
    page: RemindersPage, door: RecordedDoor, qtbot: QtBot, qapp: QApplication, settle: Settle
) -> None:
    go_to(page, page.templates, settle)
    press(qtbot, page.templates.table, Qt.Key.Key_N, control=True)
    qtbot.keyClicks(qapp.focusWidget(), "short")
    qtbot.keyClicks(page.templates.form.text, "{customer_no}: ")
    page.templates.form.try_on("3")
    qtbot.waitUntil(lambda: page.templates.form.message.words.startswith("3:"))
    press(qtbot, page.templates.form.text, Qt.Key.Key_S, control=True)
    settle()
    assert [one.name for one in page.templates.list.rows][-1] == "short"
    page.templates.remove()
    settle()
    assert door.questions == ["Remove the template short?"]
    assert len(page.templates.list.rows) == 3


def test_a_bad_number_is_listed_and_taken_off_by_keyboard(
    page: RemindersPage, qtbot: QtBot, settle: Settle
) -> None:
    go_to(page, page.bad_numbers, settle)
    qtbot.keyClicks(page.bad_numbers.phone, "none")
    press(qtbot, page.bad_numbers.phone, Qt.Key.Key_Return)
    assert "not a phone number" in page.bad_numbers.problem
    page.bad_numbers.phone.setText("138-7600-0001")
    press(qtbot, page.bad_numbers.reason, Qt.Key.Key_Return)
    settle()
    assert [bad.phone for bad in page.bad_numbers.list.rows] == ["13876000001"]
    page.bad_numbers.table.selectRow(0)
    page.bad_numbers.remove()
    settle()
    assert page.bad_numbers.list.rowCount() == 0


def test_the_gateway_says_at_once_what_does_not_do(page: RemindersPage, settle: Settle) -> None:
    go_to(page, page.gateway, settle)
    fields = page.gateway.form.fields
    assert not fields["sms.url"].isVisible() and fields["sms.folder"].isVisible()
    page.gateway.sender_field.set_value("http")
    assert fields["sms.url"].isVisible() and not fields["sms.folder"].isVisible()
    assert page.gateway.problem == "The gateway's address is missing."
    page.gateway.form.put("sms.url", "http://sms.example.com/send")
    assert page.gateway.problem.startswith("This address is not encrypted")
    page.gateway.form.put("sms.url", "https://sms.example.com/send")
    assert page.gateway.problem == ""
    page.gateway.form.put("sms.quiet", "late")
    page.gateway.form.save()
    assert page.gateway.form.form.problem_of(fields["sms.quiet"])


def test_settings_of_the_gateway_are_saved_with_headers_of_several_lines(
    page: RemindersPage, office: SmsDesk, settle: Settle, allow_sql: Allow
) -> None:
    go_to(page, page.gateway, settle)
    page.gateway.sender_field.set_value("http")
    page.gateway.form.put("sms.url", "https://sms.example.com/send")
    page.gateway.form.put("sms.headers", "A: 1\nB: {token}")
    page.gateway.form.save()
    settle()
    with allow_sql():
        assert office.office.settings.get("sms.headers") == "A: 1\nB: {token}"


def test_without_a_keyring_it_is_said_that_the_token_is_asked_for_each_session(
    page: RemindersPage, office: SmsDesk, settle: Settle
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    go_to(page, page.gateway, settle)
    page.gateway.sender_field.set_value("http")
    page.gateway.form.put("sms.url", "https://sms.example.com/send")
    assert "no place for a token" in page.gateway.token.words
    page.gateway.form.put("sms.headers", "Authorization: {token}")
    settle()
    assert page.gateway.token.words.startswith("No token of sms.example.com is known.")
    page.gateway.token.field.setText("t0ken")
    page.gateway.token.keep()
    settle()
    keyring.set_keyring(before)
    assert "until Jieling is closed" in page.gateway.token.words and "no keyring" in page.gateway.token.words
    assert page.gateway.token.field.text() == ""
    assert office.office.sms.secrets.token("sms.example.com") == "t0ken"


def test_where_nobody_is_due_and_nothing_was_sent_the_lists_say_so(
    page: RemindersPage, office: SmsDesk, settle: Settle
) -> None:
    go_to(page, page.outbox, settle)
    assert page.outbox.list.rowCount() == 0
    assert page.outbox.card.words == "No message is chosen"
