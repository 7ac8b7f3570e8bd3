"""Customers of a file."""

import pytest

from desktop.domain import errors
from desktop.domain.customers import CustomerDraft, Funding, RiskCategory, TariffClass
from desktop.intake import customers
from desktop.intake.tables import RawTable, read_table

HEADINGS = [
    *("户号", "户名", "原户号", "供电所", "台区", "用电地址", "联系电话"),
    *("用电类别", "风险类别", "财政拨款", "重要客户", "表号"),
]


def parsed(*rows):
    return customers.parse(RawTable("customers.csv", [HEADINGS, *rows]))


def test_a_customer_is_read_with_all_its_facts():
    row = [
        *("1", "华润水泥（昌江）有限公司", "99", "石碌供电所", "水泥厂台区", "石碌镇", "0898-26620000"),
        *("大工业", "矿业", "否", "是", "M1"),
    ]
    assert parsed(row).good == [
        (
            2,
            CustomerDraft(
                customer_no="1",
                name="华润水泥（昌江）有限公司",
                former_no="99",
                station="石碌供电所",
                area="水泥厂台区",
                address="石碌镇",
                phone="0898-26620000",
                tariff_class=TariffClass.LARGE_INDUSTRY,
                risk_category=RiskCategory.MINING,
                funding=Funding.OWN,
                key_customer=True,
                meter_no="M1",
            ),
        )
    ]


def test_a_number_is_enough(table_of):
    assert customers.parse(table_of("customer_no\n210\n")).good == [(2, CustomerDraft("210"))]


@pytest.mark.parametrize(
    ("risk", "category"),
    [
        ("", RiskCategory.NONE),
        ("无", RiskCategory.NONE),
        ("养殖", RiskCategory.AQUACULTURE),
        ("Temporary power", RiskCategory.TEMPORARY),
    ],
)
def test_risk_categories_are_read_in_both_languages(risk, category):
    row = ["1"] + [""] * 7 + [risk]
    assert parsed(row).good[0][1].risk_category is category


@pytest.mark.parametrize(
    ("word", "funding"), [("财政拨款", Funding.FISCAL), ("是", Funding.FISCAL), ("自筹", Funding.OWN)]
)
def test_funding_is_a_word_or_a_yes(word, funding):
    assert parsed(["1"] + [""] * 8 + [word]).good[0][1].funding is funding


@pytest.mark.parametrize(
    ("word", "key"), [("是", True), ("Y", True), ("√", True), ("TRUE", True), ("否", False), ("0", False)]
)
def test_key_customers_are_marked_by_a_yes(word, key):
    assert parsed(["1"] + [""] * 9 + [word]).good[0][1].key_customer is key


def test_what_is_neither_yes_nor_no_is_refused():
    refused = parsed(["1"] + [""] * 9 + ["maybe"]).refused[0]
    assert (refused.column, type(refused.reason)) == ("重要客户", errors.NotAChoice)


def test_a_station_named_by_an_error_value_is_not_made():
    refused = parsed(["1", "王五", "", "#N/A"]).refused[0]
    assert (refused.column, type(refused.reason)) == ("供电所", errors.ErrorValue)


def test_a_name_on_two_lines_becomes_one_line(table_of):
    assert customers.parse(table_of('户号,户名\n1,"昌江\n光大矿业"\n')).good[0][1].name == "昌江 光大矿业"


def test_numbers_typed_into_a_workbook_keep_their_digits(workbook):
    path = workbook([["户号", "联系电话", "表号"], [210, 13876543210, 1_234_567_890_123_456_768]])
    refused = customers.parse(read_table(path)).refused[0]
    assert (refused.column, type(refused.reason)) == ("表号", errors.DigitsLost)
    path = workbook([["户号", "联系电话"], [210, 13876543210]])
    assert customers.parse(read_table(path)).good[0][1].phone == "13876543210"
