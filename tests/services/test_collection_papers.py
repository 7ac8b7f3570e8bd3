"""The papers of collection: who may get which on a day, their serials, and that a second run agrees."""

from pathlib import Path

import pytest

from desktop.domain.arrears import DebtorFilter
from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.errors import CutNotAllowed, EverybodyHeld, NobodyLawful, StopNoticeTooEarly
from desktop.domain.notices import Notice, PaperKind, WhyNot
from tests.counter import Counter, day


def log(counter: Counter, customer: str, kind: ContactKind, on: str, at: str = "") -> None:
    """Write a contact of a customer down."""
    counter.office.contacts.record(ContactDraft(customer, kind, day(on), at))


def paper(counter: Counter, customer: str, kind: PaperKind, on: str) -> Notice:
    """Make one customer's paper of a day."""
    [made] = counter.office.notices.issue(DebtorFilter(day(on)), only=[customer], kind=kind)
    return made


@pytest.fixture
def debtor(counter: Counter, customer: str) -> str:
    """Return a customer with a bill due on 20 May 2012, reminded on 1 June."""
    counter.bill(customer, "186.40")
    log(counter, customer, ContactKind.OVERDUE_DELIVERED, "2012-06-01")
    return customer


@pytest.fixture
def approved(counter: Counter, debtor: str) -> str:
    """Return that customer with the notice printed and delivered on day 31, and the stop approved."""
    paper(counter, debtor, PaperKind.STOP, "2012-06-20")
    log(counter, debtor, ContactKind.STOP_DELIVERED, "2012-06-20")
    counter.office.stop_supply.approve([debtor], day("2012-06-21"))
    return debtor


def test_a_second_notice_follows_a_first_that_was_delivered(counter: Counter, debtor: str) -> None:
    other = counter.customer("0706000000000002")
    counter.bill(other, "80.00")
    wanted = DebtorFilter(day("2012-06-10"))
    made = counter.office.notices.issue(wanted, kind=PaperKind.SECOND)
    assert [(one.customer_no, one.serial) for one in made] == [(debtor, "EC00000001")]
    [left_out] = counter.office.notices.left_out(wanted, kind=PaperKind.SECOND)
    assert (left_out.customer_no, left_out.why) == (other, WhyNot.NOT_REMINDED)
    with pytest.raises(NobodyLawful):
        paper(counter, other, PaperKind.SECOND, "2012-06-10")


def test_a_stop_supply_notice_is_not_printed_before_day_31(counter: Counter, debtor: str) -> None:
    with pytest.raises(StopNoticeTooEarly) as refused:
        paper(counter, debtor, PaperKind.STOP, "2012-06-19")
    assert refused.value.earliest_on == day("2012-06-20")
    made = paper(counter, debtor, PaperKind.STOP, "2012-06-20")
    assert made.serial == "TD00000001"
    assert (made.lawful.window_from, made.lawful.window_to) == (day("2012-06-23"), day("2012-06-27"))


def test_day_31_is_all_that_printing_a_stop_supply_notice_asks_for(counter: Counter, customer: str) -> None:
    counter.bill(customer, "186.40")
    assert paper(counter, customer, PaperKind.STOP, "2012-06-20").lines


def test_a_second_stop_supply_notice_waits_until_the_window_is_over(counter: Counter, approved: str) -> None:
    first = paper(counter, approved, PaperKind.STOP, "2012-06-20")
    assert paper(counter, approved, PaperKind.STOP, "2012-06-20") == first
    with pytest.raises(NobodyLawful):
        paper(counter, approved, PaperKind.STOP, "2012-06-27")
    assert paper(counter, approved, PaperKind.STOP, "2012-06-28").serial != first.serial


def test_a_work_order_needs_everything_but_the_last_word_to_the_customer(
    counter: Counter, debtor: str
) -> None:
    with pytest.raises(CutNotAllowed):
        paper(counter, debtor, PaperKind.WORK_ORDER, "2012-06-22")
    log(counter, debtor, ContactKind.STOP_DELIVERED, "2012-06-20")
    with pytest.raises(CutNotAllowed) as refused:
        paper(counter, debtor, PaperKind.WORK_ORDER, "2012-06-22")
    assert refused.value.missing == ("approval",)
    counter.office.stop_supply.approve([debtor], day("2012-06-22"))
    made = paper(counter, debtor, PaperKind.WORK_ORDER, "2012-06-22")
    assert (made.serial, made.lawful.approved_by) == ("TG00000001", "符秀英")
    assert (made.lawful.window_from, made.lawful.window_to) == (day("2012-06-23"), day("2012-06-27"))
    with pytest.raises(CutNotAllowed):
        paper(counter, debtor, PaperKind.WORK_ORDER, "2012-06-28")


def test_a_reconnection_order_follows_payment_in_full(counter: Counter, approved: str) -> None:
    log(counter, approved, ContactKind.TOLD, "2012-06-23", "09:00")
    counter.office.stop_supply.stop(approved, day("2012-06-23"), "09:30", "吉训明")
    with pytest.raises(NobodyLawful):
        paper(counter, approved, PaperKind.RECONNECTION, "2012-06-24")
    counter.takes(approved, "300.00", "2012-06-24")
    made = paper(counter, approved, PaperKind.RECONNECTION, "2012-06-24")
    assert (made.serial, made.lines, made.lawful.stopped_on) == ("FD00000001", (), day("2012-06-23"))
    assert made.lawful.reconnect_by is not None
    assert made.lawful.reconnect_by.date() == day("2012-06-25")


def test_who_is_on_hold_gets_no_paper_of_any_kind(counter: Counter, debtor: str) -> None:
    draft = ContactDraft(debtor, ContactKind.HOLD, day("2012-06-15"), note="核实", until_on=day("2012-06-30"))
    counter.office.contacts.record(draft)
    for kind in (PaperKind.OVERDUE, PaperKind.SECOND, PaperKind.STOP, PaperKind.WORK_ORDER):
        with pytest.raises(EverybodyHeld):
            paper(counter, debtor, kind, "2012-06-20")


def test_a_second_run_says_the_same_and_is_a_reprint(counter: Counter, debtor: str, tmp_path: Path) -> None:
    first = paper(counter, debtor, PaperKind.STOP, "2012-06-20")
    counter.office.notices.write([first], tmp_path / "first.pdf")
    counter.takes(debtor, "100.00", "2012-06-20")
    again = paper(counter, debtor, PaperKind.STOP, "2012-06-20")
    assert (again.copy, again.lines, again.lawful) == (1, first.lines, first.lawful)
    assert (tmp_path / "first.pdf").read_bytes().startswith(b"%PDF")
