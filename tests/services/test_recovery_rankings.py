"""The daily ranking and the desk's table as a file: the ledger's figures, to the fen."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.errors import Cancelled
from desktop.domain.recovery import By
from tests.counter import Counter, day

ON = day("2012-05-20")


@pytest.fixture
def county(counter: Counter) -> Counter:
    """Return a counter of two stations, of which one reaches zero on the day."""
    first = counter.customer("1", station="石碌供电所", area="一台区")
    second = counter.customer("2", station="叉河供电所", area="一台区")
    counter.bill(first, "100.00")
    counter.bill(second, "300.00")
    counter.takes(second, "150.00", "2012-05-18")
    counter.takes(first, "40.00", "2012-05-19")
    counter.takes(first, "60.00", "2012-05-20")
    return counter


def test_the_station_that_came_to_zero_takes_the_first_place(county: Counter) -> None:
    first, second = county.office.recovery.ranking(2012, ON, By.STATION).rows
    assert (first.line.name, first.place, first.place_before) == ("石碌供电所", 1, 2)
    assert (first.received_that_day, first.line.is_zero, first.before.is_zero) == (60_00, True, False)
    assert (second.line.name, second.places_gained, second.received_that_day) == ("叉河供电所", -1, 0)


def test_a_ranking_and_a_report_say_the_same(county: Counter) -> None:
    service = county.office.recovery
    ranking, report = service.ranking(2012, ON, By.AREA), service.report(2012, ON, By.AREA)
    assert {(one.line.station, one.line.rate) for one in ranking.rows} == {
        (row.station, row.rate) for row in report.rows
    }
    assert ranking.total.line == report.total
    assert ranking.total.received_that_day == 60_00


def test_the_ranking_goes_by_cash_where_the_setting_says_so(county: Counter) -> None:
    assert not county.office.recovery.ranking(2012, ON, By.STATION).by_cash
    county.office.settings.set("recovery.ranked_by", "cash")
    assert county.office.recovery.ranking(2012, ON, By.STATION).by_cash


def test_a_table_goes_to_a_workbook_as_numbers_under_the_bureaus_line(
    county: Counter, tmp_path: Path
) -> None:
    file = tmp_path / "stations.xlsx"
    report = county.office.recovery.report(2012, ON, By.STATION)
    county.office.recovery.write_report(report, file)
    rows = list(load_workbook(file).active.values)
    heading = next(at for at, row in enumerate(rows) if row[1] == "Name")
    amounts = {row[1]: row[2:8] for row in rows[heading + 1 :]}
    assert amounts["石碌供电所"] == (100, 100, 0, 1, 1, "—")
    assert amounts["Whole bureau"][:4] == (400, 250, 150, 0.625)


def test_a_summary_tells_its_steps_and_stops_when_it_is_cancelled(county: Counter, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    file = tmp_path / "summary.pdf"
    county.office.recovery.write_summary(2012, ON, file, progress=lambda *step: told.append(step))
    assert told == [(done, 19) for done in range(1, 20)]
    file.unlink()
    with pytest.raises(Cancelled):
        county.office.recovery.write_summary(2012, ON, file, cancelled=lambda: True)
    assert not list(tmp_path.glob("*.pdf"))


def test_a_table_goes_to_a_csv_file_too(county: Counter, tmp_path: Path) -> None:
    file = tmp_path / "months.csv"
    county.office.recovery.write_report(county.office.recovery.report(2012, ON, By.MONTH), file)
    with file.open(encoding="utf-8-sig", newline="") as text:
        [_, month, whole] = csv.reader(text)
    assert month[1:6] == ["2012-04", "400.00", "250.00", "150.00", "62.50"]
    assert whole[1] == "Whole bureau"


def test_a_ranking_goes_to_a_workbook_in_its_order(county: Counter, tmp_path: Path) -> None:
    file = tmp_path / "ranking.xlsx"
    county.office.recovery.write_ranking(county.office.recovery.ranking(2012, ON, By.STATION), file)
    rows = list(load_workbook(file).active.values)
    heading = next(at for at, row in enumerate(rows) if row[2] == "Place")
    assert [row[1:4] for row in rows[heading + 1 :]] == [
        ("石碌供电所", 1, 2),
        ("叉河供电所", 2, 1),
        ("Whole bureau", None, None),
    ]
    assert rows[heading + 1][4:8] == (1, 0.4, 60, 0)
