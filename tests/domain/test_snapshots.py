"""What a paper said is read back to the letter."""

from datetime import UTC, date

from hypothesis import given, strategies as st

from desktop.domain.money import Money
from desktop.domain.notices import Letterhead, Notice, NoticeLine
from desktop.domain.payments import (
    Allocation,
    AllocationLine,
    Method,
    Receipt,
    ReceiptPaper,
)
from desktop.domain.snapshots import dump, load

texts = st.text(max_size=8)
days = st.dates()
money = st.integers(-(10**12), 10**12).map(Money)
letterheads = st.builds(Letterhead, texts, texts, texts, texts)
lines = st.builds(NoticeLine, texts, texts, days, st.integers(), money, money, money, texts)
notices = st.builds(
    Notice,
    *[texts, days, texts, texts, texts, texts, texts, texts],
    st.lists(lines, max_size=3).map(tuple),
    letterheads,
    st.integers(0, 9),
)
shares = st.builds(AllocationLine, texts, texts, days, money, money, texts, st.integers())
moments = st.datetimes(timezones=st.sampled_from([None, UTC]))
receipts = st.builds(
    Receipt,
    *[texts, texts, texts, texts, texts, days, moments, texts],
    st.sampled_from(Method),
    *[texts, money, money],
    st.builds(Allocation, st.lists(shares, max_size=3).map(tuple), money),
)


@given(notices)
def test_a_notice_is_read_back_to_the_letter(notice: Notice) -> None:
    assert load(Notice, dump(notice)) == notice


@given(receipts, letterheads)
def test_a_receipt_is_read_back_to_the_letter(receipt: Receipt, letterhead: Letterhead) -> None:
    paper = ReceiptPaper(receipt, letterhead)
    assert load(ReceiptPaper, dump(paper)) == paper


def test_equal_values_are_written_with_equal_letters() -> None:
    one, other = (
        Notice("CJ1", date(2012, 6, 20), "1", "王", "", "", "", "", (), Letterhead("昌江")) for _ in range(2)
    )
    assert dump(one) == dump(other)
