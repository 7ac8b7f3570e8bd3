"""The audit trail in the window: every act in words, narrowed down, looked into, exported and checked."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.acts import RefundDraft
from desktop.domain.audit import AuditFilter, AuditLine
from desktop.domain.shifts import Count
from desktop.services.office import Office
from desktop.views.audit_page import AuditPage, AuditServices
from desktop.views.list_export import ListExport
from desktop.views.tasks import TaskRunner
from desktop.wording.acts import act_text, kind_text
from tests.counter import NOON, Counter, day, yuan
from tests.views.chosen_files import ChosenFiles
from tests.views.recorded_door import RecordedDoor
from tests.views.security.conftest import CASHIER, PASSWORD, SUPERVISOR

Allow = Callable[[], AbstractContextManager[None]]
Show = Callable[[QWidget], QWidget]
Settle = Callable[[], None]


@pytest.fixture
def acted(staffed: Office, county: Counter, allow_sql: Allow) -> Office:
    """Return an office in which nearly everything has been done once."""
    with allow_sql():
        _play(staffed, county)
    return staffed


def _play(office: Office, county: Counter) -> None:
    office.workplace.place = "一号台"
    customer, other = county.customer(), county.customer("0706000000000002")
    county.bill(customer, "80.00")
    office.payments.take(county.draft(customer, "200.00"))
    taken = office.payments.take(county.draft(customer, "10.00"))
    office.payments.reverse(taken.receipt_no, day("2012-05-21"), "重复收款")
    office.acts.transfer(customer, other, yuan("15.00"), day("2012-05-22"), "搬家")
    office.acts.refund(RefundDraft("r", other, yuan("5.00"), day("2012-05-22"), reason="销户"))
    late = county.bill(other, "500.00", due="2012-06-20")
    office.acts.write_off(late, day("2012-08-01"), "破产")
    office.settings.set("lock.minutes", "5")
    office.shifts.open(day("2012-08-02"), yuan("100.00"))
    office.shifts.close(day("2012-08-02"), Count())
    office.contractors.assign("石碌供电所", "东风路台区", "吴师傅", day("2012-08-01"))
    office.users.change_role(CASHIER, office.users.all()[0].role)
    office.users.set_password(CASHIER, "another-lantern")
    office.users.set_active(CASHIER, active=False)


@pytest.fixture
def page(
    acted: Office, tasks: TaskRunner, door: RecordedDoor, shown: Show, settle: Settle, tmp_path: Path
) -> AuditPage:
    files = ChosenFiles(tmp_path)
    files.answer = tmp_path / "trail.xlsx"
    export = ListExport(tasks, door, acted.settings, files)
    services = AuditServices(acted.audit, acted.checks, acted.users)
    made = AuditPage(tasks, services, export, lambda: date(2012, 8, 3))
    QAbstractItemModelTester(made.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(1100, 600)
    shown(made)
    settle()
    return made


def test_the_newest_record_stands_first_with_who_and_where(page: AuditPage) -> None:
    seqs = [line.seq for line in page.lines.rows]
    assert seqs == sorted(seqs, reverse=True)
    assert page.lines.rows[0].kind == "user-active"
    assert page.lines.rows[0].recorded_by == "陈局长"
    assert page.lines.rows[0].place == "一号台"


def test_every_kind_of_record_has_words(page: AuditPage) -> None:
    bare = {line.kind for line in page.lines.rows if kind_text(line.kind) == line.kind}
    assert bare == set()
    assert len({line.kind for line in page.lines.rows}) > 12
    assert all(act_text(line) for line in page.lines.rows)


def test_a_changed_setting_is_told_with_before_and_after(page: AuditPage) -> None:
    [line] = [line for line in page.lines.rows if line.kind == "setting"]
    assert act_text(line) == "Minutes to the lock: 10 became 5"


def test_the_trail_is_narrowed_by_subject_person_and_day(page: AuditPage, settle: Settle) -> None:
    page.filter.subject.setText("0706000000000002")
    page.refresh()
    settle()
    found = page.lines.rows
    assert found
    assert all("0706000000000002" in (line.subject, line.customer_no) for line in found)
    page.filter.subject.clear()
    page.filter.since.set_value(day("2012-08-01"))
    page.filter.until.set_value(day("2012-08-01"))
    page.refresh()
    settle()
    assert {line.on for line in page.lines.rows} == {day("2012-08-01")}
    page.filter.since.clear()
    page.filter.until.clear()
    page.filter.by.set_value("陈局长")
    page.refresh()
    settle()
    assert {line.recorded_by for line in page.lines.rows} == {"陈局长"}


def test_typing_a_filter_asks_by_itself(page: AuditPage, qtbot: QtBot) -> None:
    page.filter.subject.setText(CASHIER)
    qtbot.waitUntil(lambda: 0 < len(page.lines.rows) < 6)
    assert {line.subject for line in page.lines.rows} == {CASHIER}


def test_the_chosen_record_is_shown_with_every_fact(page: AuditPage) -> None:
    [line] = [line for line in page.lines.rows if line.kind == "transfer"][:1]
    page.table.select_key(line.seq)
    assert "搬家" in page.details.shown.values()
    assert str(line.seq) in page.details.shown.values()


def test_the_export_holds_more_than_what_is_in_sight(
    page: AuditPage, settle: Settle, tmp_path: Path, acted: Office, allow_sql: Allow
) -> None:
    page.export()
    settle()
    settle()
    [file] = tmp_path.glob("*.xlsx")
    sheet = openpyxl.load_workbook(file).active
    written = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int | float)]
    with allow_sql():
        trail = acted.audit.trail(replace(AuditFilter(), limit=10_000))
    assert len(written) == len(trail)


def test_the_check_says_that_everything_holds(page: AuditPage, settle: Settle) -> None:
    page.checking.check_button.click()
    settle()
    assert "holds" in page.checking.verdict.text()


def test_a_record_of_an_older_form_is_told_by_its_subject() -> None:
    line = AuditLine(
        1, "setting", "lock.minutes", "", None, "{}", date(2012, 1, 1), NOON.replace(tzinfo=None), "x", ""
    )
    assert act_text(line) == "Minutes to the lock"


def test_who_confirmed_is_told(acted: Office, allow_sql: Allow) -> None:
    with allow_sql():
        acted.users.add("other", acted.users.all()[0].role, PASSWORD)
        acted.settings.set("supervisor.second_person", "on")
        word = acted.users.confirm(SUPERVISOR, PASSWORD)
        acted.acts.transfer(
            "0706000000000001",
            "0706000000000002",
            yuan("1.00"),
            day("2012-08-03"),
            "x",
            approval=word,
        )
        lines = acted.audit.trail(AuditFilter())
    assert any(SUPERVISOR in act_text(line) for line in lines if line.kind == "approved")
