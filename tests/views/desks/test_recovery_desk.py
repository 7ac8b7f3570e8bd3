"""The recovery desk: its figures are the service's, its table sorts and is written, its summary runs by."""

import csv
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.recovery import By, Part, Recovery
from desktop.services.office import Office
from desktop.views.progress_strip import ProgressStrip
from desktop.views.recovery_chart import RecoveryChart
from desktop.views.recovery_controls import Order, RecoveryControls
from desktop.views.recovery_desk import RecoveryDesk
from desktop.views.recovery_question import in_order
from desktop.views.tasks import TaskRunner
from desktop.views.theme import DARK, LIGHT, apply
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
TODAY = day("2012-06-20")


@pytest.fixture
def county_billed(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office of three stations: one at zero, one at zero since today, one with prior arrears."""
    with allow_sql():
        for number, station in (
            ("1", "石碌供电所"),
            ("2", "叉河供电所"),
            ("3", "海尾供电所"),
            ("4", "海尾供电所"),
        ):
            county.customer(number, station=station, area="一台区", residential=number != "3")
        county.bill("1", "100.00")
        county.bill("2", "300.00")
        county.bill("3", "50.00", due="2011-12-20", month="201111")
        county.bill("4", "900.00")
        county.takes("1", "100.00", "2012-06-01")
        county.takes("2", "300.00", "2012-06-20")
        county.takes("4", "450.00", "2012-06-02")
    return county


@pytest.fixture
def desk(
    county_billed: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> RecoveryDesk:
    made = RecoveryDesk(tasks, door, county_billed.office.recovery, files, lambda: TODAY)
    in_sight(made, made.standing, made.ranking)
    return made


def column_of(desk: RecoveryDesk, column: int) -> list[str]:
    model = desk.table().model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_figures_of_the_bureau_are_the_services(
    desk: RecoveryDesk, office: Office, allow_sql: Allow
) -> None:
    with allow_sql():
        total = office.recovery.report(2012, TODAY, By.STATION).total
    whole = total.cumulative
    assert desk.figures.words == [
        f"Receivable {Money(whole.receivable).grouped()} {Money(whole.receivable).in_wan()} × 10,000 yuan",
        f"Received {Money(whole.received).grouped()} {Money(whole.received).in_wan()} × 10,000 yuan",
        f"Outstanding {Money(whole.outstanding).grouped()} {Money(whole.outstanding).in_wan()} × 10,000 yuan",
        f"Cumulative rate {percent(total.rate)}",
        *map(percent, (total.current_year_rate, total.prior_rate, total.cash_rate, total.customers_rate)),
    ]
    assert desk.figures.words[0] == "Receivable 1,350.00 0.14 × 10,000 yuan"


@pytest.mark.parametrize("by", list(By))
def test_each_line_of_each_cut_is_the_services(
    desk: RecoveryDesk, office: Office, allow_sql: Allow, settle: Settle, by: By
) -> None:
    desk.controls.by.set_value(by)
    settle()
    with allow_sql():
        rows = office.recovery.report(2012, TODAY, by).rows
    assert set(desk.standing.rows) == set(rows)
    shown = set(zip(*(column_of(desk, column) for column in (1, 3, 4, 5)), strict=True))
    assert shown == {
        (
            percent(row.rate),
            Money(row.cumulative.outstanding).grouped(),
            Money(row.cumulative.receivable).grouped(),
            Money(row.cumulative.received).grouped(),
        )
        for row in rows
    }


def test_areas_and_classes_and_months_are_named_for_the_reader(desk: RecoveryDesk, settle: Settle) -> None:
    names = {}
    for by in (By.AREA, By.CATEGORY, By.MONTH):
        desk.controls.by.set_value(by)
        settle()
        names[by] = set(column_of(desk, 0))
    assert "石碌供电所 · 一台区" in names[By.AREA]
    assert names[By.CATEGORY] == {"Residential", "Commercial"}
    assert "2011-11" in names[By.MONTH]


def test_who_reached_zero_is_marked_in_the_table_and_in_the_chart(desk: RecoveryDesk) -> None:
    marked = dict(zip(column_of(desk, 0), column_of(desk, 2), strict=True))
    assert marked == {"石碌供电所": "zero", "叉河供电所": "zero", "海尾供电所": ""}
    assert {(bar.name, bar.rate, bar.zero) for bar in desk.chart.bars} == {
        ("石碌供电所", "100.00 %", True),
        ("叉河供电所", "100.00 %", True),
        ("海尾供电所", "47.36 %", False),
    }


def test_the_lines_stand_in_the_order_that_is_chosen(desk: RecoveryDesk, settle: Settle) -> None:
    orders = {}
    for order in Order:
        desk.controls.order.set_value(order)
        settle()
        orders[order] = column_of(desk, 0)
    assert orders[Order.RATE] == ["叉河供电所", "石碌供电所", "海尾供电所"]
    assert orders[Order.NAME] == sorted(orders[Order.NAME])
    assert orders[Order.OUTSTANDING][0] == "海尾供电所"
    assert [bar.name for bar in desk.chart.bars] == orders[Order.OUTSTANDING]


def test_the_chart_follows_a_click_on_a_title(desk: RecoveryDesk) -> None:
    desk.table().horizontalHeader().sectionClicked.emit(3)
    assert [bar.name for bar in desk.chart.bars] == column_of(desk, 0)
    desk.table().horizontalHeader().sectionClicked.emit(3)
    assert [bar.name for bar in desk.chart.bars] == column_of(desk, 0)


def test_the_last_day_shows_who_moved_and_who_came_to_zero(desk: RecoveryDesk, settle: Settle) -> None:
    desk.controls.view.set_value(True)
    settle()
    assert column_of(desk, 2) == ["石碌供电所", "叉河供电所", "海尾供电所"]
    assert column_of(desk, 0) == ["1", "2", "3"]
    assert column_of(desk, 1) == ["–", "▲ 1", "▼ 1"]
    assert column_of(desk, 5) == ["0.00", "300.00", "0.00"]
    assert column_of(desk, 7) == ["2012-06-01", "2012-06-20 04:00", ""]


def test_an_earlier_day_shows_how_it_stood_then(desk: RecoveryDesk, settle: Settle) -> None:
    desk.controls.day.set_value(day("2012-05-31"))
    settle()
    assert desk.figures.words[1].startswith("Received 0.00")
    assert desk.chart.bars[0].zero is False


def test_the_whole_bureau_stands_by_itself(desk: RecoveryDesk, settle: Settle) -> None:
    desk.controls.by.set_value(None)
    settle()
    assert column_of(desk, 0) == ["Whole bureau"]


def test_the_years_last_day_is_the_business_date_where_that_comes_first(
    desk: RecoveryDesk, settle: Settle
) -> None:
    desk.controls.to_last_day()
    assert desk.controls.day.value() == TODAY
    desk.controls.year.set_value(2011)
    desk.controls.to_last_day()
    assert desk.controls.day.value() == day("2011-12-31")
    settle()
    assert desk.figures.words[0].startswith("Receivable 50.00")


@pytest.mark.parametrize(("field", "typed"), [("day", "2012-13-01"), ("year", "12")])
def test_what_cannot_be_read_is_told_and_asks_nothing(
    desk: RecoveryDesk, settle: Settle, field: str, typed: str
) -> None:
    before = desk.figures.words
    getattr(desk.controls, field).setText(typed)
    settle()
    assert typed in desk.controls.problem
    assert desk.controls.asked() is None
    assert desk.figures.words == before


def test_a_year_without_bills_says_so(desk: RecoveryDesk, settle: Settle) -> None:
    desk.controls.year.set_value(2005)
    settle()
    assert column_of(desk, 0) == []
    assert desk.figures.words[3] == "Cumulative rate —"
    assert not desk.grab().isNull()


@pytest.mark.parametrize("worn", [LIGHT, DARK])
def test_the_desk_is_drawn_in_both_themes(desk: RecoveryDesk, qapp: object, worn: object) -> None:
    apply(qapp, worn)
    assert not desk.grab().isNull()


def test_the_table_is_exported_in_the_order_it_stands(
    desk: RecoveryDesk, files: ChosenFiles, tmp_path: Path, settle: Settle, door: RecordedDoor
) -> None:
    desk.controls.order.set_value(Order.OUTSTANDING)
    settle()
    files.answer = tmp_path / "stations.csv"
    desk.export_table()
    settle()
    with files.answer.open(encoding="utf-8-sig", newline="") as text:
        names = [row[1] for row in csv.reader(text)]
    assert names == ["Name", *column_of(desk, 0), "Whole bureau"]
    assert door.news == ["stations.csv is written."]


def test_the_ranking_is_exported_too(
    desk: RecoveryDesk, files: ChosenFiles, tmp_path: Path, settle: Settle
) -> None:
    desk.controls.view.set_value(True)
    settle()
    files.answer = tmp_path / "ranking.xlsx"
    desk.export_table()
    settle()
    cells = [row[1] for row in load_workbook(files.answer).active.values]
    assert [cell for cell in cells if cell in column_of(desk, 2)] == column_of(desk, 2)


@pytest.mark.parametrize("ending", [".xlsx", ".pdf"])
def test_the_year_end_summary_is_written(
    desk: RecoveryDesk, files: ChosenFiles, tmp_path: Path, settle: Settle, door: RecordedDoor, ending: str
) -> None:
    files.answer = tmp_path / f"summary{ending}"
    desk.summary_button.click()
    settle()
    assert files.answer.stat().st_size > 5_000
    assert door.news == [f"summary{ending} is written."]
    assert files.suggested == ["Year-end summary 2012.xlsx"]


@pytest.fixture
def gate(desk: RecoveryDesk, tasks: TaskRunner) -> threading.Event:
    """Return what holds up the lane in which files are written, as a long run before this one would."""
    opens = threading.Event()
    tasks.run(desk, lambda progress: opens.wait(20), lambda result: None, lane="report")
    return opens


def test_the_window_answers_while_a_summary_is_under_way(
    desk: RecoveryDesk,
    files: ChosenFiles,
    tmp_path: Path,
    tasks: TaskRunner,
    gate: threading.Event,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    strip = ProgressStrip(tasks)
    qtbot.addWidget(strip)
    files.answer = tmp_path / "summary.xlsx"
    desk.summary_button.click()
    assert not desk.summary_button.isEnabled()
    qtbot.waitUntil(lambda: not strip.isHidden())
    desk.controls.by.set_value(By.MONTH)
    qtbot.waitUntil(lambda: "2011-11" in column_of(desk, 0))
    assert tasks.busy("report")
    gate.set()
    settle()
    assert files.answer.exists()
    assert desk.summary_button.isEnabled()


def test_a_summary_that_is_cancelled_leaves_no_file(
    desk: RecoveryDesk,
    files: ChosenFiles,
    tmp_path: Path,
    tasks: TaskRunner,
    gate: threading.Event,
    settle: Settle,
    qtbot: QtBot,
    door: RecordedDoor,
) -> None:
    strip = ProgressStrip(tasks)
    qtbot.addWidget(strip)
    files.answer = tmp_path / "summary.xlsx"
    desk.summary_button.click()
    qtbot.waitUntil(lambda: not strip.isHidden())
    strip.findChild(QPushButton).click()
    gate.set()
    settle()
    assert not files.answer.exists()
    assert (door.news, door.refusals) == ([], [])
    assert desk.summary_button.isEnabled()


@given(
    lines=st.lists(
        st.builds(
            lambda name, receivable, unpaid: Recovery(name, Part(receivable, min(unpaid, receivable))),
            st.text("甲乙丙丁", min_size=1, max_size=3),
            st.integers(0, 10**6),
            st.integers(0, 10**6),
        ),
        max_size=20,
    ),
    order=st.sampled_from(Order),
)
def test_an_order_loses_no_line_and_obeys_itself(lines: list[Recovery], order: Order) -> None:
    stand = in_order(lines, order, lambda row: row.name)
    assert sorted(map(repr, stand)) == sorted(map(repr, lines))
    if order is Order.NAME:
        assert [row.name for row in stand] == sorted(row.name for row in lines)
    if order is Order.OUTSTANDING:
        owed = [row.cumulative.outstanding for row in stand]
        assert owed == sorted(owed, reverse=True)
    if order is Order.RATE:
        zeros = [row.is_zero for row in stand if row.cumulative.receivable]
        assert zeros == sorted(zeros, reverse=True)


def test_high_rates_are_told_apart_by_a_scale_that_begins_late() -> None:
    chart = RecoveryChart()
    for unpaid, floor in ((0, 99), (2, 98), (6, 90), (30, 50), (99, 0)):
        chart.show_lines(
            [Recovery("甲", Part(100, unpaid)), Recovery("乙", Part(0, 0))], lambda row: row.name
        )
        assert chart.floor == floor


def test_figures_on_their_way_are_not_shown_as_if_they_were_here(
    desk: RecoveryDesk, tasks: TaskRunner, qtbot: QtBot, settle: Settle
) -> None:
    opens = threading.Event()
    tasks.run(desk, lambda progress: opens.wait(20), lambda result: None)
    desk.controls.day.set_value(day("2012-05-31"))
    qtbot.waitUntil(lambda: "…" in desk.figures.words[0])
    assert desk.chart.bars == ()
    assert not desk.grab().isNull()
    opens.set()
    settle()
    assert desk.figures.words[1].startswith("Received 0.00")


def test_the_desk_goes_with_the_business_date_unless_another_day_was_chosen(qtbot: QtBot) -> None:
    days = [day("2011-12-31")]
    controls = RecoveryControls(lambda: days[-1])
    qtbot.addWidget(controls)
    days.append(day("2012-01-02"))
    controls.follow_day()
    assert (controls.day.value(), controls.year.value()) == (day("2012-01-02"), 2012)
    controls.day.set_value(day("2011-12-31"))
    days.append(day("2012-01-03"))
    controls.follow_day()
    assert controls.day.value() == day("2011-12-31")
