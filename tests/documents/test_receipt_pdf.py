"""The receipt (电费收据): what it says, how it grows, how a reprint and a reversal are marked."""

from collections import Counter

import pytest
from hypothesis import given, settings, strategies as st

from desktop.documents.receipt_pdf import receipt_pdf
from desktop.domain.money import Money
from desktop.domain.numerals import capital
from tests.counter import yuan
from tests.documents.papers import LETTERHEAD, MOST, joined, lines_of, pages_of, receipt


def english(*arguments: object, **options: object) -> list[str]:
    """Return the lines of a receipt in English."""
    return lines_of(receipt_pdf(*arguments, LETTERHEAD, language="en", **options))


def test_it_says_who_paid_what_and_how_the_penalty_was_reached() -> None:
    lines = english(receipt(2))
    text = joined("".join(lines))
    for said in (
        "SJ2011121500123",
        "0706123456789012",
        "华润水泥(昌江)有限公司",
        "叉河镇红林农场一队",
        "符秀英",
    ):
        assert said in text
    assert joined("2000.00 × (16 days × 2‰ + 18 days × 3‰) = 172.00") in text
    assert "¥4,464.00" in lines and "肆仟肆佰陆拾肆元整" in text


def test_it_says_what_was_tendered_given_back_kept_and_how_the_account_stands() -> None:
    paid = receipt(
        1, tendered=yuan("2300.00"), prestored_after=yuan("121.00"), outstanding_after=yuan("7.50")
    )
    lines = english(paid)
    after = {
        label: lines[lines.index(label) + 1] for label in ("Tendered", "Change given", "Kept as prestored")
    }
    assert after == {"Tendered": "2,300.00", "Change given": "8.00", "Kept as prestored": "120.00"}
    assert lines[lines.index("Prestored afterwards") + 1] == "121.00"
    assert lines[lines.index("Outstanding afterwards") + 1] == "7.50"


def test_equal_receipts_give_equal_bytes() -> None:
    assert receipt_pdf(receipt(3), LETTERHEAD) == receipt_pdf(receipt(3), LETTERHEAD)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("bills", [0, 2, 60])
def test_a_reprint_is_the_same_paper_but_for_its_mark(bills: int, language: str) -> None:
    first = receipt_pdf(receipt(bills), LETTERHEAD, language=language)
    again = receipt_pdf(receipt(bills), LETTERHEAD, copy=2, language=language)
    marks = Counter(lines_of(again)) - Counter(lines_of(first))
    assert not Counter(lines_of(first)) - Counter(lines_of(again))
    assert len(marks) == 1 and "2" in next(iter(marks))
    assert sum(marks.values()) == len(pages_of(again))


def test_a_reversed_receipt_says_so_and_by_which_number() -> None:
    text = "".join(english(receipt(reversed_by="CZ20111216001")))
    assert "REVERSED" in text and "Reversed by CZ20111216001" in text
    assert "REVERSED" not in "".join(english(receipt()))


def test_sixty_bills_flow_onto_pages_that_each_have_the_heading_and_the_number() -> None:
    pages = pages_of(receipt_pdf(receipt(60), LETTERHEAD, language="en"))
    assert len(pages) > 3
    assert all("SJ2011121500123" in page and "Bill no." in page for page in pages if "B000" in page)
    assert [f"B{number:05d}" for number in range(60)] == [
        word for page in pages for word in page.split() if word.startswith("B000")
    ]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1] and "60 bills" in pages[-1]


def test_money_that_pays_no_bill_is_said_to_be_prestored() -> None:
    lines = english(receipt(0))
    assert "No bill was paid: all of it is kept as prestored money." in lines
    assert "¥120.00" in lines


def test_a_long_name_and_address_are_whole() -> None:
    name, address = "石碌镇超长名称股份有限责任公司" * 12, "很长的地址" * 60
    text = joined("".join(english(receipt(60, customer_name=name, address=address))))
    assert name in text and address in text


@settings(max_examples=10)
@given(st.integers(1, MOST.fen))
def test_any_amount_stands_in_figures_and_in_capital_numerals(fen: int) -> None:
    paid = receipt(0, amount=Money(fen), tendered=Money(fen))
    text = joined("".join(english(paid)))
    assert f"¥{Money(fen).grouped()}" in text and capital(Money(fen)) in text


def test_a_customer_number_of_chinese_words_is_printed_too() -> None:
    assert "户号-中文-12" in english(receipt(customer_no="户号-中文-12"))
