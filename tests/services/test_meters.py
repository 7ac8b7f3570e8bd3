"""Meters in and out of stock, a stocktake, and a meter changed at a customer."""

from collections import Counter as Counts
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import Workbook, load_workbook

from desktop.domain.conversion import Move, Stage, Why
from desktop.domain.errors import (
    AlarmsReversed,
    CountOutdated,
    HolderMissing,
    IllegalMeterMove,
    MeterKnown,
    MeterTaken,
    MovedBefore,
    NumberOffPattern,
    ReadingTooLow,
    ReasonMissing,
    Refusal,
    UnknownBill,
    UnknownMaker,
    UnknownMeter,
)
from desktop.domain.meter_change import MeterChange
from desktop.domain.meters import MOVES, Maker, MeterState, MoveKind, StockFilter
from tests.counter import Counter, day

ON = day("2012-06-01")
WANG, LI = "0706000000000001", "0706000000000002"
YUFENG = Maker("御风电表", "YF[0-9]{8}")
TEAM = "装表一班"


@pytest.fixture
def store(counter: Counter) -> Counter:
    """Return a counter with one maker and three of its meters in stock."""
    counter.office.meters.keep_maker(YUFENG, ON)
    counter.office.meters.receive(["YF00000001", "YF00000002", "YF00000003"], ON)
    return counter


def states(counter: Counter) -> dict[str, MeterState]:
    """Return where each meter is."""
    book = counter.office.meters
    return {number: meter.state for number, meter in book.lines(book.keys(StockFilter())).items()}


def moves(counter: Counter, number: str) -> list[MoveKind]:
    """Return what has happened to a meter."""
    return [move.kind for move in counter.office.meters.history(number)]


def scheduled(counter: Counter, number: str = WANG, meter: str = "D100") -> str:
    """Make a customer with a meter, whose conversion is scheduled."""
    counter.customer(number, name=f"户{number[-1]}", meter_no=meter)
    conversions = counter.office.conversions
    conversions.propose(number, Why.OWN_WISH, day("2012-05-01"))
    for stage in (Stage.APPROVED, Stage.SCHEDULED):
        conversions.move(Move(number, stage, day("2012-05-02")))
    return number


def install(counter: Counter, number: str, meter: str, reading: int = 1204, **change: object) -> None:
    """Install a meter at a customer."""
    changed = MeterChange(**change)  # type: ignore[arg-type]  # a test names any of its facts
    counter.office.conversions.move(
        Move(number, Stage.INSTALLED, day("2012-06-10"), meter=meter, reading=reading, change=changed)
    )


def test_meters_come_in_go_out_and_come_back(store: Counter) -> None:
    book = store.office.meters
    book.issue(["YF00000001", "YF00000002"], TEAM, ON, note="石碌")
    assert book.holders() == [TEAM]
    book.take_back(["YF00000002"], day("2012-06-02"), person="陈")
    book.set_aside_faulty(["YF00000002"], day("2012-06-03"), "屏坏")
    book.scrap(["YF00000002"], day("2012-06-04"), "不能修")
    assert states(store) == {
        "YF00000001": MeterState.OUT,
        "YF00000002": MeterState.SCRAPPED,
        "YF00000003": MeterState.STOCKED,
    }
    assert moves(store, "YF00000002") == [
        *(MoveKind.RECEIVED, MoveKind.ISSUED, MoveKind.RETURNED, MoveKind.FAULTY, MoveKind.SCRAPPED)
    ]
    [balance] = book.balance()
    assert (balance.maker, balance.total, balance.counts[MeterState.OUT]) == ("御风电表", 3, 1)
    assert book.keys(StockFilter(holder=TEAM)) == book.keys(StockFilter(text="一班")) == ["YF00000001"]
    assert book.keys(StockFilter(maker="", state=MeterState.OUT)) == []


def test_a_number_stands_in_the_book_once_and_looks_like_its_makers(store: Counter) -> None:
    book = store.office.meters
    with pytest.raises(MeterKnown):
        book.receive(["YF00000004", "YF00000001"], ON)
    with pytest.raises(NumberOffPattern) as refused:
        book.receive(["YF0004"], ON, maker="御风电表")
    assert (refused.value.number, refused.value.pattern) == ("YF0004", "YF[0-9]{8}")
    with pytest.raises(UnknownMaker):
        book.receive(["YF00000004"], ON, maker="无此厂")
    store.customer(WANG, meter_no="YF00000009")
    with pytest.raises(MeterTaken):
        book.receive(["YF00000009"], ON)
    assert len(states(store)) == 3


def test_a_pattern_that_meters_in_stock_do_not_match_is_refused(store: Counter) -> None:
    with pytest.raises(NumberOffPattern):
        store.office.meters.keep_maker(Maker("御风电表", "YF[0-9]{9}"), ON)
    store.office.meters.keep_maker(Maker("御风电表", "YF[0-9]{8,9}"), ON)
    assert [maker.pattern for maker in store.office.meters.makers()] == ["YF[0-9]{8,9}"]


def test_a_move_that_is_not_possible_is_refused_and_moves_none(store: Counter) -> None:
    book = store.office.meters
    book.issue(["YF00000001"], TEAM, ON)
    before = states(store)
    with pytest.raises(IllegalMeterMove) as refused:
        book.issue(["YF00000002", "YF00000001"], "装表二班", ON)
    assert (refused.value.number, refused.value.holder) == ("YF00000001", TEAM)
    with pytest.raises(UnknownMeter):
        book.scrap(["YF00000002", "无1"], ON, "坏")
    with pytest.raises(HolderMissing):
        book.issue(["YF00000002"], " ", ON)
    with pytest.raises(ReasonMissing):
        book.scrap(["YF00000002"], ON, "")
    with pytest.raises(MovedBefore):
        book.issue(["YF00000002"], TEAM, day("2012-05-31"))
    assert states(store) == before


def test_a_file_of_meters_goes_in_whole_or_names_every_bad_row(store: Counter, tmp_path: Path) -> None:
    file = tmp_path / "到货.csv"
    file.write_text("表号,备注\nYF00000004,\nYF00000001,\nYF 5,\n", "utf-8")
    came = store.office.meters.receive_file(file, ON)
    assert [(one.row, one.value, type(one.reason).__name__) for one in came.refused] == [
        (3, "YF00000001", "MeterKnown"),
        (4, "YF 5", "BadMeterNumber"),
    ]
    assert (came.count, len(states(store))) == (0, 3)
    book = Workbook()
    for row in (["到货清单"], ["电能表编号"], ["YF00000004"], ["YF00000005"]):
        book.active.append(row)
    book.save(tmp_path / "到货.xlsx")
    assert store.office.meters.receive_file(tmp_path / "到货.xlsx", ON).count == 2


def test_a_list_without_headings_is_a_list_of_meters(store: Counter, tmp_path: Path) -> None:
    file = tmp_path / "scan.txt"
    file.write_text("YF00000007\n\nYF00000008\n", "utf-8")
    assert store.office.meters.receive_file(file, ON).count == 2


def test_a_stocktake_marks_what_is_missing_and_takes_in_what_is_there(store: Counter, tmp_path: Path) -> None:
    book = store.office.meters
    book.issue(["YF00000002"], TEAM, ON)
    counted = ["YF00000001", "YF00000001", "YF00000002", "YF00000009"]
    found = book.stocktakes.compare(counted)
    assert (found.expected, found.counted, found.twice) == (2, 3, ("YF00000001",))
    assert [one.number for one in found.missing] == ["YF00000003"]
    assert [(one.number, one.remedy) for one in found.surplus] == [
        ("YF00000002", MoveKind.RETURNED),
        ("YF00000009", MoveKind.RECEIVED),
    ]
    with pytest.raises(ReasonMissing):
        book.stocktakes.adopt(counted, ON, seen=found)
    kept = book.stocktakes.adopt(counted, ON, reason="未找到", person="陈库管", seen=found)
    assert states(store) == {
        "YF00000001": MeterState.STOCKED,
        "YF00000002": MeterState.STOCKED,
        "YF00000003": MeterState.MISSING,
        "YF00000009": MeterState.STOCKED,
    }
    assert list(book.stocktakes.kept()) == [kept]
    with pytest.raises(CountOutdated):
        book.stocktakes.adopt(counted, ON, reason="再来", seen=found)
    file = book.stocktakes.write(kept.found, ON, tmp_path / "差异.xlsx")
    sheet = load_workbook(file).active
    rows = [[cell.value for cell in row][0] for row in sheet.iter_rows(min_row=6)]
    assert rows == ["YF00000003", "YF00000002", "YF00000009"]


def test_a_counted_meter_that_hangs_at_a_customer_is_for_a_person_to_look_into(store: Counter) -> None:
    store.customer(WANG, meter_no="D100")
    found = store.office.meters.stocktakes.compare([*states(store), "D100"])
    [one] = found.surplus
    assert (one.number, one.state, one.holder, one.remedy) == ("D100", MeterState.INSTALLED, WANG, None)
    store.office.meters.stocktakes.adopt([*states(store), "D100"], ON, seen=found)
    assert "D100" not in states(store)


def test_a_meter_that_nobody_knew_enters_the_stock_and_is_installed(store: Counter) -> None:
    install(store, scheduled(store), "YF00000042")
    assert moves(store, "YF00000042") == [MoveKind.RECEIVED, MoveKind.INSTALLED]
    assert moves(store, "D100") == [MoveKind.REMOVED]
    lines = store.office.meters.lines(["YF00000042", "D100"])
    assert (lines["YF00000042"].holder, lines["YF00000042"].maker) == (WANG, "御风电表")
    assert lines["D100"].state is MeterState.REMOVED
    assert store.office.customers.get(WANG).meter_no == "YF00000042"


def test_a_meter_in_stock_or_with_the_team_is_installed(store: Counter) -> None:
    store.office.meters.issue(["YF00000002"], TEAM, ON)
    install(store, scheduled(store), "YF00000001")
    install(store, scheduled(store, LI, "D101"), "YF00000002")
    assert states(store)["YF00000001"] is states(store)["YF00000002"] is MeterState.INSTALLED


def test_a_meter_that_hangs_elsewhere_is_refused_naming_whose_it_is(store: Counter) -> None:
    install(store, scheduled(store), "YF00000001")
    with pytest.raises(MeterTaken) as refused:
        install(store, scheduled(store, LI, "D101"), "YF00000001")
    assert (refused.value.meter_no, refused.value.customer_no) == ("YF00000001", WANG)
    store.office.meters.scrap(["YF00000003"], ON, "坏")
    with pytest.raises(IllegalMeterMove):
        install(store, LI, "YF00000003")
    assert store.office.customers.get(LI).meter_no == "D101"


def test_an_old_meter_that_was_checked_is_installed_at_another_customer(store: Counter) -> None:
    install(store, scheduled(store), "YF00000001", reading=1204)
    other = scheduled(store, LI, "D101")
    with pytest.raises(IllegalMeterMove):
        install(store, other, "D100")
    store.office.meters.take_back(["D100"], day("2012-06-10"), note="校验合格")
    with pytest.raises(ReadingTooLow) as refused:
        install(store, other, "D100", start_reading=1203)
    assert (refused.value.earlier, refused.value.field) == (1204, "start_reading")
    install(store, other, "D100", start_reading=1204)
    assert store.office.meters.lines(["D100"])["D100"].holder == LI


def test_the_evidence_of_a_change_is_kept_and_checked(store: Counter) -> None:
    number = scheduled(store)
    bill = store.bill(number, "80.00")
    strange = store.bill(store.customer(LI), "80.00")
    with pytest.raises(UnknownBill):
        install(store, number, "YF00000001", final_bill=strange)
    with pytest.raises(UnknownBill):
        install(store, number, "YF00000001", final_bill="没有")
    with pytest.raises(AlarmsReversed):
        install(store, number, "YF00000001", alarm=400)
    assert states(store)["YF00000001"] is MeterState.STOCKED
    install(
        store,
        number,
        "YF00000001",
        final_bill=bill,
        old_seal="A1",
        new_seal="B1",
        tariff_class="商业",
        alarm=3000,
        start_reading=2,
    )
    assert store.office.customers.get(number).tariff_class == "商业"
    kept = store.office.conversions.history(number)[-1].evidence
    assert kept is not None
    assert (kept.final_bill, kept.old_seal, kept.new_seal, kept.start_reading) == (bill, "A1", "B1", 2)
    assert (kept.alarm, kept.second_alarm, kept.overdraft) == (3000, 500, 0)


def test_a_second_change_reads_the_meter_no_lower_than_it_began(store: Counter) -> None:
    number = scheduled(store)
    install(store, number, "YF00000001", start_reading=50)
    conversions = store.office.conversions
    conversions.move(Move(number, Stage.CANCELLED, day("2012-06-11"), note="改回"))
    assert states(store)["YF00000001"] is MeterState.INSTALLED
    conversions.propose(number, Why.OWN_WISH, day("2012-06-12"))
    for stage in (Stage.APPROVED, Stage.SCHEDULED):
        conversions.move(Move(number, stage, day("2012-06-12")))
    again = Move(number, Stage.INSTALLED, day("2012-06-13"), meter="YF00000002", reading=49)
    with pytest.raises(ReadingTooLow) as refused:
        conversions.move(again)
    assert (refused.value.meter_no, refused.value.earlier) == ("YF00000001", 50)
    assert states(store)["YF00000002"] is MeterState.STOCKED


_ACTS = st.sampled_from(["issue", "back", "faulty", "scrap", "install", "count"])


@given(st.lists(st.tuples(_ACTS, st.integers(1, 3)), max_size=8))
@settings(max_examples=15)
def test_whatever_is_done_each_meter_is_where_its_history_says(
    tmp_path_factory: pytest.TempPathFactory, empty_office: Path, acts: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    counter = Counter(Path(folder / "store.db"))
    book = counter.office.meters
    book.receive(["M1", "M2", "M3"], ON)
    for act, which in acts:
        _do(counter, act, f"M{which}")
    told = states(counter)
    for number, state in told.items():
        last = counter.office.meters.history(number)[-1].kind
        assert state == _after(last)
    counts = Counts(told.values())
    [balance] = book.balance()
    assert balance.counts == dict(counts)
    assert balance.total == len(told)
    assert counter.check().ok
    counter.office.close()


def _do(counter: Counter, act: str, number: str) -> None:
    book = counter.office.meters
    on = day("2012-06-10")
    customer = f"070600000000009{number[-1]}"
    try:
        match act:
            case "issue":
                book.issue([number], TEAM, on)
            case "back":
                book.take_back([number], on)
            case "faulty":
                book.set_aside_faulty([number], on, "坏")
            case "scrap":
                book.scrap([number], on, "坏")
            case "install":
                install(counter, scheduled(counter, customer, f"D{number}"), number)
            case "count":
                book.stocktakes.adopt([number], on, reason="少")
    except Refusal:
        pass


def _after(kind: MoveKind) -> MeterState:
    return MOVES[kind][1]
