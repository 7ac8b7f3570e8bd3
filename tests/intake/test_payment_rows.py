"""Payments of a file."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain import errors
from desktop.domain.intake import PaymentRow
from desktop.domain.money import Money
from desktop.domain.payments import Method
from desktop.intake import payments
from desktop.intake.tables import RawTable

HEADINGS = ["户号", "账单号", "实收金额", "缴费日期", "缴费方式", "流水号"]
GOOD = ["1", "", "200.00", "2012-05-20", "微信", "W7"]


def parsed(*rows):
    return payments.parse(RawTable("payments.csv", [HEADINGS, *rows]))


def test_a_payment_is_read_with_all_its_facts():
    assert parsed(GOOD).good == [
        (2, PaymentRow("1", None, Money(20000), date(2012, 5, 20), Method.WECHAT, "W7", 1))
    ]


def test_a_payment_may_name_the_bill_that_it_pays_first():
    assert parsed(["1", "B1", *GOOD[2:]]).good[0][1].bill_no == "B1"


@pytest.mark.parametrize(
    ("word", "method"),
    [
        ("", Method.TRANSFER),
        ("现金", Method.CASH),
        ("Cash", Method.CASH),
        ("POS机", Method.POS),
        ("刷卡", Method.POS),
        ("银行代扣", Method.TRANSFER),
        ("支票", Method.CHEQUE),
        ("微信支付", Method.WECHAT),
        ("支付宝", Method.ALIPAY),
    ],
)
def test_methods_are_read_in_both_languages_and_a_missing_one_is_a_transfer(word, method):
    assert parsed([*GOOD[:4], word]).good[0][1].method is method


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0.00", errors.NothingToPay),
        ("", errors.AmountMissing),
        ("-5.00", errors.NegativeAmount),
        ("1,2**.00", errors.NotAnAmount),
    ],
)
def test_a_payment_of_nothing_or_less_is_refused(text, reason):
    refused = parsed([*GOOD[:2], text, *GOOD[3:]]).refused[0]
    assert (type(refused.reason), refused.column, refused.value) == (reason, "实收金额", text)


def test_equal_payments_are_told_apart_by_their_count():
    read = parsed(GOOD, [*GOOD[:2], "5.00", *GOOD[3:]], GOOD, GOOD)
    assert [payment.occurrence for _, payment in read.good] == [1, 1, 2, 3]


@given(
    st.permutations([GOOD, GOOD, ["2", *GOOD[1:]], [*GOOD[:2], "#N/A", *GOOD[3:]], [*GOOD[:5], "W8"], GOOD])
)
def test_the_order_of_rows_changes_no_payments_identity(rows):
    identities = Counter(payment for _, payment in parsed(*rows).good)
    assert identities == Counter(payment for _, payment in parsed(*sorted(rows)).good)
    assert set(identities.values()) == {1}
