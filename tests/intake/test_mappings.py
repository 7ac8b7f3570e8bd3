"""Mappings: written, read back, refused where they say what nobody knows, and found from the headings."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from desktop.domain import errors
from desktop.domain.intake import Noun
from desktop.intake import bills, customers, payments
from desktop.intake.heading_words import WORDS
from desktop.intake.headings import fields
from desktop.intake.mapping import Formats, Mapping, Options, recognise
from desktop.intake.tables import RawTable

WHOLE = """
[columns]
customer_no = "TDS #"
amount = "Current Charges"

[formats]
date = "%m/%d/%Y"
thousands = "."
decimal = ","

[defaults]
tariff_class = "商业"
billing_month = 201205
issued_on = 2012-05-01
key_customer = true

[options]
create_customers = false
header_row = 3
skip = ["合计", "Page \\\\d+"]
"""


def table(*rows):
    return RawTable("bills.csv", [list(row) for row in rows])


def test_a_mapping_written_by_hand_is_read(tmp_path):
    path = tmp_path / "water.toml"
    path.write_text(WHOLE, "utf-8")
    assert Mapping.load(path) == Mapping(
        {"customer_no": "TDS #", "amount": "Current Charges"},
        Formats(("%m/%d/%Y",), ".", ","),
        {
            "tariff_class": "商业",
            "billing_month": "201205",
            "issued_on": "2012-05-01",
            "key_customer": "True",
        },
        Options(create_customers=False, header_row=3, skip=("合计", "Page \\d+")),
    )


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FIELDS = sorted({field for noun in Noun for field in fields(noun)} - {"customer_no", "bill_no", "amount"})


@settings(deadline=None)
@given(
    columns=st.dictionaries(st.sampled_from(FIELDS), ANY_TEXT.filter(str.strip)),
    defaults=st.dictionaries(st.sampled_from(FIELDS), ANY_TEXT.map(str.strip)),
    formats=st.builds(
        Formats,
        date=st.lists(st.sampled_from(["%m/%d/%Y", "%d.%m.%y", '%Y"%m\\%d\x7f']), max_size=2).map(tuple),
        thousands=st.sampled_from(["", ",", "'", " "]),
    ),
    options=st.builds(
        Options,
        create_customers=st.booleans(),
        header_row=st.none() | st.integers(1, 99),
        skip=st.integers(0, 30) | st.lists(st.sampled_from(["合计", '"\\d+"$']), max_size=2).map(tuple),
    ),
)
def test_a_saved_mapping_reads_back_as_it_was(tmp_path_factory, columns, defaults, formats, options):
    path = tmp_path_factory.mktemp("mapping") / "saved.toml"
    mapping = Mapping(columns, formats, defaults, options)
    mapping.save(path)
    assert Mapping.load(path) == mapping


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[colums]\namount = "A"', "[colums]"),
        ('amount = "A"', "[amount]"),
        ('[columns]\nammount = "A"', "[columns] ammount"),
        ("[columns]\namount = 3", "[columns] amount = 3"),
        ('[formats]\ndates = "%Y"', "[formats] dates"),
        ('[formats]\ndate = "yyyy"', "[formats] date = 'yyyy'"),
        ('[formats]\ndate = "%Q"', "[formats] date = '%Q'"),
        ('[formats]\ndecimal = ","', "[formats] decimal = ','"),
        ('[formats]\nthousands = "ab"', "[formats] thousands = 'ab'"),
        ('[defaults]\namount = "0"', "[defaults] amount"),
        ("[defaults]\nstation = 1.5", "[defaults] station = 1.5"),
        ("[options]\ncreate = true", "[options] create"),
        ('[options]\ncreate_customers = "no"', "[options] create_customers = 'no'"),
        ("[options]\nheader_row = 0", "[options] header_row = 0"),
        ('[options]\nskip = ["("]', "[options] skip = ['(']"),
    ],
)
def test_what_a_mapping_says_wrongly_is_named(tmp_path, text, named):
    path = tmp_path / "wrong.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(errors.MappingProblem) as refused:
        Mapping.load(path)
    assert (refused.value.file, refused.value.problem) == ("wrong.toml", named)


def test_a_mapping_that_is_no_toml_or_not_there_is_refused(tmp_path):
    path = tmp_path / "wrong.toml"
    with pytest.raises(errors.FileProblem):
        Mapping.load(path)
    with pytest.raises(errors.FileProblem):
        Mapping().save(tmp_path / "no folder" / "m.toml")
    path.write_text("[columns", "utf-8")
    with pytest.raises(errors.MappingProblem):
        Mapping.load(path)


@pytest.mark.parametrize("noun", list(Noun))
def test_every_word_for_a_heading_names_its_field(noun):
    for field, words in WORDS[noun].items():
        for word in words.split():
            headings = ["户号", word] if field != "customer_no" else [word]
            assert recognise(noun, table(headings)).columns[field] == word


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (
            ["户 号", "应收电费（元）", "电量(kWh)", "发行日期", "到期日"],
            ["户 号", "应收电费（元）", "电量(kWh)", "发行日期", "到期日"],
        ),
        (
            ["*Ｃｕｓｔｏｍｅｒ　Ｎｏ", "Amount", "Consumption / kWh", "Issue Date", "Due-Date"],
            ["*Ｃｕｓｔｏｍｅｒ　Ｎｏ", "Amount", "Consumption / kWh", "Issue Date", "Due-Date"],
        ),
        (
            ["Account No.", "amount:CNY", "Usage", "issued_on", "due_on"],
            ["Account No.", "amount:CNY", "Usage", "issued_on", "due_on"],
        ),
    ],
)
def test_headings_are_recognised_with_units_white_space_and_full_width(headings, found):
    columns = recognise(Noun.BILLS, table(headings)).columns
    assert [columns[field] for field in ("customer_no", "amount", "kwh", "issued_on", "due_on")] == found


def test_ten_thousands_of_yuan_are_not_taken_for_yuan():
    assert "amount" not in recognise(Noun.BILLS, table(["户号", "金额(万元)"])).columns


def test_of_two_columns_of_money_the_one_that_the_noun_means_is_taken():
    headings = table(["户号", "金额", "应收电费", "实收电费"])
    assert recognise(Noun.BILLS, headings).columns["amount"] == "应收电费"
    assert recognise(Noun.PAYMENTS, headings).columns["amount"] == "实收电费"


@pytest.mark.parametrize("lines", [0, 1, 5, 22, 30])
def test_headings_are_found_below_a_preamble(lines):
    preamble = [[f"第 {n} 行", "供电所：石碌"] if n % 3 else [] for n in range(lines)]
    read = customers.parse(table(*preamble, ["户号", "户名"], ["1", "王五"]))
    assert [(number, draft.name) for number, draft in read.good] == [(lines + 2, "王五")]


def test_where_nothing_is_recognised_the_mapping_is_empty_and_reading_says_what_is_missing():
    strange = table(["x", "y"], ["1", "2"])
    assert recognise(Noun.BILLS, strange) == Mapping()
    with pytest.raises(errors.ColumnMissing) as refused:
        bills.parse(strange)
    assert refused.value.field == "customer_no"


def test_a_field_that_every_row_needs_and_no_column_has_is_named():
    with pytest.raises(errors.ColumnMissing) as refused:
        bills.parse(table(["户号", "应收电费", "发行日期"]))
    assert refused.value.field == "due_on"


def test_a_heading_that_the_mapping_names_and_the_file_lacks_is_named():
    mapping = Mapping({"customer_no": "no", "phone": "mobile"})
    with pytest.raises(errors.ColumnMissing) as refused:
        customers.parse(table(["no", "tel"], ["1", "2"]), mapping)
    assert (refused.value.field, refused.value.heading) == ("phone", "mobile")


def test_two_columns_of_one_heading_are_not_guessed_between():
    with pytest.raises(errors.ColumnTwice):
        payments.parse(table(["户号", "金额", "收费日期", "金额"], ["1", "2.00", "2012-05-20", "3.00"]))


def test_a_named_column_is_read_and_one_that_is_not_named_is_not():
    mapping = Mapping({"customer_no": "no", "customer_name": "who"})
    read = customers.parse(table(["no", "who", "电话"], ["1", "王五", "123"]), mapping)
    assert (read.good[0][1].name, read.good[0][1].phone) == ("王五", "")


def test_a_needed_field_that_a_mapping_forgets_is_recognised():
    mapping = Mapping({"customer_name": "who"})
    assert customers.parse(table(["户号", "who"], ["1", "王五"]), mapping).good[0][1].customer_no == "1"


def test_one_mapping_serves_two_nouns():
    mapping = Mapping(
        {"customer_no": "no", "amount": "charge", "phone": "tel"}, defaults={"paid_on": "2012-05-20"}
    )
    rows = table(["no", "tel", "charge"], ["1", "123", "5.00"])
    assert customers.parse(rows, mapping).good[0][1].phone == "123"
    assert payments.parse(rows, mapping).good[0][1].amount.fen == 500


def test_the_row_of_headings_can_be_said_or_rows_above_left_out():
    rows = table(["户号", "户名", "电话"], ["9", "旧表", "1"], ["户号", "户名"], ["1", "王五"])
    for options in (Options(header_row=3), Options(skip=2)):
        assert [number for number, _ in customers.parse(rows, Mapping(options=options)).good] == [4]
    with pytest.raises(errors.ColumnMissing):
        customers.parse(rows, Mapping(options=Options(header_row=9)))


def test_a_default_that_is_no_such_thing_is_the_mappings_fault():
    mapping = Mapping(defaults={"tariff_class": "steam"})
    with pytest.raises(errors.MappingProblem) as refused:
        customers.parse(table(["户号"], ["1"]), mapping)
    assert refused.value.problem == "[defaults] tariff_class = 'steam'"


def test_the_manuals_example_is_a_mapping(tmp_path):
    manual = (Path(__file__).parents[2] / "docs" / "mapping.md").read_text("utf-8")
    path = tmp_path / "example.toml"
    path.write_text(manual.split("```toml\n")[1].split("```")[0], "utf-8")
    mapping = Mapping.load(path)
    assert (mapping.columns["amount"], mapping.defaults["due_on"]) == ("Current Charges", "2020-12-31")
    assert mapping.options.skip == ("Page \\d+", "制表")


def test_the_manual_names_every_field():
    manual = (Path(__file__).parents[2] / "docs" / "mapping.md").read_text("utf-8")
    assert [field for noun in Noun for field in fields(noun) if f"`{field}`" not in manual] == []
