"""The year's recovery summary on paper: it says what the ledger says, to the fen, and may be signed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.documents.recovery_pdf import summary_pdf
from desktop.domain.lateness import Known
from desktop.domain.recovery import Recovery
from desktop.domain.summary import Unpaid
from tests.counter import day
from tests.documents.papers import full, lines_of, owing, pages_of, part, summary

ZERO_AT_LAST = [
    Recovery("石碌供电所", part("297003199.99"), customers=19_999),
    Recovery("叉河供电所", part("0.01"), customers=1),
]


def english(*arguments: object, **options: object) -> list[str]:
    """Return the lines of a summary in English."""
    return lines_of(summary_pdf(summary(*arguments, **options), language="en"))


def test_zero_is_said_in_words_with_its_day() -> None:
    lines = english(ZERO_AT_LAST)
    assert "Zero reached: all of 297,003,200.00 yuan has come in." in lines
    assert "Nothing has been outstanding since 2011-12-20, 11 days before the year's end." in lines
    assert "As of 2011-12-20" in lines
    assert "Cumulative 297,003,200.00 297,003,200.00 0.00 29,700.32 29,700.32 0.00 100.00 %" in lines


def test_one_fen_unpaid_is_not_zero() -> None:
    lines = english([Recovery("石碌供电所", part("297003200.00", "0.01"), customers=2)], [owing(1, "0.01")])
    assert "0.01 yuan is outstanding, owed by 1 customers." in lines
    assert any(line.startswith("石碌供电所 297,003,200.00 297,003,199.99 0.01 99.99 %") for line in lines)


def test_the_worked_case_of_prior_arrears() -> None:
    lines = english([Recovery("全局", part("750500.00", "110500.00"), part("500000.00", "160000.00"))])
    assert "Total 1,250,500.00 980,000.00 270,500.00 78.36 % 85.27 % 68.00 %" in lines
    assert "2010-12 500,000.00 340,000.00 160,000.00 68.00 %" in lines


def test_prestored_money_used_stands_apart_from_money_received() -> None:
    lines = english([Recovery("全局", part("1000.00", "100.00", "300.00"))])
    assert "Money received 3 600.00 600.00 0.00 0.00" in lines
    assert "Prestored money used 2 300.00 300.00 0.00 0.00" in lines
    assert "60.00 %" in lines and "90.00 %" in lines


def test_what_was_never_receivable_has_no_rate() -> None:
    lines = english([Recovery("王下供电所")])
    assert "Nothing was receivable." in lines
    assert any(line.startswith("王下供电所 0.00 0.00 0.00 —") for line in lines)


def test_the_first_forty_who_owe_are_shown_and_all_are_counted() -> None:
    owed = [owing(number) for number in range(100)]
    text = "\n".join(english([Recovery("石碌供电所", part("5000.00", "1000.00"), customers=200)], owed))
    assert "客户39" in text and "客户40" not in text
    assert "Total 100 customers 1,000.00" in text
    assert "Shown are the first 40 of 100 customers" in text


def test_what_is_unpaid_is_read_no_further_than_it_is_shown() -> None:
    def endless() -> Iterator[Unpaid]:
        while True:
            yield owing(1)

    told = replace(summary([Recovery("一", part("9.00", "9.00"))], [owing(1)]), unpaid=endless())
    assert pages_of(summary_pdf(told))


def test_the_ageing_adds_up_by_days_and_not_by_month() -> None:
    owed = [
        owing(1, "10.00", oldest_month="201205", oldest_due_on=day("2012-06-15")),
        owing(2, "20.00", oldest_month="201203", oldest_due_on=day("2012-04-15")),
        owing(3, "30.00", oldest_month="201112", oldest_due_on=day("2012-01-15")),
    ]
    lines = english([Recovery("一", part("60.00", "60.00"))], owed, as_of=day("2012-06-20"))
    assert lines.count("All unpaid bills 3 60.00") == 2
    assert "Last month 1 10.00" in lines and "This year 2 30.00" in lines and "Prior arrears 1 30.00" in lines


@pytest.mark.parametrize("stations", [1, 60])
def test_every_page_is_numbered_and_the_last_can_be_signed(stations: int) -> None:
    parts = [Recovery(f"第{number}供电所", part("10.00")) for number in range(stations)]
    pages = pages_of(summary_pdf(summary(parts, months=()), language="en"))
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(name in pages[-1] for name in ("Prepared by", "Checked by", "Person in charge"))


def test_equal_summaries_give_equal_bytes() -> None:
    assert summary_pdf(summary(ZERO_AT_LAST)) == summary_pdf(summary(ZERO_AT_LAST))


def test_earlier_years_and_everything_beside_the_recovery_stand_in_it() -> None:
    lines = lines_of(summary_pdf(full(), language="en"))
    for said in (
        "2010 2010-12-20 100.00 90.00 10.00 90.00 % 90.00 % —",
        "2010 2010-12-31 100.00 100.00 0.00 100.00 % 100.00 % —",
        "Total 30.00 21.00 5.00 4.00",
        "石碌供电所 120.00 500.00 30.50",
        "HX00000001 Write-off 2011-09-20 老户 0706000000000001 -40.00 -4.00",
        "Total 2 1 90.00 60.00 30.00",
        "Temporary-connection fee 3 1 1 1 0 800.00 500.00",
        "华润水泥 符主任 4 3 2 1",
    ):
        assert said in lines


def test_what_has_nothing_to_tell_says_so_in_a_sentence() -> None:
    lines = english(ZERO_AT_LAST)
    for said in (
        "There are no bills of earlier years.",
        "No penalty was charged, received, waived or written off.",
        "No money is held for any customer.",
        "No bill was corrected, written off or called back.",
        "No prepaid meter was commissioned in the year.",
        "No measure was decided.",
        "There are no key customers.",
    ):
        assert said in lines


def test_what_was_posted_late_is_said_with_what_was_known_without_it() -> None:
    then = Recovery("", part("100.00", "30.00"))
    now = Recovery("", part("100.00", "10.00"))
    known = Known(2011, day("2011-12-20"), now, then, 2, 90)
    text = " ".join(english([now], [owing(1, "10.00")], known=known))
    assert "Posted late, after 2011-12-20: 2 entries." in text
    assert "received 70.00, outstanding 30.00 yuan." in text
