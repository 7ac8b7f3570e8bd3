"""A damaged file is refused or found out, and never made worse."""

import random
import shutil
from pathlib import Path

import pytest

from desktop.domain.errors import DatabaseDamaged, Refusal
from tests.counter import Counter

FLIPS = 40


@pytest.fixture(scope="module")
def county(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a county with forty customers, their bills and payments."""
    file = Path(shutil.copy(empty_office, tmp_path_factory.mktemp("damage") / "county.db"))
    counter = Counter(file)
    for number in range(40):
        customer = counter.customer(f"07060000{number:08d}")
        counter.bill(customer, "80.00")
        counter.takes(customer, "200.00")
    counter.office.close()
    return file


def verdict(file: Path) -> str:
    """Open and check a file as a clerk does; say what came of it."""
    try:
        counter = Counter(file)
    except DatabaseDamaged:
        return "refused"
    try:
        return "sound" if counter.check().ok else "found"
    except Refusal:
        return "refused"
    finally:
        counter.office.close()


def test_a_page_of_nothing_is_found(county: Path, tmp_path: Path) -> None:
    whole = county.read_bytes()
    for start in range(4_096, len(whole), 4_096 * 7):
        file = tmp_path / f"{start}.db"
        file.write_bytes(whole[:start] + bytes(4_096) + whole[start + 4_096 :])
        if file.read_bytes() != whole:
            assert verdict(file) in ("refused", "found"), start


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
def test_a_file_that_was_cut_off_is_found(county: Path, tmp_path: Path, kept: float) -> None:
    whole = county.read_bytes()
    file = tmp_path / "cut.db"
    file.write_bytes(whole[: int(len(whole) * kept)])
    assert verdict(file) in ("refused", "found")


def test_a_flipped_bit_of_the_ledger_is_found(county: Path, tmp_path: Path) -> None:
    whole = county.read_bytes()
    chance = random.Random(20111215)
    places = [place for place in range(len(whole) - 8) if whole[place : place + 4] == b"SJ00"]
    for place in chance.sample(places, min(FLIPS, len(places))):
        file = tmp_path / "flipped.db"
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert verdict(file) in ("refused", "found")


def test_a_refused_file_is_left_as_it_was(county: Path, tmp_path: Path) -> None:
    file = tmp_path / "damaged.db"
    damaged = county.read_bytes()[:20] + b"\0" * 80 + county.read_bytes()[100:]
    file.write_bytes(damaged)
    with pytest.raises(DatabaseDamaged):
        Counter(file)
    assert file.read_bytes() == damaged


def test_a_check_of_a_damaged_file_changes_nothing(county: Path, tmp_path: Path) -> None:
    whole = bytearray(county.read_bytes())
    place = whole.index(b"0706000000000007")
    whole[place + 15] ^= 1
    file = tmp_path / "damaged.db"
    file.write_bytes(whole)
    assert verdict(file) in ("refused", "found")
    assert file.read_bytes() == bytes(whole)
