"""The dashboard: figures that open their lists, the heat map, the charts, and the last mile behind it all."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.last_mile import LeftFilter, Scope
from desktop.views import theme
from desktop.views.dashboard_axes import scale_to
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.dashboard_figures import Behind
from desktop.views.dashboard_page import DashboardPage
from desktop.views.dashboard_picture import MARGIN, picture_of
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
Show = Callable[[QWidget], QWidget]
WANG, LI, FACTORY = "0706000000000001", "0706000000000002", "0706000000000003"
TODAY = day("2012-06-20")
_PAUSE = 260
_AROUND = QSize(2 * MARGIN, 2 * MARGIN)


@pytest.fixture
def owing(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office of two stations, with arrears of this year and of the year before."""
    with allow_sql():
        county.customer(WANG, name="王秀英")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区")
        county.customer(FACTORY, name="昌江水泥厂", residential=False, area="工业园台区")
        county.bill(WANG, "100.00", "2012-05-20")
        county.bill(LI, "40.00", "2011-12-20", month="201111")
        county.bill(LI, "60.00", "2012-06-25")
        county.bill(FACTORY, "1000.00", "2012-06-15")
        county.takes(WANG, "100.00", "2012-05-20")
        county.takes(LI, "10.00", "2012-06-19")
        county.takes(FACTORY, "700.00", "2012-06-20")
        county.office.contractors.assign("叉河供电所", "叉河一台区", "符永强", day("2012-01-01"))
    return county


@pytest.fixture
def page_on(
    county: Counter, tasks: TaskRunner, door: RecordedDoor, files: ChosenFiles, settle: Settle, shown: Show
) -> Callable[[str], DashboardPage]:
    """Return what opens the dashboard on a day."""

    def open_page(on: str) -> DashboardPage:
        office, today = county.office, day(on)
        shared = tasks, door, lambda: today, office.settings, files
        page = DashboardPage(DashboardDesk(*shared, office.dashboard, office.customers))
        page.resize(1080, 640)
        shown(page)
        settle()
        return page

    return open_page


@pytest.fixture
def page(owing: Counter, page_on: Callable[[str], DashboardPage]) -> DashboardPage:
    """Return the dashboard of 20 June."""
    return page_on("2012-06-20")


@pytest.fixture
def settled(qtbot: QtBot, settle: Settle) -> Settle:
    """Return a wait for the filters' pause, and for everything under way after it."""

    def wait() -> None:
        settle()
        qtbot.wait(_PAUSE)
        settle()

    return wait


def names(page: DashboardPage) -> list[str]:
    """Return who is on the last mile's list, read to the end."""
    model = page.last_mile.list
    return [str(model.index(at, 1).data()) for at in range(model.rowCount())]


def test_the_figures_of_a_morning(page: DashboardPage) -> None:
    assert page.board.day_words == "2012 as of 2012-06-20"
    assert page.board.figures.words == [
        "Receivable 1,200.00 prior arrears 40.00",
        "Received 810.00 offsets 0.00",
        "Outstanding 390.00 customers: 2",
        "Cumulative rate 67.50 % by cash 67.50 %",
        "Current year 68.96 % unpaid 360.00",
        "Prior arrears 25.00 % unpaid 30.00",
        "Customers at zero 33.33 % 1 of 3",
        "Received today 700.00 2012-06-20",
        "Received this month 710.00 2012-06",
        "Days left 194 to 31 December",
        "Needed a day 2.02 until zero",
        "Received a day, 30 days 23.67 7 days: 101.43",
        *page.board.figures.words[12:],
    ]
    assert "Zero at this pace" in page.board.figures.words[12]
    assert "Left on 31 December" in page.board.figures.words[13]


@pytest.mark.parametrize(
    ("tile", "who", "scope"),
    [
        ("outstanding", ["昌江水泥厂", "李德海"], Scope.ALL),
        ("customers", ["昌江水泥厂", "李德海"], Scope.ALL),
        ("current", ["昌江水泥厂", "李德海"], Scope.CURRENT),
        ("prior", ["李德海"], Scope.PRIOR),
    ],
)
def test_enter_on_a_figure_opens_who_is_behind_it(
    page: DashboardPage, qtbot: QtBot, settled: Settle, tile: str, who: list[str], scope: Scope
) -> None:
    qtbot.keyClick(page.board.figures.tiles[tile], Qt.Key.Key_Return)
    settled()
    assert page.currentWidget() is page.last_mile
    page.last_mile.table.viewport().repaint()
    settled()
    assert (names(page), page.last_mile.filter.value().scope) == (who, scope)


def test_what_came_in_today_opens_by_space_and_adds_up(
    page: DashboardPage, qtbot: QtBot, settle: Settle
) -> None:
    asked: list[str] = []
    page.customer_asked.connect(asked.append)
    qtbot.keyClick(page.board.figures.tiles["today"], Qt.Key.Key_Space)
    settle()
    assert page.came.sums.text() == "1 rows, 700.00 in all"
    qtbot.keyClick(page.came.table, Qt.Key.Key_Return)
    assert asked == [FACTORY]


def test_the_month_has_its_receipts_behind_it(page: DashboardPage, settle: Settle) -> None:
    page.board.figures.tiles["this-month"].click()
    settle()
    assert page.came.sums.text() == "2 rows, 710.00 in all"


def test_a_station_leads_to_who_is_left_of_it_and_escape_back(
    page: DashboardPage, qtbot: QtBot, settled: Settle
) -> None:
    page.board.figures.tiles["receivable"].click()
    settled()
    assert [row.name for row in page.stations.list.rows] == ["叉河供电所", "石碌供电所"]
    qtbot.keyClick(page.stations.table, Qt.Key.Key_Return)
    settled()
    page.last_mile.table.viewport().repaint()
    settled()
    assert names(page) == ["李德海"]
    qtbot.keyClick(page.last_mile.table, Qt.Key.Key_Escape)
    settled()
    assert page.currentWidget() is page.board


def test_an_areas_tile_opens_its_list(page: DashboardPage, qtbot: QtBot, settled: Settle) -> None:
    tiles = page.board.map.map
    tiles.setFocus()
    qtbot.keyClick(tiles, Qt.Key.Key_End)
    line = tiles.line()
    assert line is not None
    qtbot.keyClick(tiles, Qt.Key.Key_Return)
    settled()
    wanted = page.last_mile.filter.value()
    assert (wanted.station, wanted.area) == (line.station, line.name)
    owed = f"{line.cumulative.outstanding // 100}.{line.cumulative.outstanding % 100:02d}"
    assert page.last_mile.sums.text().endswith(f"outstanding {owed}")


def test_after_one_area_another_can_be_opened_and_all_again(page: DashboardPage, settled: Settle) -> None:
    for wanted in (
        LeftFilter(TODAY, "石碌供电所", "工业园台区"),
        LeftFilter(TODAY, "石碌供电所", "东风路台区"),
        LeftFilter(TODAY, "石碌供电所"),
        LeftFilter(TODAY),
    ):
        page.open_left(wanted)
        settled()
        assert page.last_mile.filter.value() == wanted


def test_from_the_last_mile_to_the_customer_and_to_the_counter(
    page: DashboardPage, qtbot: QtBot, settled: Settle
) -> None:
    asked: list[tuple[str, str]] = []
    page.customer_asked.connect(lambda number: asked.append(("look up", number)))
    page.pay_asked.connect(lambda number: asked.append(("pay", number)))
    page.open(Behind.LEFT)
    settled()
    page.last_mile.table.viewport().repaint()
    settled()
    qtbot.keyClick(page.last_mile.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.last_mile.table, Qt.Key.Key_F9)
    assert asked == [("look up", FACTORY), ("pay", FACTORY)]


def test_filters_of_the_last_mile(page: DashboardPage, settled: Settle) -> None:
    page.open(Behind.LEFT)
    settled()
    page.last_mile.filter.contractor.set_value("符永强")
    settled()
    page.last_mile.table.viewport().repaint()
    settled()
    assert names(page) == ["李德海"]
    page.last_mile.filter.least.setText("200")
    settled()
    assert page.last_mile.list.rowCount() == 0
    assert page.last_mile.sums.text() == "customers: 0, bills: 0, outstanding 0.00"


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_last_mile_as_a_file(
    page: DashboardPage, files: ChosenFiles, settled: Settle, tmp_path: Path, ending: str
) -> None:
    page.open(Behind.LEFT)
    settled()
    files.answer = tmp_path / f"left.{ending}"
    page.last_mile.export()
    settled()
    if ending == "csv":
        rows = files.answer.read_text("utf-8-sig").splitlines()
        assert rows[1].startswith(f"{FACTORY},昌江水泥厂") and len(rows) == 3
    else:
        sheet = load_workbook(files.answer).worksheets[0]
        told = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert any(row[1] == "李德海" and "符永强" in row for row in told)


def test_the_forecast_tells_how_it_is_made_and_how_it_did(
    page: DashboardPage, settle: Settle, watched: Callable[[Sequence[QAbstractItemModel]], None]
) -> None:
    watched([page.past.list, page.came.list, page.stations.list, page.last_mile.list])
    page.board.figures.tiles["expected"].click()
    settle()
    assert "last 30 days (23.67 a day)" in page.past.told.text()
    assert page.past.sums.text() == "Mean error 0.00, 0.00 %"
    for behind in Behind:
        page.open(behind)
        settle()


def test_lists_behind_figures_as_files(
    page: DashboardPage, files: ChosenFiles, settle: Settle, tmp_path: Path, door: RecordedDoor
) -> None:
    for behind, shown in ((Behind.STATIONS, page.stations), (Behind.THIS_MONTH, page.came)):
        page.open(behind)
        settle()
        files.answer = tmp_path / f"{behind.value}.xlsx"
        shown.export()
        settle()
        assert load_workbook(files.answer).worksheets[0].max_row > 3
    assert door.news[-1] == "this-month.xlsx is written; rows: 2."


def test_nothing_billed_says_so(county: Counter, page_on: Callable[[str], DashboardPage]) -> None:
    page = page_on("2012-06-20")
    assert page.board.empty.isVisible()
    assert page.board.empty.title == "Nothing is billed in 2012"
    assert page.board.figures.words[3] == "Cumulative rate — by cash —"


def test_what_was_posted_late_is_said(
    owing: Counter, page_on: Callable[[str], DashboardPage], allow_sql: Allow
) -> None:
    with allow_sql():
        assert not owing.office.dashboard.figures(TODAY).late.entries
    assert page_on("2012-06-20").board.late.text() == ""
    page = page_on("2012-06-19")
    assert page.board.late.text() == (
        "Posted after the day: 6 entries, receivable 1,200.00, outstanding 1,090.00"
    )


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, (1, 1)), (7, (8, 2)), (41, (60, 20)), (1_000, (1_000, 500)), (73_000, (80_000, 20_000))],
)
def test_a_scale_ends_at_a_round_number(most: int, top: tuple[int, int]) -> None:
    assert scale_to(most) == top


def test_a_chart_says_its_days_by_the_arrows(page: DashboardPage, qtbot: QtBot) -> None:
    daily, rates = page.board.daily, page.board.rates
    assert daily.accessibleDescription() == "2012-06-20: 700.00 received · needed a day: 2.02"
    qtbot.keyClick(daily, Qt.Key.Key_Left)
    assert daily.accessibleDescription() == "2012-06-19: 10.00 received"
    qtbot.keyClick(rates, Qt.Key.Key_Home)
    assert rates.accessibleDescription() == "2012-01-01: 0.00 %"
    qtbot.keyClick(rates, Qt.Key.Key_End)
    assert rates.accessibleDescription().startswith("2012-12-31: ")
    assert rates.days() == 366


def test_the_rate_of_the_day_is_that_of_the_figures(page: DashboardPage) -> None:
    rates = page.board.rates
    assert rates.day_words(len(rates.so_far) - 1) == "2012-06-20: 67.50 %"


@pytest.mark.parametrize("worn", [theme.LIGHT, theme.DARK])
def test_pictures_are_saved_from_keys_and_menus_and_are_not_blank(
    page: DashboardPage,
    qapp: QApplication,
    qtbot: QtBot,
    files: ChosenFiles,
    settle: Settle,
    tmp_path: Path,
    worn: theme.Theme,
) -> None:
    theme.apply(qapp, worn)
    board = page.board
    for at, chart in enumerate((board.map.map, board.daily, board.rates)):
        files.answer = tmp_path / f"{at}.png"
        save, _copy = chart.actions()
        save.trigger()
        settle()
        assert colours(QImage(str(files.answer))) > 3
    files.answer = tmp_path / "board.png"
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QImage(str(files.answer)).size() == (board.size() + _AROUND) * 2


def test_a_picture_goes_to_the_clipboard(page: DashboardPage, door: RecordedDoor) -> None:
    copy: QAction = page.board.daily.actions()[1]
    copy.trigger()
    assert colours(QGuiApplication.clipboard().image()) > 3
    page.board.copy_picture()
    assert QGuiApplication.clipboard().image().size() == (page.board.size() + _AROUND) * 2
    assert door.news == ["The picture is on the clipboard."] * 2


@pytest.mark.parametrize("size", [QSize(1080, 520), QSize(1720, 900)])
def test_nothing_is_cut_off_in_small_and_large_windows(page: DashboardPage, size: QSize) -> None:
    page.resize(size)
    QApplication.processEvents()
    board = page.board
    assert page.minimumSizeHint().width() <= 1080
    for tile in board.figures.tiles.values():
        assert tile.width() >= tile.minimumSizeHint().width() and tile.height() >= 72
    for part in (board.map, board.daily, board.rates):
        assert board.rect().contains(
            part.geometry().translated(part.mapTo(board, part.rect().topLeft()) - part.pos())
        )
    assert colours(picture_of(board)) > 10


def colours(image: QImage) -> int:
    """Return how many colours a picture has, looked at every few pixels."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})
