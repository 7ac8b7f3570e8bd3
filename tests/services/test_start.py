"""The start page's service: every kind of duty is found, and by a fixed number of queries."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.conversion import Why
from desktop.domain.customers import Funding as FundedBy
from desktop.domain.funding import Instalment, PlanDraft
from desktop.domain.measures import MeasureDraft
from desktop.domain.payments import Method
from desktop.domain.rights import Role
from desktop.domain.risk import MeasureKind
from desktop.domain.start import Day, Duty
from desktop.domain.supplies import SupplyDraft
from desktop.domain.visits import OpinionDraft, VisitPlan
from tests.counter import Counter, day, yuan

WANG, LI, SCHOOL, CEMENT = (f"070600000000000{number}" for number in range(1, 5))
ON = day("2012-06-20")


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return an office in which something of nearly every kind is due on 20 June 2012."""
    office = counter.office
    counter.customer(WANG, name="王秀英")
    counter.customer(LI, name="李德海")
    counter.customer(SCHOOL, name="中心学校", residential=False, funding=FundedBy.FISCAL)
    counter.customer(CEMENT, name="水泥厂", residential=False, key_customer=True)  # type: ignore[arg-type]  # a flag
    for number in (WANG, LI, SCHOOL):
        counter.bill(number, "100.00", due="2012-05-10")
    record = office.contacts.record
    record(ContactDraft(WANG, ContactKind.PROMISE, day("2012-06-01"), person="吉训明", until_on=ON))
    record(
        ContactDraft(LI, ContactKind.PROMISE, day("2012-06-01"), person="陈所长", until_on=day("2012-06-10"))
    )
    record(ContactDraft(CEMENT, ContactKind.HOLD, day("2012-06-01"), note="表计有误", until_on=ON))
    record(ContactDraft(LI, ContactKind.OVERDUE_DELIVERED, day("2012-06-12")))
    parts = (Instalment(day("2012-06-15"), 1_000), Instalment(day("2012-06-22"), 2_000))
    office.funding.agree(PlanDraft(SCHOOL, day("2012-06-01"), parts))
    office.visits.plan(VisitPlan(CEMENT, "陈所长", 3, day("2012-06-01")), ON)
    office.visits.raise_opinion(
        OpinionDraft(CEMENT, day("2012-05-01"), "电压偏低", "吉训明", day("2012-06-01"))
    )
    measure = MeasureDraft(CEMENT, MeasureKind.FEE, day("2012-05-01"), day("2012-06-01"), 100_000)
    office.risk.measures.set(measure)
    office.risk.supplies.begin(SupplyDraft(WANG, day("2012-01-01"), day("2012-07-01")))
    office.conversions.propose(WANG, Why.OWN_WISH, day("2012-05-01"), person="符秀英")
    counter.takes(CEMENT, "5.00", "2012-06-01")
    office.requests.begin(counter.draft(WANG, "1.00", "2012-06-20"))
    office.shifts.open(day("2012-06-19"), yuan("100.00"))
    return counter


def counts(told: Day) -> dict[Duty, int]:
    """Return how many there are of each kind."""
    return {line.duty: line.count for line in told.lines}


def test_everything_that_is_due_is_told_once(town: Counter) -> None:
    told = town.office.start.due(ON)
    assert counts(told) == {duty: 1 for duty in Duty if duty not in (Duty.RECONNECT, Duty.TOKEN)}
    assert told.whose == ""
    names = {line.duty: line.names for line in told.lines}
    assert names[Duty.PROMISE] == ("王秀英",) and names[Duty.STOP_STEP] == ("李德海",)


def test_what_was_seen_to_is_gone(town: Counter) -> None:
    town.takes(WANG, "100.00", "2012-06-20")
    town.takes(WANG, "20.00", "2012-06-20")
    found = counts(town.office.start.due(ON))
    assert Duty.PROMISE not in found and found[Duty.BROKEN_PROMISE] == 1


def test_a_customer_who_was_cut_off_and_has_paid_is_to_be_restored(town: Counter) -> None:
    record, clock = town.office.contacts.record, town.office.stop_supply
    record(ContactDraft(LI, ContactKind.STOP_DELIVERED, day("2012-06-20")))
    clock.approve([LI], day("2012-06-20"))
    record(ContactDraft(LI, ContactKind.TOLD, day("2012-06-23"), at="08:00"))
    clock.stop(LI, day("2012-06-23"), "09:00", "吉训明")
    town.takes(LI, "150.00", "2012-06-24", method=Method.CASH)
    assert counts(town.office.start.due(day("2012-06-24")))[Duty.RECONNECT] == 1


def test_an_empty_office_has_nothing_due(counter: Counter) -> None:
    assert counter.office.start.due(ON).lines == ()


def test_whoever_signs_in_sees_their_own_and_a_supervisor_everybody_s(town: Counter) -> None:
    office = town.office
    office.users.add("管理员", Role.ADMINISTRATOR, "a long password")
    office.users.add("吉训明", Role.CLERK, "a long password")
    office.users.add("收费员", Role.CASHIER, "a long password")
    everything = counts(office.start.due(ON))
    office.users.sign_out()
    office.users.sign_in("吉训明", "a long password")
    mine = office.start.due(ON)
    assert mine.whose == "吉训明"
    assert Duty.PROMISE in counts(mine) and Duty.OPINION in counts(mine)
    assert not {Duty.BROKEN_PROMISE, Duty.VISIT, Duty.SHIFT} & counts(mine).keys()
    assert counts(office.start.due(ON, everybody=True)) == everything
    office.users.sign_out()
    office.users.sign_in("收费员", "a long password")
    assert Duty.STOP_STEP not in counts(office.start.due(ON))


@contextmanager
def counting() -> Iterator[list[str]]:
    """Count the statements that are sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_more_customers_cost_no_more_queries(town: Counter) -> None:
    town.office.start.due(ON)
    with counting() as before:
        town.office.start.due(ON)
    for number in range(20):
        other = f"07060000000001{number:02d}"
        town.customer(other, name=f"户{number}", residential=False, funding=FundedBy.FISCAL)
        town.bill(other, "50.00", due="2012-05-10")
        promise = ContactDraft(other, ContactKind.PROMISE, day("2012-06-01"), until_on=day("2012-06-10"))
        town.office.contacts.record(promise)
        town.office.funding.agree(PlanDraft(other, day("2012-06-01"), (Instalment(day("2012-06-15"), 100),)))
    with counting() as after:
        told = town.office.start.due(ON)
    assert counts(told)[Duty.BROKEN_PROMISE] == 21
    assert len(after) == len(before)
