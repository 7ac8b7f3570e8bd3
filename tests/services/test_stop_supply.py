"""The stop-supply procedure on the ledger and the log: the worked dates, approval, cut and reconnection."""

from datetime import UTC, date, datetime

import pytest

from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.customers import CustomerDraft
from desktop.domain.errors import (
    AlreadyStopped,
    CutNotAllowed,
    NotAllowed,
    NothingOverdue,
    NotPaidInFull,
    NotStopped,
    PeriodsExist,
    PeriodsUnsound,
    SecondPersonNeeded,
    StopNoticeTooEarly,
)
from desktop.domain.procedures import Procedure, ProcedureFilter
from desktop.domain.rights import Role
from desktop.domain.stop_supply import Missing, Periods, Step
from tests.counter import Counter, day

PASSWORD = "eight-letters"


def log(counter: Counter, customer: str, kind: ContactKind, on: str, at: str = "") -> None:
    """Write a contact of a customer down."""
    counter.office.contacts.record(ContactDraft(customer, kind, day(on), at))


def stands(counter: Counter, customer: str, on: str) -> Procedure:
    """Return where a customer stands on a day."""
    return counter.office.stop_supply.standing(customer, day(on))


@pytest.fixture
def debtor(counter: Counter, customer: str) -> str:
    """Return a customer with a bill due on 20 May 2012, reminded on 1 June."""
    counter.bill(customer, "186.40")
    log(counter, customer, ContactKind.OVERDUE_DELIVERED, "2012-06-01")
    return customer


@pytest.fixture
def noticed(counter: Counter, debtor: str) -> str:
    """Return that customer with the stop-supply notice delivered on day 31."""
    log(counter, debtor, ContactKind.STOP_DELIVERED, "2012-06-20")
    return debtor


@pytest.fixture
def cut_off(counter: Counter, noticed: str) -> str:
    """Return that customer, lawfully cut off on 23 June."""
    counter.office.stop_supply.approve([noticed], day("2012-06-21"))
    log(counter, noticed, ContactKind.TOLD, "2012-06-23", "09:00")
    counter.office.stop_supply.stop(noticed, day("2012-06-23"), "09:30", "吉训明")
    return noticed


def test_due_20_may_means_notice_on_20_june_and_a_window_of_23_to_27_june(
    counter: Counter, noticed: str
) -> None:
    found = stands(counter, noticed, "2012-06-20").standing
    assert found.earliest_notice_on == day("2012-06-20")
    assert (found.window_from, found.window_to) == (day("2012-06-23"), day("2012-06-27"))


def test_the_notice_is_not_recorded_as_delivered_before_day_31(counter: Counter, debtor: str) -> None:
    with pytest.raises(StopNoticeTooEarly) as refused:
        log(counter, debtor, ContactKind.STOP_DELIVERED, "2012-06-19")
    assert refused.value.earliest_on == day("2012-06-20")
    counter.takes(debtor, "500.00", "2012-06-20")
    with pytest.raises(NothingOverdue):
        log(counter, debtor, ContactKind.STOP_DELIVERED, "2012-06-21")


def test_the_cut_is_refused_until_everything_is_there(counter: Counter, noticed: str) -> None:
    stop = counter.office.stop_supply.stop
    missing = []
    for act in (
        lambda: None,
        lambda: counter.office.stop_supply.approve([noticed], day("2012-06-22")),
        lambda: log(counter, noticed, ContactKind.TOLD, "2012-06-23", "09:30"),
    ):
        act()
        with pytest.raises(CutNotAllowed) as refused:
            stop(noticed, day("2012-06-23"), "09:59", "吉训明")
        missing.append(refused.value.missing)
    assert missing == [(Missing.APPROVAL, Missing.TOLD), (Missing.TOLD,), (Missing.TOLD,)]
    stop(noticed, day("2012-06-23"), "10:00", "吉训明")
    with pytest.raises(AlreadyStopped):
        stop(noticed, day("2012-06-23"), "11:00", "吉训明")


def test_paid_in_full_gives_a_reconnection_with_24_hours(counter: Counter, cut_off: str) -> None:
    with pytest.raises(NotPaidInFull):
        counter.office.stop_supply.restore(cut_off, day("2012-06-24"), "10:00", "吉训明")
    assert stands(counter, cut_off, "2012-06-24").standing.step is Step.STOPPED
    counter.takes(cut_off, "300.00", "2012-06-24")
    found = stands(counter, cut_off, "2012-06-24")
    assert found.standing.step is Step.RECONNECT
    assert found.reconnect_by == datetime(2012, 6, 25, 4, 0, tzinfo=UTC)
    [key] = counter.office.stop_supply.keys(ProcedureFilter(day("2012-06-24")))
    assert counter.office.stop_supply.lines([key], day("2012-06-24"))[key] == found
    counter.office.stop_supply.restore(cut_off, day("2012-06-24"), "15:00", "吉训明")
    assert stands(counter, cut_off, "2012-06-25").standing.step is Step.NOTHING
    with pytest.raises(NotStopped):
        counter.office.stop_supply.restore(cut_off, day("2012-06-25"), "15:00", "吉训明")


def test_an_unpaid_penalty_is_not_paid_in_full(counter: Counter, cut_off: str) -> None:
    counter.takes(cut_off, "186.40", "2012-06-24")
    assert stands(counter, cut_off, "2012-06-24").standing.step is Step.STOPPED


def test_a_supply_restored_for_a_reason_begins_the_procedure_anew(counter: Counter, cut_off: str) -> None:
    counter.office.stop_supply.restore(cut_off, day("2012-06-24"), "10:00", "吉训明", "医院")
    found = stands(counter, cut_off, "2012-06-25").standing
    assert {Missing.OVERDUE_NOTICE, Missing.STOP_NOTICE, Missing.APPROVAL} <= set(found.missing)


def test_what_was_withdrawn_counts_no_more(counter: Counter, noticed: str) -> None:
    [_, notice] = counter.office.contacts.of_customer(noticed, day("2012-06-20"))
    counter.office.contacts.withdraw(notice.key, day("2012-06-21"), "送错门")
    assert stands(counter, noticed, "2012-06-21").standing.window_from is None


def test_an_important_customers_notice_is_copied_to_the_authority(counter: Counter) -> None:
    place = {"station": "石碌供电所", "area": "东风路台区"}
    counter.office.customers.create(CustomerDraft("0706000000000009", key_customer=True, **place))
    counter.bill("0706000000000009", "5000.00")
    for kind, on in (
        (ContactKind.OVERDUE_DELIVERED, "2012-06-01"),
        (ContactKind.STOP_DELIVERED, "2012-06-20"),
    ):
        log(counter, "0706000000000009", kind, on)
    found = stands(counter, "0706000000000009", "2012-06-20").standing
    assert (found.step, found.copy_due) == (Step.COPY, True)
    log(counter, "0706000000000009", ContactKind.COPIED, "2012-06-20")
    assert stands(counter, "0706000000000009", "2012-06-20").standing.step is Step.APPROVE


def test_the_calendar_tells_notices_and_cuts_of_each_day(counter: Counter, noticed: str) -> None:
    other = counter.customer("0706000000000002")
    counter.bill(other, "80.00", "2012-05-25")
    log(counter, other, ContactKind.OVERDUE_DELIVERED, "2012-06-10")
    days = counter.office.stop_supply.calendar(day("2012-06-20"), day("2012-06-01"), day("2012-06-30"))
    assert {on.day for on, told in days.items() if told.cuts} == {23, 24, 25, 26, 27}
    assert [on.day for on, told in days.items() if told.last_cuts] == [27]
    assert [on.day for on, told in days.items() if told.notices] == [25]
    keys = counter.office.stop_supply.keys
    asked = ProcedureFilter(day("2012-06-20"), day=day("2012-06-25"))
    assert len(keys(asked)) == 2
    assert len(keys(ProcedureFilter(day("2012-06-20"), step=Step.WAIT))) == 1
    assert keys(ProcedureFilter(day("2012-06-20"), station="叉河供电所")) == []


def test_other_periods_hold_from_their_day_on(counter: Counter, debtor: str) -> None:
    service = counter.office.stop_supply
    service.add_periods(Periods(day("2012-06-15"), overdue_days=60, notice_least=5, notice_most=9))
    assert stands(counter, debtor, "2012-06-14").standing.earliest_notice_on == day("2012-06-20")
    assert stands(counter, debtor, "2012-06-15").standing.earliest_notice_on == day("2012-07-20")
    with pytest.raises(PeriodsExist):
        service.add_periods(Periods(day("2012-06-15")))
    with pytest.raises(PeriodsUnsound):
        service.add_periods(Periods(day("2013-01-01"), notice_least=8))
    assert [row.overdue_days for row in service.periods().rows] == [60]


def test_a_clerk_does_not_approve_and_a_supervisor_asks_a_second_person_where_that_is_set(
    counter: Counter, noticed: str
) -> None:
    office, on = counter.office, date(2012, 6, 21)
    office.settings.set("supervisor.second_person", "on")
    office.users.add("王主任", Role.ADMINISTRATOR, PASSWORD)
    office.users.sign_in("王主任", PASSWORD)
    for name, role in (("李所长", Role.SUPERVISOR), ("符秀英", Role.CLERK)):
        office.users.add(name, role, PASSWORD)
    office.users.sign_in("符秀英", PASSWORD)
    with pytest.raises(NotAllowed):
        office.stop_supply.approve([noticed], on)
    office.users.sign_in("李所长", PASSWORD)
    with pytest.raises(SecondPersonNeeded):
        office.stop_supply.approve([noticed], on)
    word = office.users.confirm("王主任", PASSWORD)
    [made] = office.stop_supply.approve([noticed], on, "欠费两月", approval=word)
    assert (made.kind, made.recorded_by) == (ContactKind.APPROVED, "李所长")
