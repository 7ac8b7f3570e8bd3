"""Whom the rules propose, why, and what a conversion is expected to bring."""

import pytest

from desktop.domain.conversion import Default, Move, Stage, Why
from desktop.domain.customers import CustomerDraft, RiskCategory
from desktop.domain.errors import Cancelled
from tests.counter import Counter, day

ON = day("2012-06-20")
LATE, MINE, NEW, GOOD = "1", "2", "3", "4"


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return an office of a chronic defaulter, a mine, a new customer, and one that nothing is wrong with."""
    counter.customer(LATE, name="李德海")
    counter.customer(MINE, name="石碌采石场", risk_category=RiskCategory.MINING)
    counter.customer(NEW, name="新用户")
    counter.customer(GOOD, name="王秀英")
    for number in (LATE, MINE, GOOD):
        for month in range(1, 6):
            counter.bill(number, "100.00", due=f"2012-{month + 1:02d}-15", month=f"2012{month:02d}")
    for number in (MINE, GOOD):
        counter.takes(number, "500.00", "2012-02-02")
    counter.bill(NEW, "40.00", due="2012-07-15", issued="2012-06-15", month="201206")
    return counter


def found(town: Counter, why: Why | None = None) -> list[tuple[str, Why]]:
    return [(one.customer_no, one.why) for one in town.office.conversions.candidates(ON, why)]


def test_each_rule_names_its_own(town: Counter) -> None:
    assert found(town, Why.CHRONIC_DEFAULTER) == [(LATE, Why.CHRONIC_DEFAULTER)]
    assert found(town, Why.RISK_CATEGORY) == [(MINE, Why.RISK_CATEGORY)]
    assert found(town, Why.NEW_CONNECTION) == [(NEW, Why.NEW_CONNECTION)]
    assert found(town, Why.OWN_WISH) == []


def test_without_a_rule_named_everybody_is_told_once(town: Counter) -> None:
    place = {"station": "石碌供电所", "area": "东风路台区"}
    town.office.customers.change(CustomerDraft(LATE, "李德海", **place, risk_category=RiskCategory.MINING))
    assert found(town) == [
        (LATE, Why.CHRONIC_DEFAULTER),
        (MINE, Why.RISK_CATEGORY),
        (NEW, Why.NEW_CONNECTION),
    ]


def test_the_reason_tells_what_the_rule_found(town: Counter) -> None:
    late, mine, new = town.office.conversions.candidates(ON)
    assert late.default == Default(overdue_bills=5, longest_unpaid_days=126)
    assert (mine.category, mine.score) == (RiskCategory.MINING, 20)
    assert new.first_bill_on == day("2012-06-15")


def test_the_effect_is_the_debt_the_monthly_bill_and_the_months_it_takes(town: Counter) -> None:
    [late] = town.office.conversions.candidates(ON, Why.CHRONIC_DEFAULTER)
    account = town.account(LATE, "2012-06-20")
    assert late.effect.principal == 50_000
    assert late.effect.debt == account.owed.fen
    assert (late.effect.monthly, late.effect.months) == (10_000, 6)
    town.office.settings.set("conversion.recover", "percent:30")
    [late] = town.office.conversions.candidates(ON, Why.CHRONIC_DEFAULTER)
    assert late.effect.months == 18


def test_one_who_is_on_the_way_is_no_candidate_any_more(town: Counter) -> None:
    conversions = town.office.conversions
    conversions.propose(LATE, Why.CHRONIC_DEFAULTER, ON)
    assert found(town, Why.CHRONIC_DEFAULTER) == []
    conversions.move(Move(LATE, Stage.REJECTED, ON, note="已付清"))
    assert found(town, Why.CHRONIC_DEFAULTER) == [(LATE, Why.CHRONIC_DEFAULTER)]


def test_a_customer_of_a_month_ago_is_new_and_one_of_long_ago_is_not(town: Counter) -> None:
    later = day("2012-08-31")
    conversions = town.office.conversions
    assert [one.customer_no for one in conversions.candidates(later, Why.NEW_CONNECTION)] == [NEW]
    later = day("2012-09-01")
    assert conversions.candidates(later, Why.NEW_CONNECTION) == []


def test_looking_for_candidates_can_be_stopped(town: Counter) -> None:
    with pytest.raises(Cancelled):
        town.office.conversions.candidates(ON, Why.CHRONIC_DEFAULTER, cancelled=lambda: True)
