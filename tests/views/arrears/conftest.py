"""The desk of arrears on a real office of four customers, on 20 June 2012."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.customers import CustomerDraft, RiskCategory, TariffClass
from desktop.services.office import Office
from desktop.views.arrears_page import ArrearsPage
from desktop.views.business_day import BusinessDay
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.arrears.desk import CEMENT, FU, LIN, MAI, ArrearsDesk, PaperTray
from tests.views.chosen_files import ChosenFiles
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
MakeDesk = Callable[[Office], ArrearsDesk]

FOUR = (
    CustomerDraft(FU, "符秀英", station="石碌供电所", area="水头村台区", phone="13907501234"),
    CustomerDraft(LIN, "林亚妹", station="石碌供电所", area="东风路台区"),
    CustomerDraft(
        CEMENT,
        "华润水泥(昌江)有限公司",
        station="叉河供电所",
        area="水泥厂台区",
        tariff_class=TariffClass.LARGE_INDUSTRY,
        risk_category=RiskCategory.MINING,
    ),
    CustomerDraft(MAI, "麦文", station="叉河供电所", area="水泥厂台区"),
)


@pytest.fixture
def county(office_file: Path, allow_sql: Allow) -> Iterator[Counter]:
    """Return an office where three owe overdue bills, one of the year before, and one a bill not due."""
    with allow_sql():
        opened = Counter(office_file)
        for draft in FOUR:
            opened.office.customers.create(draft)
        opened.bill(FU, "186.40", "2012-05-20", month="201204")
        opened.bill(FU, "93.20", "2012-06-20", month="201205")
        opened.bill(LIN, "35.00", "2011-12-20", month="201111")
        opened.bill(CEMENT, "182340.00", "2012-06-10", month="201205")
        opened.bill(MAI, "60.00", "2012-07-20", issued="2012-06-05", month="201206")
        opened.office.settings.set_business_date(day("2012-06-20"))
    yield opened
    with allow_sql():
        assert opened.check().ok
        opened.office.close()


@pytest.fixture
def business_day() -> BusinessDay:
    return BusinessDay(day("2012-06-20"))


@pytest.fixture
def desk_on(
    business_day: BusinessDay,
    door: RecordedDoor,
    tasks: TaskRunner,
    shown: Callable[[QWidget], QWidget],
    qtbot: QtBot,
    settle: Callable[[], None],
    tmp_path: Path,
) -> MakeDesk:
    """Return what puts the desk on an office."""

    def make(office: Office) -> ArrearsDesk:
        files, tray = ChosenFiles(tmp_path), PaperTray(tmp_path / "printed.pdf")
        called: list[str] = []
        looked_at: list[str] = []
        page = ArrearsPage(
            tasks,
            door,
            business_day.today,
            arrears=office.arrears,
            customers=office.customers,
            notices=office.notices,
            settings=office.settings,
            files=files,
            choose_printer=tray.choose,
        )
        page.resize(1100, 700)
        page.pay_requested.connect(called.append)
        page.customer_requested.connect(looked_at.append)
        shown(page)
        settle()
        return ArrearsDesk(page, files, tray, qtbot, settle, called, looked_at)

    return make


@pytest.fixture
def desk(desk_on: MakeDesk, county: Counter) -> ArrearsDesk:
    return desk_on(county.office)
