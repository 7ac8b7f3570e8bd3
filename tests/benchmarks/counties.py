"""The counties that are measured on: made once by the demo's own story, kept, and copied for each run."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from time import perf_counter

import desktop
from desktop.demo import county_in, make_county
from desktop.services.office import Office, open_office
from tests.benchmarks.raw import connect

DAY = date(2011, 12, 15)
"""The county's story is told to this day, so that there are bills to pay and notices to print."""
PAST = date(2011, 11, 30)
RAW = "large-raw.db"
_MAKES_A_COUNTY = ("demo", "db/ledger.py", "db/records.py", "db/chain.py")


def clock() -> datetime:
    """Return the moment at which the benchmarks' clocks stand."""
    return datetime(2011, 12, 15, 2, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Size:
    """How many customers and billing months."""

    customers: int
    months: int


def kept(folder: Path, size: Size) -> Path:
    """Return the file of a county of a size, made where there is none that today's program would make."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"county-{size.customers}x{size.months}-{_fingerprint()}.db"
    office = open_office(file, clock, clerk="bench")
    try:
        if not county_in(office):
            print(f"making a county of {size.customers:,} customers × {size.months} months …", flush=True)
            began = perf_counter()
            make_county(office, customers=size.customers, months=size.months, as_of=DAY)
            print(f"made in {perf_counter() - began:.0f} s", flush=True)
    finally:
        office.close()
    return file


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured on: the county open in the program, a copy of it in plain sqlite3, and a small one."""

    ours: Office
    raw: sqlite3.Connection
    small: Office
    small_raw: sqlite3.Connection
    scratch: Path


@contextmanager
def bench(folder: Path, large: Size, small: Size) -> Iterator[Bench]:
    """Open copies of the counties in a folder of this run's own, and throw them away."""
    counties = {"large": kept(folder, large), "small": kept(folder, small)}
    scratch = folder / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    opened = []
    for name, county in counties.items():
        ours = Path(shutil.copy(county, scratch / f"{name}-ours.db"))
        plain = Path(shutil.copy(county, scratch / (RAW if name == "large" else "small-raw.db")))
        opened.append((open_office(ours, clock, clerk="bench"), connect(plain)))
    try:
        yield Bench(*opened[0], *opened[1], scratch)
    finally:
        for office, plain_sql in opened:
            office.close()
            plain_sql.close()
        shutil.rmtree(scratch)


def _fingerprint() -> str:
    """Return what today's program would make a county of, so that an old one is not taken for it."""
    package = Path(desktop.__file__).parent
    sources = [
        file for part in _MAKES_A_COUNTY for file in sorted([*(package / part).rglob("*.py"), package / part])
    ]
    found = sha256()
    for file in sources:
        if file.is_file():
            found.update(file.read_bytes())
    return found.hexdigest()[:8]
