"""The refund voucher and the prestored money voucher: what they say, and how a reprint is marked."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from desktop.documents.receipt_pdf import receipt_pdf
from desktop.documents.refund_pdf import refund_pdf
from desktop.domain.payments import Method
from desktop.domain.vouchers import RefundVoucher
from tests.counter import day, yuan
from tests.documents.papers import LETTERHEAD, joined, lines_of, receipt

REFUND = RefundVoucher(
    number="TK00000001",
    customer_no="0706000000000001",
    customer_name="林亚妹",
    address="水头村",
    station="石碌供电所",
    on=day("2012-06-20"),
    recorded_at=datetime(2012, 6, 20, 4, 0, tzinfo=UTC),
    clerk="符秀英",
    method=Method.TRANSFER,
    reference="62220001",
    reason="销户",
    amount=yuan("1250.50"),
    outstanding_after=yuan("0.00"),
    prestored_after=yuan("20.00"),
    approved_by="王主任",
)


def test_a_refund_is_told_in_capital_numerals_with_its_reason_and_who_confirmed_it() -> None:
    text = joined("".join(lines_of(refund_pdf(REFUND, LETTERHEAD, language="en"))))
    for said in (
        "TK00000001",
        "壹仟贰佰伍拾元伍角整",
        "¥1,250.50",
        "销户",
        "王主任",
        "Banktransfer",
        "20.00",
    ):
        assert said in text
    assert joined("Payee's signature") in text


def test_a_reprinted_voucher_is_the_same_paper_but_for_its_mark() -> None:
    first = lines_of(refund_pdf(REFUND, LETTERHEAD))
    again = lines_of(refund_pdf(REFUND, LETTERHEAD, copy=1))
    assert list(Counter(again) - Counter(first)) == ["补打 1"]


def test_a_reversed_refund_says_so() -> None:
    text = "".join(lines_of(refund_pdf(replace(REFUND, reversed_by="CZ1"), LETTERHEAD, language="en")))
    assert "REVERSED" in text and "Reversed by CZ1" in text


def test_a_deposit_has_a_voucher_of_its_own_name() -> None:
    text = "\n".join(lines_of(receipt_pdf(receipt(0, kind="deposit"), LETTERHEAD, language="en")))
    assert "Prestored money voucher" in text and "Electricity fee receipt" not in text
