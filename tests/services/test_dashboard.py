"""The dashboard's figures and lists against sums that a clerk would make by hand."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from desktop.domain.contacts import ContactDraft, ContactKind, PromiseState
from desktop.domain.customers import CustomerDraft
from desktop.domain.last_mile import Left, LeftFilter, LeftSum, Scope
from desktop.services.dashboard import DashboardService
from desktop.services.office import open_office
from tests.counter import Counter, day, yuan

WANG, LI, FACTORY = "0706000000000001", "0706000000000002", "0706000000000003"
ON = day("2012-06-20")


@pytest.fixture
def county(counter: Counter) -> Counter:
    """Return a small county: two stations, three customers, arrears of this year and of the year before."""
    counter.customer(WANG, name="王秀英")
    counter.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区")
    counter.customer(FACTORY, name="昌江水泥厂", residential=False, area="工业园台区")
    counter.bill(WANG, "100.00", "2012-05-20")
    counter.bill(LI, "40.00", "2011-12-20", month="201111")
    counter.bill(LI, "60.00", "2012-06-25")
    counter.bill(FACTORY, "1000.00", "2012-06-15")
    counter.takes(WANG, "30.00", "2012-05-25")
    counter.takes(LI, "10.00", "2012-06-19")
    counter.takes(FACTORY, "700.00", "2012-06-20")
    return counter


@pytest.fixture
def dashboard(county: Counter) -> DashboardService:
    """Return the dashboard of the county."""
    return county.office.dashboard


def left(dashboard: DashboardService, wanted: LeftFilter) -> list[Left]:
    """Return the last mile's lines in their order."""
    keys = dashboard.last_mile.keys(wanted)
    lines = dashboard.last_mile.lines(keys, wanted)
    return [lines[key] for key in keys]


def test_the_figures_of_a_morning(dashboard: DashboardService) -> None:
    figures = dashboard.figures(ON)
    whole = figures.total.cumulative
    assert (whole.receivable, whole.received, whole.outstanding) == (120_000, 74_000, 46_000)
    assert (figures.today, figures.this_month) == (70_000, 71_000)
    assert (figures.last_week, figures.last_month) == (71_000, 74_000)
    assert (figures.days_left, figures.pace_needed) == (194, 238)
    assert (figures.pace_of_week, figures.pace_of_month) == (10_143, 2_467)
    assert (figures.total.customers, figures.unpaid_customers) == (3, 3)


def test_a_reversal_takes_back_what_its_own_day_brought(county: Counter) -> None:
    receipt = county.takes(WANG, "20.00", "2012-06-20")
    county.reverses(receipt.receipt_no, "2012-06-20")
    figures = county.office.dashboard.figures(ON)
    came = county.office.dashboard.came(ON, ON)
    assert figures.today == 70_000
    assert [(one.kind, one.fen) for one in came] == [
        ("reversal", -2_000),
        ("payment", 2_000),
        ("payment", 70_000),
    ]


def test_penalties_and_prestored_money_are_no_receipts(county: Counter) -> None:
    county.takes(WANG, "500.00", "2012-06-20")
    figures = county.office.dashboard.figures(ON)
    assert figures.today == 70_000 + 7_000
    assert sum(one.fen for one in county.office.dashboard.came(ON, ON)) == figures.today


def test_the_receipts_of_a_month_add_up_to_its_figure(dashboard: DashboardService) -> None:
    came = dashboard.came(ON.replace(day=1), ON)
    assert sum(one.fen for one in came) == dashboard.figures(ON).this_month
    assert [(one.name, one.method, one.fen) for one in came] == [
        ("昌江水泥厂", "cash", 70_000),
        ("李德海", "cash", 1_000),
    ]


def test_who_is_left_largest_first(dashboard: DashboardService) -> None:
    lines = left(dashboard, LeftFilter(ON))
    assert [(line.name, line.outstanding) for line in lines] == [
        ("昌江水泥厂", 30_000),
        ("李德海", 9_000),
        ("王秀英", 7_000),
    ]
    assert dashboard.last_mile.summed(LeftFilter(ON)) == LeftSum(3, 4, dashboard.figures(ON).outstanding)


def test_who_is_left_by_station(dashboard: DashboardService) -> None:
    lines = left(dashboard, LeftFilter(ON, by_station=True))
    assert [line.station for line in lines] == sorted(line.station for line in lines)
    assert [line.name for line in lines if line.station == "石碌供电所"] == ["王秀英", "昌江水泥厂"]


@pytest.mark.parametrize(
    ("wanted", "names", "fen"),
    [
        (LeftFilter(ON, "叉河供电所"), ["李德海"], 9_000),
        (LeftFilter(ON, "石碌供电所", "工业园台区"), ["昌江水泥厂"], 30_000),
        (LeftFilter(ON, scope=Scope.PRIOR), ["李德海"], 3_000),
        (LeftFilter(ON, scope=Scope.CURRENT), ["昌江水泥厂", "王秀英", "李德海"], 43_000),
        (LeftFilter(ON, scope=Scope.OVERDUE), ["昌江水泥厂", "王秀英", "李德海"], 40_000),
        (LeftFilter(ON, least=8_000), ["昌江水泥厂", "李德海"], 39_000),
        (LeftFilter(ON, contractor="符永强"), ["李德海"], 9_000),
        (LeftFilter(ON, contractor="谁也不是"), [], 0),
        (LeftFilter(day("2012-04-30")), ["李德海"], 4_000),
    ],
)
def test_filters(county: Counter, wanted: LeftFilter, names: list[str], fen: int) -> None:
    county.office.contractors.assign("叉河供电所", "叉河一台区", "符永强", day("2012-01-01"))
    dashboard = county.office.dashboard
    lines = left(dashboard, wanted)
    assert ([line.name for line in lines], sum(line.outstanding for line in lines)) == (names, fen)
    assert dashboard.last_mile.summed(wanted).outstanding == fen


def test_what_is_known_of_a_customer_who_is_left(county: Counter) -> None:
    contractors, contacts = county.office.contractors, county.office.contacts
    contractors.assign("叉河供电所", "叉河一台区", "陈阿公", day("2011-01-01"))
    contractors.assign("叉河供电所", "叉河一台区", "符永强", day("2012-06-01"))
    promise = ContactDraft(
        LI, ContactKind.PROMISE, day("2012-06-18"), amount=yuan("90.00"), until_on=day("2012-06-28")
    )
    contacts.record(promise)
    line = left(county.office.dashboard, LeftFilter(ON, "叉河供电所"))[0]
    assert (line.contractor, line.oldest_month, line.bills) == ("符永强", "201111", 2)
    assert (line.oldest_due_on, line.days_overdue) == (day("2011-12-20"), 183)
    assert line.last_contact == day("2012-06-18")
    assert line.promise is not None and line.promise.state is PromiseState.OPEN
    account = county.account(LI, "2012-06-20")
    assert line.penalty == sum(bill.penalty.fen for bill in account.bills)


def test_an_area_adds_up_to_its_list_though_a_customer_moved(county: Counter) -> None:
    office = county.office
    moved = CustomerDraft(WANG, name="王秀英", station="叉河供电所", area="新区台区")
    office.customers.change(moved)
    county.bill(WANG, "5.00", "2012-06-30", issued="2012-06-10")
    for line in office.dashboard.areas(ON):
        wanted = LeftFilter(ON, line.station, line.name)
        assert office.dashboard.last_mile.summed(wanted).outstanding == line.cumulative.outstanding


def test_the_forecast_goes_by_the_setting(county: Counter) -> None:
    dashboard = county.office.dashboard
    assert (dashboard.forecast(ON).days, dashboard.forecast(ON).pace) == (30, 2_467)
    county.office.settings.set("forecast.days", "7")
    assert (dashboard.forecast(ON).days, dashboard.forecast(ON).pace) == (7, 10_143)


def test_the_outlook_begins_where_the_figures_are(dashboard: DashboardService) -> None:
    outlook, figures = dashboard.outlook(ON), dashboard.figures(ON)
    whole = figures.total.cumulative
    assert outlook.forecast.outstanding == figures.outstanding
    now, begun = outlook.so_far[-1], outlook.to_come[0]
    assert now == begun and (now.on, now.receivable, now.received) == (ON, whole.receivable, whole.received)
    first = outlook.so_far[0]
    assert (first.on, first.receivable, first.received) == (date(2012, 1, 1), 4_000, 0)
    assert outlook.daily[-2:] == ((day("2012-06-19"), 1_000), (ON, 70_000))
    last = outlook.to_come[-1]
    assert (last.on, last.receivable - last.received) == (date(2012, 12, 31), outlook.forecast.expected)


def test_a_year_without_bills_has_figures_of_nothing(counter: Counter) -> None:
    dashboard = counter.office.dashboard
    figures, outlook = dashboard.figures(ON), dashboard.outlook(ON)
    assert (figures.total.rate, figures.outstanding, figures.pace_needed) == ("—", 0, 0)
    assert (outlook.forecast.expected, list(dashboard.areas(ON)), list(dashboard.came(ON, ON))) == (0, [], [])
    assert dashboard.last_mile.keys(LeftFilter(ON)) == []


def test_what_was_posted_later_is_told_apart(county: Counter) -> None:
    assert not county.office.dashboard.figures(ON).late.entries
    county.office.close()
    next_day = datetime.fromisoformat("2012-06-21T08:30:00+08:00")
    later = Counter(county.file)
    later.office.close()
    later.office = open_office(county.file, lambda: next_day, clerk="符秀英")
    later.takes(FACTORY, "100.00", "2012-06-20", key="late")
    late = later.office.dashboard.figures(ON).late
    assert (late.entries, late.receivable, late.outstanding) == (1, 0, -10_000)
    assert later.office.dashboard.figures(day("2012-06-21")).late.entries == 0
    later.office.close()


story = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 170), st.integers(1, 500), st.booleans()), max_size=14
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=story, back=st.integers(0, 40))
def test_every_day_agrees_with_sums_by_hand(
    story: list[tuple[int, int, int, bool]], back: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    counter = Counter(Path(tmp_path_factory.mktemp("story")) / "office.db")
    on = ON - timedelta(days=back)
    owed, came = dict.fromkeys((WANG, LI), 0), dict.fromkeys((on, ON), 0)
    for customer_no in owed:
        counter.customer(customer_no)
    for who, offset, amount, is_bill in sorted(story, key=lambda one: one[1]):
        customer, when = (WANG, LI)[who], date(2012, 1, 2) + timedelta(days=offset)
        if is_bill:
            counter.bill(
                customer, f"{amount}.00", (when + timedelta(20)).isoformat(), issued=when.isoformat()
            )
        else:
            counter.takes(customer, f"{amount}.00", when.isoformat())
    journal = {no: counter.office.customers.journal(no) for no in owed}
    lines = [line for of_one in journal.values() for line in of_one if line.account == "principal"]
    by_day = [line for line in lines if line.on <= on]
    figures = counter.office.dashboard.figures(on)
    assert figures.outstanding == sum(line.fen for line in by_day)
    received = [line for line in by_day if line.kind != "bill"]
    came[on] = -sum(line.fen for line in received if line.on == on)
    assert figures.today == came[on]
    outlook = counter.office.dashboard.outlook(on)
    assert outlook.forecast.outstanding == figures.outstanding
    assert sum(fen for _, fen in outlook.daily[-30:]) == figures.last_month
    counter.office.close()
