"""Contractors: who held an area on a bill's issue date is who the bill counts for."""

import pytest

from desktop.domain.errors import FieldMissing, TenureBegins
from desktop.domain.recovery import By
from tests.counter import Counter, day

PLACE = ("石碌供电所", "东风路")


def test_a_tenure_put_in_between_ends_before_the_one_that_follows(counter: Counter) -> None:
    office = counter.office
    office.contractors.assign(*PLACE, "符大海", day("2011-01-01"))
    office.contractors.assign(*PLACE, "王小梅", day("2011-09-01"))
    held = office.contractors.assign(*PLACE, "吴文", day("2011-05-01"), phone="139")
    assert [(one.contractor, str(one.from_on), str(one.until_on)) for one in held] == [
        ("符大海", "2011-01-01", "2011-04-30"),
        ("吴文", "2011-05-01", "2011-08-31"),
        ("王小梅", "2011-09-01", "None"),
    ]


def test_a_day_has_one_contractor_and_a_contractor_has_a_name(counter: Counter) -> None:
    office = counter.office
    office.contractors.assign(*PLACE, "符大海", day("2011-01-01"))
    with pytest.raises(TenureBegins):
        office.contractors.assign(*PLACE, "王小梅", day("2011-01-01"))
    with pytest.raises(FieldMissing):
        office.contractors.assign(*PLACE, " ", day("2011-02-01"))
    assert len(office.contractors.tenures()) == 1


def test_a_bill_counts_for_who_held_the_area_when_it_was_issued(counter: Counter, customer: str) -> None:
    [line] = [counter.office.customers.get(customer)]
    counter.office.contractors.assign(line.station, line.area, "符大海", day("2012-01-01"))
    counter.office.contractors.assign(line.station, line.area, "王小梅", day("2012-05-01"))
    counter.bill(customer, "80.00", issued="2012-04-30")
    counter.bill(customer, "20.00", issued="2012-05-01")
    report = counter.office.recovery.report(2012, day("2012-06-01"), By.CONTRACTOR)
    told = {row.name: row.cumulative.receivable for row in report.rows}
    assert told == {"符大海": 8000, "王小梅": 2000}
