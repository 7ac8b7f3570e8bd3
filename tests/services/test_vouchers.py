"""Vouchers of refunds: what the ledger tells, and how reprints are counted."""

from pathlib import Path

import pytest

from desktop.domain.acts import RefundDraft
from desktop.domain.errors import UnknownReceipt
from tests.counter import Counter, day, yuan


@pytest.fixture
def refunded(tmp_path: Path) -> tuple[Counter, str]:
    """Return a counter at which 80.00 of 100.00 prestored was given back, and the refund's number."""
    counter = Counter(tmp_path / "office.db")
    customer = counter.customer(name="林亚妹")
    counter.takes(customer, "100.00")
    draft = RefundDraft("refund-1", customer, yuan("80.00"), day("2012-05-21"), reason="销户")
    return counter, counter.office.acts.refund(draft).number


def test_a_voucher_says_what_was_given_back_and_what_is_held(refunded: tuple[Counter, str]) -> None:
    counter, number = refunded
    voucher = counter.office.vouchers.refund(number)
    assert (voucher.customer_name, voucher.amount, voucher.prestored_after) == (
        "林亚妹",
        yuan("80.00"),
        yuan("20.00"),
    )
    assert (voucher.reason, voucher.clerk, voucher.printed) == ("销户", "符秀英", 0)


def test_a_reprint_is_counted_and_says_what_the_original_said(refunded: tuple[Counter, str]) -> None:
    counter, number = refunded
    original, _ = counter.office.vouchers.printed(number)
    counter.office.settings.set("bureau.name", "另一个供电局")
    counter.takes(original.customer_no, "500.00")
    again, letterhead = counter.office.vouchers.printed(number)
    assert (original.printed, again.printed) == (0, 1)
    assert again.prestored_after == original.prestored_after
    assert letterhead.bureau != "另一个供电局"


def test_a_payment_has_no_refund_voucher(refunded: tuple[Counter, str]) -> None:
    counter, _ = refunded
    with pytest.raises(UnknownReceipt):
        counter.office.vouchers.refund("SJ00000001")
