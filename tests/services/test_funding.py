"""Fiscally-funded payers: told who collects, and whether what was agreed came in, by the ledger alone."""

import json

import pytest

from desktop.domain.audit import AuditFilter
from desktop.domain.customers import Funding as FundedBy
from desktop.domain.errors import NoPlan, NotFiscallyFunded, PlanEndsBefore, PlanStands, ReasonMissing
from desktop.domain.funding import (
    Funding,
    FundingFilter,
    Instalment,
    InstalmentState,
    Payer,
    PlanDraft,
    PlanState,
)
from tests.counter import Counter, day, yuan

SCHOOL, TOWN, SHOP = (f"070600000000100{number}" for number in range(1, 4))
TWO = (Instalment(day("2012-06-15"), 20_000), Instalment(day("2012-07-15"), 30_000))


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return an office with a school and a town hall on appropriations, and a shop that pays itself."""
    for number, name in ((SCHOOL, "石碌镇中心学校"), (TOWN, "十月田镇人民政府")):
        counter.customer(number, residential=False, name=name, funding=FundedBy.FISCAL, phone="26622001")
    counter.customer(SHOP, residential=False, name="百货店")
    counter.bill(SCHOOL, "500.00", due="2012-05-20")
    counter.bill(TOWN, "80.00", due="2012-05-20")
    return counter


def agree(counter: Counter) -> Payer:
    """Let the school agree, on 1 June, to pay 200.00 by 15 June and 300.00 by 15 July."""
    draft = PlanDraft(SCHOOL, day("2012-06-01"), TWO, person="吉训明", note="财政局已答复")
    return counter.office.funding.agree(draft)


def states(counter: Counter, on: str) -> list[InstalmentState]:
    """Return what became of the school's instalments, as of a day."""
    plan = counter.office.funding.get(SCHOOL, day(on)).plan
    return [one.state for one in plan.instalments] if plan else []


def test_how_a_payer_is_funded_is_kept_and_told_with_what_it_owes(town: Counter) -> None:
    facts = Funding(SCHOOL, "县财政局教育经费", 9, "王校长", "26623344", "吉训明")
    payer = town.office.funding.set(facts, day("2012-06-20"))
    assert (payer.funding, payer.principal, payer.plan) == (facts, 50_000, None)
    assert payer.penalty == 3_100
    assert town.office.funding.collectors() == ["吉训明"]


def test_the_customers_own_telephone_stands_in_until_the_finance_office_s_is_known(town: Counter) -> None:
    payer = town.office.funding.get(SCHOOL, day("2012-06-20"))
    assert (payer.funding.phone, payer.funding.collector) == ("26622001", "")


def test_who_pays_with_its_own_money_has_neither_an_appropriation_nor_a_plan(town: Counter) -> None:
    with pytest.raises(NotFiscallyFunded):
        town.office.funding.set(Funding(SHOP), day("2012-06-20"))
    with pytest.raises(NotFiscallyFunded):
        town.office.funding.agree(PlanDraft(SHOP, day("2012-06-01"), TWO))


def test_payments_keep_and_break_instalments_without_anybody_saying_so(town: Counter) -> None:
    agree(town)
    assert states(town, "2012-06-15") == [InstalmentState.OPEN, InstalmentState.OPEN]
    assert states(town, "2012-06-16") == [InstalmentState.BROKEN, InstalmentState.OPEN]
    town.takes(SCHOOL, "200.00", "2012-06-18")
    assert states(town, "2012-06-18") == [InstalmentState.LATE, InstalmentState.OPEN]
    town.takes(SCHOOL, "300.00", "2012-07-15")
    assert states(town, "2012-07-16") == [InstalmentState.LATE, InstalmentState.KEPT]


def test_money_that_came_before_the_plan_or_was_reversed_keeps_nothing(town: Counter) -> None:
    town.takes(SCHOOL, "100.00", "2012-05-31")
    agree(town)
    paid = town.takes(SCHOOL, "200.00", "2012-06-14")
    assert states(town, "2012-06-16")[0] is InstalmentState.KEPT
    town.reverses(paid.receipt_no, "2012-06-15")
    assert states(town, "2012-06-14")[0] is InstalmentState.KEPT
    assert states(town, "2012-06-16")[0] is InstalmentState.BROKEN


def test_a_deposit_counts_when_it_comes_in_and_not_again_when_it_is_used(town: Counter) -> None:
    agree(town)
    town.takes(SCHOOL, "600.00", "2012-06-10")
    town.bill(SCHOOL, "90.00", due="2012-07-20")
    plan = town.office.funding.get(SCHOOL, day("2012-07-20")).plan
    assert plan is not None
    assert (plan.state, plan.lacking) == (PlanState.KEPT, 0)


def test_one_plan_stands_at_a_time_and_is_ended_with_a_reason(town: Counter) -> None:
    agree(town)
    with pytest.raises(PlanStands):
        agree(town)
    with pytest.raises(ReasonMissing):
        town.office.funding.end(SCHOOL, day("2012-06-20"), " ")
    with pytest.raises(PlanEndsBefore):
        town.office.funding.end(SCHOOL, day("2012-05-20"), "误登")
    assert town.office.funding.end(SCHOOL, day("2012-06-20"), "财政年内另行安排").plan is None
    with pytest.raises(NoPlan):
        town.office.funding.end(SCHOOL, day("2012-06-20"), "再次")
    [ended] = town.office.funding.plans(SCHOOL, day("2012-06-20"))
    assert (ended.state, ended.ended_on) == (PlanState.ENDED, day("2012-06-20"))
    assert town.office.funding.get(SCHOOL, day("2012-06-19")).plan is not None


def test_the_list_is_filtered_by_collector_month_and_what_is_broken(town: Counter) -> None:
    service = town.office.funding
    service.set(Funding(SCHOOL, "县财政", 9, collector="吉训明"), day("2012-06-20"))
    agree(town)

    def numbers(wanted: FundingFilter, on: str = "2012-06-20") -> list[str]:
        keys = service.keys(wanted, day(on))
        found = service.lines(keys, day(on))
        return [found[key].customer_no for key in keys]

    assert numbers(FundingFilter()) == [SCHOOL, TOWN]
    assert numbers(FundingFilter(collector="")) == [TOWN]
    assert numbers(FundingFilter(month=9)) == [SCHOOL]
    assert numbers(FundingFilter(text="人民政府")) == [TOWN]
    assert numbers(FundingFilter(broken=True)) == [SCHOOL]
    assert numbers(FundingFilter(broken=True), "2012-06-15") == []
    town.takes(TOWN, "81.00", "2012-05-21")
    assert numbers(FundingFilter(owing=True)) == [SCHOOL]


def test_the_meeting_sees_who_owes_or_has_a_plan_by_collector_nobodys_last(town: Counter) -> None:
    town.office.funding.set(Funding(TOWN, "县财政", 12, collector="符秀英"), day("2012-06-20"))
    meeting = town.office.funding.meeting(day("2012-06-20"))
    told = [(name, [payer.customer_no for payer in payers]) for name, payers in meeting.by_collector()]
    assert told == [("符秀英", [TOWN]), ("", [SCHOOL])]


def test_every_change_stands_in_the_chain(town: Counter) -> None:
    town.office.funding.set(Funding(SCHOOL, "县财政", 9, collector="吉训明"), day("2012-06-20"))
    agree(town)
    town.office.funding.end(SCHOOL, day("2012-06-20"), "另行安排")
    acts = [line for line in town.office.audit.trail(AuditFilter()) if line.subject == SCHOOL]
    facts = {
        line.kind: json.loads(line.facts) for line in acts if line.kind in ("funding", "plan", "plan-ended")
    }
    assert facts["funding"]["collector"] == "吉训明"
    assert facts["plan"]["instalments"] == {"2012-06-15": 20_000, "2012-07-15": 30_000}
    assert facts["plan-ended"]["reason"] == "另行安排"
    assert yuan("500.00").fen == facts["plan"]["amount"]
