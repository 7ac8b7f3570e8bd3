"""The demo county's bulletin: ranked from 15 December, zero with the telecom branch's payment of the 20th."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.demo import make_county
from desktop.demo.trades import TELECOM
from desktop.services.office import Office, open_office
from tests.counter import day

CHINA = timezone(timedelta(hours=8))


def morning() -> datetime:
    """Return the moment at which the office's clock stands."""
    return datetime(2011, 12, 21, 9, tzinfo=CHINA)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Office]:
    """Return a county of 300 customers told to its end."""
    office = open_office(tmp_path / "county.db", morning, clerk="符秀英")
    make_county(office, customers=300)
    yield office
    office.close()


def test_zero_is_reached_on_the_twentieth_and_reopened_by_a_reversal_on_the_next_day(told: Office) -> None:
    bulletins = told.bulletins
    begun = [bulletins.of_day(day(on)).ranks for on in ("2011-12-14", "2011-12-15")]
    assert begun == [False, True]
    eve, made = bulletins.of_day(day("2011-12-19")), bulletins.of_day(day("2011-12-20"))
    assert eve.total.zero is None
    assert eve.gap > 0
    assert made.total.zero is not None
    assert made.total.zero.on == day("2011-12-20")
    assert (made.gap, made.days_left) == (0, 11)
    assert {row.line.name for row in made.stations} <= {one.name for one in made.commended}
    _reverse_the_last(told)
    after = bulletins.of_day(day("2011-12-21"))
    open_stations = [row.line.name for row in after.stations if row.zero is None]
    assert after.total.zero is None
    assert open_stations == [row.line.name for row in made.stations if row.received_that_day]
    assert bulletins.of_day(day("2011-12-20")) == made


def _reverse_the_last(office: Office) -> None:
    """Reverse the telecom branch's last payment, a day later."""
    [last] = [
        taking for taking in office.payments.takings(day("2011-12-20")) if taking.customer_name == TELECOM
    ]
    office.payments.reverse(last.receipt_no, day("2011-12-21"), "收错户")
