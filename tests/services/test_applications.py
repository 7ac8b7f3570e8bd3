"""New connections: taken, accepted with the customer and the conversion that follow, refused, connected."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.applications import ApplicationDraft, ApplicationFilter, ApplicationState
from desktop.domain.audit import AuditFilter
from desktop.domain.conversion import Stage, Why
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.errors import (
    ApplicationDecided,
    ApplicationNotAccepted,
    BadCustomerNumber,
    BadPhone,
    ConnectedByConversion,
    CustomerExists,
    FieldMissing,
    MeterTaken,
    NoFreeNumber,
    NotAllowed,
    ReasonMissing,
    Refusal,
    SecondPersonNeeded,
    StepBeforeLast,
    UnknownApplication,
)
from desktop.domain.meters import MeterState
from desktop.domain.rights import Role
from desktop.services.conversions import Move
from desktop.wording.acts import act_text
from tests.counter import Counter, day

JUNE = day("2012-06-20")
ASKED = ApplicationDraft(
    "海尾养殖场",
    "海尾镇新港路 8 号",
    "海尾供电所",
    "新港台区",
    JUNE,
    "13976012345",
    "符亚养",
    TariffClass.AGRICULTURE,
    RiskCategory.AQUACULTURE,
    Funding.OWN,
)


@pytest.fixture
def counter(office_file: Path) -> Counter:
    """Return a counter with one customer, from whose number the next one follows."""
    opened = Counter(office_file)
    opened.customer("0706000000000009")
    return opened


def takes(counter: Counter, draft: ApplicationDraft = ASKED) -> str:
    return counter.office.applications.take(draft).number


def test_an_application_is_numbered_and_prepaid_by_default(counter: Counter) -> None:
    taken = counter.office.applications.take(ASKED)
    assert (taken.number, taken.state, taken.prepaid) == ("BZ00000001", ApplicationState.APPLIED, True)
    assert (taken.name, taken.area, taken.taken_by) == ("海尾养殖场", "新港台区", "符秀英")
    assert takes(counter) == "BZ00000002"


def test_accepting_makes_the_customer_and_an_approved_conversion(counter: Counter) -> None:
    accepted = counter.office.applications.accept(takes(counter), JUNE)
    assert (accepted.state, accepted.customer_no) == (ApplicationState.ACCEPTED, "0706000000000010")
    made = counter.office.customers.get("0706000000000010")
    assert (made.name, made.risk_category, made.tariff_class) == (
        *("海尾养殖场", RiskCategory.AQUACULTURE),
        TariffClass.AGRICULTURE,
    )
    [way] = counter.office.conversions.history("0706000000000010")
    assert (way.stage, way.why) == (Stage.APPROVED, Why.NEW_CONNECTION)
    assert [step.stage for step in way.steps] == [Stage.CANDIDATE, Stage.APPROVED]
    assert counter.check().ok


def test_it_is_connected_once_its_conversion_is_commissioned(counter: Counter) -> None:
    number = takes(counter)
    counter.office.applications.accept(number, JUNE, customer_no="新户1")
    move = counter.office.conversions.move
    move(Move("新户1", Stage.SCHEDULED, JUNE))
    move(Move("新户1", Stage.INSTALLED, JUNE, meter="M77", reading=0))
    assert counter.office.applications.get(number).state is ApplicationState.ACCEPTED
    move(Move("新户1", Stage.COMMISSIONED, day("2012-06-25")))
    connected = counter.office.applications.get(number)
    assert (connected.state, connected.state_on, connected.meter_no) == (
        *(ApplicationState.CONNECTED, day("2012-06-25")),
        "M77",
    )


def test_an_exception_is_connected_with_its_meter(counter: Counter) -> None:
    asked = replace(ASKED, prepaid=False, exception="高压专变用户")
    taken = counter.office.applications.take(asked)
    assert (taken.exception, taken.approved_by) == ("高压专变用户", "符秀英")
    service = counter.office.applications
    with pytest.raises(ApplicationNotAccepted):
        service.connect(taken.number, "M1", JUNE)
    accepted = service.accept(taken.number, JUNE)
    assert counter.office.conversions.history(accepted.customer_no) == []
    connected = service.connect(taken.number, " M1 ", day("2012-06-22"))
    assert (connected.state, connected.state_on, connected.meter_no) == (
        *(ApplicationState.CONNECTED, day("2012-06-22")),
        "M1",
    )
    assert counter.office.meters.lines(["M1"])["M1"].state is MeterState.INSTALLED
    with pytest.raises(ApplicationNotAccepted):
        service.connect(taken.number, "M2", JUNE)


def test_the_meter_of_an_exception_must_be_free(counter: Counter) -> None:
    counter.customer("0706000000000008", meter_no="M8")
    number = takes(counter, replace(ASKED, prepaid=False, exception="专变"))
    counter.office.applications.accept(number, JUNE)
    with pytest.raises(MeterTaken):
        counter.office.applications.connect(number, "M8", JUNE)
    assert counter.office.applications.get(number).state is ApplicationState.ACCEPTED


def test_a_prepaid_connection_is_never_connected_by_hand(counter: Counter) -> None:
    number = takes(counter)
    counter.office.applications.accept(number, JUNE)
    with pytest.raises(ConnectedByConversion):
        counter.office.applications.connect(number, "M1", JUNE)


@pytest.mark.parametrize("act", ["refuse", "withdraw"])
def test_a_refusal_and_a_withdrawal_need_a_reason_and_are_final(counter: Counter, act: str) -> None:
    number, service = takes(counter), counter.office.applications
    end = getattr(service, act)
    with pytest.raises(ReasonMissing):
        end(number, JUNE, "  ")
    ended = end(number, JUNE, "线路容量不足")
    assert (ended.reason, ended.customer_no) == ("线路容量不足", "")
    with pytest.raises(ApplicationDecided):
        service.accept(number, JUNE)
    with pytest.raises(ApplicationDecided):
        end(number, JUNE, "again")


def test_an_acceptance_that_fails_leaves_nothing_behind(counter: Counter) -> None:
    number, service = takes(counter), counter.office.applications
    with pytest.raises(CustomerExists):
        service.accept(number, JUNE, customer_no="0706000000000009")
    with pytest.raises(BadCustomerNumber):
        service.accept(number, JUNE, customer_no="9" * 33)
    with pytest.raises(StepBeforeLast):
        service.accept(number, day("2012-06-19"))
    assert service.get(number).state is ApplicationState.APPLIED
    assert counter.office.conversions.listed() == []
    assert service.accept(number, JUNE, customer_no="9" * 32).customer_no == "9" * 32


def test_the_first_customer_of_a_file_has_a_number_that_is_typed(office_file: Path) -> None:
    empty = Counter(office_file)
    number = takes(empty)
    with pytest.raises(NoFreeNumber):
        empty.office.applications.accept(number, JUNE)
    assert empty.office.applications.accept(number, JUNE, customer_no="甲1").customer_no == "甲1"


def test_a_stray_long_number_does_not_lead_the_count(counter: Counter) -> None:
    counter.customer("0706000000000011")
    counter.customer("99999999999999999999")
    assert counter.office.applications.next_number() == "0706000000000012"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"name": " "}, FieldMissing),
        ({"address": ""}, FieldMissing),
        ({"station": ""}, FieldMissing),
        ({"area": ""}, FieldMissing),
        ({"phone": "电话"}, BadPhone),
        ({"phone": "123"}, BadPhone),
        ({"prepaid": False}, ReasonMissing),
    ],
)
def test_each_field_that_is_wrong_is_named(
    counter: Counter, wrong: dict[str, object], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        takes(counter, replace(ASKED, **wrong))  # type: ignore[arg-type]  # a field by its name
    assert list(counter.office.applications.keys(ApplicationFilter())) == []


def test_the_list_is_filtered_by_state_station_and_text(counter: Counter) -> None:
    service = counter.office.applications
    first = takes(counter)
    second = takes(counter, replace(ASKED, name="羊海明", station="石碌供电所", area="东风路台区"))
    service.accept(second, JUNE)

    def found(state: ApplicationState | None = None, station: str = "", text: str = "") -> list[str]:
        keys = service.keys(ApplicationFilter(state, station, text))
        return [service.lines(keys)[key].number for key in keys]

    assert found() == [second, first]
    assert found(ApplicationState.ACCEPTED) == [second]
    assert found(station="海尾供电所") == [first]
    assert found(text="羊海") == [second]
    assert found(text="0706000000000010") == [second]
    assert found(text="%") == []
    assert service.counts() == {ApplicationState.APPLIED: 1, ApplicationState.ACCEPTED: 1}
    with pytest.raises(UnknownApplication):
        service.get("BZ99999999")


def staffed(counter: Counter) -> Counter:
    users = counter.office.users
    users.add("符主任", Role.ADMINISTRATOR, "符主任-2012")
    users.sign_in("符主任", "符主任-2012")
    for name, role in (("王班长", Role.SUPERVISOR), ("李秀英", Role.CLERK), ("陈收费", Role.CASHIER)):
        users.add(name, role, f"{name}-2012")
    return counter


def test_an_exception_needs_a_supervisor_at_the_window(counter: Counter) -> None:
    office = staffed(counter).office
    office.users.sign_in("李秀英", "李秀英-2012")
    exception = replace(ASKED, prepaid=False, exception="高压专变用户")
    with pytest.raises(NotAllowed):
        office.applications.take(exception)
    approval = office.users.confirm("王班长", "王班长-2012")
    assert office.applications.take(exception, approval=approval).approved_by == "王班长"
    office.users.sign_in("陈收费", "陈收费-2012")
    with pytest.raises(NotAllowed):
        office.applications.take(ASKED)


def test_a_supervisors_own_exception_needs_a_second_person_where_the_bureau_wants_that(
    counter: Counter,
) -> None:
    office = staffed(counter).office
    office.settings.set("supervisor.second_person", "on")
    office.users.sign_in("王班长", "王班长-2012")
    exception = replace(ASKED, prepaid=False, exception="高压专变用户")
    with pytest.raises(SecondPersonNeeded):
        office.applications.take(exception)
    approval = office.users.confirm("符主任", "符主任-2012")
    assert office.applications.take(exception, approval=approval).approved_by == "符主任"
    assert office.applications.take(ASKED).prepaid


def test_every_step_is_in_the_trail(counter: Counter) -> None:
    service = counter.office.applications
    service.accept(takes(counter), JUNE)
    service.withdraw(takes(counter), JUNE, "不办了")
    trail = counter.office.audit.trail(AuditFilter())
    assert [line.subject for line in trail if line.kind == "application"].count("BZ00000001") == 2
    assert [line.subject for line in trail if line.kind == "application"].count("BZ00000002") == 2
    told = [act_text(line) for line in trail if line.kind == "application"]
    assert told[0] == "BZ00000002: Withdrawn"
