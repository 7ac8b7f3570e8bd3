"""The list of conversions as a desk asks for it: filtered, ordered, by the page, and written to a file."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.conversion import ConversionFilter, Stage, Why
from desktop.services.conversions import Move
from tests.counter import Counter, day

WANG, LI, CEMENT = "0706000000000001", "0706000000000002", "0706000000000003"


@pytest.fixture
def county(counter: Counter) -> Counter:
    """Return a counter at which three customers are on the way, one of them two steps further."""
    counter.customer(WANG, name="王秀英", meter_no="M1")
    counter.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区")
    counter.customer(CEMENT, name="华润水泥(昌江)有限公司", residential=False)
    counter.bill(LI, "35.00")
    conversions = counter.office.conversions
    for number, on in ((LI, "2012-05-03"), (WANG, "2012-05-01"), (CEMENT, "2012-05-02")):
        conversions.propose(number, Why.OWN_WISH, day(on), person="符秀英")
    conversions.move(Move(WANG, Stage.APPROVED, day("2012-05-10"), "陈所长"))
    conversions.move(Move(WANG, Stage.SCHEDULED, day("2012-05-11"), "陈所长"))
    return counter


def numbers(county: Counter, wanted: ConversionFilter) -> list[str]:
    keys = county.office.conversions.keys(wanted)
    lines = county.office.conversions.lines(keys)
    return [lines[key].customer_no for key in keys]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("number", [WANG, LI, CEMENT]),
        ("since", [CEMENT, LI, WANG]),
        ("stage", [LI, CEMENT, WANG]),
        ("debt", [WANG, CEMENT, LI]),
    ],
)
def test_the_list_stands_in_the_order_asked_for(county: Counter, order: str, wanted: list[str]) -> None:
    assert numbers(county, ConversionFilter(order=order)) == wanted


def test_a_turned_order_begins_with_the_most_owed(county: Counter) -> None:
    assert numbers(county, ConversionFilter(order="debt", descending=True))[0] == LI


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ConversionFilter(stages=(Stage.CANDIDATE,)), [CEMENT, LI]),
        (ConversionFilter(station="叉河供电所"), [LI]),
        (ConversionFilter(stages=(Stage.SCHEDULED,), station="叉河供电所"), []),
        (ConversionFilter(text="水泥"), [CEMENT]),
        (ConversionFilter(text="wxy"), [WANG]),
        (ConversionFilter(text="%"), []),
    ],
)
def test_a_filter_lets_through_what_it_names(
    county: Counter, wanted: ConversionFilter, found: list[str]
) -> None:
    assert numbers(county, wanted) == found


def test_a_line_says_where_the_customer_stands_and_what_is_owed(county: Counter) -> None:
    [key] = county.office.conversions.keys(ConversionFilter(text=LI))
    line = county.office.conversions.lines([key])[key]
    assert (line.name, line.station, line.area) == ("李德海", "叉河供电所", "叉河一台区")
    assert (line.stage, line.stage_on, line.debt) == (Stage.CANDIDATE, day("2012-05-03"), 35_00)


def test_the_list_goes_to_a_workbook_as_it_is_filtered(county: Counter, tmp_path: Path) -> None:
    file = tmp_path / "conversions.xlsx"
    wanted = ConversionFilter(order="number")
    assert county.office.conversions.export(wanted, day("2012-06-20"), file) == 3
    rows = list(load_workbook(file).active.values)
    heading = next(at for at, row in enumerate(rows) if row[0] == "Customer no.")
    assert [row[0] for row in rows[heading + 1 :]] == [WANG, LI, CEMENT]
    _, name, *place, stage, why, _, debt = rows[heading + 2][:8]
    assert (name, place, stage, why) == ("李德海", ["叉河供电所", "叉河一台区"], "Candidate", "Own wish")
    assert debt == 35


def test_the_list_goes_to_a_csv_file_too(county: Counter, tmp_path: Path) -> None:
    file = tmp_path / "conversions.csv"
    county.office.conversions.export(ConversionFilter(stages=(Stage.SCHEDULED,)), day("2012-06-20"), file)
    with file.open(encoding="utf-8-sig", newline="") as text:
        [heading, row] = csv.reader(text)
    assert dict(zip(heading, row, strict=True))["Old meter"] == "M1"
    assert row[:2] == [WANG, "王秀英"]
