"""Looking after the file: the check, backups, restores, settings."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.command import Command, figures

BILL = "1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活"


def test_the_first_command_makes_the_file(jieling: Command) -> None:
    fresh = Command(jieling.db.with_name("new") / "county.db", jieling.capsys)
    told = fresh.says("check")
    assert figures(told, "ok", "entries", "acts", "findings", "records_held") == (True, 0, 0, [], 0)
    assert "record-changed" in told["holds"]
    assert fresh.db.exists()


def test_a_check_counts_what_it_proved(jieling: Command) -> None:
    jieling.bills(BILL)
    assert figures(jieling.says("check"), "ok", "entries", "findings") == (True, 1, [])
    assert "Everything holds." in jieling.tells("check")


def test_a_check_finds_a_changed_record_and_says_where(jieling: Command) -> None:
    jieling.bills(BILL)
    tampered = sqlite3.connect(jieling.db)
    tampered.executescript(
        "DROP TRIGGER entry_no_update; UPDATE entry SET fen = 7999; UPDATE bill SET outstanding = 7999"
    )
    tampered.close()
    code, said, complained = jieling.run("check", "--json")
    assert (code, '"ok": false' in said, '"record-changed"' in said) == (1, True, True)
    [sentence] = complained.splitlines()
    assert sentence.startswith("The check found") and sentence.endswith("restore a backup.")
    assert "a record was changed after it was written" in jieling.run("check")[1]


def test_a_check_of_a_file_that_is_no_database_finds_it_damaged(jieling: Command) -> None:
    letter = Command(jieling.file("尊敬的客户" * 100, "letter.db"), jieling.capsys)
    code, said, complained = letter.run("check", "--json")
    assert (code, json.loads(said)["ok"], json.loads(said)["findings"][0]["what"]) == (
        1,
        False,
        "file-damaged",
    )
    assert complained.startswith(f"{letter.db} is damaged")


def test_a_backup_is_proved_and_restored_in_the_place_of_the_file(jieling: Command) -> None:
    jieling.bills(BILL)
    copy = jieling.db.with_name("backup.db")
    made = jieling.says("backup", copy)
    assert (made["file"], made["size"], made["entries"]) == (str(copy), copy.stat().st_size, 1)
    jieling.pays("80.00", "2012-05-10")
    told = jieling.says("restore", copy)
    assert figures(told, "file", "entries") == (str(jieling.db), 1)
    assert jieling.shows("2012-05-10")["outstanding"] == "80.00"
    former = Command(Path(told["kept"]), jieling.capsys)
    assert former.shows("2012-05-10")["outstanding"] == "0.00"


def test_a_backup_is_restored_where_there_is_no_file(jieling: Command) -> None:
    jieling.bills(BILL)
    copy = jieling.db.with_name("backup.db")
    jieling.says("backup", copy)
    elsewhere = Command(jieling.db.with_name("new") / "county.db", jieling.capsys)
    assert elsewhere.says("restore", copy)["kept"] is None
    assert elsewhere.shows("2012-05-10")["outstanding"] == "80.00"


def test_a_backup_without_a_name_is_kept_and_listed(jieling: Command) -> None:
    jieling.bills(BILL)
    made = jieling.says("backup")
    folder = jieling.db.with_name("county-backups")
    assert (made["file"], made["thinned"]) == (str(folder / "county-20120620-040000.db"), [])
    jieling.pays("80.00", "2012-05-10")
    again = jieling.says("backup", "--snapshot")
    assert again["thinned"] == [made["file"]]
    told = jieling.says("backup", "--list")
    assert told["folder"] == str(folder)
    [kept] = told["backups"]
    assert (kept["file"], kept["moment"], kept["ours"]) == (again["file"], "2012-06-20T04:00:01", True)
    assert again["file"] in jieling.tells("backup", "--list")


def test_a_dry_run_says_what_a_restore_would_bring_back(jieling: Command) -> None:
    jieling.bills(BILL)
    copy = jieling.says("backup")["file"]
    jieling.pays("80.00", "2012-05-10")
    before = jieling.db.read_bytes()
    told = jieling.says("restore", copy, "--dry-run")
    assert figures(told, "chain", "lost") == ("behind", {"entries": 1, "acts": 0})
    assert figures(told, "customers", "bills", "payments", "entries") == (1, 1, 0, 1)
    assert "goes on where the backup ends" in jieling.tells("restore", copy, "--dry-run")
    assert jieling.db.read_bytes() == before
    assert jieling.says("restore", copy)["kept"].endswith(".before-restore")


def test_a_damaged_file_is_left_untouched_and_its_newest_good_backup_named(jieling: Command) -> None:
    jieling.bills(BILL)
    copy = jieling.says("backup")["file"]
    damaged = jieling.db.read_bytes()[:100] + b"\x5a" * 8_000
    jieling.db.write_bytes(damaged)
    sentence = jieling.refuses("show", "1", "--on", "2012-05-10")
    assert sentence.startswith(f"{jieling.db} is damaged")
    assert f"“jieling restore {copy}”" in sentence
    assert copy in jieling.run("check")[2]
    assert jieling.db.read_bytes() == damaged
    assert jieling.says("restore", copy)["kept"] == f"{jieling.db}.damaged"
    assert jieling.shows("2012-05-10")["outstanding"] == "80.00"


def test_what_is_no_backup_is_not_restored(jieling: Command) -> None:
    jieling.bills(BILL)
    letter = jieling.file("尊敬的客户", "letter.txt")
    assert "letter.txt" in jieling.refuses("restore", letter)
    assert jieling.shows("2012-05-10")["outstanding"] == "80.00"


def test_a_file_is_no_backup_of_itself(jieling: Command) -> None:
    jieling.bills(BILL)
    assert str(jieling.db) in jieling.refuses("backup", jieling.db)


@pytest.mark.parametrize("reading", [(), ("--snapshot",)], ids=["the file", "a snapshot"])
def test_settings_are_kept(jieling: Command, reading: tuple[str, ...]) -> None:
    kept = jieling.says("settings", "set", "bureau.name", " 昌江供电局 ")
    assert kept == {"key": "bureau.name", "value": "昌江供电局"}
    assert jieling.says("settings", "get", "bureau.name", *reading) == kept
    listed = jieling.says("settings", "list", *reading)["settings"]
    assert kept in listed
    assert {"key": "penalty.cross_year", "value": "split"} in listed
    assert jieling.tells("settings", "get", "bureau.name", *reading) == "昌江供电局\n"
