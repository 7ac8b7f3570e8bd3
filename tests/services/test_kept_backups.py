"""Backups that are kept by themselves: named, thinned, listed; and what a restore would bring back."""

import errno
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from desktop.db import migrate
from desktop.db.session import Database, database_url
from desktop.domain.backups import Chains, Tally
from desktop.domain.errors import (
    BackupNotProved,
    DamagedWithBackup,
    DatabaseDamaged,
    DatabaseTooNew,
    FileProblem,
    NotAllowed,
    SignInNeeded,
)
from desktop.domain.rights import Role
from desktop.domain.users import User
from desktop.services.backups import BackupService
from desktop.services.office import open_office
from desktop.services.restoring import naming_newest, newest_good, preview, restore
from tests.counter import NOON, Counter, day, stopped

OPEN = "county-backups"


@pytest.fixture
def late(counter: Counter) -> Callable[..., None]:
    """Return what sets the clock of the office on."""
    moment = [NOON]
    counter.office.workplace.clock = lambda: moment[0]

    def wait(**spans: float) -> None:
        moment[0] += timedelta(**spans)

    return wait


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def flipped(file: Path, *, of: bytes) -> bytes:
    """Flip one bit of a file, at the end of a word that stands in it; return what it is now."""
    whole = bytearray(file.read_bytes())
    whole[whole.index(of) + len(of) - 1] ^= 1
    file.write_bytes(whole)
    return bytes(whole)


def test_a_kept_backup_is_named_after_the_moment_and_lies_beside_the_file(
    counter: Counter, customer: str
) -> None:
    made = counter.office.backups.keep()
    assert made.file == counter.file.with_name(OPEN) / "county-20120620-040000.db"
    [kept] = counter.office.backups.kept()
    assert (kept.file, kept.size, kept.ours) == (made.file, made.size, True)
    assert kept.moment.isoformat() == "2012-06-20T04:00:00"
    assert counter.office.backups.folder() == made.file.parent


def test_a_second_backup_of_the_same_second_takes_no_ones_place(counter: Counter, customer: str) -> None:
    counter.office.settings.set("backup.keep_hours", "9999")
    first = counter.office.backups.keep()
    second = counter.office.backups.keep()
    assert first.file != second.file
    assert second.file in [kept.file for kept in counter.office.backups.kept()]


def test_old_backups_are_thinned_out(counter: Counter, late: Callable[..., None]) -> None:
    for key, count in (("hours", "2"), ("days", "2"), ("months", "1")):
        counter.office.settings.set(f"backup.keep_{key}", count)
    for _ in range(12):
        counter.office.backups.keep()
        late(minutes=20)
    assert names(counter.file.with_name(OPEN)) == [
        "county-20120620-064000.db",
        "county-20120620-074000.db",
    ]


def test_thinning_touches_no_file_that_looks_alike_nor_one_with_records_of_its_own(
    counter: Counter, customer: str, late: Callable[..., None], tmp_path: Path
) -> None:
    folder = counter.office.backups.keep().file.parent
    other = Counter(tmp_path / "other" / "county.db", clerk="王德福")
    other.customer("0706000000000009")
    other.bill("0706000000000009", "10.00")
    foreign = other.office.backups.backup(folder / "county-20120101-000000.db").file
    other.office.close()
    worked_in = Counter(
        Path(shutil.copy(folder / "county-20120620-040000.db", folder / "county-20120101-000001.db"))
    )
    worked_in.bill(customer, "10.00")
    worked_in.office.close()
    letter = folder / "county-20120101-000002.db"
    letter.write_text("尊敬的客户", encoding="utf-8")
    alike = [
        folder / name for name in ("county-1.db", "county-20120101-000000.db.txt", "town-20120101-000000.db")
    ]
    for file in alike:
        shutil.copy(foreign, file)
    for key in ("hours", "days", "months"):
        counter.office.settings.set(f"backup.keep_{key}", "0")
    late(days=400)
    made = counter.office.backups.keep()
    assert [file.name for file in made.thinned] == ["county-20120620-040000.db"]
    kept = {kept.file: (kept.ours, kept.records) for kept in counter.office.backups.kept()}
    assert kept.keys() == {made.file, foreign, worked_in.file, letter}
    assert (kept[foreign][0], kept[worked_in.file][0], kept[letter]) == (False, False, (False, None))
    assert all(file.exists() for file in alike)


def test_a_backup_goes_to_the_folder_of_choice_but_no_folder_is_made_up(
    counter: Counter, customer: str, tmp_path: Path
) -> None:
    chosen = tmp_path / "stick"
    counter.office.settings.set("backup.folder", str(chosen))
    with pytest.raises(FileProblem) as refused:
        counter.office.backups.keep()
    assert (refused.value.file, chosen.exists()) == (str(chosen), False)
    assert counter.office.backups.kept() == []
    chosen.mkdir()
    assert counter.office.backups.keep().file.parent == chosen
    chosen.rename(tmp_path / "gone")
    with pytest.raises(FileProblem):
        counter.office.backups.keep()


def test_a_backup_is_made_when_it_is_due_and_anything_was_recorded(
    counter: Counter, customer: str, late: Callable[..., None]
) -> None:
    backups = counter.office.backups
    counter.bill(customer, "80.00")
    assert backups.keep_when_due() is not None
    counter.takes(customer, "80.00")
    assert backups.keep_when_due() is None
    late(minutes=61)
    assert backups.keep_when_due() is not None
    late(minutes=61)
    assert backups.keep_when_due() is None
    counter.bill(customer, "80.00")
    counter.office.settings.set("backup.every_minutes", "0")
    assert backups.keep_when_due() is None
    assert len(backups.kept()) == 2


def test_an_auditor_makes_no_backup_but_reads_which_there_are(counter: Counter, customer: str) -> None:
    counter.office.backups.keep()
    at = counter.office.workplace
    at.guarded, at.user = True, User("吴清妹", Role.AUDITOR)
    for refused in (counter.office.backups.keep, lambda: counter.office.backups.backup(counter.file)):
        with pytest.raises(NotAllowed):
            refused()
    assert len(counter.office.backups.kept()) == 1
    at.guarded, at.user = False, None


def test_a_backup_is_made_by_itself_also_while_nobody_is_signed_in(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    at = counter.office.workplace
    at.guarded, at.user = True, None
    with pytest.raises(SignInNeeded):
        counter.office.backups.kept()
    assert counter.office.backups.keep_when_due() is not None
    at.guarded, at.user = False, None


def test_a_snapshot_is_kept_with_the_backups_of_its_file(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    snapshot = open_office(counter.file, stopped, snapshot=True)
    assert snapshot.backups.keep_when_due() is None
    made = BackupService(snapshot.workplace, counter.file).keep()
    assert made.file.parent == counter.file.with_name(OPEN)
    assert [kept.file for kept in counter.office.backups.kept()] == [made.file]
    snapshot.close()


@pytest.fixture
def no_room(counter: Counter) -> Iterator[None]:
    """Let no file of this process grow beyond 64 KiB, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("no_room")
def test_a_backup_that_finds_no_room_is_refused_and_leaves_nothing(counter: Counter, tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as refused:
        counter.office.backups.keep()
    assert Path(refused.value.file).parent == counter.file.with_name(OPEN)
    assert names(counter.file.with_name(OPEN)) == []


def test_a_disk_that_is_full_is_told_in_the_systems_words(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(FileProblem) as refused:
        counter.office.backups.keep()
    assert refused.value.problem == "No space left on device"


def test_a_preview_says_what_comes_back_and_what_was_recorded_since(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    made = counter.office.backups.keep().file
    counter.takes(customer, "200.00")
    counter.office.settings.set("bureau.name", "昌江")
    told = counter.office.backups.preview(made)
    assert (told.chains, told.lost) == (Chains.BEHIND, Tally(2, 1))
    held = told.holding
    assert (held.customers, held.bills, held.payments, held.tally.entries) == (1, 1, 0, 1)
    assert (held.last_recorded, held.business_date) == (NOON, day("2012-05-01"))


def test_a_preview_tells_the_same_file_one_that_went_on_and_another_bureaus(
    counter: Counter, customer: str, tmp_path: Path
) -> None:
    counter.bill(customer, "80.00")
    same = counter.office.backups.keep().file
    ahead = Counter(Path(shutil.copy(same, tmp_path / "ahead.db")))
    ahead.bill(customer, "70.00", number="B7")
    ahead.office.close()
    other = Counter(tmp_path / "other.db", clerk="王德福")
    other.bill(other.customer("9"), "80.00")
    other.office.close()
    looks = [counter.office.backups.preview(file) for file in (same, ahead.file, other.file)]
    assert [told.chains for told in looks] == [Chains.SAME, Chains.AHEAD, Chains.OTHER]
    assert [told.lost.records for told in looks if told.lost] == [0, 0, 2]
    counter.bill(customer, "60.00", number="B6")
    branched = counter.office.backups.preview(ahead.file)
    assert (branched.chains, branched.lost) == (Chains.BRANCHED, Tally(1, 0))
    assert preview(same, tmp_path / "none.db").chains is Chains.ALONE


def test_a_preview_changes_neither_file(counter: Counter, customer: str) -> None:
    made = counter.office.backups.keep().file
    counter.office.close()
    before = counter.file.read_bytes(), made.read_bytes(), names(counter.file.parent)
    preview(made, counter.file)
    assert (counter.file.read_bytes(), made.read_bytes(), names(counter.file.parent)) == before
    counter.office = Counter(counter.file).office


@pytest.mark.parametrize("kept", [0.0, 0.4, 0.9])
def test_a_backup_that_was_cut_off_brings_nothing_back(counter: Counter, customer: str, kept: float) -> None:
    made = counter.office.backups.keep().file
    whole = made.read_bytes()
    made.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises((DatabaseDamaged, BackupNotProved)):
        counter.office.backups.preview(made)
    assert counter.office.backups.kept()[0].file == made


@pytest.fixture
def damaged(counter: Counter, customer: str, late: Callable[..., None]) -> Iterator[Path]:
    """Return a file that no longer opens, with two backups kept."""
    counter.bill(customer, "80.00")
    counter.office.backups.keep()
    late(days=1)
    counter.takes(customer, "200.00")
    newest = counter.office.backups.keep().file
    counter.office.close()
    counter.file.write_bytes(counter.file.read_bytes()[:100] + b"\x5a" * 8_000)
    yield counter.file
    shutil.copy(newest, counter.file)
    counter.office = Counter(counter.file).office


def test_of_a_damaged_file_the_newest_backup_is_named_and_the_file_left_untouched(damaged: Path) -> None:
    before = damaged.read_bytes()
    with pytest.raises(DatabaseDamaged) as refused:
        open_office(damaged, stopped)
    told = naming_newest(refused.value)
    assert isinstance(told, DamagedWithBackup)
    assert told.backup.endswith("county-20120621-040000.db")
    assert damaged.read_bytes() == before


def test_a_backup_that_does_not_prove_is_passed_over(damaged: Path) -> None:
    newest = damaged.with_name(OPEN) / "county-20120621-040000.db"
    whole = newest.read_bytes()
    flipped(newest, of=b"SJ0000000")
    told = newest_good(damaged)
    assert told is not None
    assert (told.file.name, told.chains) == ("county-20120620-040000.db", Chains.UNREADABLE)
    newest.write_bytes(whole)


def test_backups_in_a_folder_of_choice_are_found_though_the_settings_cannot_be_asked(
    counter: Counter, customer: str, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    counter.office.settings.set("backup.folder", str(tmp_path / "stick"))
    made = counter.office.backups.keep().file
    found = newest_good(counter.file)
    assert found is not None and found.file == made
    counter.office.settings.set("backup.folder", "")
    counter.office.backups.keep()
    assert not counter.file.with_name("county.db.backups").exists()


def test_a_damaged_file_without_backups_names_none(tmp_path: Path) -> None:
    damage = DatabaseDamaged(str(tmp_path / "county.db"), "file is not a database")
    assert naming_newest(damage) is damage


def test_a_file_that_was_emptied_is_no_new_office_while_it_has_backups(damaged: Path) -> None:
    damaged.write_bytes(b"")
    with pytest.raises(DatabaseDamaged):
        open_office(damaged, stopped)
    assert damaged.read_bytes() == b""


def test_a_restore_keeps_a_damaged_file_as_damaged(damaged: Path) -> None:
    before = damaged.read_bytes()
    found = newest_good(damaged)
    assert found is not None
    made = restore(found.file, damaged)
    assert made.kept == damaged.with_name("county.db.damaged")
    assert made.kept.read_bytes() == before


def test_a_file_whose_caller_could_not_open_it_is_kept_as_damaged_too(
    counter: Counter, customer: str
) -> None:
    made = counter.office.backups.keep().file
    counter.office.close()
    assert restore(made, counter.file, damaged=True).kept == counter.file.with_name("county.db.damaged")
    counter.office = Counter(counter.file).office


@pytest.fixture
def revise() -> Callable[[Path, str], None]:
    """Return what takes a file back to an older version's tables."""

    def take(file: Path, revision: str) -> None:
        database = Database(database_url(file))
        config = Config()
        config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
        config.attributes["engine"] = database.engine
        command.downgrade(config, revision)
        database.close()

    return take


def test_a_backup_of_an_older_version_is_brought_up_to_date_and_left_as_it_is(
    counter: Counter, customer: str, revise: Callable[[Path, str], None], tmp_path: Path
) -> None:
    counter.bill(customer, "80.00")
    made = counter.office.backups.keep().file
    revise(made, "0003")
    before = made.read_bytes()
    assert counter.office.backups.kept()[0].ours
    assert counter.office.backups.preview(made).chains is Chains.SAME
    restored = Counter(restore(made, tmp_path / "restored.db").file)
    assert restored.check().ok
    restored.office.close()
    assert made.read_bytes() == before


def test_a_backup_of_a_later_version_is_refused(counter: Counter, customer: str) -> None:
    made = counter.office.backups.keep().file
    with closing(sqlite3.connect(made)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = '9999'")
        sql.commit()
    with pytest.raises(DatabaseTooNew):
        counter.office.backups.preview(made)
