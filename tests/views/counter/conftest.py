"""The counter's window on a real office, for tests that work it by keyboard."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.payments import Receipt
from desktop.services.office import Office
from desktop.views import receipt_printing
from desktop.views.business_day import BusinessDay
from desktop.views.counter_page import CounterPage
from desktop.views.counter_services import CounterServices
from desktop.views.search import CustomerSearch
from desktop.views.suggestions import Suggestion
from desktop.views.tasks import TaskRunner
from tests.counter import Counter
from tests.views.counter.desk import FU, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test use up paper, whatever computer it runs on."""
    monkeypatch.setattr(receipt_printing, "system_printer", lambda: None)


def services_of(office: Office) -> CounterServices:
    """Return what the counter asks of an office, as the program gives it."""
    return CounterServices(
        lambda: office.payments,
        lambda: office.settings,
        lambda: office.requests,
        lambda: office.shifts,
        lambda: office.numbers,
        lambda: office.backups,
        office.clerk,
        office.workplace.may,
        guarded=office.workplace.guarded,
        read_only=office.read_only,
    )


@pytest.fixture
def watch() -> Iterator[Callable[[CounterPage], None]]:
    """Return what lets Qt's own tester watch the models of a counter until the test ends."""
    testers: list[QAbstractItemModelTester] = []

    def watch_page(page: CounterPage) -> None:
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        models = (page.takings.model, page.shift.takings, page.shift.lines)
        testers.extend(QAbstractItemModelTester(model, fatal) for model in models)

    yield watch_page


@pytest.fixture
def county(office_file: Path, allow_sql: Allow) -> Iterator[Counter]:
    with allow_sql():
        opened = Counter(office_file)
        opened.customer(FU, name="符秀英", phone="13907501234")
    yield opened
    with allow_sql():
        assert opened.check().ok
        opened.office.close()


@pytest.fixture
def papers(county: Counter, tmp_path: Path, allow_sql: Allow) -> Path:
    folder = tmp_path / "papers"
    with allow_sql():
        county.office.settings.set("folder.papers", str(folder))
    return folder


@pytest.fixture
def day(qapp: QApplication) -> BusinessDay:
    return BusinessDay(date(2012, 5, 20))


@pytest.fixture
def desk_on(
    papers: Path,
    day: BusinessDay,
    door: RecordedDoor,
    tasks: TaskRunner,
    shown: Callable[[QWidget], QWidget],
    qtbot: QtBot,
    settle: Callable[[], None],
    tmp_path: Path,
    watch: Callable[[CounterPage], None],
) -> Callable[[Office], CounterDesk]:
    def make(office: Office) -> CounterDesk:
        window = QWidget()
        window.resize(1100, 700)

        def find(text: str) -> list[Suggestion]:
            return [Suggestion(line.customer_no, line.name) for line in office.customers.search(text)]

        search = CustomerSearch(tasks, find, "Find")
        memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        page = CounterPage(services_of(office), tasks, door, day, search, memory=memory)
        watch(page)
        search.chosen.connect(page.serve)
        column = QVBoxLayout(window)
        column.addWidget(search)
        column.addWidget(page, 1)
        window.setFocusProxy(search)
        shown(window)
        settle()
        return CounterDesk(page, search, papers, qtbot, settle)

    return make


@pytest.fixture
def desk(desk_on: Callable[[Office], CounterDesk], county: Counter) -> CounterDesk:
    return desk_on(county.office)


@pytest.fixture
def bill(county: Counter, allow_sql: Allow) -> Callable[..., str]:
    def issue(customer: str, amount: str, due: str = "2012-05-20", **facts: str) -> str:
        with allow_sql():
            return county.bill(customer, amount, due, **facts)

    return issue


@pytest.fixture
def receipt(county: Counter, allow_sql: Allow) -> Callable[[int], Receipt]:
    def of(number: int) -> Receipt:
        with allow_sql():
            return county.office.payments.receipt(f"SJ{number:08d}")

    return of


@pytest.fixture
def owes(county: Counter, allow_sql: Allow) -> Callable[[str], list[str]]:
    def of(customer: str) -> list[str]:
        with allow_sql():
            return county.owes(customer)

    return of
