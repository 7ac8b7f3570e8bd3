"""The desk of prepaid conversions on a real office in which two customers are on the way."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage, Why
from desktop.services.conversions import Move
from desktop.views.conversions_desk import ConversionsDesk
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.conversions.desk import CEMENT, FU, LI, TODAY, WANG, number_at, rows_are_here
from tests.views.desks.conversion_office import services_of
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office in which two customers are on the way, and two are not."""
    with allow_sql():
        county.customer(WANG, name="王秀英", meter_no="M1")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区", meter_no="M2")
        county.customer(CEMENT, name="华润水泥(昌江)有限公司", residential=False, meter_no="M3")
        county.customer(FU, name="符国强")
        county.bill(LI, "35.00", due="2012-02-20")
        county.bill(FU, "80.00", due="2012-03-10")
        propose = county.office.conversions.propose
        propose(WANG, Why.OWN_WISH, day("2012-05-01"), person="符秀英", note="本人申请")
        propose(LI, Why.CHRONIC_DEFAULTER, day("2012-05-30"), person="符秀英")
        county.office.conversions.move(Move(WANG, Stage.APPROVED, day("2012-05-10"), "陈所长"))
    return county


@pytest.fixture
def desk(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> ConversionsDesk:
    made = ConversionsDesk(services_of(town.office, tasks, door, lambda: TODAY), files)
    in_sight(made, made.list, made.matrix.model(), made.rule_page.candidates)
    return made


@pytest.fixture
def choose(desk: ConversionsDesk, qtbot: QtBot, settle: Settle) -> Callable[[str], None]:
    def go(customer_no: str) -> None:
        rows_are_here(desk, qtbot)
        at = next(at for at in range(desk.list.rowCount()) if number_at(desk, at) == customer_no)
        desk.table.selectRow(at)
        settle()

    return go
