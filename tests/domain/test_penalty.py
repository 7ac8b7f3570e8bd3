"""The late-payment penalty: the worked cases, and how each was reached."""

from datetime import date

import pytest

from desktop.domain.penalty import Change, CrossYear, Penalty, PenaltyRules, penalty
from tests.counter import day, yuan

SPLIT = PenaltyRules()
WHOLE = PenaltyRules(cross_year=CrossYear.WHOLE_PERIOD)


def charged(
    amount: str,
    due: str,
    on: str,
    *paid: tuple[str, str],
    residential: bool = False,
    rules: PenaltyRules = SPLIT,
    already: str = "0",
) -> Penalty:
    """Return the penalty of a bill asked for on a day, after part payments of `(day, amount)`."""
    changes = [Change(day(when), -yuan(part).fen) for when, part in paid]
    return penalty(
        yuan(amount).fen,
        day(due),
        changes,
        day(on),
        rules,
        residential=residential,
        paid=yuan(already).fen,
    )


def test_case_1_two_bills_across_the_year() -> None:
    first = charged("2000.00", "2021-12-15", "2022-01-18")
    second = charged("3000.00", "2022-01-15", "2022-01-18")
    assert (first.total, second.total) == (17_200, 1_800)
    assert first.text() == "2000.00 × (16 天 × 2‰ + 18 天 × 3‰) = 172.00"
    assert second.text() == "3000.00 × 3 天 × 2‰ = 18.00"


def test_case_1_charged_for_the_whole_period() -> None:
    first = charged("2000.00", "2021-12-15", "2022-01-18", rules=WHOLE)
    second = charged("3000.00", "2022-01-15", "2022-01-18", rules=WHOLE)
    assert (first.total, second.total) == (20_400, 1_800)
    assert first.text() == "2000.00 × 34 天 × 3‰ = 204.00"


def test_case_2_ten_days_in_the_year_and_five_after_it() -> None:
    assert charged("900.00", "2021-12-21", "2022-01-05").total == 3_150


def test_case_3_residential() -> None:
    reached = charged("186.40", "2012-05-20", "2012-06-19", residential=True)
    assert (reached.total, reached.text()) == (559, "186.40 × 30 天 × 1‰ = 5.59")


def test_case_4_the_floor_of_one_yuan_is_gone_with_the_rules_of_2024() -> None:
    before = charged("35.00", "2012-05-20", "2012-05-30", residential=True)
    after = charged("35.00", "2025-05-20", "2025-05-30", residential=True)
    assert (before.total, before.text()) == (100, "35.00 × 10 天 × 1‰ = 0.35 → 1.00")
    assert (after.total, after.text()) == (35, "35.00 × 10 天 × 1‰ = 0.35")


def test_case_5_none_on_the_due_date_itself() -> None:
    on_time = charged("500.00", "2012-05-20", "2012-05-20")
    assert (on_time.total, on_time.text()) == (0, "")
    assert charged("500.00", "2012-05-20", "2012-05-21").total == 100


@pytest.mark.parametrize(("asked_on", "fen"), [("2024-05-31", 100), ("2024-06-01", 35)])
def test_the_floor_holds_through_the_last_day_of_may_2024(asked_on: str, fen: int) -> None:
    due = date.fromordinal(day(asked_on).toordinal() - 10).isoformat()
    assert charged("35.00", due, asked_on, residential=True).total == fen


def test_the_day_on_which_the_last_principal_was_paid_fixes_the_rule() -> None:
    paid_before = charged("35.00", "2024-05-20", "2024-07-01", ("2024-05-30", "35.00"), residential=True)
    paid_after = charged("35.00", "2024-05-20", "2024-07-01", ("2024-06-01", "35.00"), residential=True)
    assert (paid_before.total, paid_after.total) == (100, 42)


def test_a_penalty_is_never_below_what_was_paid_of_it() -> None:
    asked_later = charged("35.00", "2024-05-20", "2024-06-01", residential=True, already="1.00")
    assert asked_later.total == 100


def test_a_part_payment_lowers_the_principal_from_the_next_day_on() -> None:
    reached = charged("1000.00", "2012-05-20", "2012-06-09", ("2012-05-30", "400.00"))
    assert reached.total == (1000 * 10 * 2 + 600 * 10 * 2) // 10
    assert reached.text() == "1000.00 × 10 天 × 2‰ + 600.00 × 10 天 × 2‰ = 32.00"


def test_a_part_payment_before_the_due_date_is_no_longer_owed_on_it() -> None:
    reached = charged("1000.00", "2012-05-20", "2012-05-25", ("2012-05-20", "400.00"))
    assert reached.text() == "600.00 × 5 天 × 2‰ = 6.00"


def test_a_paid_bill_stops_growing() -> None:
    paid = ("2012-06-09", "1000.00")
    soon, later = (charged("1000.00", "2012-05-20", on, paid) for on in ("2012-06-09", "2013-06-09"))
    assert soon == later


def test_a_bill_paid_in_time_never_grows_even_years_later() -> None:
    assert charged("1000.00", "2012-05-20", "2015-01-01", ("2012-05-20", "1000.00")).total == 0


def test_a_part_payment_and_the_change_of_the_year_are_told_apart() -> None:
    reached = charged("1000.00", "2011-12-20", "2012-01-20", ("2012-01-10", "400.00"))
    told = "1000.00 × (11 天 × 2‰ + 10 天 × 3‰) + 600.00 × 10 天 × 3‰ = 70.00"
    assert (reached.total, reached.text()) == (7_000, told)


def test_residential_is_one_per_mille_in_any_year() -> None:
    reached = charged("1000.00", "2011-12-20", "2012-01-20", residential=True)
    assert reached.text() == "1000.00 × 31 天 × 1‰ = 31.00"


def test_a_bill_due_on_new_years_eve_is_late_in_the_next_year_only() -> None:
    assert charged("1000.00", "2011-12-31", "2012-01-10").text() == "1000.00 × 10 天 × 3‰ = 30.00"


def test_whole_period_begins_with_the_first_day_of_the_next_year() -> None:
    assert charged("1000.00", "2011-12-20", "2011-12-31", rules=WHOLE).total == 2_200
    assert charged("1000.00", "2011-12-20", "2012-01-01", rules=WHOLE).total == 3_600


def test_a_bill_of_nothing_has_no_penalty() -> None:
    assert charged("0.00", "2012-05-20", "2013-05-20").total == 0


def test_a_leap_day_is_a_day() -> None:
    assert charged("1000.00", "2012-02-20", "2012-03-01").text() == "1000.00 × 10 天 × 2‰ = 20.00"
