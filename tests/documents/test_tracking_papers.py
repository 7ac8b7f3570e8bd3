"""The tracking of conversions as workbook and paper: the same figures, read back."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.documents.tracking_pdf import tracking_pdf
from desktop.documents.tracking_xlsx import write_tracking_xlsx
from desktop.domain.tracking import (
    Billed,
    Converted,
    Effect,
    Effects,
    PlannedMonth,
    TrackBy,
    TrackingReport,
    track,
    usage_of,
)
from tests.counter import day
from tests.documents.papers import joined, pages_of

ON, BUREAU = day("2012-06-20"), "海南省昌江供电局"
EMPTY = track(None, ON, [], [], Effects(Effect(), {}, {}, {}), {})


def county(contractors: int = 2) -> TrackingReport:
    """Return a county in which each contractor led one customer to a prepaid meter."""
    since = day("2012-03-10")
    customers = [
        Converted(
            *(str(at), "石碌供电所" if at % 2 else "海尾供电所", f"承包人{at:02d}", since),
            *(180_00, 80_00, 184_14, 100_00, 84_14, 100_00),
            usage_of(Billed(3, 300, 180_00), 100_00, since, day("2012-05-22")),
        )
        for at in range(contractors)
    ]
    plan = [PlannedMonth("石碌供电所", "承包人01", "2012-04", 3)]
    whole = Effect(1_000_00, 60_00, 60_00)
    effects = Effects(whole, {"石碌供电所": whole}, {}, {"2012-03": 60_00})
    return track(None, ON, customers, plan, effects, {"2012-03": 120_00, "2012-05": 80_00})


def book(tmp_path: Path, report: TrackingReport, by: TrackBy = TrackBy.MONTH, language: str = "en") -> Any:
    """Write a workbook and read it back."""
    file = tmp_path / "tracking.xlsx"
    write_tracking_xlsx(report, file, by, bureau=BUREAU, language=language)
    return openpyxl.load_workbook(file)


def test_the_cut_that_is_named_is_the_first_sheet(tmp_path: Path) -> None:
    names = [
        "Supply station",
        "Month of commissioning",
        "Area contractor",
        "Recovered",
        "How it was reckoned",
    ]
    assert book(tmp_path, county(), TrackBy.STATION).sheetnames == names


def test_the_workbook_holds_what_the_report_tells(tmp_path: Path) -> None:
    sheet = book(tmp_path, county())["Month of commissioning"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    headings, march, april, total = rows[:4]
    told = dict(zip(headings, march, strict=True))
    assert (told["Month of commissioning"], told["Commissioned"], told["Target"]) == ("2012-03", 2, 0)
    assert (told["Arrears then"], told["Recovered"], told["Debt left"]) == (360, 200, 168.28)
    assert (told["kWh before"], told["Rate"], told["Without top-ups"]) == (200, 0.94, 0.88)
    assert told["Of target"] is None
    assert (april[0], april[2], total[0], total[1]) == ("2012-04", 3, "Total", 2)


def test_each_chart_stands_under_the_table_it_draws(tmp_path: Path) -> None:
    written = book(tmp_path, county())
    assert {sheet.title: len(sheet._charts) for sheet in written} == {
        **{"Month of commissioning": 1, "Supply station": 2, "Area contractor": 0},
        **{"Recovered": 1, "How it was reckoned": 0},
    }


def test_what_was_recovered_is_cumulated_in_the_workbook(tmp_path: Path) -> None:
    rows = list(book(tmp_path, county())["Recovered"].iter_rows(min_row=6, values_only=True))
    assert rows[:3] == [("2012-03", 120, 120), ("2012-04", 0, 120), ("2012-05", 80, 200)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_to_tell_makes_a_whole_workbook_and_a_whole_paper(tmp_path: Path, language: str) -> None:
    assert len(book(tmp_path, EMPTY, language=language).worksheets) == 5
    assert len(pages_of(tracking_pdf(EMPTY, TrackBy.MONTH, bureau=BUREAU, language=language))) == 1


def test_the_paper_tells_figures_charts_tables_and_how_they_were_reckoned() -> None:
    pages = pages_of(tracking_pdf(county(), TrackBy.STATION, bureau=BUREAU, language="en"))
    whole = joined(" ".join(pages))
    for words in (
        *(BUREAU, "Prepaid conversions tracked", "As of 2012-06-20", "Arrears before and after, by station"),
        *("石碌供电所", "承包人01", "360.00", "168.28", "88.00 %", "mean of up to 12", "Drawn up by"),
    ):
        assert joined(words) in whole
    assert whole.index(joined("Supply station")) < whole.index(joined("Month of commissioning"))


def test_a_long_list_goes_over_pages_under_its_heading() -> None:
    pages = pages_of(tracking_pdf(county(80), TrackBy.CONTRACTOR, bureau=BUREAU, language="en"))
    assert len(pages) > 2
    assert all("Area contractor" in page for page in pages if "承包人" in page)


def test_equal_reports_give_equal_papers() -> None:
    first, second = (tracking_pdf(county(), TrackBy.MONTH, bureau=BUREAU) for _ in range(2))
    assert first == second
