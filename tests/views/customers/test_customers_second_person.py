"""Acts that want a supervisor, at the desk of somebody who is none: a second person lends a word."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt

from desktop.views.act_kinds import ActKind
from tests.counter import Counter
from tests.views.customers.conftest import Supervised
from tests.views.customers.desk import ALT, FU, CustomersDesk
from tests.views.customers.test_customers_acts import ENTER, foreseen, form_of, reads, stands
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Seat = Callable[[str], Supervised]


def _writes_off(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    reads(desk, Qt.Key.Key_1)
    desk.presses(Qt.Key.Key_O, ALT)
    foreseen(desk)
    desk.types("失联")
    desk.presses(ENTER)


def test_a_clerk_writes_off_with_a_supervisors_word(seat: Seat, door: RecordedDoor) -> None:
    place = seat("陈收费")
    _writes_off(place.desk)
    assert place.second.panel is not None
    assert place.second.panel.words == "Write off a bill of 符秀英, B-APRIL: 192.18"
    place.confirms("林主管")
    assert door.news[-1].startswith("Write-off HX00000001 of 192.18 is posted; it stays collectible.")
    assert stands(place.desk) == ("0.00", "0.00")


def test_a_supervisor_needs_nobody_unless_the_bureau_wants_a_second_person(
    seat: Seat, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    with allow_sql():
        county.office.settings.set("supervisor.second_person", "on")
    place = seat("林主管")
    _writes_off(place.desk)
    place.confirms("王主任")
    assert door.news[-1].startswith("Write-off HX00000001")


def test_whoever_leaves_the_question_leaves_the_act_undone(seat: Seat, door: RecordedDoor) -> None:
    place = seat("陈收费")
    _writes_off(place.desk)
    place.second.leave()
    place.desk.settle()
    assert (door.news, door.refusals) == ([], [])
    assert form_of(place.desk).save_button.isEnabled()


def test_a_clerk_reverses_an_older_payment_with_a_supervisors_word(seat: Seat, door: RecordedDoor) -> None:
    place = seat("陈收费")
    desk = place.desk
    desk.goes_to(FU)
    reads(desk, Qt.Key.Key_2)
    desk.presses(Qt.Key.Key_R, ALT)
    foreseen(desk)
    desk.types("收错户")
    desk.presses(ENTER)
    place.confirms("林主管")
    assert door.news[-1].startswith("SJ00000001 is reversed by CZ00000001; both are kept.")


def test_an_auditor_is_offered_nothing_but_reading(seat: Seat) -> None:
    desk = seat("何审计").desk
    desk.goes_to(FU)
    bars = desk.page.details.bars
    assert bars.customer.offered() == [ActKind.STATEMENT]
    reads(desk, Qt.Key.Key_1)
    assert bars.bill.offered() == []
    reads(desk, Qt.Key.Key_2)
    assert bars.payment.offered() == []
