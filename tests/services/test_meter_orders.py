"""Work orders for changing meters: made, printed, answered line by line and by a file."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.conversion import Move, Stage, Why
from desktop.domain.errors import (
    ConversionOver,
    IllegalMeterMove,
    LineAnswered,
    NothingToOrder,
    NotOnOrder,
    NotScheduled,
    NotUnderWay,
    OnAnotherOrder,
    OrderNotOpen,
    ReasonMissing,
    StockTooSmall,
    TeamMissing,
    UnknownOrder,
)
from desktop.domain.meter_change import MeterChange
from desktop.domain.meter_orders import (
    LineResult,
    MeterOrder,
    OrderDraft,
    OrderFilter,
    OrderState,
    Result,
)
from desktop.domain.meters import MeterState
from tests.counter import Counter, day
from tests.documents.papers import joined, pages_of

WANG, LI, FU = "0706000000000001", "0706000000000002", "0706000000000003"
PLANNED, ON = day("2012-06-10"), day("2012-06-12")
DRAFT = OrderDraft("装表一班", PLANNED, day("2012-06-05"), station="石碌供电所")


@pytest.fixture
def county(counter: Counter) -> Counter:
    """Return a counter with three scheduled conversions, two of them of 石碌, and three meters in stock."""
    counter.customer(WANG, name="王秀英", meter_no="D1", address="人民北路18号", phone="13800000001")
    counter.customer(LI, name="李德海", meter_no="D2")
    counter.customer(FU, name="符天寿", meter_no="D3", station="叉河供电所", area="叉河一台区")
    conversions = counter.office.conversions
    for number in (WANG, LI, FU):
        conversions.propose(number, Why.OWN_WISH, day("2012-06-01"))
        for stage in (Stage.APPROVED, Stage.SCHEDULED):
            conversions.move(Move(number, stage, day("2012-06-02")))
    counter.office.meters.receive(["YF0001", "YF0002", "YF0003"], day("2012-06-01"))
    return counter


@pytest.fixture
def order(county: Counter) -> MeterOrder:
    """Return an order of 石碌 with meters set aside."""
    return county.office.orders.make(
        OrderDraft("装表一班", PLANNED, day("2012-06-05"), station="石碌供电所", set_aside=True)
    )


def done(order: MeterOrder, customer: str, **facts: object) -> LineResult:
    """Return that a line was done, with what its order set aside."""
    plain = {"on": ON, "reading": 1204, "person": "陈师傅", "change": MeterChange(new_seal="B1")}
    return LineResult(order.number, customer, Result.DONE, **plain | facts)  # type: ignore[arg-type]  # any


def stage(county: Counter, customer: str) -> Stage:
    return county.office.conversions.history(customer)[-1].stage


def test_an_order_takes_who_waits_at_a_station_and_sets_meters_aside(
    county: Counter, order: MeterOrder
) -> None:
    assert (order.number, order.state, order.scope) == ("HB00000001", OrderState.OPEN, "石碌供电所")
    assert [(line.customer_no, line.old_meter, line.new_meter) for line in order.lines] == [
        (WANG, "D1", "YF0001"),
        (LI, "D2", "YF0002"),
    ]
    meter = county.office.meters.lines(["YF0001"])["YF0001"]
    assert (meter.state, meter.holder) == (MeterState.OUT, "装表一班")
    assert [one.customer_no for one in county.office.orders.waiting()] == [FU]
    assert county.office.orders.teams() == ["装表一班"]


def test_an_order_of_the_chosen_refuses_who_cannot_be_on_it(county: Counter, order: MeterOrder) -> None:
    orders = county.office.orders
    plain = OrderDraft("二班", PLANNED, PLANNED)

    def make(*customers: str) -> MeterOrder:
        return orders.make(OrderDraft("二班", PLANNED, PLANNED, customers=customers))

    with pytest.raises(OnAnotherOrder):
        make(FU, WANG)
    other = county.customer("0706000000000009")
    with pytest.raises(NotUnderWay):
        make(other)
    county.office.conversions.propose(other, Why.OWN_WISH, PLANNED)
    with pytest.raises(NotScheduled):
        make(other)
    with pytest.raises(TeamMissing):
        orders.make(OrderDraft(" ", PLANNED, PLANNED, customers=(FU,)))
    with pytest.raises(StockTooSmall) as refused:
        orders.make(OrderDraft("二班", PLANNED, PLANNED, customers=(FU,), set_aside=True, maker="无此厂"))
    assert (refused.value.wanted, refused.value.there) == (1, 0)
    assert [line.customer_no for line in orders.make(plain).lines] == [FU]
    with pytest.raises(NothingToOrder):
        orders.make(plain)


def test_results_come_back_one_by_one_until_the_order_is_closed(county: Counter, order: MeterOrder) -> None:
    orders = county.office.orders
    told = orders.enter(done(order, WANG), ON)
    assert (told.state, told.count(Result.DONE), stage(county, WANG)) == (OrderState.OPEN, 1, Stage.INSTALLED)
    evidence = county.office.conversions.history(WANG)[-1].evidence
    assert evidence is not None
    assert (evidence.new_seal, evidence.installer) == ("B1", "陈师傅")
    assert county.office.customers.get(WANG).meter_no == "YF0001"
    failed = LineResult(order.number, LI, Result.FAILED, ON, reason="无人在家")
    with pytest.raises(ReasonMissing):
        orders.enter(LineResult(order.number, LI, Result.FAILED, ON), ON)
    closed = orders.enter(failed, ON)
    assert (closed.state, stage(county, LI)) == (OrderState.CLOSED, Stage.SCHEDULED)
    assert closed.lines[1].reason == "无人在家"
    assert orders.enter(failed, ON) == closed
    with pytest.raises(LineAnswered):
        orders.enter(done(order, LI), ON)
    assert [one.customer_no for one in county.office.orders.waiting("石碌供电所")] == [LI]
    [row] = orders.lines(orders.keys(OrderFilter(state=OrderState.CLOSED))).values()
    assert (row.lines, row.done, row.failed, row.left) == (2, 1, 1, 0)


def test_a_meter_installed_without_the_order_is_not_installed_again(
    county: Counter, order: MeterOrder
) -> None:
    county.office.conversions.move(Move(WANG, Stage.INSTALLED, ON, meter="YF0001", reading=1204))
    told = county.office.orders.enter(done(order, WANG), ON)
    assert told.lines[0].result is Result.DONE


def test_results_that_no_order_asks_for_are_refused(county: Counter, order: MeterOrder) -> None:
    orders = county.office.orders
    with pytest.raises(NotOnOrder):
        orders.enter(done(order, FU), ON)
    with pytest.raises(UnknownOrder):
        orders.enter(LineResult("HB00000009", WANG, Result.DONE, ON, reading=1), ON)
    county.office.meters.scrap(["YF0003"], PLANNED, "坏")
    with pytest.raises(IllegalMeterMove):
        orders.enter(done(order, WANG, meter="YF0003"), ON)
    assert stage(county, WANG) is Stage.SCHEDULED


def test_an_order_of_a_conversion_that_was_called_off_installs_nothing_for_the_next_one(
    county: Counter, order: MeterOrder
) -> None:
    conversions = county.office.conversions
    conversions.move(Move(WANG, Stage.CANCELLED, day("2012-06-06"), note="用户拒绝"))
    conversions.propose(WANG, Why.OWN_WISH, day("2012-06-07"))
    for step in (Stage.APPROVED, Stage.SCHEDULED):
        conversions.move(Move(WANG, step, day("2012-06-07")))
    with pytest.raises(ConversionOver):
        county.office.orders.enter(done(order, WANG), ON)
    assert stage(county, WANG) is Stage.SCHEDULED
    failed = LineResult(order.number, WANG, Result.FAILED, on=ON, reason="已取消")
    assert county.office.orders.enter(failed, ON).lines[0].result is Result.FAILED


def test_a_cancelled_order_puts_its_meters_back(county: Counter, order: MeterOrder) -> None:
    orders = county.office.orders
    orders.enter(done(order, WANG), ON)
    with pytest.raises(ReasonMissing):
        orders.cancel(order.number, ON, " ")
    assert orders.cancel(order.number, ON, "台风").state is OrderState.CANCELLED
    states = {number: one.state for number, one in county.office.meters.lines(["YF0001", "YF0002"]).items()}
    assert states == {"YF0001": MeterState.INSTALLED, "YF0002": MeterState.STOCKED}
    with pytest.raises(OrderNotOpen):
        orders.enter(done(order, LI), ON)
    assert [one.customer_no for one in orders.waiting("石碌供电所")] == [LI]


def test_the_paper_says_everything_a_team_needs_and_a_reprint_says_the_same(
    county: Counter, order: MeterOrder, tmp_path: Path
) -> None:
    orders = county.office.orders
    first = orders.print(order.number, tmp_path / "工单.pdf")
    [page] = pages_of((tmp_path / "工单.pdf").read_bytes())
    for words in (WANG, "王秀英", "人民北路18号", "13800000001", "D1", "YF0001", "HB00000001", "装表一班"):
        assert words in joined(page)
    assert "20.00" in page and "5.00" in page
    orders.enter(done(order, WANG), ON)
    again = orders.print(order.number, tmp_path / "补打.pdf")
    assert (first.copy, again.copy, again.order.lines) == (0, 1, first.order.lines)
    assert orders.get(order.number).copies == 2
    assert (tmp_path / "补打.pdf").read_bytes() != (tmp_path / "工单.pdf").read_bytes()


HEAD = "工单号,户号,结果,新表号,旧表止度,换表日期,原因,新封号"


def results(tmp_path: Path, *rows: str) -> Path:
    """Write a file of results."""
    file = tmp_path / "结果.csv"
    file.write_text("\n".join((HEAD, *rows)), "utf-8")
    return file


def test_a_file_with_a_bad_row_changes_nothing_and_names_row_and_field(
    county: Counter, order: MeterOrder, tmp_path: Path
) -> None:
    orders = county.office.orders
    file = results(
        tmp_path,
        f"{order.number},{WANG},完成,,1204,2012-06-11,,B1",
        f"{order.number},{LI},未完成,,,2012-06-11,,",
        f"{order.number},{FU},完成,,7,2012-06-11,,",
        f"HB00000009,{WANG},完成,,7,2012-06-11,,",
        f"{order.number},{LI},也许,,7,2012-06-11,,",
        f"{order.number},{LI},完成,,x,2012-06-11,,",
    )
    told = orders.enter_file(file, ON)
    assert [(one.row, one.column) for one in told.refused] == [
        (3, "原因"),
        (4, "户号"),
        (5, "工单号"),
        (6, "结果"),
        (7, "旧表止度"),
    ]
    assert (told.done, told.entered, stage(county, WANG)) == (1, False, Stage.SCHEDULED)
    checked = orders.check_file(file, ON)
    assert [one.row for one in checked.refused] == [3, 4, 5, 6, 7]
    assert (checked.done, checked.entered) == (1, False)
    assert orders.get(order.number) == order
    kept = orders.enter_file(file, ON, good_only=True)
    assert (kept.done, kept.entered, stage(county, WANG)) == (1, True, Stage.INSTALLED)


def test_the_same_file_twice_changes_nothing(county: Counter, order: MeterOrder, tmp_path: Path) -> None:
    file = results(
        tmp_path,
        f"{order.number},{WANG},完成,YF0003,1204,,,B1",
        f"{order.number},{LI},未完成,,,,无人在家,",
    )
    orders = county.office.orders
    told = orders.enter_file(file, ON)
    assert (told.done, told.failed, told.already_there, told.entered) == (1, 1, 0, True)
    before = orders.get(order.number)
    again = orders.enter_file(file, day("2012-06-20"))
    assert (again.done, again.failed, again.already_there, again.refused) == (0, 0, 2, ())
    assert orders.get(order.number) == before
    assert county.office.meters.lines(["YF0001"])["YF0001"].state is MeterState.OUT


def test_a_file_that_answers_a_line_twice_and_differently_is_refused(
    county: Counter, order: MeterOrder, tmp_path: Path
) -> None:
    row = f"{order.number},{WANG},完成,,{{}},2012-06-11,,"
    file = results(tmp_path, row.format(1204), row.format(1205))
    told = county.office.orders.check_file(file, ON)
    assert [(one.row, type(one.reason).__name__) for one in told.refused] == [
        (2, "AnsweredTwice"),
        (3, "AnsweredTwice"),
    ]
    same = results(tmp_path, row.format(1204), row.format(1204))
    assert county.office.orders.check_file(same, ON).already_there == 1


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_template_goes_out_and_comes_back_filled_in(
    county: Counter, order: MeterOrder, tmp_path: Path, language: str
) -> None:
    county.office.settings.set("paper.language", language)
    orders = county.office.orders
    file = orders.write_template(order.number, tmp_path / "回填.xlsx")
    assert orders.check_file(file, ON).good == 0
    book = load_workbook(file)
    sheet = book.active
    for row in range(6, 8):
        sheet.cell(row, 6, "完成" if row == 6 else "failed")
        sheet.cell(row, 8, "1204")
        sheet.cell(row, 10, "" if row == 6 else "无人在家")
        sheet.cell(row, 11, "陈师傅")
        sheet.cell(row, 12, "A1")
        sheet.cell(row, 13, "B1")
        sheet.cell(row, 14, "2")
    book.save(file)
    told = orders.enter_file(file, ON)
    assert (told.done, told.failed, told.refused) == (1, 1, ())
    conversion = county.office.conversions.history(WANG)[-1]
    assert (conversion.new_meter, conversion.stage_on, conversion.last_reading) == ("YF0001", PLANNED, 1204)
    evidence = conversion.evidence
    assert evidence is not None
    facts = (evidence.old_seal, evidence.new_seal, evidence.start_reading, evidence.installer)
    assert facts == ("A1", "B1", 2, "陈师傅")
    assert orders.get(order.number).lines[1].reason == "无人在家"


def test_orders_are_found_by_number_team_scope_and_customer(county: Counter, order: MeterOrder) -> None:
    orders = county.office.orders
    for text in ("HB0000", "一班", "石碌", "王秀", WANG):
        assert orders.keys(OrderFilter(text)) == [order.number]
    assert orders.keys(OrderFilter("符天寿")) == []
    assert orders.keys(OrderFilter(state=OrderState.CANCELLED)) == []
