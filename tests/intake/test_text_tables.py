"""Text files from any office: encodings, delimiters, padding, and what is no table at all."""

import codecs
import csv
import gc
import io
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from desktop.domain import errors
from desktop.intake import limits
from desktop.intake.tables import read_table

HEADINGS = ["户号", "户名", "应收电费"]
ROWS = [
    HEADINGS,
    ["0706000000000001", "华润水泥(昌江)有限公司", "182,340.00"],
    ["0706000000000002", "王五", "0.00"],
]

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("gb18030", b""),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
]
DELIMITERS = [",", ";", "\t", "|", "，", "；"]


def written(rows, delimiter=",", line_end="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_a_table_reads_the_same_in_any_encoding_with_any_delimiter(text_file, encoding, mark, delimiter):
    table = read_table(text_file(written(ROWS, delimiter), encoding, mark))
    assert table.rows == ROWS
    assert table.delimiter == delimiter


CELLS = st.text(
    st.characters(codec="gb18030", exclude_characters="`'’=\0\ufeff\x1a", exclude_categories=["Cs", "Cc"])
    | st.sampled_from('\n"户中台,;|\t，；')
)


@settings(deadline=None)
@given(
    table=st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), max_size=8)),
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from(DELIMITERS),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_texts_below_headings_come_back(tmp_path_factory, table, encoding, delimiter, line_end):
    width = max(map(len, table), default=2)
    headings = ["户号", "用户名称", "供电所", "用电地址", "联系电话", "备注"][: width + 1]
    rows = [headings, *(["1", *row] for row in table)]
    path = tmp_path_factory.mktemp("any") / "table"
    path.write_bytes(encoding[1] + written(rows, delimiter, line_end).encode(encoding[0]))
    read = read_table(path)
    assert read.rows == [[cell.strip() for cell in row] for row in rows]


def test_a_few_chinese_characters_are_not_taken_for_greek_or_arabic(text_file):
    assert read_table(text_file("no,模\n1,2\n", "gbk")).rows[0] == ["no", "模"]


def test_accents_in_utf_8_are_not_taken_for_chinese(text_file):
    assert read_table(text_file("no,café·Ünal\n1,2\n")).rows[0] == ["no", "café·Ünal"]


def test_an_encoding_that_is_neither_is_recognised_or_refused_but_never_garbled(text_file):
    text = "Numéro,Client\n" + "0706,Électricité de la Forêt à Genève\n" * 40
    assert read_table(text_file(text, "cp1252")).rows[1] == ["0706", "Électricité de la Forêt à Genève"]


def test_separators_inside_addresses_do_not_part_columns(text_file):
    table = read_table(text_file("户号,用电地址\n1,石碌镇；人民路，3号;东\n2,叉河镇；老街，5号;西\n"))
    assert table.rows[1] == ["1", "石碌镇；人民路，3号;东"]


def test_decimal_commas_do_not_part_columns(text_file):
    table = read_table(text_file("no;amount;paid\n1;12,50;12,50\n2;8,00;8,00\n3;1,00;1,00\n"))
    assert table.rows[1] == ["1", "12,50", "12,50"]


def test_row_numbers_are_those_of_a_spreadsheet(table_of):
    table = table_of('preamble\n\na,"two\nlines"\nb,c')
    assert table.rows == [["preamble"], [], ["a", "two\nlines"], ["b", "c"]]


def test_a_field_of_any_length_is_read(table_of):
    assert len(table_of("a,b\n1," + "长" * 200_000 + "\n").rows[1][1]) == 200_000


def test_nul_bytes_tabs_backticks_and_guards_against_spreadsheets_are_taken_off(table_of):
    table = table_of('no,name,amount\n`0706\x00001,王五   \t,`1.00\n="0706002",\'0706003,\u30001.50\n')
    assert table.rows[1:] == [["0706001", "王五", "1.00"], ["0706002", "0706003", "1.50"]]


def test_a_quotation_mark_never_closed_is_refused_with_its_row(text_file):
    with pytest.raises(errors.QuoteNeverClosed) as refused:
        read_table(text_file('no,name\n1,a\n2,"b\n3,c\n4,d\n'))
    assert refused.value.row == 3


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_text_is_refused_and_not_guessed_at(text_file, encoding):
    path = text_file("户号,户名\n" + "0706,华润水泥有限公司\n" * 50, encoding)
    damaged = bytearray(path.read_bytes())
    damaged[-5] = 0xFF
    path.write_bytes(damaged)
    with pytest.raises(errors.TextDamaged) as refused:
        read_table(path)
    assert (refused.value.encoding, refused.value.offset > 1000) == (encoding, True)


def test_an_utf_16_file_cut_in_half_a_character_is_refused(text_file):
    path = text_file("户号,户名\n", "utf-16-le", codecs.BOM_UTF16_LE)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(errors.TextDamaged):
        read_table(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\r\n<html><table><tr><td>1</td></tr></table>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (bytes(range(1, 9)) * 100, "binary"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path, content, why):
    path = tmp_path / "export.xls"
    path.write_bytes(content)
    with pytest.raises(errors.FileNotUnderstood) as refused:
        read_table(path)
    assert refused.value.why == why


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(errors.FileProblem):
        read_table(tmp_path / "nothing.csv")


def test_an_empty_file_is_an_empty_table(table_of):
    assert table_of("").rows == []


def test_more_rows_than_are_read_are_refused(text_file, monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 3000)
    with pytest.raises(errors.TooManyRows):
        read_table(text_file("a,b\n" * 3002))
    assert len(read_table(text_file("a,b\n" * 3001)).rows) == 3001


def test_a_file_too_large_is_refused_unread(text_file, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    with pytest.raises(errors.FileTooLarge):
        read_table(text_file("a,b\n" * 100))


def test_progress_is_told_and_ends_at_the_whole(text_file):
    told = []
    read_table(text_file("a,b\n" * 9000), progress=lambda done, total: told.append((done, total)))
    assert len(told) >= 5
    assert told == sorted(told, key=lambda pair: pair[0])
    assert told[-1] == (9000, 9000)


def test_a_cancelled_reading_stops(text_file):
    asked = iter([False, False, True])
    was_on = gc.isenabled()
    with pytest.raises(errors.Cancelled):
        read_table(text_file("a,b\n" * 9000), cancelled=lambda: next(asked))
    assert gc.isenabled() is was_on
