"""Photos and scans go away with a backup and come back with a restore."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.services import attachments
from desktop.services.restoring import restore
from tests.counter import Counter, day

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def photographed(counter: Counter, customer: str, tmp_path: Path) -> str:
    """A delivery whose signed receipt was photographed; the photo's name."""
    photo = tmp_path / "signed.png"
    photo.write_bytes(PNG + b"signed by the customer")
    draft = ContactDraft(customer, ContactKind.VISIT, day("2012-06-20"), note="上门")
    return counter.office.contacts.record(draft, attachment=photo).attachment


def folder(database: Path) -> Path:
    """Return where a database's attachments lie."""
    return attachments.folder_of(database)


def test_a_kept_backup_takes_each_photo_once(counter: Counter, photographed: str) -> None:
    first, second = counter.office.backups.keep(), counter.office.backups.keep()
    assert (first.attachments, second.attachments) == (1, 0)
    assert (first.file.parent / folder(counter.file).name / photographed).is_file()


def test_a_named_backup_has_them_beside_it(counter: Counter, photographed: str, tmp_path: Path) -> None:
    target = tmp_path / "usb" / "2012-06-20.db"
    assert counter.office.backups.backup(target).attachments == 1
    assert (folder(target) / photographed).is_file()


@pytest.mark.parametrize("kept", [True, False])
def test_a_restore_brings_back_what_is_gone(
    counter: Counter, photographed: str, tmp_path: Path, *, kept: bool
) -> None:
    target = tmp_path / "usb" / "2012-06-20.db"
    made = counter.office.backups.keep() if kept else counter.office.backups.backup(target)
    counter.office.close()
    shutil.rmtree(folder(counter.file))
    assert restore(made.file, counter.file).attachments == 1
    assert attachments.find(folder(counter.file), photographed).is_file()


def test_one_that_was_changed_is_not_copied_and_the_backup_stands(
    counter: Counter, photographed: str
) -> None:
    (folder(counter.file) / photographed).write_bytes(PNG + b"something else")
    made = counter.office.backups.keep()
    assert (made.attachments, made.file.is_file()) == (0, True)


def test_a_database_without_any_has_none_to_copy(counter: Counter) -> None:
    assert counter.office.backups.keep().attachments == 0
