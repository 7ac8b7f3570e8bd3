"""Amounts, dates, months and kWh as offices write them, read from the cells of bills."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain import errors
from desktop.domain.months import Month
from desktop.intake import bills
from desktop.intake.mapping import Formats, Mapping
from desktop.intake.tables import RawTable

COLUMNS = {"month": "电费年月", "issued": "发行日期", "due": "到期日", "amount": "应收电费", "kwh": "电量"}
GOOD = {"month": "201205", "issued": "2012-05-01", "due": "2012-05-20", "amount": "186.40", "kwh": "300"}


def parsed(mapping, cells):
    rows = [["户号", *COLUMNS.values()], ["0706000000000001", *(GOOD | cells).values()]]
    return bills.parse(RawTable("bills.csv", rows), mapping)


def only(mapping=None, **cells):
    """Read one row that is like the good one but for some cells."""
    read = parsed(mapping, cells)
    assert not read.refused, read.refused
    return read.good[0][1]


def refused(mapping=None, **cells):
    """Return why the row is refused, in which column, and what stands there."""
    read = parsed(mapping, cells)
    assert not read.good
    return read.refused[0].reason, read.refused[0].column, read.refused[0].value


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0.00", 0),
        ("0", 0),
        ("12", 1200),
        ("12.5", 1250),
        (".5", 50),
        ("1,234.50", 123450),
        ("1,234,567.89", 123456789),
        ("¥1,234.50", 123450),
        ("￥12.00元", 1200),
        ("RMB 12.00", 1200),
        ("１２．５０", 1250),
        ("１，２３４．５０", 123450),
        ("12.500", 1250),
        ("999999999999.99", 99999999999999),
    ],
)
def test_an_amount_is_read_as_offices_write_it(text, fen):
    assert only(amount=text).amount.fen == fen


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", errors.AmountMissing),
        ("#N/A", errors.NotAnAmount),
        ("*", errors.NotAnAmount),
        ("***", errors.NotAnAmount),
        ("xx,yyyy.zz", errors.NotAnAmount),
        ("1,2**.00", errors.NotAnAmount),
        ("-", errors.NotAnAmount),
        ("1.2E+03", errors.NotAnAmount),
        ("1.234", errors.NotAnAmount),
        ("12,50", errors.NotAnAmount),
        ("1,2345.00", errors.NotAnAmount),
        ("12.", errors.NotAnAmount),
        ("1.2万", errors.NotAnAmount),
        ("$5.00", errors.NotAnAmount),
        ("12 元 5 角", errors.NotAnAmount),
        ("1234567890123", errors.NotAnAmount),
        ("元", errors.NotAnAmount),
        ("-12.00", errors.NegativeAmount),
        ("－12.00", errors.NegativeAmount),
        ("(12.00)", errors.NegativeAmount),
        ("¥-12.00", errors.NegativeAmount),
        ("-¥12.00", errors.NegativeAmount),
        ("12.00-", errors.NegativeAmount),
    ],
)
def test_an_amount_that_is_none_is_refused_and_never_read_as_nothing(text, reason):
    assert type(refused(amount=text)[0]) is reason
    assert refused(amount=text)[1:] == ("应收电费", text)


def test_a_page_of_blanks_or_dashes_is_refused_at_once():
    for filler in (" ", "-", "1 ", "(", "9"):
        text = f"1{filler * 100_000}x"
        assert isinstance(refused(amount=text)[0], errors.NotAnAmount)
        assert isinstance(refused(kwh=text)[0], errors.NotAWholeNumber)
        assert isinstance(refused(due=text)[0], errors.NotADate)
        assert isinstance(refused(Mapping(formats=Formats(("%Y",))), due=text)[0], errors.NotADate)


@given(st.text())
def test_a_text_becomes_an_amount_only_if_it_has_a_digit(text):
    read = parsed(None, {"amount": text.strip()})
    assert not read.good or any(map(str.isnumeric, text))


@given(
    st.integers(0, 10**14 - 1), st.sampled_from([("", "."), (",", "."), (".", ","), (" ", ","), ("'", ".")])
)
def test_every_amount_written_in_a_mappings_way_comes_back(fen, marks):
    thousands, decimal = marks
    yuan = f"{fen // 100:,}".replace(",", thousands) + f"{decimal}{fen % 100:02d}"
    mapping = Mapping(formats=Formats(thousands=thousands, decimal=decimal))
    assert only(mapping, amount=yuan).amount.fen == fen


@pytest.mark.parametrize(
    "text",
    [
        "2012-05-20",
        "2012-5-20",
        "2012/5/20",
        "2012.5.20",
        "20120520",
        "2012年5月20日",
        "２０１２年５月２０日",
        "2012-05-20 10:11:12",
        "2012-05-20T10:11:12.5+08:00",
        "2012/5/20 0:00",
        "20120520 101112",
        "2012年5月20日 10:11",
    ],
)
def test_a_date_is_read_as_offices_write_it(text):
    assert only(due=text).due_on == date(2012, 5, 20)


@pytest.mark.parametrize(
    "text", ["2012-02-30", "20/05/2012", "2012-05/20", "41049", "1899-12-31", "May 20", "-"]
)
def test_what_is_no_date_is_refused(text):
    reason, column, value = refused(due=text)
    assert (type(reason), column, value) == (errors.NotADate, "到期日", text)


@pytest.mark.parametrize(
    "text", ["05/20/2012", "5/20/2012 10:11", "20.05.12", "2012-05-20", "2012-05-20 10:11:12"]
)
def test_dates_in_a_mappings_patterns_and_date_cells_are_read(text):
    mapping = Mapping(formats=Formats(date=("%m/%d/%Y", "%d.%m.%y")))
    assert only(mapping, due=text).due_on == date(2012, 5, 20)
    assert isinstance(refused(mapping, due="2012/5/20")[0], errors.NotADate)


@pytest.mark.parametrize("text", ["201205", "2012-05", "2012年5月", "2012/5", "2012-05-01", "20120531", ""])
def test_a_billing_month_is_read_or_taken_from_the_issue_date(text):
    assert only(month=text).month == Month(2012, 5)


def test_what_is_no_month_is_refused():
    assert isinstance(refused(month="201213")[0], errors.NotAMonth)


@pytest.mark.parametrize(
    ("text", "kwh"), [("", None), ("0", 0), ("1,234", 1234), ("12.00", 12), ("１２", 12)]
)
def test_kilowatt_hours_are_whole(text, kwh):
    assert only(kwh=text).kwh == kwh


@pytest.mark.parametrize("text", ["12.5", "-3", "n/a", "#N/A", "1,23"])
def test_kilowatt_hours_that_are_not_whole_are_refused(text):
    assert isinstance(refused(kwh=text)[0], errors.NotAWholeNumber)
