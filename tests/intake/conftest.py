"""Files as an office has them on its disk, written for one test."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop.intake.tables import RawTable, read_table

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """Write a text in an encoding and return where."""

    def write(text: str, encoding: str = "utf-8", mark: bytes = b"") -> Path:
        path = tmp_path / "table.csv"
        path.write_bytes(mark + text.encode(encoding))
        return path

    return write


@pytest.fixture
def table_of(text_file: Callable[..., Path]) -> Callable[[str], RawTable]:
    """Read the lines of a comma-separated text, as a file would hold them."""
    return lambda text: read_table(text_file(text))


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[Sequence[Sequence[Any]]], Path]:
    """Write rows into a workbook with dates shown as dates, and return where."""

    def write(rows: Sequence[Sequence[Any]]) -> Path:
        path = tmp_path / "table.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
            sheet = book.add_worksheet("Bills")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        return path

    return write


@pytest.fixture
def data() -> Path:
    """Return the folder of files made by others."""
    return DATA
