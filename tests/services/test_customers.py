"""Customers: found as a clerk types, made and changed."""

import pytest

from desktop.domain.customers import CustomerDraft, CustomerFilter, RiskCategory, TariffClass
from desktop.domain.errors import BadCustomerNumber, CustomerExists, MeterTaken, UnknownCustomer
from tests.counter import Counter, day, yuan

CEMENT = CustomerDraft(
    "0706000000000001",
    "华润水泥(昌江)有限公司",
    former_no="HN-0017",
    station="石碌供电所",
    area="水泥厂专变",
    phone="13907530001",
    tariff_class=TariffClass.LARGE_INDUSTRY,
    key_customer=True,
    meter_no="M00417",
)


@pytest.fixture
def cement(counter: Counter) -> str:
    """Make the cement works beside two other customers."""
    counter.office.customers.create(CEMENT)
    counter.office.customers.create(
        CustomerDraft("0706000000000002", "符桂花", risk_category=RiskCategory.MINING)
    )
    counter.office.customers.create(CustomerDraft("0706000000000003", "50%折扣_商店"))
    return CEMENT.customer_no


@pytest.mark.parametrize(
    "typed",
    ["0706000000000001", "00001", "华", "水泥", "华润水泥(昌江)有限公司", "hrsn", "HRSN", "hr", "1390753"]
    + ["M00417", "m00417", "HN-0017", "hn-0", " 水泥 ", "(昌江)"],
)
def test_a_customer_is_found_by_what_a_clerk_types(counter: Counter, cement: str, typed: str) -> None:
    assert cement in [found.customer_no for found in counter.office.customers.search(typed)]


@pytest.mark.parametrize("typed", ["", "  ", "水泥厂", "hrsm", "'", '"', "AND", "NEAR(", "*", "水*", "\0"])
def test_nobody_is_found_by_what_nobody_is_called(counter: Counter, cement: str, typed: str) -> None:
    assert counter.office.customers.search(typed) == []


@pytest.mark.parametrize(("typed", "found"), [("%", 1), ("_", 1), ("0%", 1), ("5_", 0)])
def test_a_wildcard_is_a_letter_like_any_other(counter: Counter, cement: str, typed: str, found: int) -> None:
    assert len(counter.office.customers.search(typed)) == found
    assert len(counter.office.customers.keys(CustomerFilter(text=typed))) == found


def test_the_exact_number_stands_first(counter: Counter) -> None:
    for number in ("17", "170", "0017", "7"):
        counter.office.customers.create(CustomerDraft(number))
    found = [line.customer_no for line in counter.office.customers.search("7")]
    assert (found[0], sorted(found)) == ("7", ["0017", "17", "170", "7"])


def test_a_customer_is_found_by_the_new_name_and_no_more_by_the_old(counter: Counter, cement: str) -> None:
    counter.office.customers.change(CustomerDraft(cement, "海南核电有限公司", meter_no="M00418"))
    assert [line.name for line in counter.office.customers.search("hnhd")] == ["海南核电有限公司"]
    assert counter.office.customers.search("水泥") == []


def test_a_number_and_a_meter_belong_to_one_customer(counter: Counter, cement: str) -> None:
    with pytest.raises(CustomerExists):
        counter.office.customers.create(CustomerDraft(cement))
    with pytest.raises(MeterTaken) as refused:
        counter.office.customers.create(CustomerDraft("0706000000000009", meter_no="M00417"))
    assert refused.value.customer_no == cement
    with pytest.raises(MeterTaken):
        counter.office.customers.change(CustomerDraft("0706000000000002", meter_no="M00417"))


@pytest.mark.parametrize("number", ["", "  ", "1" * 33, "07\n06", "07\x0006"])
def test_what_is_no_customer_number_is_refused(counter: Counter, number: str) -> None:
    with pytest.raises(BadCustomerNumber):
        counter.office.customers.create(CustomerDraft(number))


@pytest.mark.parametrize("number", ["1", "A-17/户 3", "0" * 32])
def test_any_text_up_to_32_characters_is_a_number(counter: Counter, number: str) -> None:
    line = counter.office.customers.create(CustomerDraft(number))
    assert (line.customer_no, line.name) == (number, number)


def test_a_number_typed_in_full_width_is_kept_plain(counter: Counter) -> None:
    line = counter.office.customers.create(CustomerDraft(" ０７０６ "))
    assert line.customer_no == "0706"
    assert counter.account("0706").customer_no == "0706"


def test_nobody_is_changed_who_is_not_there(counter: Counter) -> None:
    with pytest.raises(UnknownCustomer):
        counter.office.customers.change(CustomerDraft("0706000000009999"))


def test_a_list_shows_what_is_unpaid_on_the_business_date(counter: Counter, cement: str) -> None:
    counter.office.settings.set_business_date(day("2012-05-31"))
    counter.bill(cement, "80.00", "2012-05-20")
    counter.bill(cement, "90.00", "2012-06-20")
    line = counter.office.customers.get(cement)
    told = (line.unpaid_bills, line.outstanding, line.oldest_due_on)
    assert told == (1, yuan("80.00").fen, day("2012-05-20"))


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (CustomerFilter(), ["1", "2", "3"]),
        (CustomerFilter(station="石碌供电所"), ["1"]),
        (CustomerFilter(station="石碌供电所", area="东风路台区"), []),
        (CustomerFilter(tariff_class=TariffClass.LARGE_INDUSTRY), ["1"]),
        (CustomerFilter(risk_category=RiskCategory.MINING), ["2"]),
        (CustomerFilter(risk_category=RiskCategory.NONE), ["1", "3"]),
        (CustomerFilter(key_customer=True), ["1"]),
        (CustomerFilter(in_arrears=True), ["1", "2"]),
        (CustomerFilter(in_arrears=True, overdue_on=day("2012-05-21")), ["1"]),
        (CustomerFilter(in_arrears=True, overdue_on=day("2012-05-20")), []),
        (CustomerFilter(text="fgh"), ["2"]),
    ],
)
def test_a_filter_lets_through_whom_it_names(
    counter: Counter, cement: str, wanted: CustomerFilter, numbers: list[str]
) -> None:
    counter.bill(cement, "80.00", "2012-05-20")
    counter.bill("0706000000000002", "80.00", "2012-05-21")
    keys = counter.office.customers.keys(wanted)
    found = [line.customer_no[-1] for line in counter.office.customers.lines(keys)]
    assert found == numbers
