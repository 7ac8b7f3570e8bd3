"""A preview of an import: the first rows as they would be read, without a look at the database."""

from pathlib import Path

import pytest

from desktop.domain.errors import ColumnMissing, NotAnAmount
from desktop.domain.intake import Noun
from desktop.intake.mapping import Formats, Mapping, Options
from desktop.intake.tables import RawTable, read_table
from tests.counter import Counter, yuan

BILLS = "户号,金额,出账日期,截止日期\n1,80.00,2012-05-01,2012-05-20\n2,***,2012-05-01,2012-05-20\n"


def table_of(tmp_path: Path, text: str) -> RawTable:
    file = tmp_path / "bills.csv"
    file.write_text(text, "utf-8")
    return read_table(file)


def test_the_first_rows_are_read_and_the_bad_ones_named(counter: Counter, tmp_path: Path) -> None:
    parsed = counter.office.imports.preview(Noun.BILLS, table_of(tmp_path, BILLS), Mapping())
    [(number, draft)] = parsed.good
    assert (number, draft.customer_no, draft.amount) == (2, "1", yuan("80.00"))
    [refused] = parsed.refused
    assert (refused.row, refused.column, refused.value) == (3, "金额", "***")
    assert isinstance(refused.reason, NotAnAmount)


def test_a_long_file_is_read_no_further_than_its_first_rows(counter: Counter, tmp_path: Path) -> None:
    head, row, _ = BILLS.splitlines()
    table = table_of(tmp_path, "\n".join([head, *[row] * 5_000]))
    assert counter.office.imports.preview(Noun.BILLS, table, Mapping()).read <= 120


def test_headings_far_down_are_reached_where_the_mapping_says_so(counter: Counter, tmp_path: Path) -> None:
    table = table_of(tmp_path, "x\n" * 300 + BILLS)
    mapping = Mapping(options=Options(header_row=301))
    assert counter.office.imports.preview(Noun.BILLS, table, mapping).good[0][0] == 302
    skipping = Mapping(options=Options(skip=300))
    assert counter.office.imports.preview(Noun.BILLS, table, skipping).good[0][0] == 302


def test_another_date_format_reads_other_days(counter: Counter, tmp_path: Path) -> None:
    table = table_of(tmp_path, BILLS.replace("2012-05-01", "01/05/2012").replace("2012-05-20", "20/05/2012"))
    mapping = Mapping(formats=Formats(date=("%d/%m/%Y",)))
    [(_, draft)] = counter.office.imports.preview(Noun.BILLS, table, mapping).good
    assert (draft.issued_on.isoformat(), draft.due_on.isoformat()) == ("2012-05-01", "2012-05-20")


def test_a_file_without_a_column_that_is_needed_is_refused(counter: Counter, tmp_path: Path) -> None:
    table = table_of(tmp_path, "户号,金额\n1,80.00\n")
    with pytest.raises(ColumnMissing) as refused:
        counter.office.imports.preview(Noun.BILLS, table, Mapping())
    assert refused.value.field == "issued_on"
