"""The worklist on a real office: the order, the filters, the next step, and filters kept under a name."""

import pytest

from desktop.domain.contacts import ContactDraft, ContactKind, PromiseState
from desktop.domain.customers import CustomerDraft, RiskCategory
from desktop.domain.notices import PaperKind
from desktop.domain.worklist import Ground, Task, Work, WorkFilter
from tests.counter import Counter, day, yuan

ON = day("2012-06-20")
WANG, LI, CEMENT, FARM = (f"070600000000000{number}" for number in range(1, 5))


@pytest.fixture
def town(counter: Counter) -> Counter:
    """Return a town of four debtors, the farm at risk."""
    counter.customer(WANG)
    counter.customer(LI, station="叉河供电所", area="叉河一台区")
    counter.customer(CEMENT, residential=False)
    place = {"station": "石碌供电所", "area": "东风路台区"}
    counter.office.customers.create(CustomerDraft(FARM, risk_category=RiskCategory.AQUACULTURE, **place))
    counter.bill(WANG, "100.00", "2012-06-10")
    counter.bill(LI, "100.00", "2012-05-20")
    counter.bill(CEMENT, "900.00", "2012-06-10")
    counter.bill(FARM, "100.00", "2012-06-10")
    return counter


def listed(counter: Counter, **facts: object) -> list[str]:
    """Return the numbers of those on the worklist, in its order."""
    wanted = WorkFilter(ON, **facts)  # type: ignore[arg-type]  # facts of a filter
    keys = counter.office.worklist.keys(wanted)
    lines = counter.office.worklist.lines(keys, ON)
    return [lines[key].procedure.customer_no for key in keys]


def work(counter: Counter, customer: str, on: str = "2012-06-20") -> Work:
    """Return what the worklist says of one customer."""
    key = counter.office.customers.key(customer)
    return counter.office.worklist.lines([key], day(on))[key]


def log(counter: Counter, customer: str, kind: ContactKind, on: str, **facts: object) -> None:
    """Write a contact of a customer down."""
    counter.office.contacts.record(ContactDraft(customer, kind, day(on), **facts))  # type: ignore[arg-type]  # facts of a draft


def test_amount_age_and_risk_decide_whose_turn_it_is(town: Counter) -> None:
    assert listed(town) == [CEMENT, LI, FARM, WANG]


def test_a_promise_due_today_comes_forward_and_an_open_one_waits(town: Counter) -> None:
    log(town, WANG, ContactKind.PROMISE, "2012-06-15", amount=yuan("100.00"), until_on=ON)
    log(town, CEMENT, ContactKind.PROMISE, "2012-06-15", until_on=day("2012-06-30"))
    assert listed(town) == [WANG, LI, FARM, CEMENT]
    assert listed(town, only_acts=True) == [WANG, LI, FARM]
    assert work(town, WANG).suggestion.ground is Ground.PROMISE_DUE
    promise = work(town, CEMENT).promise
    assert promise is not None and promise.state is PromiseState.OPEN


def test_of_a_station_an_area_a_contractor_or_from_an_amount_on(town: Counter) -> None:
    town.office.contractors.assign("叉河供电所", "叉河一台区", "吉训明", day("2012-01-01"))
    assert listed(town, station="叉河供电所") == [LI]
    assert listed(town, station="石碌供电所", area="东风路台区") == [CEMENT, FARM, WANG]
    assert listed(town, contractor="吉训明") == [LI]
    assert listed(town, contractor="谁也不是") == []
    assert listed(town, least=yuan("100.01").fen) == [CEMENT]
    assert town.office.worklist.contractors() == ["吉训明"]


def test_a_printed_notice_is_to_be_delivered_under_its_number(town: Counter) -> None:
    from desktop.domain.arrears import DebtorFilter

    assert work(town, LI).suggestion.task is Task.PRINT
    [notice] = town.office.notices.issue(DebtorFilter(ON), only=[LI])
    found = work(town, LI)
    assert (found.suggestion.task, found.suggestion.paper) == (Task.DELIVER, PaperKind.OVERDUE)
    assert found.serial(PaperKind.OVERDUE) == notice.serial
    log(town, LI, ContactKind.OVERDUE_DELIVERED, "2012-06-20", serial=notice.serial)
    assert work(town, LI).suggestion.paper is PaperKind.STOP


def test_who_has_paid_leaves_the_list(town: Counter) -> None:
    town.takes(CEMENT, "1000.00", "2012-06-20")
    assert CEMENT not in listed(town)


def test_filters_are_kept_under_a_name_and_forgotten(town: Counter) -> None:
    service = town.office.worklist
    wanted = WorkFilter(ON, station="叉河供电所", least=10000, only_acts=True)
    service.save("叉河大户", WorkFilter(ON, station="叉河供电所"))
    service.save("叉河大户", wanted)
    assert service.saved(ON) == {"叉河大户": wanted}
    service.forget("叉河大户")
    assert service.saved(ON) == {}
