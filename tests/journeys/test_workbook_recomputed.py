"""The year's workbook in the hands of another program: LibreOffice recomputes every formula of it."""

import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from desktop.demo import make_county
from desktop.demo.calendar import LAST_DAY
from desktop.domain.arrears import DebtorFilter
from desktop.domain.recovery import By
from desktop.services.office import Office, open_office
from tests.counter import day, stopped

WORKING_DAY = day("2011-12-15")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-calc-nogui"
)
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""LibreOffice would else believe the values that the workbook brings along."""
CUTS = {"Stations": By.STATION, "Contractors": By.CONTRACTOR, "Months": By.MONTH}
TO_THE_FEN = Decimal("0.001")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return a county on a working day, with arrears, corrected and written off besides; read it only."""
    office = open_office(tmp_path_factory.mktemp("county") / "county.db", stopped, clerk="符秀英")
    make_county(office, customers=150, as_of=WORKING_DAY)
    office.settings.set("paper.language", "en")
    for key in office.arrears.keys(DebtorFilter(WORKING_DAY))[:2]:
        [debtor] = office.arrears.lines([key], WORKING_DAY)
        bills = office.payments.account(debtor.customer_no, WORKING_DAY).bills
        owing = next(bill for bill in bills if bill.outstanding)
        office.acts.write_off(owing.bill_no, WORKING_DAY, "破产")
    yield office
    office.close()


@pytest.fixture(scope="module")
def workbook(county: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the year's workbook as of the working day."""
    file = tmp_path_factory.mktemp("written") / "summary.xlsx"
    county.recovery.write_summary(2011, WORKING_DAY, file)
    return file


def recomputed(file: Path, folder: Path) -> Workbook:
    """Have LibreOffice open a workbook, recompute it, and save it; return what it comes to."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    out = folder / "recomputed"
    command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return load_workbook(out / file.name, data_only=True)


def same(mine: object, theirs: object) -> bool:
    """Whether two values of a cell are the same, numbers to less than half a fen."""
    if isinstance(mine, int | float) and isinstance(theirs, int | float):
        return abs(Decimal(repr(mine)) - Decimal(repr(theirs))) < TO_THE_FEN
    return mine == theirs


def formulas(file: Path) -> Iterator[tuple[str, Cell]]:
    """Yield the formulas of a workbook, with the sheets that they are on."""
    for sheet in load_workbook(file):
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell) for cell in row if cell.data_type == "f")


@pytest.mark.parametrize("name", CUTS)
def test_another_reader_finds_the_ledgers_figures_to_the_fen(
    county: Office, workbook: Path, name: str
) -> None:
    read = load_workbook(workbook, data_only=True)[name]
    rows = {str(row[0]).replace("-", ""): row[1:4] for row in read.iter_rows(min_row=6, values_only=True)}
    report = county.recovery.report(2011, WORKING_DAY, CUTS[name])
    told = [(line.name, line.cumulative) for line in report.rows] + [("Total", report.total.cumulative)]
    for line, part in told:
        fen = [round(Decimal(str(value)) * 100) for value in rows[line]]
        assert fen == [part.receivable, part.received, part.outstanding]


@needs_libreoffice
def test_every_formula_comes_to_the_same_in_libreoffice(workbook: Path, tmp_path: Path) -> None:
    carried, theirs = load_workbook(workbook, data_only=True), recomputed(workbook, tmp_path)
    differing = [
        (sheet, cell.coordinate)
        for sheet, cell in formulas(workbook)
        if not same(carried[sheet][cell.coordinate].value, theirs[sheet][cell.coordinate].value)
    ]
    assert differing == []
    check = theirs["Check"]
    assert check["A3"].value == "Every total agrees with its rows."
    assert {row[4] for row in check.iter_rows(min_row=6, values_only=True)} == {"agrees"}


@needs_libreoffice
@pytest.mark.parametrize(
    ("sheet", "column"),
    [("Stations", "C"), ("Areas", "E"), ("Months", "H"), ("Unpaid by customer", "I"), ("Penalties", "B")],
)
def test_one_cell_that_was_changed_is_found_by_the_check_sheet(
    workbook: Path, tmp_path: Path, sheet: str, column: str
) -> None:
    book = load_workbook(workbook)
    cell = book[sheet][f"{column}6"]
    cell.value = round(cell.value + 0.01, 2)
    forged = tmp_path / "forged.xlsx"
    book.save(forged)
    check = recomputed(forged, tmp_path)["Check"]
    assert str(check["A3"].value).startswith("At least one total does not agree")
    rows = check.iter_rows(min_row=6, values_only=True)
    assert {row[0] for row in rows if row[4] != "agrees"} == {sheet}


@needs_libreoffice
def test_the_year_that_came_to_zero_agrees_in_chinese_too(tmp_path: Path) -> None:
    office = open_office(tmp_path / "county.db", stopped, clerk="符秀英")
    make_county(office, customers=60)
    office.recovery.write_summary(2011, LAST_DAY, tmp_path / "summary.xlsx")
    office.close()
    book = recomputed(tmp_path / "summary.xlsx", tmp_path)
    overview, check = book.worksheets[0], book.worksheets[-1]
    assert overview["H8"].value == 1
    assert len({row[4] for row in check.iter_rows(min_row=6, values_only=True)}) == 1
