"""Shifts and their close: what the book says, what is handed over, and what the next shift begins with."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from desktop.domain.acts import RefundDraft
from desktop.domain.errors import DifferenceUnexplained, NoShiftOpen, RangeUsedUp, ShiftOpenAlready
from desktop.domain.money import Money, total
from desktop.domain.payments import Method
from desktop.domain.shifts import Count
from tests.counter import Counter, day, yuan

TODAY = day("2012-05-20")


def test_case_13_200_is_80_and_120(counter: Counter) -> None:
    customer = counter.customer()
    counter.bill(customer, "80.00")
    counter.office.shifts.open(TODAY, yuan("500.00"))
    counter.takes(customer, "200.00")
    book = counter.office.shifts.book(TODAY)
    parts = book.paid_on_bills, book.paid_on_penalties, book.to_prestored
    assert (book.collected, parts) == (yuan("200.00"), (yuan("80.00"), yuan("0.00"), yuan("120.00")))
    assert book.cash == yuan("700.00")


def test_cash_handed_over_is_float_and_collected_less_paid_out_and_float_kept(counter: Counter) -> None:
    customer = counter.customer()
    counter.office.shifts.open(TODAY, yuan("500.00"))
    counter.takes(customer, "200.00")
    counter.takes(customer, "60.00", method=Method.CHEQUE)
    counter.office.acts.refund(RefundDraft("refund", customer, yuan("50.00"), TODAY))
    closed = counter.office.shifts.close(TODAY, Count(yuan("650.00"), float_kept=yuan("100.00")))
    assert (closed.handed_over, closed.difference) == (yuan("550.00"), yuan("0.00"))
    assert [slip.amount for slip in closed.book.slips] == [yuan("60.00")]


def test_prestored_money_that_pays_a_bill_is_no_cash_and_stands_apart(counter: Counter) -> None:
    customer = counter.customer()
    counter.takes(customer, "120.00")
    counter.bill(customer, "80.00")
    book = counter.office.shifts.book(TODAY)
    assert (book.collected, book.offsets, book.offset_count) == (yuan("120.00"), yuan("80.00"), 1)


def test_a_closed_shift_is_told_to_the_letter_and_the_next_begins_empty(counter: Counter) -> None:
    counter.office.shifts.open(TODAY, yuan("100.00"))
    assert counter.office.shifts.last() is None
    closed = counter.office.shifts.close(TODAY, Count(pieces=((10_000, 1),), float_kept=yuan("60.00")))
    assert counter.office.shifts.closed(closed.book.number) == closed == counter.office.shifts.last()
    with pytest.raises(NoShiftOpen):
        counter.office.shifts.close(TODAY, Count())
    assert counter.office.shifts.open(TODAY, yuan("60.00")).movements == ()
    with pytest.raises(ShiftOpenAlready):
        counter.office.shifts.open(TODAY)


def test_a_difference_must_be_explained(counter: Counter) -> None:
    counter.office.shifts.open(TODAY, yuan("100.00"))
    with pytest.raises(DifferenceUnexplained):
        counter.office.shifts.close(TODAY, Count(yuan("99.00"), reason="  "))
    assert counter.office.shifts.close(TODAY, Count(yuan("99.00"), reason="找零多付")).difference == -yuan(
        "1.00"
    )


def test_who_has_closed_and_who_has_not(counter: Counter) -> None:
    counter.takes(counter.customer(), "30.00")
    counter.office.shifts.close(TODAY, Count())
    other = counter.reopened("陈丽")
    counter.office = other.office
    other.takes("0706000000000001", "40.00", key="of-the-other")
    lines = other.office.shifts.of_day(TODAY)
    assert [(line.clerk, line.closed_at is not None, str(line.collected)) for line in lines] == [
        ("符秀英", True, "30.00"),
        ("陈丽", False, "40.00"),
    ]


def test_the_next_receipt_has_the_number_that_was_told(counter: Counter) -> None:
    customer = counter.customer()
    assert counter.office.numbers.next() == ""
    counter.office.settings.set("receipt.numbers", "issued")
    with pytest.raises(RangeUsedUp):
        counter.office.numbers.next()
    counter.office.numbers.issue(counter.clerk, "JA0001", "JA0003")
    counter.office.numbers.void("JA0001", "卡纸")
    told = counter.office.numbers.next()
    assert counter.takes(customer, "10.00").receipt_no == told == "JA0002"


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 50_000), st.sampled_from(list(Method)), st.booleans()), max_size=6))
def test_what_was_collected_is_always_what_it_paid(
    empty_office: Path, taken: list[tuple[int, Method, bool]]
) -> None:
    with TemporaryDirectory() as folder:
        counter = Counter(Path(shutil.copy(empty_office, folder)))
        customer = counter.customer()
        counter.bill(customer, "300.00")
        stands = 0
        for fen, method, back in taken:
            receipt = counter.takes(customer, str(Money(fen)), method=method)
            if back:
                counter.reverses(receipt.receipt_no)
            stands += 0 if back else fen
        book = counter.office.shifts.book(TODAY)
        counter.office.close()
    assert book.collected == book.paid_on_bills + book.paid_on_penalties + book.to_prestored == Money(stands)
    assert book.collected == total(row.collected - row.paid_out for row in book.takings)
