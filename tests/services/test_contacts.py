"""The contact log: recorded once, told by the ledger, withdrawn only by another record."""

import json
from pathlib import Path

import pytest

from desktop.domain.arrears import DebtorFilter
from desktop.domain.audit import AuditFilter
from desktop.domain.contacts import (
    Contact,
    ContactDraft,
    ContactFilter,
    ContactKind,
    How,
    PromiseState,
    standing,
)
from desktop.domain.errors import (
    AttachmentChanged,
    AttachmentTooLarge,
    AttachmentUnknown,
    ContactWithdrawn,
    EverybodyHeld,
    ReasonMissing,
    UnknownContact,
    UnknownCustomer,
    WrongAct,
)
from desktop.domain.notices import WhyNot
from tests.counter import Counter, day, yuan

ON = day("2012-06-20")
JPEG = b"\xff\xd8\xff\xe0" + b"photo" * 100


def record(
    counter: Counter, customer: str, kind: ContactKind, on: str = "2012-06-20", **facts: object
) -> Contact:
    """Record a contact of a customer."""
    return counter.office.contacts.record(ContactDraft(customer, kind, day(on), **facts))  # type: ignore[arg-type]  # facts of a draft


def promise(counter: Counter, customer: str, amount: str, due: str) -> Contact:
    """Let a customer promise, on 1 June, to pay by a day."""
    asked = yuan(amount) if amount else None
    return record(counter, customer, ContactKind.PROMISE, "2012-06-01", amount=asked, until_on=day(due))


def state(counter: Counter, contact: Contact, on: str) -> PromiseState | None:
    """Return what became of a promise, as of a day."""
    return counter.office.contacts.lines([contact.key], day(on))[contact.key].promise


def test_what_was_recorded_is_read_back_with_its_person_and_hour(counter: Counter, customer: str) -> None:
    told = record(counter, customer, ContactKind.CALL, at="09:30", note="答应下周来交", person="吉训明")
    [found] = counter.office.contacts.of_customer(customer, ON)
    assert found == told
    assert (found.at, found.person, found.note, found.recorded_by) == (
        "09:30",
        "吉训明",
        "答应下周来交",
        "符秀英",
    )
    assert counter.office.contacts.of_customer(customer, day("2012-06-19")) == []


def test_every_contact_is_an_act_of_the_chain(counter: Counter, customer: str) -> None:
    record(counter, customer, ContactKind.VISIT, note="不在家")
    [act] = [line for line in counter.office.audit.trail(AuditFilter()) if line.kind == "contact"]
    assert act.subject == customer
    assert json.loads(act.facts) == {"contact": 1, "kind": "visit", "note": "不在家"}
    with pytest.raises(UnknownCustomer):
        record(counter, "0706000000009999", ContactKind.VISIT)


def test_a_promise_is_kept_by_what_is_paid_and_broken_by_its_reversal(
    counter: Counter, customer: str
) -> None:
    counter.bill(customer, "300.00")
    made = promise(counter, customer, "100.00", "2012-06-10")
    assert state(counter, made, "2012-06-10") is PromiseState.OPEN
    assert state(counter, made, "2012-06-11") is PromiseState.BROKEN
    receipt = counter.takes(customer, "100.00", "2012-06-10")
    assert state(counter, made, "2012-06-30") is PromiseState.KEPT
    counter.reverses(receipt.receipt_no, "2012-06-12")
    assert state(counter, made, "2012-06-30") is PromiseState.BROKEN


def test_money_before_the_promise_or_after_its_day_keeps_nothing(counter: Counter, customer: str) -> None:
    counter.bill(customer, "300.00")
    counter.takes(customer, "50.00", "2012-05-31")
    made = promise(counter, customer, "100.00", "2012-06-10")
    counter.takes(customer, "99.99", "2012-06-01")
    counter.takes(customer, "50.00", "2012-06-11")
    assert state(counter, made, "2012-06-30") is PromiseState.BROKEN


def test_a_promise_without_an_amount_is_kept_at_zero(counter: Counter, customer: str) -> None:
    counter.bill(customer, "300.00")
    made = promise(counter, customer, "", "2012-06-10")
    counter.takes(customer, "299.99", "2012-06-05")
    assert state(counter, made, "2012-06-10") is PromiseState.OPEN
    counter.takes(customer, "20.00", "2012-06-10")
    assert state(counter, made, "2012-06-30") is PromiseState.KEPT


def test_prestored_money_from_too_much_paid_counts_as_paid(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    made = promise(counter, customer, "200.00", "2012-06-10")
    counter.takes(customer, "200.00", "2012-06-10")
    assert state(counter, made, "2012-06-30") is PromiseState.KEPT


def test_who_is_on_hold_gets_no_notice_until_the_day_after(counter: Counter, customer: str) -> None:
    other = counter.customer("0706000000000002")
    for number in (customer, other):
        counter.bill(number, "300.00")
    record(counter, customer, ContactKind.DISPUTE, until_on=day("2012-06-25"), note="抄表有误")
    issued = counter.office.notices.issue(DebtorFilter(ON))
    assert [notice.customer_no for notice in issued] == [other]
    [left_out] = counter.office.notices.left_out(DebtorFilter(ON))
    assert (left_out.customer_no, left_out.why, left_out.day) == (customer, WhyNot.HELD, day("2012-06-25"))
    [held] = counter.office.contacts.held(ON)
    assert (held.customer_no, held.until_on) == (customer, day("2012-06-25"))
    with pytest.raises(EverybodyHeld):
        counter.office.notices.issue(DebtorFilter(day("2012-06-25")), only=[customer])
    assert len(counter.office.notices.issue(DebtorFilter(day("2012-06-26")))) == 2


def test_a_hold_that_is_withdrawn_holds_nothing(counter: Counter, customer: str) -> None:
    counter.bill(customer, "300.00")
    held = record(counter, customer, ContactKind.HOLD, until_on=day("2012-06-25"), note="等拨款")
    counter.office.contacts.withdraw(held.key, ON, "已拨款")
    assert counter.office.contacts.held(ON) == []
    assert len(counter.office.notices.issue(DebtorFilter(ON))) == 1


def test_a_withdrawal_keeps_both_records_and_comes_once(counter: Counter, customer: str) -> None:
    wrong = record(counter, customer, ContactKind.VISIT)
    with pytest.raises(ReasonMissing):
        counter.office.contacts.withdraw(wrong.key, ON, " ")
    by = counter.office.contacts.withdraw(wrong.key, ON, "记错户")
    told = counter.office.contacts.of_customer(customer, ON)
    assert [(one.kind, one.withdrawn) for one in told] == [
        (ContactKind.VISIT, True),
        (ContactKind.WITHDRAWN, False),
    ]
    assert standing(told) == []
    with pytest.raises(ContactWithdrawn):
        counter.office.contacts.withdraw(wrong.key, ON, "再撤")
    with pytest.raises(UnknownContact):
        counter.office.contacts.withdraw(by.key, ON, "撤回撤回")


def test_acts_of_the_clock_are_not_written_into_the_log_by_hand(counter: Counter, customer: str) -> None:
    for kind in (ContactKind.APPROVED, ContactKind.STOPPED, ContactKind.RESTORED, ContactKind.WITHDRAWN):
        with pytest.raises(WrongAct):
            record(counter, customer, kind)


def test_the_newest_contacts_come_first_and_are_filtered(counter: Counter, customer: str) -> None:
    other = counter.customer("0706000000000002", station="叉河供电所", area="老烈村台区")
    first = record(counter, customer, ContactKind.CALL, "2012-06-01")
    second = record(counter, other, ContactKind.VISIT, "2012-06-02")
    keys = counter.office.contacts.keys
    assert keys(ContactFilter()) == [second.key, first.key]
    assert keys(ContactFilter(station="叉河供电所")) == [second.key]
    assert keys(ContactFilter(kinds=(ContactKind.CALL,))) == [first.key]
    assert keys(ContactFilter(since=day("2012-06-02"))) == [second.key]
    assert keys(ContactFilter(until=day("2012-06-01"))) == [first.key]
    assert keys(ContactFilter(customer_no=other)) == [second.key]


def attach(counter: Counter, customer: str, file: Path) -> Contact:
    """Record the delivery of a notice with a photo of the signed receipt."""
    draft = ContactDraft(
        customer, ContactKind.OVERDUE_DELIVERED, ON, serial="CJ00000001", how=How.BY_HAND, signed=True
    )
    return counter.office.contacts.record(draft, attachment=file)


def test_a_photo_is_kept_beside_the_database_under_its_own_fingerprint(
    counter: Counter, customer: str, tmp_path: Path
) -> None:
    photo = tmp_path / "../evil name;.jpeg"
    photo.write_bytes(JPEG)
    told = attach(counter, customer, photo)
    found = counter.office.contacts.attachment(told.key)
    assert found.parent == counter.file.with_name("county-attachments")
    assert (found.read_bytes(), found.suffix, told.signed) == (JPEG, ".jpg", True)
    found.write_bytes(JPEG + b"other")
    with pytest.raises(AttachmentChanged):
        counter.office.contacts.attachment(told.key)
    found.unlink()
    with pytest.raises(AttachmentChanged):
        counter.office.contacts.attachment(told.key)


def test_what_is_no_picture_or_too_large_is_not_kept(counter: Counter, customer: str, tmp_path: Path) -> None:
    page = tmp_path / "photo.jpg"
    page.write_bytes(b"<html>")
    with pytest.raises(AttachmentUnknown):
        attach(counter, customer, page)
    page.write_bytes(JPEG + bytes(21 * 1024 * 1024))
    with pytest.raises(AttachmentTooLarge):
        attach(counter, customer, page)
    assert counter.office.contacts.of_customer(customer, ON) == []
