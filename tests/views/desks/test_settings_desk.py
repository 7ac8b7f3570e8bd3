"""The settings: kept together, mistakes beside their fields, the data backed up, restored and checked."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.domain.proof import Fault
from desktop.services.office import Office, open_office
from desktop.views.settings_desk import SettingsDesk
from desktop.views.settings_form import SettingsForm
from desktop.views.settings_penalty import per_mille
from desktop.views.tasks import TaskRunner
from desktop.wording.faults import fault_text
from tests.counter import Counter, day, stopped
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
TODAY = day("2012-06-20")

ON_THE_COLLECTION_DESK = ("risk.", "sms.")
"""Settings that stand where their work is done."""


@pytest.fixture
def desk_at(
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    watched: Callable[..., None],
    in_sight: InSight,
) -> Callable[[Office], SettingsDesk]:
    def make(office: Office) -> SettingsDesk:
        services = office.settings, office.contractors, office.backups, office.checks
        made = SettingsDesk(tasks, door, *services, files, lambda: TODAY)
        watched([made.rules_page.penalties.rules, made.contractors.tenures, made.about.components])
        in_sight(made, made.care.checking.findings, made.care.kept.copies)
        return made

    return make


@pytest.fixture
def desk(desk_at: Callable[[Office], SettingsDesk], office: Office) -> SettingsDesk:
    return desk_at(office)


def kept(office: Office, key: str, allow_sql: Allow) -> str:
    with allow_sql():
        return office.settings.get(key)


def typed(form: SettingsForm, key: str, text: str) -> None:
    form.fields[key].setText(text)


def test_settings_are_shown_as_they_are_kept(desk: SettingsDesk, office: Office, allow_sql: Allow) -> None:
    with allow_sql():
        values = office.settings.all()
    forms = (desk.office, desk.rules, desk.security, desk.languages, desk.backups)
    here = {key for key in values if not key.startswith(ON_THE_COLLECTION_DESK)}
    assert {key for form in forms for key in form.fields} == here
    assert all(form.changed() == {} for form in forms)
    assert not desk.office.save_button.isEnabled()


def test_what_is_typed_is_kept_with_ctrl_s(
    desk: SettingsDesk, office: Office, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    changes: list[dict[str, str]] = []
    desk.saved.connect(changes.append)
    typed(desk.office, "bureau.name", " 海南省昌江供电局 ")
    qtbot.keyClick(desk, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert kept(office, "bureau.name", allow_sql) == "海南省昌江供电局"
    assert changes == [{"bureau.name": "海南省昌江供电局"}]
    assert not desk.office.save_button.isEnabled()


def test_rules_and_languages_are_kept_too(
    desk: SettingsDesk, office: Office, settle: Settle, allow_sql: Allow
) -> None:
    desk.rules.fields["penalty.cross_year"].set_value("whole-period")
    desk.rules.fields["allocation"].set_value("penalty-first")
    desk.rules.fields["recovery.ranked_by"].set_value("cash")
    typed(desk.rules, "conversion.defaulter_days", "60")
    typed(desk.rules, "conversion.recover", "percent:30")
    typed(desk.rules, "topup.monthly_limit", "500")
    desk.rules.save()
    desk.languages.fields["language"].set_value("zh_CN")
    desk.languages.save()
    settle()
    wanted = {
        "penalty.cross_year": "whole-period",
        "allocation": "penalty-first",
        "recovery.ranked_by": "cash",
        "conversion.defaulter_days": "60",
        "conversion.recover": "percent:30",
        "topup.monthly_limit": "500.00",
        "language": "zh_CN",
    }
    assert {key: kept(office, key, allow_sql) for key in wanted} == wanted


@pytest.mark.parametrize(
    ("form", "key", "text", "words"),
    [
        ("office", "bureau.name", "  ", "Please fill this in."),
        ("office", "business_date", "2012-13-01", "2012-13-01"),
        ("rules", "conversion.defaulter_bills", "0", "1–9999"),
        ("rules", "conversion.defaulter_months", "", "Please fill this in."),
        ("rules", "conversion.recover", "percent:101", "percent:30"),
        ("rules", "topup.monthly_limit", "much", "much"),
        ("languages", "folder.papers", "/nowhere/at/all", "no such folder"),
        ("backups", "backup.folder", "/nowhere/at/all", "no such folder"),
        ("backups", "backup.every_minutes", "now and then", "0–9999"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_kept(
    desk: SettingsDesk,
    office: Office,
    settle: Settle,
    allow_sql: Allow,
    form: str,
    key: str,
    text: str,
    words: str,
) -> None:
    before = kept(office, key, allow_sql)
    made: SettingsForm = getattr(desk, form)
    typed(made, key, text)
    made.save()
    settle()
    assert words in made.form.problem_of(made.fields[key])
    assert kept(office, key, allow_sql) == before
    made.undo()
    assert made.form.problem_of(made.fields[key]) == ""
    assert made.changed() == {}


def test_the_business_date_moves_the_day_and_empty_follows_the_clock(
    desk: SettingsDesk, settle: Settle
) -> None:
    days: list[date] = []
    desk.business_date_changed.connect(days.append)
    typed(desk.office, "business_date", "1215")
    desk.office.save()
    settle()
    typed(desk.office, "business_date", "")
    desk.office.save()
    settle()
    assert days == [day("2012-12-15"), stopped().date()]


def test_what_was_typed_stands_when_the_clerk_comes_back(desk: SettingsDesk, settle: Settle) -> None:
    typed(desk.office, "bureau.address", "人民北路12号")
    desk.refresh()
    settle()
    assert desk.office.changed() == {"bureau.address": "人民北路12号"}


def test_a_folder_for_papers_is_chosen(
    desk: SettingsDesk, files: ChosenFiles, tmp_path: Path, office: Office, settle: Settle, allow_sql: Allow
) -> None:
    files.answer = tmp_path
    desk.language_page.choose_folder()
    desk.languages.save()
    settle()
    assert kept(office, "folder.papers", allow_sql) == str(tmp_path)


def test_the_penalty_rules_stand_with_their_days(desk: SettingsDesk) -> None:
    model = desk.rules_page.penalties.rules
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    assert rows == [
        ["1996-10-08", "1‰", "2‰", "3‰", "1.00"],
        ["2024-06-01", "1‰", "2‰", "3‰", "0.00"],
    ]
    assert [per_mille(rate) for rate in (500, 1250, 1000)] == ["0.5‰", "1.25‰", "1‰"]


def test_a_backup_is_written_and_proved(
    desk: SettingsDesk,
    county: Counter,
    files: ChosenFiles,
    tmp_path: Path,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    with allow_sql():
        county.bill(county.customer(), "80.00")
    files.answer = tmp_path / "copy.db"
    desk.care.backup_button.click()
    settle()
    [news] = door.news
    assert news.startswith("copy.db is written and proved:")
    assert files.suggested == ["jieling backup 2012-06-20.db"]
    with allow_sql():
        copy = open_office(files.answer, stopped)
        assert [line.outstanding for line in copy.customers.search("0706")] == [8000]
        copy.close()


def test_a_backup_onto_the_open_file_is_refused_in_words(
    desk: SettingsDesk, county: Counter, files: ChosenFiles, settle: Settle, door: RecordedDoor
) -> None:
    files.answer = county.file
    desk.care.back_up()
    settle()
    assert [type(refusal).__name__ for refusal in door.refusals] == ["FileProblem"]
    assert desk.care.backup_button.isEnabled()


@pytest.fixture
def backup(county: Counter, allow_sql: Allow) -> Path:
    """Return a kept backup, after which one more payment was taken."""
    with allow_sql():
        customer = county.customer()
        county.bill(customer, "80.00")
        made = county.office.backups.keep()
        county.takes(customer, "200.00")
    return made.file


def told_by(desk: SettingsDesk) -> str:
    assert desk.care.restoring.facts is not None
    return desk.care.restoring.facts.lost.text()


@pytest.mark.parametrize("agrees", [True, False])
def test_a_restore_shows_what_it_brings_back_and_is_handed_on_only_when_agreed(
    desk: SettingsDesk, backup: Path, files: ChosenFiles, settle: Settle, agrees: bool
) -> None:
    asked: list[Path] = []
    desk.restore_asked.connect(asked.append)
    files.answer = backup
    desk.care.restore_button.click()
    settle()
    page = desk.care.restoring
    assert desk.care.currentWidget() is page
    assert backup.name in page.title.text()
    assert "2 entries, 0 other records" in told_by(desk)
    (page.restore_button if agrees else page.keep_button).click()
    assert asked == ([backup] if agrees else [])
    assert agrees or desk.care.currentWidget() is not page


def test_a_kept_backup_is_chosen_from_the_list(
    desk: SettingsDesk, backup: Path, settle: Settle, qtbot: QtBot
) -> None:
    desk.tabs.setCurrentWidget(desk.care)
    assert not desk.care.chosen_button.isEnabled()
    desk.refresh()
    settle()
    assert [kept.file for kept in desk.care.kept.copies.rows] == [backup]
    desk.care.kept.table.selectRow(0)
    desk.care.chosen_button.click()
    settle()
    assert backup.name in desk.care.restoring.title.text()


def test_what_is_no_backup_is_not_shown(
    desk: SettingsDesk, files: ChosenFiles, tmp_path: Path, settle: Settle, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "letter.db"
    files.answer.write_text("尊敬的客户", encoding="utf-8")
    desk.care.restore()
    settle()
    assert [type(refusal).__name__ for refusal in door.refusals] == ["DatabaseDamaged"]
    assert desk.care.currentIndex() == 0


def test_a_backup_is_kept_at_once_and_listed(desk: SettingsDesk, settle: Settle, door: RecordedDoor) -> None:
    desk.care.keep_button.click()
    settle()
    [kept] = desk.care.kept.copies.rows
    assert kept.ours
    assert door.news[0].startswith(f"{kept.file.name} is written and proved:")
    assert desk.care.kept.folder.text() == f"Kept in {kept.file.parent}"


def test_backups_go_to_a_folder_of_choice(
    desk: SettingsDesk, files: ChosenFiles, tmp_path: Path, settle: Settle
) -> None:
    files.answer = tmp_path
    desk.care.folder_button.click()
    desk.backups.save()
    settle()
    desk.care.keep()
    settle()
    assert [kept.file.parent for kept in desk.care.kept.copies.rows] == [tmp_path]


def test_a_sound_ledger_is_said_to_hold(desk: SettingsDesk, settle: Settle) -> None:
    desk.care.checking.check_button.click()
    assert desk.care.checking.verdict.text() == "Checking…"
    settle()
    assert desk.care.checking.verdict.text().startswith("Everything holds:")
    assert desk.care.checking.check_button.isEnabled()
    assert desk.care.checking.table.isHidden()


def test_what_the_check_finds_is_told_in_words_with_its_row(
    desk_at: Callable[[Office], SettingsDesk], office_file: Path, settle: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        story = Counter(office_file)
        number = story.bill(story.customer(), "80.00")
    with sqlite3.connect(office_file) as tampered:
        tampered.execute("UPDATE bill SET outstanding = 1")
    tampered.close()
    desk = desk_at(story.office)
    desk.care.checking.check()
    settle()
    found = desk.care.checking.findings
    words = {found.index(row, 0).data() for row in range(found.rowCount())}
    places = {found.index(row, 1).data() for row in range(found.rowCount())}
    assert fault_text(Fault.BILL_SUM) in words
    assert any(number in place for place in places)
    assert desk.care.checking.verdict.text().startswith("Faults found: ")
    with allow_sql():
        story.office.close()


def test_about_names_the_version_and_the_licences(desk: SettingsDesk) -> None:
    assert __version__ in desk.about.version.text()
    model = desk.about.components
    licences = {model.index(row, 0).data(): model.index(row, 2).data() for row in range(model.rowCount())}
    assert licences["PySide6"] == "LGPL-3.0"
    assert licences["Noto Sans SC"] == "OFL-1.1"


def test_every_page_is_reached_by_keyboard_and_drawn(
    desk: SettingsDesk, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.tabs.setFocus()
    titles = []
    for _ in range(desk.tabs.count()):
        titles.append(desk.tabs.tabText(desk.tabs.currentIndex()))
        assert not desk.grab().isNull()
        qtbot.keyClick(desk.tabs, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    pages = ["Office", "Rules", "Security and counter", "Contractors", "Language and papers", "Data"]
    assert titles == [*pages, "About"]
