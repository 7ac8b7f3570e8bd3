"""Workbooks: numbers and dates as the sheet means them, and files that would fill the memory."""

import struct
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from desktop.domain import errors
from desktop.intake import limits
from desktop.intake.tables import read_table
from desktop.intake.workbooks import number_text


def rewritten(path, change, part="xl/worksheets/sheet1.xml"):
    """Change one part of a workbook in place."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_numbers_and_dates_of_a_workbook_become_the_texts_that_a_clerk_would_type(workbook):
    moment = datetime(2012, 5, 20, 10, 11, 12)  # noqa: DTZ001 - a sheet knows no zones
    path = workbook(
        [
            [210, 210.5, 1234567.89, 0.1 + 0.2, 0.125, -5.5, True],
            [date(2012, 5, 20), moment, "  王五 ", "0706000000000001"],
        ]
    )
    assert read_table(path).rows == [
        ["210", "210.50", "1234567.89", "0.30", "0.125", "-5.50", "TRUE"],
        ["2012-05-20", "2012-05-20 10:11:12", "王五", "0706000000000001", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (999_999_999_999_999.0, "999999999999999"),
        (4_600_123_456_789_012.0, "4600123456789012"),
        (4_600_123_456_789_010.0, "4.60012345678901E+15"),
        (46_001_234_567_890_123.0, "4.60012345678901E+16"),
        (1e-7, "1e-07"),
    ],
)
def test_a_number_that_may_have_lost_digits_is_written_so_that_it_shows(number, text):
    assert number_text(number) == text


def test_rows_keep_the_numbers_that_the_sheet_shows(workbook):
    table = read_table(workbook([[], [], ["", "户号"], ["", "1"]]))
    assert table.rows[2:] == [["", "户号"], ["", "1"]]
    assert len(table.rows) == 4


def test_the_first_sheet_that_is_shown_and_not_empty_is_read(tmp_path):
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("empty")
        hidden = book.add_worksheet("hidden")
        hidden.write(0, 0, "no")
        hidden.hide()
        book.add_worksheet("bills").write(0, 0, "yes")
    table = read_table(path)
    assert (table.sheet, table.rows) == ("bills", [["yes"]])


def test_what_a_file_is_its_content_says_and_not_its_name(workbook):
    path = workbook([["户号"]])
    assert read_table(path.rename(path.with_suffix(".csv"))).rows == [["户号"]]


def test_an_xls_bank_statement_is_read(data):
    table = read_table(data / "ccb_statement.xls")
    assert table.rows[5][:5] == ["记账日", "交易日期", "交易时间", "支出", "收入"]
    assert table.rows[6][:6] == ["20250101", "20250101", "18:53:19", "67", "0", "2176.91"]
    assert table.rows[12][0].startswith("以上数据仅供参考")


def test_a_small_archive_that_unpacks_to_too_much_is_refused(workbook, monkeypatch):
    path = rewritten(workbook([["a"]]), lambda sheet: sheet + b" " * 3_000_000)
    assert path.stat().st_size < 20_000
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 2_000_000)
    with pytest.raises(errors.FileTooLarge):
        read_table(path)


def test_more_rows_than_are_read_are_refused_before_they_are_read(workbook):
    rows = b"".join(b"<row/>" for _ in range(limits.ROWS + 2))
    path = rewritten(workbook([["a"]]), lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>"))
    with pytest.raises(errors.TooManyRows):
        read_table(path)


@pytest.mark.parametrize("place", [b"XFD900000", b"A9000000"])
def test_two_cells_far_apart_do_not_fill_the_memory(workbook, place):
    path = rewritten(workbook([["a", "b"]]), lambda sheet: sheet.replace(b'r="B1"', b'r="' + place + b'"'))
    with pytest.raises(errors.TooManyRows):
        read_table(path)


def test_another_kind_of_archive_is_refused(tmp_path):
    path = tmp_path / "scans.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("scan.txt", "no workbook")
    with pytest.raises(errors.FileNotUnderstood):
        read_table(path)


@pytest.mark.parametrize("length", [30, 600, 5_000, 20_000])
def test_an_xls_cut_short_is_refused(data, tmp_path, length):
    path = tmp_path / "cut.xls"
    path.write_bytes((data / "ccb_statement.xls").read_bytes()[:length])
    with pytest.raises(errors.FileNotUnderstood):
        read_table(path)


@pytest.mark.parametrize("length", [30, 600, 5_000])
def test_an_xlsx_cut_short_is_refused(workbook, length):
    path = workbook([["a", "b"]])
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(errors.FileNotUnderstood):
        read_table(path)


def test_a_damaged_archive_is_refused(workbook):
    path = workbook([[f"text {n}" for n in range(200)]])
    content = bytearray(path.read_bytes())
    content[200:260] = bytes(60)
    path.write_bytes(content)
    with pytest.raises(errors.FileNotUnderstood):
        read_table(path)


def test_an_xls_whose_sectors_run_in_a_circle_is_refused(data, tmp_path):
    content = bytearray((data / "ccb_statement.xls").read_bytes())
    table = (struct.unpack_from("<I", content, 76)[0] + 1) * 512
    struct.pack_into("<I", content, table + 4 * 5, 3)
    path = tmp_path / "circle.xls"
    path.write_bytes(content)
    with pytest.raises(errors.FileNotUnderstood):
        read_table(path)


def test_an_xls_with_a_cell_beyond_its_sheet_is_refused(data, tmp_path):
    content = (data / "ccb_statement.xls").read_bytes()
    first_cell = content.index(struct.pack("<HHHH", 0x00FD, 10, 0, 0))
    path = tmp_path / "far.xls"
    path.write_bytes(content[: first_cell + 6] + struct.pack("<H", 60_000) + content[first_cell + 8 :])
    with pytest.raises(errors.FileNotUnderstood):
        read_table(path)


def test_a_workbook_under_a_password_says_so(data, tmp_path):
    content = (data / "ccb_statement.xls").read_bytes()
    plain, locked = (name.encode("utf-16-le") for name in ("Workbook", "EncryptedPackage"))
    entry = content.index(plain.ljust(64, b"\0"))
    path = tmp_path / "locked.xlsx"
    name = locked.ljust(64, b"\0") + struct.pack("<H", len(locked) + 2)
    path.write_bytes(content[:entry] + name + content[entry + 66 :])
    with pytest.raises(errors.PasswordNeeded):
        read_table(path)


def test_progress_is_told_and_a_cancelled_workbook_stops(workbook):
    path = workbook([["a", n] for n in range(5_000)])
    told = []
    read_table(path, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (5_000, 5_000)
    with pytest.raises(errors.Cancelled):
        read_table(path, cancelled=lambda: True)
