"""The desk of customers on a real office of three customers."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.customers import CustomerDraft, Funding, RiskCategory, TariffClass
from desktop.domain.rights import Role
from desktop.services.office import Office
from desktop.views.act_desk import ActDesk
from desktop.views.business_day import BusinessDay
from desktop.views.customers_page import CustomersPage
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.customers.desk import CEMENT, FU, LIN, CustomersDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
MakeDesk = Callable[[Office], CustomersDesk]

PASSWORD = "correct horse"
PEOPLE = {
    "王主任": Role.ADMINISTRATOR,
    "林主管": Role.SUPERVISOR,
    "陈收费": Role.CLERK,
    "何审计": Role.AUDITOR,
}
THREE = (
    CustomerDraft(
        FU, "符秀英", "H001", "石碌供电所", "东风路台区", "东风路3号", "13907501234", meter_no="M1"
    ),
    CustomerDraft(
        LIN,
        "林亚妹",
        station="石碌供电所",
        area="水头村台区",
        tariff_class=TariffClass.AGRICULTURE,
        risk_category=RiskCategory.AQUACULTURE,
        funding=Funding.FISCAL,
        meter_no="M2",
    ),
    CustomerDraft(
        CEMENT,
        "华润水泥(昌江)有限公司",
        station="叉河供电所",
        area="水泥厂台区",
        tariff_class=TariffClass.LARGE_INDUSTRY,
        risk_category=RiskCategory.MINING,
        key_customer=True,
    ),
)


@pytest.fixture
def county(office_file: Path, tmp_path: Path, allow_sql: Allow) -> Iterator[Counter]:
    """Return an office of 20 June 2012: 符秀英 owes an overdue bill, the cement works one that is not due."""
    with allow_sql():
        opened = Counter(office_file)
        for draft in THREE:
            opened.office.customers.create(draft)
        opened.bill(FU, "186.40", "2012-05-20", month="201204", number="B-APRIL")
        opened.bill(FU, "80.00", "2012-03-20", month="201202", number="B-FEBRUARY")
        opened.takes(FU, "80.00", "2012-03-15")
        opened.bill(CEMENT, "182340.00", "2012-07-20", issued="2012-06-05", month="201206")
        opened.office.settings.set_business_date(day("2012-06-20"))
        opened.office.settings.set("folder.papers", str(tmp_path / "papers"))
    yield opened
    with allow_sql():
        assert opened.check().ok
        opened.office.close()


@pytest.fixture
def business_day() -> BusinessDay:
    return BusinessDay(day("2012-06-20"))


def acts_of(
    office: Office, tasks: TaskRunner, door: RecordedDoor, business_day: BusinessDay, **facts: Any
) -> ActDesk:
    """Return what the acts of an office work with."""
    return ActDesk(
        tasks,
        door,
        business_day.today,
        acts=office.acts,
        foresight=office.foresight,
        payments=office.payments,
        requests=office.requests,
        vouchers=office.vouchers,
        prestored=office.prestored,
        customers=office.customers,
        settings=office.settings,
        topups=lambda: office.topups,
        vending=lambda: office.vending,
        may=office.workplace.may,
        **facts,
    )


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

    def make(office: Office) -> CustomersDesk:
        files = ChosenFiles(tmp_path)
        called: list[str] = []
        printed: list[str] = []
        page = CustomersPage(
            tasks,
            door,
            business_day.today,
            customers=office.customers,
            bills=office.bills,
            payments=office.payments,
            settings=office.settings,
            files=files,
            acts=acts_of(office, tasks, door, business_day),
            print_receipt=printed.append,
        )
        page.resize(1100, 700)
        page.pay_requested.connect(called.append)
        shown(page)
        settle()
        return CustomersDesk(page, files, qtbot, settle, called, printed)

    return make


@pytest.fixture
def desk(desk_on: MakeDesk, county: Counter) -> CustomersDesk:
    return desk_on(county.office)


@dataclass(slots=True)
class Supervised:
    """The desk of somebody who is signed in, and the second person who may be asked at it."""

    desk: CustomersDesk
    second: SecondPerson

    def confirms(self, name: str) -> None:
        """Let somebody else confirm what is asked."""
        panel = self.second.panel
        assert panel is not None and panel.is_asking
        panel.fields.name.set_value(name)
        panel.fields.password.setText(PASSWORD)
        panel.confirm_button.click()
        self.desk.settle()


@pytest.fixture
def seat(
    county: Counter,
    business_day: BusinessDay,
    door: RecordedDoor,
    tasks: TaskRunner,
    shown: Callable[[QWidget], QWidget],
    qtbot: QtBot,
    settle: Callable[[], None],
    tmp_path: Path,
    allow_sql: Allow,
) -> Iterator[Callable[[str], Supervised]]:
    """Return what signs somebody in at the desk: 王主任 administrates, 林主管 supervises, 陈收费, 何审计."""
    office = county.office
    with allow_sql():
        for name, role in PEOPLE.items():
            office.users.add(name, role, PASSWORD)

    def make(name: str) -> Supervised:
        with allow_sql():
            office.users.sign_in(name, PASSWORD)
        stack = QStackedWidget()
        stack.resize(1100, 700)
        second = SecondPerson(tasks, lambda: office.users, stack)
        files = ChosenFiles(tmp_path)
        page = CustomersPage(
            tasks,
            door,
            business_day.today,
            customers=office.customers,
            bills=office.bills,
            payments=office.payments,
            settings=office.settings,
            files=files,
            acts=acts_of(office, tasks, door, business_day, second=second),
        )
        stack.addWidget(page)
        shown(stack)
        page.setFocus()
        settle()
        return Supervised(CustomersDesk(page, files, qtbot, settle), second)

    yield make
    with allow_sql():
        office.users.sign_in("王主任", PASSWORD)
