"""The worked cases of the trade, each played with `import`, `pay`, `show` and their like on an empty file."""

import pytest

from tests.cli.command import Command, figures
from tests.counter import yuan

CUSTOMERS = "customer_no,customer_name"


def test_case_1_a_bill_paid_in_the_next_year_costs_more_from_new_year_on(jieling: Command) -> None:
    jieling.bills(
        "1,B1,202111,2021-12-01,2021-12-15,2000.00,大工业", "1,B2,202112,2022-01-02,2022-01-15,3000.00,大工业"
    )
    seen = jieling.shows("2022-01-18")
    assert [figures(bill, "penalty", "penalty_steps") for bill in seen["bills"]] == [
        ("172.00", "2000.00 × (16 天 × 2‰ + 18 天 × 3‰) = 172.00"),
        ("18.00", "3000.00 × 3 天 × 2‰ = 18.00"),
    ]
    paid = jieling.pays("5190.00", "2022-01-18")
    assert figures(paid, "paid_on_bills", "paid_on_penalties", "to_prestored") == (
        "5000.00",
        "190.00",
        "0.00",
    )


def test_case_1_with_the_whole_period_at_the_higher_rate(jieling: Command) -> None:
    jieling.says("settings", "set", "penalty.cross_year", "whole-period")
    jieling.bills(
        "1,B1,202111,2021-12-01,2021-12-15,2000.00,大工业", "1,B2,202112,2022-01-02,2022-01-15,3000.00,大工业"
    )
    assert jieling.shows("2022-01-18")["penalty"] == "222.00"
    assert jieling.pays("5222.00", "2022-01-18")["paid_on_penalties"] == "222.00"


def test_with_penalty_first_each_bills_penalty_is_paid_before_its_principal(jieling: Command) -> None:
    jieling.says("settings", "set", "allocation", "penalty-first")
    jieling.bills(
        "1,B1,202111,2021-12-01,2021-12-15,2000.00,大工业", "1,B2,202112,2022-01-02,2022-01-15,3000.00,大工业"
    )
    paid = jieling.pays("2180.00", "2022-01-18")
    assert [figures(share, "bill_no", "principal", "penalty") for share in paid["allocations"]] == [
        ("B1", "2000.00", "172.00"),
        ("B2", "0.00", "8.00"),
    ]


@pytest.mark.parametrize(
    ("bill", "paid_on", "penalty"),
    [
        pytest.param("202111,2021-12-01,2021-12-21,900.00,商业", "2022-01-05", "31.50", id="case 2"),
        pytest.param("201204,2012-05-01,2012-05-20,186.40,居民生活", "2012-06-19", "5.59", id="case 3"),
        pytest.param("201204,2012-05-01,2012-05-20,35.00,居民生活", "2012-05-30", "1.00", id="case 4, 2012"),
        pytest.param("202504,2025-05-01,2025-05-20,35.00,居民生活", "2025-05-30", "0.35", id="case 4, 2025"),
        pytest.param(
            "201204,2012-05-01,2012-05-20,500.00,商业", "2012-05-20", "0.00", id="case 5, on the day"
        ),
        pytest.param(
            "201204,2012-05-01,2012-05-20,500.00,商业", "2012-05-21", "1.00", id="case 5, a day later"
        ),
    ],
)
def test_cases_2_to_5_the_penalty_of_one_bill(
    jieling: Command, bill: str, paid_on: str, penalty: str
) -> None:
    jieling.bills(f"1,B1,{bill}")
    seen = jieling.shows(paid_on)
    assert seen["penalty"] == penalty
    owed = yuan(seen["outstanding"]) + yuan(penalty)
    assert jieling.pays(str(owed), paid_on)["paid_on_penalties"] == penalty
    assert figures(jieling.shows("2026-01-01"), "outstanding", "penalty", "prestored") == ("0.00",) * 3


def test_cases_6_and_10_what_is_over_becomes_prestored_and_a_reversal_takes_it_back(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    paid = jieling.pays("200.00", "2012-05-10")
    assert figures(paid, "amount", "paid_on_bills", "to_prestored") == ("200.00", "80.00", "120.00")
    assert figures(jieling.shows("2012-05-10"), "outstanding", "prestored") == ("0.00", "120.00")
    back = jieling.says("reverse", paid["receipt_no"], "--on", "2012-05-10", "--reason", "收错户")
    assert figures(back, "reversed", "outstanding", "prestored") == (paid["receipt_no"], "80.00", "0.00")
    proved = jieling.says("check")
    assert (proved["ok"], proved["entries"]) == (True, 5)


def test_case_7_a_part_payment_leaves_the_rest_and_prestores_nothing(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,300.00,居民生活")
    jieling.pays("100.00", "2012-05-10")
    assert figures(jieling.shows("2012-05-10"), "outstanding", "prestored") == ("200.00", "0.00")


def test_case_8_prestored_money_pays_new_bills_oldest_first(jieling: Command) -> None:
    jieling.brings("customers", f"{CUSTOMERS}\n1,符秀英")
    jieling.pays("150.00", "2012-01-05")
    jieling.bills(
        "1,B1,201201,2012-02-01,2012-02-20,80.00,居民生活",
        "1,B2,201202,2012-03-01,2012-03-20,60.00,居民生活",
        "1,B3,201203,2012-04-01,2012-04-20,50.00,居民生活",
    )
    seen = jieling.shows("2012-04-01")
    assert [bill["outstanding"] for bill in seen["bills"]] == ["0.00", "0.00", "40.00"]
    assert seen["prestored"] == "0.00"


def test_case_9_one_payment_sent_twice_with_one_key_is_one_payment(jieling: Command) -> None:
    jieling.brings("customers", f"{CUSTOMERS}\n1,符秀英")
    first = jieling.pays("90.00", "2012-05-10", key="slip 7")
    assert jieling.pays("90.00", "2012-05-10", key="slip 7") == first
    assert jieling.shows("2012-05-10")["prestored"] == "90.00"
    other = ("pay", "--customer", "1", "--amount", "90.01", "--on", "2012-05-10", "--key", "slip 7")
    assert first["receipt_no"] in jieling.refuses(*other)


def test_case_11_a_deposit_that_was_used_is_reversed_only_after_its_use(jieling: Command) -> None:
    jieling.brings("customers", f"{CUSTOMERS}\n1,符秀英")
    deposit = jieling.pays("200.00", "2012-01-05")["receipt_no"]
    jieling.bills("1,B1,201201,2012-02-01,2012-02-20,160.00,居民生活")
    reversal = ("reverse", deposit, "--on", "2012-02-01", "--reason", "收错户")
    use = "YC00000001"
    assert use in jieling.refuses(*reversal)
    jieling.says("reverse", use, "--on", "2012-02-01", "--reason", "先冲使用")
    assert jieling.shows("2012-02-01")["prestored"] == "200.00"
    assert figures(jieling.says(*reversal), "outstanding", "prestored") == ("160.00", "0.00")


def test_a_named_bill_is_paid_before_older_ones(jieling: Command) -> None:
    jieling.bills(
        "1,B1,201203,2012-04-01,2012-04-20,30.00,居民生活", "1,B2,201204,2012-05-01,2012-05-20,40.00,居民生活"
    )
    paid = jieling.pays("50.00", "2012-05-01", bill="B2")
    assert [figures(share, "bill_no", "principal") for share in paid["allocations"]] == [
        ("B1", "10.00"),
        ("B2", "40.00"),
    ]
