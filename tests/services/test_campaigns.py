"""Conversions planned by area and month, and how far the plans are as of a day."""

import pytest

from desktop.domain.campaigns import CampaignDraft, Pace
from desktop.domain.conversion import Move, Stage, Why
from desktop.domain.errors import (
    CampaignStands,
    NotACampaignTarget,
    NotAllowed,
    UnknownArea,
    UnknownCampaign,
)
from desktop.domain.months import Month
from desktop.domain.rights import Role
from tests.counter import Counter, day

JUNE = Month(2012, 6)
STATION, AREA = "石碌供电所", "东风路台区"


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return an office with three customers of an area: one commissioned in June, one under way."""
    conversions = counter.office.conversions
    for number in ("1", "2", "3"):
        counter.customer(number, meter_no=f"M{number}")
    for number in ("1", "2"):
        conversions.propose(number, Why.OWN_WISH, day("2012-06-01"))
        conversions.move(Move(number, Stage.APPROVED, day("2012-06-02")))
    conversions.move(Move("1", Stage.SCHEDULED, day("2012-06-03")))
    conversions.move(Move("1", Stage.INSTALLED, day("2012-06-04"), meter="P1", reading=100))
    conversions.move(Move("1", Stage.COMMISSIONED, day("2012-06-05")))
    return counter


def plan(counter: Counter, target: int, month: Month = JUNE, on: str = "2012-06-20") -> None:
    counter.office.campaigns.plan(CampaignDraft(STATION, AREA, month, target, "六月攻坚"), day(on))


def told(counter: Counter, on: str, month: Month = JUNE) -> tuple[int, int, int, int, Pace]:
    [one] = counter.office.campaigns.progress(month, month, day(on))
    return one.plan.target, one.done, one.under_way, one.percent, one.pace


def test_a_plan_tells_what_is_done_and_what_is_under_way(town: Counter) -> None:
    plan(town, 3)
    assert told(town, "2012-06-20") == (3, 1, 1, 33, Pace.BEHIND)
    [one] = town.office.campaigns.progress(JUNE, JUNE, day("2012-06-20"))
    assert (one.plan.station, one.plan.area, one.plan.name) == (STATION, AREA, "六月攻坚")


def test_a_plan_is_told_as_of_a_day(town: Counter) -> None:
    plan(town, 1)
    assert told(town, "2012-06-04") == (1, 0, 2, 0, Pace.ON_PACE)
    assert told(town, "2012-06-05") == (1, 1, 1, 100, Pace.REACHED)


def test_another_month_counts_for_itself(town: Counter) -> None:
    july = JUNE.shifted(1)
    plan(town, 2, july)
    assert told(town, "2012-06-20", july) == (2, 0, 1, 0, Pace.TO_COME)
    assert told(town, "2012-08-01", july) == (2, 0, 1, 0, Pace.MISSED)


def test_an_area_and_month_are_planned_once_and_changed(town: Counter) -> None:
    plan(town, 3)
    with pytest.raises(CampaignStands):
        plan(town, 4)
    changed = town.office.campaigns.change(
        CampaignDraft(STATION, AREA, JUNE, 5, "", "加人"), day("2012-06-20")
    )
    assert (changed.plan.target, changed.plan.name, changed.plan.note) == (5, "", "加人")


def test_a_plan_is_removed_and_the_trail_keeps_it(town: Counter) -> None:
    plan(town, 3)
    town.office.campaigns.remove(STATION, AREA, JUNE, day("2012-06-20"))
    assert town.office.campaigns.progress(JUNE, JUNE, day("2012-06-20")) == []
    with pytest.raises(UnknownCampaign):
        town.office.campaigns.remove(STATION, AREA, JUNE, day("2012-06-20"))
    assert town.check().ok


@pytest.mark.parametrize("target", [0, -1, 10_000])
def test_a_target_is_a_number_of_customers(town: Counter, target: int) -> None:
    with pytest.raises(NotACampaignTarget):
        plan(town, target)


def test_an_area_that_nobody_knows_is_refused(town: Counter) -> None:
    with pytest.raises(UnknownArea):
        town.office.campaigns.plan(CampaignDraft(STATION, "西门台区", JUNE, 3), day("2012-06-20"))


def test_the_plans_of_a_station(town: Counter) -> None:
    plan(town, 3)
    progress = town.office.campaigns.progress
    assert progress(JUNE, JUNE, day("2012-06-20"), station="叉河供电所") == []
    assert len(progress(Month(2012, 1), Month(2012, 12), day("2012-06-20"), station=STATION)) == 1


def test_an_auditor_plans_nothing(town: Counter) -> None:
    users = town.office.users
    users.add("王主任", Role.ADMINISTRATOR, "correct horse")
    users.add("审计", Role.AUDITOR, "correct horse")
    users.sign_in("审计", "correct horse")
    with pytest.raises(NotAllowed):
        plan(town, 3)
