"""The way of a conversion: every step but the next is refused, many are taken at once, the stuck are told."""

from collections.abc import Callable

import pytest

from desktop.domain.conversion import (
    ENDED,
    NEXT,
    WAY,
    Conversion,
    ConversionFilter,
    Move,
    Stage,
    Why,
)
from desktop.domain.errors import (
    ConversionOver,
    ConversionUnderWay,
    IllegalStep,
    NotRejectedAnyMore,
    ReasonMissing,
    StepBack,
    StepBeforeLast,
    StepSkipped,
    StepTaken,
    UnknownCustomer,
)
from tests.counter import Counter, day

WANG, LI, FU = "0706000000000001", "0706000000000002", "0706000000000003"
ON = day("2012-06-20")
PAIRS = [(stands, asked) for stands in Stage for asked in Stage]


def asked_for(number: str, stage: Stage) -> Move:
    """Return a step with everything that any step could need."""
    return Move(number, stage, ON, "陈所长", "有理由", meter=f"P{number[-1]}", reading=100)


def brought_to(counter: Counter, number: str, stage: Stage) -> Conversion:
    """Bring a customer to a stage, by the steps that lead there."""
    conversions = counter.office.conversions
    stands = conversions.propose(number, Why.OWN_WISH, ON)
    way = WAY[1 : WAY.index(stage) + 1] if stage in WAY else (stage,)
    if stage is Stage.CANCELLED:
        way = (Stage.APPROVED, Stage.CANCELLED)
    for step in way:
        stands = conversions.move(asked_for(number, step))
    return stands


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return an office of three customers, the second of another station."""
    counter.customer(WANG, name="王秀英", meter_no="M1")
    counter.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区", meter_no="M2")
    counter.customer(FU, name="符国强", meter_no="M3")
    return counter


@pytest.mark.parametrize(("stands", "asked"), PAIRS)
def test_no_step_but_the_next_is_ever_taken(town: Counter, stands: Stage, asked: Stage) -> None:
    brought_to(town, WANG, stands)
    refused = False
    try:
        town.office.conversions.move(asked_for(WANG, asked))
    except IllegalStep:
        refused = True
    assert refused is (asked not in NEXT[stands])
    now = town.office.conversions.history(WANG)[-1]
    assert now.stage is (stands if refused else asked)
    assert [step.stage for step in now.steps][-1] is now.stage


@pytest.mark.parametrize(
    ("stands", "asked", "why"),
    [
        (Stage.APPROVED, Stage.APPROVED, StepTaken),
        (Stage.INSTALLED, Stage.APPROVED, StepBack),
        (Stage.CANDIDATE, Stage.INSTALLED, StepSkipped),
        (Stage.SCHEDULED, Stage.REJECTED, NotRejectedAnyMore),
        (Stage.COMMISSIONED, Stage.CANCELLED, ConversionOver),
        (Stage.REJECTED, Stage.APPROVED, ConversionOver),
    ],
)
def test_a_refusal_says_why(town: Counter, stands: Stage, asked: Stage, why: type[IllegalStep]) -> None:
    brought_to(town, WANG, stands)
    with pytest.raises(IllegalStep) as refused:
        town.office.conversions.move(asked_for(WANG, asked))
    assert type(refused.value) is why
    if isinstance(refused.value, StepSkipped):
        assert refused.value.following == Stage.APPROVED


def test_several_are_approved_at_once(town: Counter) -> None:
    conversions = town.office.conversions
    conversions.propose_all([WANG, LI, FU], Why.OWN_WISH, ON, person="符秀英", note="片区")
    told = conversions.move_all([Move(number, Stage.APPROVED, ON, "陈所长") for number in (WANG, LI, FU)])
    assert [(one.customer_no, one.stage) for one in told] == [
        (number, Stage.APPROVED) for number in (WANG, LI, FU)
    ]
    assert [(step.stage, step.person) for step in told[0].steps] == [
        (Stage.CANDIDATE, "符秀英"),
        (Stage.APPROVED, "陈所长"),
    ]
    assert town.check().ok


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Move(FU, Stage.APPROVED, ON), StepTaken),
        (Move(LI, Stage.REJECTED, ON), ReasonMissing),
        (Move(LI, Stage.APPROVED, day("2012-06-19")), StepBeforeLast),
        (Move("404", Stage.APPROVED, ON), UnknownCustomer),
    ],
)
def test_where_one_step_is_refused_none_is_taken(town: Counter, wrong: Move, why: type[Exception]) -> None:
    conversions = town.office.conversions
    conversions.propose_all([WANG, LI, FU], Why.OWN_WISH, ON)
    conversions.move(Move(FU, Stage.APPROVED, ON))
    with pytest.raises(why):
        conversions.move_all([Move(WANG, Stage.APPROVED, ON), wrong])
    assert conversions.history(WANG)[-1].stage is Stage.CANDIDATE


def test_steps_of_one_customer_follow_one_another_in_one_go(town: Counter) -> None:
    conversions = town.office.conversions
    conversions.propose(WANG, Why.OWN_WISH, ON)
    steps = [asked_for(WANG, stage) for stage in WAY[1:]]
    assert conversions.move_all(steps)[-1].stage is Stage.COMMISSIONED
    assert town.check().ok


def test_who_was_rejected_is_not_proposed_again_before_that_day(town: Counter) -> None:
    conversions = town.office.conversions
    conversions.propose(WANG, Why.OWN_WISH, ON)
    conversions.move(Move(WANG, Stage.REJECTED, ON, note="不同意"))
    with pytest.raises(StepBeforeLast):
        conversions.propose(WANG, Why.OWN_WISH, day("2012-06-19"))
    assert conversions.propose(WANG, Why.OWN_WISH, ON).stage is Stage.CANDIDATE


def test_one_customer_is_not_proposed_twice_in_one_go(town: Counter) -> None:
    with pytest.raises(ConversionUnderWay):
        town.office.conversions.propose_all([WANG, LI, WANG], Why.OWN_WISH, ON)
    assert town.office.conversions.listed() == []


def test_a_history_says_who_recorded_each_step(town: Counter) -> None:
    brought_to(town, WANG, Stage.APPROVED)
    later = town.reopened("林主管")
    later.office.conversions.move(asked_for(WANG, Stage.SCHEDULED))
    [told] = later.office.conversions.history(WANG)
    assert [step.recorded_by for step in told.steps] == ["符秀英", "符秀英", "林主管"]
    assert told.steps[0].recorded_at is not None
    later.office.close()


@pytest.fixture
def waiting(town: Counter) -> Callable[[ConversionFilter], list[str]]:
    """Return what lists customers as of 2012-06-20: one stuck, one not, one rejected long ago."""
    conversions = town.office.conversions
    conversions.propose(WANG, Why.OWN_WISH, day("2012-06-05"))
    conversions.propose(LI, Why.RISK_CATEGORY, day("2012-06-06"))
    conversions.propose(FU, Why.NEW_CONNECTION, day("2012-01-01"))
    conversions.move(Move(FU, Stage.REJECTED, day("2012-01-02"), note="不需要"))

    def listed(wanted: ConversionFilter) -> list[str]:
        lines = conversions.lines(keys := conversions.keys(wanted, ON), ON)
        return [lines[key].customer_no for key in keys]

    return listed


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ConversionFilter(stuck=True), [WANG]),
        (ConversionFilter(days=14), [FU, WANG, LI]),
        (ConversionFilter(days=15), [FU, WANG]),
        (ConversionFilter(why=Why.RISK_CATEGORY), [LI]),
        (ConversionFilter(area="叉河一台区"), [LI]),
        (ConversionFilter(stages=ENDED), [FU]),
        (ConversionFilter(stages=(Stage.CANDIDATE, Stage.REJECTED), station="石碌供电所"), [FU, WANG]),
    ],
)
def test_the_list_is_filtered_by_how_long_and_why(
    waiting: Callable[[ConversionFilter], list[str]], wanted: ConversionFilter, found: list[str]
) -> None:
    assert waiting(wanted) == found


@pytest.mark.usefixtures("waiting")
def test_one_is_stuck_once_it_waits_longer_than_the_settings_allow(town: Counter) -> None:
    conversions = town.office.conversions
    told = {one.customer_no: (one.days_standing, one.stuck) for one in conversions.listed(on=ON)}
    assert told == {WANG: (15, True), LI: (14, False), FU: (170, False)}
    town.office.settings.set("conversion.stuck_days", "15")
    assert not any(one.stuck for one in conversions.listed(on=ON))
    assert conversions.stuck_days() == 15
