"""The step of an installation: a meter and a reading are enough, seals and settings are behind a tick."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Conversion, Stage, Why
from desktop.services.conversions import Move
from desktop.views.conversion_panel import ConversionPanel
from desktop.views.conversion_step_form import ConversionStepForm
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.desks.conversion_office import services_of
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
WANG = "0706000000000001"
TODAY = day("2012-06-20")


@pytest.fixture
def panel(
    county: Counter,
    allow_sql: Allow,
    tasks: TaskRunner,
    door: RecordedDoor,
    shown: Callable[[QWidget], QWidget],
    settle: Settle,
) -> ConversionPanel:
    """Return the panel at the installation of a scheduled customer."""
    office = county.office
    with allow_sql():
        county.customer(WANG, name="王秀英", meter_no="D1")
        county.bill(WANG, "80.00", number="B77")
        office.conversions.propose(WANG, Why.OWN_WISH, day("2012-06-01"))
        for stage in (Stage.APPROVED, Stage.SCHEDULED):
            office.conversions.move(Move(WANG, stage, day("2012-06-02")))
        made = ConversionPanel(services_of(office, tasks, door, lambda: TODAY))
        conversion = office.conversions.history(WANG)[-1]
    made.resize(320, 640)
    shown(made)
    made.begin_step(conversion, Stage.INSTALLED)
    settle()
    return made


def now(county: Counter, allow_sql: Allow) -> Conversion:
    """Return where the customer stands."""
    with allow_sql():
        return county.office.conversions.history(WANG)[-1]


def send(step: ConversionStepForm, qtbot: QtBot, meter: str, reading: str) -> None:
    """Type both, each ended with Enter."""
    for field, text in ((step.form.meter, meter), (step.form.reading, reading)):
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_meter_enter_reading_enter_is_enough(
    panel: ConversionPanel,
    county: Counter,
    qapp: QApplication,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
) -> None:
    step = panel.step
    assert qapp.focusWidget() is step.form.meter
    assert step.form.change is not None
    assert step.form.change.alarm.isHidden()
    qtbot.keyClicks(step.form.meter, "YF1")
    qtbot.keyClick(step.form.meter, Qt.Key.Key_Return)
    assert qapp.focusWidget() is step.form.reading
    qtbot.keyClicks(step.form.reading, "1204")
    qtbot.keyClick(step.form.reading, Qt.Key.Key_Return)
    settle()
    stands = now(county, allow_sql)
    assert (stands.stage, stands.new_meter, stands.last_reading) == (Stage.INSTALLED, "YF1", 1204)
    assert stands.evidence is not None
    assert (stands.evidence.alarm, stands.evidence.second_alarm) == (2000, 500)


def test_seals_and_settings_are_asked_for_behind_a_tick(
    panel: ConversionPanel, county: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    step = panel.step
    fields = step.form.change
    assert fields is not None
    assert fields.alarm.placeholderText() == "20.00"
    fields.more.setChecked(True)
    assert not fields.alarm.isHidden()
    for field, text in (
        (fields.old_seal, "A1"),
        (fields.new_seal, "B1"),
        (fields.final_bill, "B77"),
        (fields.alarm, "30"),
        (fields.start_reading, "２"),
    ):
        field.insert(text)
    fields.tariff_class.set_value("商业")
    send(step, qtbot, "YF1", "1204")
    settle()
    evidence = now(county, allow_sql).evidence
    assert evidence is not None
    assert (evidence.old_seal, evidence.new_seal, evidence.final_bill) == ("A1", "B1", "B77")
    assert (evidence.alarm, evidence.start_reading, evidence.tariff_class) == (3000, 2, "商业")


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("final_bill", "B9", "no bill B9"),
        ("second_alarm", "21", "above the first"),
    ],
)
def test_what_is_wrong_behind_the_tick_is_told_there(
    panel: ConversionPanel,
    qtbot: QtBot,
    settle: Settle,
    door: RecordedDoor,
    name: str,
    typed: str,
    words: str,
) -> None:
    step = panel.step
    fields = step.form.change
    assert fields is not None
    field = getattr(fields, name)
    qtbot.keyClicks(field, typed)
    send(step, qtbot, "YF1", "1204")
    settle()
    assert words in step.form.problem_of(field)
    assert not field.isHidden()
    assert door.refusals == []


def test_a_meter_that_is_scrapped_is_refused_beside_its_field(
    panel: ConversionPanel, county: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        county.office.meters.receive(["YF1"], day("2012-06-01"))
        county.office.meters.scrap(["YF1"], day("2012-06-01"), "坏")
    send(panel.step, qtbot, "YF1", "1204")
    settle()
    assert "“Scrapped”" in panel.step.form.problem_of(panel.step.form.meter)


def test_whoever_calls_an_installed_conversion_off_is_told_where_the_meter_stays(
    panel: ConversionPanel, county: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    send(panel.step, qtbot, "YF1", "1204")
    settle()
    panel.begin_step(now(county, allow_sql), Stage.CANCELLED)
    assert panel.step.debt_words == "Meter YF1 stays where it is."
