"""Key customers: visits fall due by themselves, opinions are followed, papers tell the same."""

import json
from pathlib import Path

import pytest

from desktop.domain.audit import AuditFilter
from desktop.domain.errors import (
    NotAKeyCustomer,
    NothingSaid,
    OpinionClosed,
    OpinionNotAnswered,
    UnknownOpinion,
)
from desktop.domain.visits import OpinionDraft, OpinionState, VisitDraft, VisitFilter, VisitPlan, YearLine
from tests.counter import Counter, day

CEMENT, MOBILE, SHOP = (f"070600000000200{number}" for number in range(1, 4))
ON = day("2012-06-20")


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return an office with two key customers and one that is none."""
    for number, name in ((CEMENT, "华润水泥(昌江)有限公司"), (MOBILE, "中国移动海南公司昌江分公司")):
        counter.customer(number, residential=False, name=name, key_customer=True)  # type: ignore[arg-type]  # a flag
    counter.customer(SHOP, residential=False, name="百货店")
    counter.office.visits.plan(VisitPlan(CEMENT, "陈所长", 3, day("2012-03-01")), ON)
    return counter


def said(text: str = "电压偏低", due: str = "2012-06-10", owner: str = "吉训明") -> OpinionDraft:
    """Return an opinion of the cement works, raised on 1 June."""
    return OpinionDraft(CEMENT, day("2012-06-01"), text, owner, day(due))


def visit(counter: Counter, on: str, *opinions: OpinionDraft) -> None:
    """Visit the cement works."""
    counter.office.visits.record(VisitDraft(CEMENT, day(on), "谈检修安排", "陈所长", "王经理", opinions))


def test_visits_fall_due_by_themselves(town: Counter) -> None:
    service = town.office.visits
    assert [one.customer_no for one in service.due(day("2012-03-01"))] == [CEMENT]
    assert not service.due(day("2012-02-29"))
    visit(town, "2012-03-05")
    assert not service.due(day("2012-06-04"))
    [due] = service.due(day("2012-06-05"))
    assert (due.next_due, due.last_visit) == (day("2012-06-05"), day("2012-03-05"))
    assert not service.due(day("2012-03-05"))


def test_only_a_key_customer_has_visits_planned(town: Counter) -> None:
    with pytest.raises(NotAKeyCustomer):
        town.office.visits.plan(VisitPlan(SHOP, "陈所长", 3, ON), ON)
    assert town.office.visits.unplan(CEMENT, ON).plan is None
    assert not town.office.visits.due(ON)


def test_a_visit_keeps_what_was_said_and_an_opinion_is_overdue_until_it_is_closed(town: Counter) -> None:
    service = town.office.visits
    visit(town, "2012-06-01", said(), said("希望分时电价", "2012-07-01"))
    told = service.profile(CEMENT, ON)
    assert [one.state(ON) for one in told.opinions] == [OpinionState.OVERDUE, OpinionState.OPEN]
    assert (told.customer.opinions, told.customer.overdue) == (2, 1)
    assert (told.visits[0].met, told.visits[0].note) == ("王经理", "谈检修安排")
    late = told.opinions[0].key
    service.answer(late, "已安排换变压器", ON, close=False)
    assert service.profile(CEMENT, ON).customer.overdue == 1
    closed = service.answer(late, "变压器已换", day("2012-06-21"), close=True)
    assert closed.state(day("2012-06-21")) is OpinionState.CLOSED
    assert service.profile(CEMENT, day("2012-06-21")).customer.overdue == 0
    assert service.profile(CEMENT, ON).customer.overdue == 1


def test_an_opinion_is_closed_once_with_a_reply(town: Counter) -> None:
    service = town.office.visits
    key = service.raise_opinion(said()).key
    with pytest.raises(OpinionNotAnswered):
        service.answer(key, " ", ON, close=True)
    service.answer(key, "已换", ON, close=True)
    for close in (True, False):
        with pytest.raises(OpinionClosed):
            service.answer(key, "再答", ON, close=close)
    with pytest.raises(UnknownOpinion):
        service.answer(99, "?", ON, close=True)


def test_a_visit_at_which_nothing_was_said_is_not_recorded_nor_half_of_one(town: Counter) -> None:
    with pytest.raises(NothingSaid):
        town.office.visits.record(VisitDraft(CEMENT, ON, " "))
    with pytest.raises(NothingSaid):
        town.office.visits.record(VisitDraft(CEMENT, ON, "谈检修", opinions=(said(" "),)))
    assert not town.office.visits.profile(CEMENT, ON).visits


def test_the_list_is_filtered_by_who_visits_what_is_due_and_what_is_overdue(town: Counter) -> None:
    service = town.office.visits

    def numbers(wanted: VisitFilter) -> list[str]:
        keys = service.keys(wanted, ON)
        found = service.lines(keys, ON)
        return [found[key].customer_no for key in keys]

    service.raise_opinion(said())
    assert sorted(numbers(VisitFilter())) == [CEMENT, MOBILE]
    assert numbers(VisitFilter(person="陈所长")) == numbers(VisitFilter(due=True)) == [CEMENT]
    assert numbers(VisitFilter(person="")) == [MOBILE]
    assert numbers(VisitFilter(overdue=True)) == numbers(VisitFilter(text="水泥")) == [CEMENT]
    assert service.persons() == ["陈所长"]


def test_the_profile_tells_what_was_used_and_how_long_bills_took(town: Counter) -> None:
    town.bill(CEMENT, "300.00", due="2012-05-20", issued="2012-05-01")
    town.bill(CEMENT, "200.00", due="2012-06-20", issued="2012-06-01")
    town.takes(CEMENT, "300.00", "2012-05-11")
    april, may = town.office.visits.profile(CEMENT, ON).trend
    assert (april.month, april.kwh, april.days) == (201204, 1, 10)
    assert (may.month, may.days, may.waiting) == (201205, None, 19)


def test_the_year_holds_visits_against_the_plan_and_tells_what_came_of_opinions(town: Counter) -> None:
    visit(town, "2012-03-05", said())
    service = town.office.visits
    service.raise_opinion(said("希望分时电价", "2012-06-05"))
    key = service.profile(CEMENT, ON).opinions[0].key
    service.answer(key, "已换", ON, close=True)
    report = service.year(2012, ON)
    lines = {line.customer_no: line for line in report.lines}
    first = service.profile(CEMENT, ON).opinions[-1].said
    told = YearLine(
        CEMENT, "华润水泥(昌江)有限公司", "石碌供电所", "陈所长", 2, 1, 2, 1, 1, (f"{first} → 已换",)
    )
    assert lines[CEMENT] == told
    assert told.missed == 1
    assert (lines[MOBILE].planned, lines[MOBILE].made) == (0, 0)


def test_both_papers_are_written(town: Counter, tmp_path: Path) -> None:
    visit(town, "2012-06-01", said())
    sheet = town.office.visits.write_sheet(CEMENT, ON, tmp_path / "visit.pdf")
    report = town.office.visits.write_report(2012, ON, tmp_path / "year.pdf")
    assert sheet.read_bytes()[:4] == report.read_bytes()[:4] == b"%PDF"


def test_every_change_stands_in_the_chain(town: Counter) -> None:
    visit(town, "2012-06-01", said())
    town.office.visits.answer(1, "已换", ON, close=True)
    acts = {line.kind: line for line in town.office.audit.trail(AuditFilter()) if line.subject == CEMENT}
    assert {"visit-plan", "visit", "opinion", "opinion-answer"} <= acts.keys()
    assert json.loads(acts["opinion-answer"].facts)["closed"] == "2012-06-20"
