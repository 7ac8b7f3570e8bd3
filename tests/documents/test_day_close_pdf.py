"""The day-close sheet (日结单): its equation, its cash, its lists, and the chain's head at its foot."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from desktop.documents.day_close_lists import slips, taken_back
from desktop.documents.day_close_pdf import day_close_pdf, equation
from desktop.domain.money import ZERO, Money
from desktop.domain.numerals import capital
from desktop.domain.payments import Method
from desktop.domain.shifts import Book, Close, Count, Movement
from tests.counter import day, yuan
from tests.documents.papers import LETTERHEAD, joined, lines_of, pages_of

DAY = day("2012-05-20")
HEAD = "3f" * 32


def movement(number: int, amount: str = "200.00", kind: str = "payment", **facts: Any) -> Movement:
    """Return what one posting moved, in cash."""
    size = yuan(amount.lstrip("-"))
    signed = -size if amount.startswith("-") else size
    prefix = {"payment": "SJ", "deposit": "YS", "refund": "TK"}.get(kind, "CZ")
    plain = Movement(
        f"{prefix}2012052000{number:03d}",
        kind,
        f"07060000000{number:05d}",
        "华润水泥(昌江)有限公司",
        DAY,
        Method.CASH,
        signed,
    )
    return replace(plain, **facts)


def book(*movements: Movement, **facts: Any) -> Book:
    """Return a shift with these movements; by default that of worked case 6."""
    plain = Book(
        number="BC2012052000001",
        clerk="符秀英",
        on=DAY,
        opened_at=datetime(2012, 5, 20, 0, 30, tzinfo=UTC),
        opening_float=yuan("500.00"),
        movements=movements or (movement(1),),
        paid_on_bills=yuan("80.00"),
        paid_on_penalties=ZERO,
        to_prestored=yuan("120.00"),
        offsets=ZERO,
        offset_count=0,
    )
    return replace(plain, **facts)


def close(shift: Book | None = None, **count: Any) -> Close:
    """Return a closed shift."""
    closed_at = datetime(2012, 5, 20, 9, 40, tzinfo=UTC)
    return Close(shift or book(), Count(**count), closed_at, "符秀英", 4711, HEAD)


def english(closed: Close) -> list[str]:
    """Return the lines of a sheet in English."""
    return lines_of(day_close_pdf(closed, LETTERHEAD, language="en"))


def after(lines: list[str], label: str) -> str:
    """Return the line that follows a label."""
    return lines[lines.index(label) + 1]


def test_case_13_the_day_closes_as_200_is_80_and_120() -> None:
    lines = english(close())
    assert "200.00 = 80.00 + 120.00" in lines
    assert after(lines, "Paid on bills") == "80.00" and after(lines, "Kept as prestored") == "120.00"


def test_a_day_that_gave_back_more_than_it_took_is_still_a_sum() -> None:
    back = book(paid_on_bills=yuan("80.00"), to_prestored=-yuan("30.00"))
    assert equation(replace(back, movements=(movement(1, "50.00"),))) == "50.00 = 80.00 − 30.00"
    nothing = book(paid_on_bills=ZERO, to_prestored=ZERO, movements=(movement(1, "0.00"),))
    assert equation(nothing) == "0.00 = 0.00"


def test_cash_handed_over_is_float_and_collected_less_paid_out_and_less_the_float_kept() -> None:
    moved = book(movement(1), movement(2, "-50.00", "refund"))
    lines = english(close(moved, float_kept=yuan("100.00")))
    assert after(lines, "= cash by the book") == "650.00"
    assert after(lines, "= cash handed over") == "550.00"
    assert "伍佰伍拾元整" in "".join(lines)
    assert after(lines, "Cash counted") == "not counted"


def test_cash_counted_by_pieces_that_is_short_says_so_and_why() -> None:
    lines = english(close(pieces=((10_000, 6), (5_000, 1), (1_000, 4), (50, 0)), reason="找零多付"))
    text = joined("".join(lines))
    assert after(lines, "Cash counted") == "690.00" and after(lines, "Short") == "10.00"
    assert "100.006600.00" in text and "50.00150.00" in text and "10.00440.00" in text
    assert joined("Reason: 找零多付") in text and "壹拾元整" in text


def test_moments_are_told_by_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        lines = english(close(book(opened_at=datetime(2012, 5, 20, 0, 30))))  # noqa: DTZ001 - UTC, as kept
    finally:
        monkeypatch.undo()
        time.tzset()
    assert after(lines, "Opened at") == "2012-05-20 08:30"
    assert after(lines, "Closed at") == "2012-05-20 17:40"


def test_prestored_money_used_stands_apart_and_is_called_no_cash() -> None:
    text = "".join(english(close(book(offsets=yuan("120.00"), offset_count=2))))
    assert "No cash" in text and "120.00 of bills (2 uses)" in text
    assert "700.00" in text


def test_slips_flow_over_pages_one_by_one_with_the_heading_on_each() -> None:
    sent = [movement(n, "10.00", method=Method.CHEQUE, reference=f"支票{n:03d}") for n in range(100)]
    pages = pages_of(day_close_pdf(close(book(*sent)), LETTERHEAD, language="en"))
    assert len(pages) > 3
    assert all("Reference" in page for page in pages if "支票" in page)
    assert [n for n in range(100) if any(f"支票{n:03d}" in page for page in pages)] == list(range(100))
    assert any("Total 1,000.00" in page for page in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_top_ups_and_fees_came_in_like_payments() -> None:
    shift = book(
        movement(1, "400.00", "topup", method=Method.POS, reference="POS-17"),
        movement(2, "50.00", "fee"),
        movement(3, "-30.00", "refund"),
    )
    assert [move.kind for move in slips(shift)] == ["topup"]
    assert [move.kind for move in taken_back(shift)] == ["refund"]
    lines = english(close(shift))
    told = joined("".join(lines))
    assert "POS-17" in told
    assert "Top-up:from" in told


def test_what_was_taken_back_names_the_receipt_it_counters() -> None:
    back = movement(9, "-200.00", "reversal", of="SJ2012052000001")
    text = "".join(english(close(book(movement(1), back))))
    _, _, listed = text.partition("Reversals, refunds and bounced cheques")
    assert "Reversal" in listed and "CZ2012052000009" in listed and "-200.00" in listed
    assert "SJ2012052000001" in listed


def test_receipts_are_told_from_the_first_to_the_last_and_voids_one_by_one() -> None:
    moved = book(movement(2), movement(1), movement(3, "60.00", "deposit"), voided=("A0007", "A0009"))
    text = "".join(english(close(moved)))
    assert "Payment: from SJ2012052000001 to SJ2012052000002, 2 in all" in text
    assert "Deposit: from YS2012052000003 to YS2012052000003, 1 in all" in text
    assert "Voided numbers (2): A0007, A0009" in text


def test_the_head_of_the_chain_stands_whole_on_the_last_page() -> None:
    last = pages_of(day_close_pdf(close(), LETTERHEAD, language="en"))[-1]
    assert HEAD in last and "record 4711" in last
    assert all(who in last for who in ("Clerk", "Received by", "Supervisor"))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_equal_closes_give_equal_bytes(language: str) -> None:
    drawn = [day_close_pdf(close(), LETTERHEAD, language=language) for _ in range(2)]
    assert drawn[0] == drawn[1]


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 10**12), st.integers(0, 10**6))
def test_any_sum_handed_over_stands_in_figures_and_in_capital_numerals(fen: int, kept: int) -> None:
    closed = close(book(movement(1, amount="0.00"), opening_float=Money(fen + kept)), float_kept=Money(kept))
    text = joined("".join(english(closed)))
    assert Money(fen).grouped() in text and capital(Money(fen)) in text
