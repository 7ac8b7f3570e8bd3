"""Any desk's list as a file: texts stay texts, amounts are exact, and a half-written file is none."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from openpyxl import load_workbook

from desktop.documents.table_xlsx import write_table_csv, write_table_xlsx
from desktop.domain.errors import Cancelled
from desktop.domain.money import Money
from tests.counter import day, yuan

TODAY = day("2011-12-15")
HEADINGS = ("户号", "户名", "欠费", "笔数", "交费期限")
ROWS = [
    ("0706123456789012", "华润水泥", yuan("182340.10"), 3, day("2011-11-20")),
    ("0706123456789013", "=1+1", Money(-5), None, None),
]


def test_a_workbook_keeps_numbers_texts_and_days_apart(tmp_path: Path) -> None:
    file = tmp_path / "arrears.xlsx"
    write_table_xlsx(file, "欠费清单 / 石碌[1]", HEADINGS, ROWS, as_of=TODAY, bureau="A&B供电局")
    sheet = load_workbook(file).active
    assert [cell.value for cell in sheet[5]] == list(HEADINGS)
    assert [cell.value for cell in sheet[6]][:4] == ["0706123456789012", "华润水泥", 182340.1, 3]
    assert sheet["E6"].value.date() == day("2011-11-20")
    assert (sheet["B7"].value, sheet["B7"].data_type, sheet["C7"].value) == ("=1+1", "s", -0.05)
    assert sheet.auto_filter.ref == "A5:E7" and "A&&B供电局" in sheet.oddHeader.left.text.replace(
        "A&B", "A&&B"
    )


def test_a_workbook_of_no_rows_opens(tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    write_table_xlsx(file, "'", HEADINGS, [], as_of=TODAY)
    assert load_workbook(file).active.max_row == 5


def test_a_csv_file_is_read_as_chinese_and_holds_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "arrears.csv"
    write_table_csv(file, HEADINGS, ROWS)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[1] == ["0706123456789012", "华润水泥", "182340.10", "3", "2011-11-20"]
    assert rows[2] == ["0706123456789013", "'=1+1", "-0.05", "", ""]


@given(st.text(max_size=12))
def test_no_text_begins_as_a_spreadsheets_formula_does(tmp_path: Path, text: str) -> None:
    file = tmp_path / "any.csv"
    write_table_csv(file, ["x"], [[text.encode("utf-8", "replace").decode()]])
    with file.open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in csv.reader(lines) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_long_list_tells_how_far_it_is_and_can_be_given_up(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"long.{suffix}"
    rows = ([str(number)] for number in range(3000))
    told: list[tuple[int, int]] = []
    watching = {
        "count": 3000,
        "progress": lambda *so_far: told.append(so_far),
        "cancelled": lambda: len(told) > 1,
    }
    with pytest.raises(Cancelled):
        if suffix == "csv":
            write_table_csv(file, ["户号"], rows, **watching)
        else:
            write_table_xlsx(file, "欠费", ["户号"], rows, as_of=date(2011, 12, 15), **watching)
    assert told == [(500, 3000), (1000, 3000)] and not list(tmp_path.iterdir())
