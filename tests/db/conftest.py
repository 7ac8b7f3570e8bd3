"""A small county in which everything has happened once, to be copied and tampered with."""

import shutil
from pathlib import Path

import pytest

from tests.counter import Counter


@pytest.fixture(scope="session")
def lived_in(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a county with bills, payments, uses, reversals and acts; copy it, never open it."""
    file = Path(shutil.copy(empty_office, tmp_path_factory.mktemp("lived-in") / "county.db"))
    counter = Counter(file)
    live(counter)
    assert counter.check().ok
    counter.office.close()
    return file


def live(counter: Counter) -> None:
    """Let everything that the ledger knows happen once."""
    factory = counter.customer("0706000000000002", residential=False, meter_no="M2")
    home = counter.customer("0706000000000001")
    old = counter.bill(factory, "1000.00", "2012-04-20")
    new = counter.bill(factory, "500.00", "2012-05-20")
    counter.takes(factory, "300.00", "2012-05-30", bill=new)
    last = counter.takes(factory, "1300.00", "2012-06-09", picked=[old, new])
    counter.takes(home, "150.00", "2012-04-10")
    counter.bill(home, "80.00", "2012-05-20")
    counter.bill(home, "90.00", "2012-06-20")
    counter.reverses(counter.uses(home)[0], "2012-06-10")
    counter.reverses(last.receipt_no, "2012-06-10")
    counter.office.settings.set("bureau.name", "海南省昌江供电局")


@pytest.fixture
def county(lived_in: Path, tmp_path: Path) -> Path:
    """Return a copy of the lived-in county of this test's own."""
    return Path(shutil.copy(lived_in, tmp_path / "county.db"))
