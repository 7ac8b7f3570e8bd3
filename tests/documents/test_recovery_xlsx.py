"""The year's recovery summary as a workbook: formulas that come to what the ledger says."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import Workbook, load_workbook

from desktop.documents.cells import rate_formula
from desktop.documents.recovery_xlsx import write_summary_xlsx
from desktop.domain.errors import Cancelled, FileProblem
from desktop.domain.recovery import Part, Recovery, rate
from desktop.domain.summary import Summary, Unpaid
from tests.documents.papers import full, owing, part, summary

STATIONS = [
    Recovery("石碌供电所", part("100000.10", "20.00", "300.00"), part("500.00", "160.00"), 10, 8),
    Recovery("叉河供电所", part("0.30", "0.10"), part("0.01"), 2, 1),
    Recovery("王下供电所"),
]
OWED = [owing(1, "20.00"), owing(2, "160.00", name="=1+1"), owing(3, "0.10")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a workbook may be written."""
    return tmp_path / "summary.xlsx"


def written(told: Summary, file: Path, *, values: bool = True) -> Workbook:
    """Write a summary in English and read it back: the cells' values, or their formulas."""
    write_summary_xlsx(told, file, language="en")
    return load_workbook(file, data_only=values)


def rows_of(book: Workbook, name: str) -> dict[object, list[object]]:
    """Return a sheet's rows below its headings by what leads them."""
    return {row[0]: list(row[1:]) for row in book[name].iter_rows(min_row=6, values_only=True)}


def verdicts(book: Workbook) -> set[tuple[str, str]]:
    """Return the sheets and figures that the check sheet says disagree."""
    rows = book["Check"].iter_rows(min_row=6, values_only=True)
    return {(str(sheet), str(what)) for sheet, what, _, _, verdict in rows if verdict != "agrees"}


def test_it_has_its_sheets_in_order_and_each_says_its_day(file: Path) -> None:
    book = written(summary(STATIONS, OWED), file)
    assert book.sheetnames[:6] == ["Overview", "Stations", "Areas", "Contractors", "Categories", "Months"]
    assert book.sheetnames[6:10] == ["Years", "Prior arrears", "Channels", "Unpaid by customer"]
    assert book.sheetnames[10:] == [
        *("Penalties", "Money held", "Adjustments", "Conversions", "Measures", "Visits", "Check"),
    ]
    assert all("2011-12-20" in str(sheet["A2"].value) for sheet in book)
    assert all("2011-12-20" in sheet.oddHeader.right.text for sheet in book)
    assert "Electricity fee recovery in 2011" in book["Overview"].oddHeader.center.text


@pytest.mark.parametrize("name", ["Stations", "Contractors", "Categories", "Months"])
def test_every_cuts_total_is_the_overviews_to_the_fen(file: Path, name: str) -> None:
    rows = rows_of(written(summary(STATIONS, OWED), file), name)
    assert rows["Total"][:4] == [100500.41, 100320.31, 180.1, 0.9982]
    assert rows["Total"][14:17] == [12, 9, 0.75]
    assert rows["Difference from the overview"][:3] == [0, 0, 0]


def test_totals_and_rates_are_formulas(file: Path) -> None:
    sheet = written(summary(STATIONS, OWED), file, values=False)["Stations"]
    assert sheet["B9"].value == "=ROUND(SUM(B6:B8),2)"
    assert "TRUNC" in sheet["E6"].value and sheet["P9"].value == "=Overview!$B$12"


def test_a_rate_is_100_only_at_exactly_zero_and_a_dash_where_nothing_was_receivable(file: Path) -> None:
    stations = [Recovery("甲", part("297003200.00", "0.01")), Recovery("乙", part("5.00")), Recovery("丙")]
    rows = rows_of(written(summary(stations, [owing(1, "0.01")]), file), "Stations")
    assert [rows[name][3] for name in ("甲", "乙", "丙")] == [0.9999, 1, "—"]


def test_amounts_stand_in_yuan_and_in_ten_thousands(file: Path) -> None:
    rows = rows_of(written(summary([Recovery("全县", part("297003200.00"))]), file), "Overview")
    assert rows["Cumulative"] == [297003200, 297003200, 0, 29700.32, 29700.32, 0, 1]


def test_a_part_that_the_overview_lacks_is_seen_as_a_difference(file: Path) -> None:
    told = summary(STATIONS, OWED, contractors=tuple(STATIONS[:1]))
    assert rows_of(written(told, file), "Contractors")["Difference from the overview"][:3] == [
        -0.31,
        -0.21,
        -0.1,
    ]


def test_a_name_that_looks_like_a_formula_stays_text(file: Path) -> None:
    sheet = written(summary(STATIONS, OWED), file, values=False)["Unpaid by customer"]
    assert (sheet["B7"].value, sheet["B7"].data_type) == ("=1+1", "s")
    assert sheet["A6"].value == "0706000000000001" and sheet["A6"].number_format == "@"


def test_a_name_that_looks_like_the_librarys_rich_text_stays_text(file: Path) -> None:
    name = "<r><t>x</t></r>"
    sheet = written(summary([Recovery("甲", part("9.00", "9.00"))], [owing(1, "9.00", name=name)]), file)[
        "Unpaid by customer"
    ]
    assert str(sheet["B6"].value).strip() == name


def test_who_owes_adds_up_to_what_is_outstanding(file: Path) -> None:
    book = written(summary(STATIONS, OWED), file)
    rows = rows_of(book, "Unpaid by customer")
    assert rows["Total"][0] == "3 customers" and rows["Total"][6:] == [3, 180.1]
    assert rows["Difference from the overview"][7] == 0
    assert [rows[f"070600000000000{number}"][7] for number in (1, 2, 3)] == [20, 160, 0.1]


def test_prestored_money_used_stands_below_the_money_received(file: Path) -> None:
    rows = rows_of(written(summary(STATIONS, OWED), file), "Channels")
    assert rows["Money received"][:3] == [3, 100020.31, 100020.31]
    assert rows["Prestored money used"][:3] == [2, 300, 300]


def test_nobody_owing_and_no_prior_arrears_leave_sheets_that_total_nothing(file: Path) -> None:
    book = written(summary([Recovery("全县", part("10.00"))]), file)
    assert rows_of(book, "Unpaid by customer")["Total"][6:] == [0, 0]
    assert rows_of(book, "Prior arrears")["Total"][:4] == [0, 0, 0, "—"]


def test_it_is_ready_to_be_filtered_and_printed(file: Path) -> None:
    sheet = written(summary(STATIONS, OWED), file)["Unpaid by customer"]
    assert sheet.auto_filter.ref == "A5:I8" and sheet.freeze_panes == "C6"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$5"


def test_it_has_its_charts_with_their_figures_inside(file: Path) -> None:
    written(summary(STATIONS, OWED), file)
    with ZipFile(file) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
    assert len(charts) == 3
    assert all("<c:numCache>" in chart and "<c:v>" in chart for chart in charts)


def test_equal_summaries_give_equal_bytes(file: Path) -> None:
    write_summary_xlsx(summary(STATIONS, OWED), file)
    once = file.read_bytes()
    write_summary_xlsx(summary(STATIONS, OWED), file)
    assert file.read_bytes() == once


def test_what_is_unpaid_is_streamed_and_can_be_given_up(file: Path) -> None:
    read: list[int] = []

    def stream() -> Iterator[Unpaid]:
        for number in range(5000):
            read.append(number)
            yield owing(number)

    file.write_bytes(b"last year's")
    whole = summary([Recovery("一", part("50000.00", "50000.00"))], OWED)
    told = replace(whole, unpaid=stream(), unpaid_customers=5000)
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_summary_xlsx(
            told, file, progress=lambda *so_far: steps.append(so_far), cancelled=lambda: len(read) > 1200
        )
    assert steps == [(500, 5000), (1000, 5000)] and len(read) == 1500
    assert file.read_bytes() == b"last year's" and list(file.parent.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as refusal:
        write_summary_xlsx(summary(STATIONS), tmp_path / "gone" / "summary.xlsx")
    assert "summary.xlsx" in refusal.value.file


@settings(max_examples=200)
@given(st.integers(0, 10**11), st.integers(0, 10**11))
def test_the_rates_formula_reckons_as_the_domain_does(receivable: int, outstanding: int) -> None:
    received = max(receivable - outstanding, 0)
    shown = rate_formula("B6", "C6", rate(received, receivable))
    reckoned = _by_hand(float(Decimal(receivable).scaleb(-2)), float(Decimal(received).scaleb(-2)))
    assert shown.text == '=IF(B6=0,"—",TRUNC(ROUND(C6*100,0)*10000/ROUND(B6*100,0))/10000)'
    assert (shown.value if receivable == 0 else Decimal(str(shown.value)) / 100) == reckoned


def _by_hand(receivable: float, received: float) -> object:
    """Reckon the formula in doubles, as a spreadsheet does."""
    if receivable == 0:
        return "—"
    return Decimal(int(round(received * 100) * 10000 / round(receivable * 100))) / 10000


def test_an_empty_county_has_a_workbook_too(file: Path) -> None:
    book = written(summary([], total=Recovery("一", Part())), file)
    assert rows_of(book, "Stations")["Total"][:4] == [0, 0, 0, "—"]


def test_the_check_recomputes_every_cut_and_says_that_it_agrees(file: Path) -> None:
    book = written(summary(STATIONS, OWED), file)
    assert (book["Check"]["A3"].value, verdicts(book)) == ("Every total agrees with its rows.", set())
    checked = {row[0] for row in book["Check"].iter_rows(min_row=6, values_only=True)}
    assert checked == set(book.sheetnames) - {"Check"}


def test_the_check_says_which_total_does_not_agree(file: Path) -> None:
    told = summary(STATIONS, OWED, contractors=tuple(STATIONS[:1]))
    book = written(told, file)
    assert str(book["Check"]["A3"].value).startswith("At least one total does not agree")
    assert {sheet for sheet, _ in verdicts(book)} == {"Contractors"}
    assert ("Contractors", "Cumulative · Outstanding") in verdicts(book)


def test_what_stands_beside_the_recovery_has_a_sheet_that_adds_up_to_the_overview(file: Path) -> None:
    book = written(full(), file)
    overview, penalties = rows_of(book, "Overview"), rows_of(book, "Penalties")
    assert penalties["Total"] == [30, 21, 5, 4]
    ways = ("charged", "received", "waived", "written off")
    assert [overview[f"Penalties {way}"][0] for way in ways] == [30, 21, 5, 4]
    assert rows_of(book, "Money held")["Total"] == [120, 500, 30.5]
    assert rows_of(book, "Adjustments")["HX00000001"][0] == "Write-off"
    assert overview["Corrections, write-offs and recalls of principal"][0] == -40
    assert rows_of(book, "Conversions")["Total"][:4] == [2, 1, 90, 60]
    assert rows_of(book, "Measures")["Temporary-connection fee"] == [3, 1, 1, 1, 0, 800, 500]
    assert rows_of(book, "Visits")["Total"][3:5] == [4, 3]
    assert (overview["Visits planned"][0], overview["Visits held"][0]) == (4, 3)
    assert verdicts(book) == set()


def test_earlier_years_stand_below_this_one_as_of_the_same_day_and_of_their_end(file: Path) -> None:
    sheet = written(full(), file)["Years"]
    told = [row[:2] + row[5:6] for row in sheet.iter_rows(min_row=6, values_only=True)]
    assert [(year, on.date().isoformat(), reached) for year, on, reached in told] == [
        ("2011", "2011-12-20", 0.9982),
        ("2010", "2010-12-20", 0.9),
        ("2010", "2010-12-31", 1),
    ]
