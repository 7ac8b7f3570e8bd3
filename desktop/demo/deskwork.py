"""What the year has beside bills and payments: targets, meters, campaigns, visits, plans, contacts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.demo import conversions
from desktop.demo.clients import Client
from desktop.demo.habits import Habit, at_the_very_end, late
from desktop.demo.staff import Staff
from desktop.domain.campaigns import CampaignDraft
from desktop.domain.contacts import ContactDraft, ContactKind, How
from desktop.domain.conversion import Stage
from desktop.domain.customers import Funding as MoneyFrom
from desktop.domain.funding import Funding, Instalment, PlanDraft
from desktop.domain.measures import MeasureDraft
from desktop.domain.meter_orders import OrderDraft
from desktop.domain.meters import Maker, MeterState, StockFilter
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.risk import MeasureKind
from desktop.domain.targets import Measure, Period, Scope, Subject, Target
from desktop.domain.topups import TopUpDraft
from desktop.domain.visits import OpinionDraft, VisitDraft, VisitPlan
from desktop.services.office import Office

_TARGETS_SET, _STOCK_CAME, _CAMPAIGNS_PLANNED = date(2011, 1, 4), date(2011, 9, 1), date(2011, 9, 28)
_WHOLE, _NEARLY = 10_000, 9_950
"""Rates in hundredths of a per cent."""
_YEAR = Period.parse("2011")
_LAST_MONTHS = (Period.parse("201111"), Period.parse("201112"))
_MAKER = Maker("海南华表电气", "YF[0-9]{8}")
_SPARE = 40
_STOCKED = StockFilter(state=MeterState.STOCKED)
_VENDING_FROM, _ORDERED, _ORDER_FOR = date(2011, 11, 1), date(2011, 12, 14), date(2011, 12, 19)
_TOP_UP = 20_000
_TOKEN, _TOKEN_STEP = 31_415_926_535_897_932_384, 2_718_281_828_459
_CAMPAIGN_MONTHS = (Month(2011, 10), Month(2011, 11), Month(2011, 12))
_FISCAL_KNOWN, _PLAN_AGREED = date(2011, 3, 1), date(2011, 11, 10)
_INSTALMENTS_DUE = (date(2011, 11, 30), date(2011, 12, 10), date(2011, 12, 17))
_INSTALMENT = 500_000
_PLANS, _FISCAL = 3, 12
_VISITS_PLANNED = date(2011, 1, 10)
_VISITED = (date(2011, 3, 15), date(2011, 6, 16), date(2011, 9, 15))
_CALLED, _DELIVERED, _PROMISED = date(2011, 12, 13), date(2011, 12, 14), date(2011, 12, 17)
_CALLS = 12
_PLAN_SAYS, _SAID = "财政拨款到位后缴清", "电话提醒，答应尽快缴费"
_MEASURED, _MEASURE_DUE = date(2011, 10, 12), date(2011, 12, 20)
_MEASURES = 5


@dataclass(frozen=True, slots=True)
class Work:
    """Something done at a desk of the office on a day, by a clerk."""

    on: date
    clerk: str
    do: Callable[[Office], object]
    touches: str = ""
    """The number of the customer whose money it moves."""


def works(
    county: Sequence[Client], habits: dict[int, Habit], staff: Staff, steps: Sequence[conversions.Step]
) -> list[Work]:
    """Return everything in the order it is done."""
    late_payers = [client for client in county if habits[client.serial] in (at_the_very_end, late)]
    found = [
        *_targets(county, staff),
        *_meters(county, staff, steps),
        *_prepaid(county, staff, steps),
        *_fiscal(county, staff),
        *_key_customers(county, staff),
        *_contacts(late_payers, staff),
    ]
    return sorted(found, key=lambda work: work.on)


def _targets(county: Sequence[Client], staff: Staff) -> Iterator[Work]:
    bureau, stations = Subject(Scope.BUREAU), dict.fromkeys(client.place.station for client in county)
    everyone = [bureau, *(Subject(Scope.STATION, name) for name in stations)]
    wanted = [Target(one, _YEAR, Measure.RATE, _WHOLE) for one in everyone]
    holders = sorted(
        {
            tenure.contractor
            for tenure in staff.tenures
            if tenure.until_on is None and tenure.from_on <= _TARGETS_SET
        }
    )
    for period in _LAST_MONTHS:
        wanted += [Target(one, period, Measure.RATE, _NEARLY) for one in everyone]
        wanted += [Target(Subject(Scope.CONTRACTOR, name), period, Measure.RATE, _NEARLY) for name in holders]
    yield Work(_TARGETS_SET, staff.settlement, lambda office: office.targets.set_all(wanted))


def _meters(county: Sequence[Client], staff: Staff, steps: Sequence[conversions.Step]) -> Iterator[Work]:
    used = [step.move.meter for step in steps if step.move.stage is Stage.INSTALLED]
    scheduled = sum(step.move.stage is Stage.SCHEDULED for step in steps)
    spare = [f"YF{29_000_000 + number}" for number in range(1, _SPARE + scheduled + 1)]
    yield Work(_STOCK_CAME, staff.reform, lambda office: office.meters.keep_maker(_MAKER, _STOCK_CAME))
    yield Work(_STOCK_CAME, staff.reform, lambda office: office.meters.receive([*used, *spare], _STOCK_CAME))
    numbers = {step.move.customer_no for step in steps}
    areas = sorted({(c.place.station, c.place.area) for c in county if c.draft.customer_no in numbers})
    for at, (station, area) in enumerate(areas[: 3 * len(_CAMPAIGN_MONTHS)]):
        draft = CampaignDraft(station, area, _CAMPAIGN_MONTHS[at % 3], 1 + at % 3, "2011年预付费改造")
        yield Work(_CAMPAIGNS_PLANNED, staff.reform, _planning(draft))


def _prepaid(county: Sequence[Client], staff: Staff, steps: Sequence[conversions.Step]) -> Iterator[Work]:
    """Take a first top-up of everyone commissioned, with its token, and send a team to those scheduled."""
    yield Work(_VENDING_FROM, staff.reform, lambda office: office.settings.set("vending.adapter", "manual"))
    serials = {client.draft.customer_no: client.serial for client in county}
    for at, step in enumerate(step for step in steps if step.move.stage is Stage.COMMISSIONED):
        number, on = step.move.customer_no, step.move.on
        serial = serials[number]
        amount = Money(_TOP_UP + serial % 4 * _TOP_UP // 2)
        draft = TopUpDraft(f"county-topup-{serial:08d}", number, amount, on)
        token = "" if at % 2 else f"{_TOKEN + serial * _TOKEN_STEP:020d}"
        yield Work(on, staff.settlement, _topping_up(draft, token), touches=number)
    order = OrderDraft("装表一班", _ORDER_FOR, _ORDERED)
    yield Work(_ORDERED, staff.reform, lambda office: _order(office, order))


def _topping_up(draft: TopUpDraft, token: str) -> Callable[[Office], object]:
    def top_up(office: Office) -> None:
        taken = office.topups.take(draft)
        request = office.vending.of_receipt(taken.receipt_no)
        if request and token:
            office.vending.enter(request.number, token, draft.on)

    return top_up


def _order(office: Office, draft: OrderDraft) -> None:
    """Send the team out, with meters of the stock where the story has any."""
    if office.orders.waiting():
        office.orders.make(replace(draft, set_aside=bool(office.meters.keys(_STOCKED))))


def _planning(draft: CampaignDraft) -> Callable[[Office], object]:
    return lambda office: office.campaigns.plan(draft, _CAMPAIGNS_PLANNED)


def _fiscal(county: Sequence[Client], staff: Staff) -> Iterator[Work]:
    payers = [client for client in county if client.draft.funding is MoneyFrom.FISCAL][:_FISCAL]
    for at, client in enumerate(payers):
        facts = Funding(
            client.draft.customer_no,
            "县财政拨款",
            1 + at % 12,
            client.draft.contact,
            client.draft.phone,
            staff.settlement,
        )
        yield Work(_FISCAL_KNOWN, staff.settlement, _knowing(facts))
    for client in payers[:_PLANS]:
        parts = tuple(Instalment(day, _INSTALMENT) for day in _INSTALMENTS_DUE)
        draft = PlanDraft(client.draft.customer_no, _PLAN_AGREED, parts, staff.settlement, _PLAN_SAYS)
        yield Work(_PLAN_AGREED, staff.settlement, _agreeing(draft))


def _knowing(facts: Funding) -> Callable[[Office], object]:
    return lambda office: office.funding.set(facts, _FISCAL_KNOWN)


def _agreeing(draft: PlanDraft) -> Callable[[Office], object]:
    return lambda office: office.funding.agree(draft)


def _key_customers(county: Sequence[Client], staff: Staff) -> Iterator[Work]:
    for client in (client for client in county if client.draft.key_customer):
        number = client.draft.customer_no
        plan = VisitPlan(number, staff.settlement, 3, _VISITS_PLANNED)
        yield Work(_VISITS_PLANNED, staff.settlement, _keeping(plan))
        for at, day in enumerate(_VISITED):
            said = OpinionDraft(number, day, "希望提前告知检修停电时间", staff.billing, date(2011, 12, 1))
            draft = VisitDraft(
                number,
                day,
                "介绍电费回收安排，征求供电服务意见",
                staff.settlement,
                client.draft.contact,
                (said,) if at == 2 and client.serial % 2 else (),
            )
            yield Work(day, staff.settlement, _visiting(draft))


def _keeping(plan: VisitPlan) -> Callable[[Office], object]:
    return lambda office: office.visits.plan(plan, _VISITS_PLANNED)


def _visiting(draft: VisitDraft) -> Callable[[Office], object]:
    return lambda office: office.visits.record(draft)


def _contacts(late_payers: Sequence[Client], staff: Staff) -> Iterator[Work]:
    called = late_payers[:_CALLS]
    calls = [
        ContactDraft(
            client.draft.customer_no,
            ContactKind.CALL,
            _CALLED,
            "09:30",
            staff.settlement,
            _SAID,
        )
        for client in called
    ]
    promises = [
        ContactDraft(
            client.draft.customer_no,
            ContactKind.PROMISE,
            _CALLED,
            person=staff.settlement,
            until_on=_PROMISED,
        )
        for client in called[::2]
    ]
    delivered = [
        ContactDraft(
            client.draft.customer_no,
            ContactKind.OVERDUE_DELIVERED,
            _DELIVERED,
            person=staff.settlement,
            how=How.BY_HAND,
            signed=True,
        )
        for client in called[1::2]
    ]
    for on, drafts in ((_CALLED, calls + promises), (_DELIVERED, delivered)):
        yield Work(on, staff.settlement, _recording(drafts))
    risky = [client for client in late_payers if client.draft.risk_category][:_MEASURES]
    for client in risky:
        draft = MeasureDraft(
            client.draft.customer_no,
            MeasureKind.PRESTORED,
            _MEASURED,
            _MEASURE_DUE,
            100_000,
            staff.settlement,
            "欠费风险防控",
        )
        yield Work(_MEASURED, staff.settlement, _measuring(draft))


def _recording(drafts: Sequence[ContactDraft]) -> Callable[[Office], object]:
    return lambda office: office.contacts.record_all(drafts)


def _measuring(draft: MeasureDraft) -> Callable[[Office], object]:
    return lambda office: office.risk.measures.set(draft)
