"""Bills of a file: every row is read as it is meant, or refused with its reason."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain import errors
from desktop.domain.customers import TariffClass
from desktop.domain.months import Month
from desktop.intake import bills
from desktop.intake.mapping import Mapping
from desktop.intake.tables import RawTable, read_table

HEADINGS = ["户号", "账单号", "电费年月", "发行日期", "到期日", "应收电费", "电量", "用电类别"]
GOOD = ["0706000000000001", "B1", "201205", "2012-05-01", "2012-05-20", "186.40", "300", "居民生活"]


def parsed(*rows, mapping=None):
    return bills.parse(RawTable("bills.csv", [HEADINGS, *rows]), mapping)


def changed(**cells):
    at = {
        "customer_no": 0,
        "bill_no": 1,
        "month": 2,
        "issued": 3,
        "due": 4,
        "amount": 5,
        "kwh": 6,
        "tariff": 7,
    }
    row = list(GOOD)
    for name, text in cells.items():
        row[at[name]] = text
    return row


def only(mapping=None, **cells):
    """Read one row that is like the good one but for some cells."""
    read = parsed(changed(**cells), mapping=mapping)
    assert not read.refused, read.refused
    return read.good[0][1]


def refused(mapping=None, **cells):
    """Return why the row is refused, in which column, and what stands there."""
    read = parsed(changed(**cells), mapping=mapping)
    assert not read.good
    return read.refused[0].reason, read.refused[0].column, read.refused[0].value


def test_a_bill_is_read_with_all_its_facts():
    draft = only()
    assert (draft.customer_no, draft.bill_no, draft.month) == ("0706000000000001", "B1", Month(2012, 5))
    assert (draft.issued_on, draft.due_on) == (date(2012, 5, 1), date(2012, 5, 20))
    assert (draft.amount.fen, draft.kwh, draft.tariff_class) == (18640, 300, TariffClass.RESIDENTIAL)


@pytest.mark.parametrize("text", ["", "#N/A", "*", "**", "0706****0001", "-", "NULL", "x" * 33])
def test_a_customer_number_that_is_none_is_refused(text):
    reason, column, value = refused(customer_no=text)
    assert (type(reason), column, value) == (errors.BadCustomerNumber, "户号", text)


@pytest.mark.parametrize("text", ["4.60012E+15", "4.60012345678901E+16"])
def test_numbers_that_a_spreadsheet_has_shortened_are_refused(text):
    assert isinstance(refused(customer_no=text)[0], errors.DigitsLost)
    assert isinstance(refused(bill_no=text)[0], errors.DigitsLost)


def test_customer_numbers_keep_their_digits_in_a_workbook(workbook):
    rows = [["户号", "发行日期", "到期日", "应收电费"]]
    days = [date(2012, 5, 1), date(2012, 5, 20)]
    for number in (210, 4_600_123_456_789_012, 46_001_234_567_890_123, "0706000000000001"):
        rows.append([number, *days, 12.5])
    read = bills.parse(read_table(workbook(rows)))
    assert [draft.customer_no for _, draft in read.good] == ["210", "4600123456789012", "0706000000000001"]
    assert {draft.amount.fen for _, draft in read.good} == {1250}
    assert [(row.row, type(row.reason)) for row in read.refused] == [(4, errors.DigitsLost)]


@pytest.mark.parametrize(
    ("text", "tariff"),
    [
        ("", None),
        ("商业", TariffClass.COMMERCIAL),
        ("Large-Industry", TariffClass.LARGE_INDUSTRY),
        ("residential", TariffClass.RESIDENTIAL),
        ("农业生产用电", TariffClass.AGRICULTURE),
        ("趸 售", TariffClass.WHOLESALE),
    ],
)
def test_a_tariff_class_is_a_word_of_the_fixed_list(text, tariff):
    assert only(tariff=text).tariff_class is tariff


@pytest.mark.parametrize("text", ["蒸汽", "*", "#N/A"])
def test_another_word_is_refused_with_the_list(text):
    reason = refused(tariff=text)[0]
    assert isinstance(reason, errors.NotAChoice)
    assert reason.choices == tuple(TariffClass)


def test_a_bill_due_before_it_is_issued_is_refused():
    reason, column, value = refused(due="2012-04-30")
    assert (type(reason), column, value) == (errors.DueBeforeIssue, "到期日", "2012-04-30")


def test_a_blank_date_is_refused_unless_the_mapping_has_one():
    assert isinstance(refused(due="")[0], errors.FieldMissing)
    assert only(Mapping(defaults={"due_on": "2012-05-31"}), due="").due_on == date(2012, 5, 31)


def test_a_bill_without_a_number_is_numbered_by_month_customer_and_occurrence():
    read = parsed(changed(bill_no=""), changed(bill_no="", customer_no="2"), changed(bill_no="", amount="5"))
    assert [draft.bill_no for _, draft in read.good] == [
        "201205-0706000000000001-1",
        "201205-2-1",
        "201205-0706000000000001-2",
    ]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.booleans()), max_size=8), st.data())
def test_mending_a_refused_row_renumbers_no_other(rows, data):
    def read(mended):
        amounts = ("1.00" if good or mended else "#N/A" for _, good in rows)
        texts = (
            changed(bill_no="", customer_no=no, amount=amount)
            for (no, _), amount in zip(rows, amounts, strict=True)
        )
        return dict(parsed(*texts).good)

    before, after = read(mended=False), read(mended=True)
    assert all(after[number].bill_no == draft.bill_no for number, draft in before.items())


def test_every_refusal_is_collected_with_its_row_and_the_rest_is_good():
    read = parsed(
        changed(amount="#N/A"), [], GOOD, changed(due="soon"), ["", "", "", ""], changed(customer_no="*")
    )
    assert (read.read, [number for number, _ in read.good]) == (4, [4])
    assert [(row.file, row.row, row.column, row.value) for row in read.refused] == [
        ("bills.csv", 2, "应收电费", "#N/A"),
        ("bills.csv", 5, "到期日", "soon"),
        ("bills.csv", 7, "户号", "*"),
    ]


@pytest.mark.parametrize(
    "first",
    [
        "合计",
        "合 计：",
        "总计 2 户",
        "小计3笔",
        "Total",
        "Grand total: 5.00",
        "Subtotal",
        "制表人：王五",
        "以上数据仅供参考",
    ],
)
def test_summary_lines_are_skipped_and_counted(first):
    read = parsed(GOOD, [first, "", "", "", "", "372.80"], ["", first], list(HEADINGS))
    assert (read.read, len(read.good), read.skipped) == (1, 1, 3)


def test_a_customer_whose_name_begins_like_a_summary_is_kept():
    assert only(customer_no="总计生产队").customer_no == "总计生产队"


def test_lines_that_the_mapping_skips_are_skipped(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text('[options]\nskip = ["(?i)page \\\\d"]', "utf-8")
    assert parsed(GOOD, ["PAGE 3"], mapping=Mapping.load(path)).skipped == 1


def test_water_bills_go_in_by_a_mapping(data):
    mapping = Mapping(
        {"customer_no": "TDS #", "amount": "Current Charges", "kwh": "Consumption"},
        defaults={"billing_month": "202012", "issued_on": "2020-12-01", "due_on": "2020-12-31"},
    )
    read = bills.parse(read_table(data / "nycha_water_extract.csv"), mapping)
    assert (read.read, len(read.good), len(read.refused)) == (62, 55, 7)
    assert sum(draft.amount.fen for _, draft in read.good) == 19_099_039
    assert {(row.column, row.value, type(row.reason)) for row in read.refused} == {
        ("TDS #", "#N/A", errors.BadCustomerNumber)
    }
    assert len({draft.bill_no for _, draft in read.good}) == 55


def test_progress_is_told_and_a_cancelled_reading_stops():
    table = RawTable("bills.csv", [HEADINGS, *[GOOD] * 5_000])
    told = []
    bills.parse(table, progress=lambda done, total: told.append((done, total)))
    assert (len(told) > 2, told[-1]) == (True, (5_001, 5_001))
    with pytest.raises(errors.Cancelled):
        bills.parse(table, cancelled=lambda: True)
