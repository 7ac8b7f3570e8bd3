"""One customer followed day by day: what the worklist suggests is done, and every shortcut is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from desktop.domain.arrears import DebtorFilter
from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.errors import CutNotAllowed, NothingToPrint, Refusal, StopNoticeTooEarly
from desktop.domain.notices import PaperKind
from desktop.domain.sms import SmsState
from desktop.domain.sms_batch import SmsWanted
from desktop.domain.worklist import Task, Work
from desktop.services.office import Office
from tests.counter import Counter, day

DELIVERED = {
    PaperKind.OVERDUE: ContactKind.OVERDUE_DELIVERED,
    PaperKind.SECOND: ContactKind.SECOND_DELIVERED,
    PaperKind.STOP: ContactKind.STOP_DELIVERED,
}
RECORDED = {Task.CALL: ContactKind.CALL, Task.TELL: ContactKind.TOLD, Task.COPY: ContactKind.COPIED}
Told = tuple[str, Task, PaperKind | None]


class Collector:
    """A collector who does what the worklist suggests, as often as it suggests something on a day."""

    def __init__(self, counter: Counter, customer: str) -> None:
        self.office, self.customer = counter.office, customer
        self.key = counter.office.customers.key(customer)
        self.done: list[Told] = []

    def work(self, on: date) -> Work:
        return self.office.worklist.lines([self.key], on)[self.key]

    def go_through(self, first: date, last: date) -> None:
        """Work on each of these days."""
        on = first
        while on <= last:
            while self._does_something(on):
                pass
            on += timedelta(days=1)

    def _does_something(self, on: date) -> bool:
        work = self.work(on)
        suggested = work.suggestion
        if not suggested.is_act:
            return False
        self.done.append((on.isoformat(), suggested.task, suggested.paper))
        self._do(work, on)
        return True

    def _do(self, work: Work, on: date) -> None:
        task, paper = work.suggestion.task, work.suggestion.paper
        if task is Task.PRINT and paper is not None:
            self.office.notices.issue(DebtorFilter(on), only=[self.customer], kind=paper)
        elif task is Task.DELIVER and paper is not None:
            draft = ContactDraft(self.customer, DELIVERED[paper], on, serial=work.serial(paper))
            self.office.contacts.record(draft)
        elif task in RECORDED:
            self.office.contacts.record(ContactDraft(self.customer, RECORDED[task], on, "09:00"))
        elif task is Task.APPROVE:
            self.office.stop_supply.approve([self.customer], on)
        else:
            act = self.office.stop_supply.stop if task is Task.CUT else self.office.stop_supply.restore
            act(self.customer, on, "09:30", "吉训明")


def refused(kind: type[Refusal], act: Callable[[], object]) -> None:
    """Expect a refusal."""
    with pytest.raises(kind):
        act()


def test_from_the_first_reminder_to_the_reconnection(counter: Counter, customer: str) -> None:
    counter.bill(customer, "186.40")
    office, collector = counter.office, Collector(counter, customer)

    def stop_notice(on: str) -> Callable[[], object]:
        wanted = DebtorFilter(day(on))
        return lambda: office.notices.issue(wanted, only=[customer], kind=PaperKind.STOP)

    def cut(on: str) -> Callable[[], object]:
        return lambda: office.stop_supply.stop(customer, day(on), "10:00", "吉训明")

    refused(StopNoticeTooEarly, stop_notice("2012-06-19"))
    refused(CutNotAllowed, cut("2012-06-19"))
    collector.go_through(day("2012-05-20"), day("2012-06-20"))
    refused(CutNotAllowed, cut("2012-06-22"))
    collector.go_through(day("2012-06-21"), day("2012-06-23"))
    assert [told for told in collector.done if told[1] is not Task.CALL] == [
        ("2012-05-21", Task.PRINT, PaperKind.OVERDUE),
        ("2012-05-21", Task.DELIVER, PaperKind.OVERDUE),
        ("2012-05-31", Task.PRINT, PaperKind.SECOND),
        ("2012-05-31", Task.DELIVER, PaperKind.SECOND),
        ("2012-06-20", Task.PRINT, PaperKind.STOP),
        ("2012-06-20", Task.DELIVER, PaperKind.STOP),
        ("2012-06-20", Task.APPROVE, None),
        ("2012-06-20", Task.PRINT, PaperKind.WORK_ORDER),
        ("2012-06-23", Task.TELL, None),
        ("2012-06-23", Task.CUT, None),
    ]
    counter.takes(customer, "500.00", "2012-06-24")
    collector.done.clear()
    collector.go_through(day("2012-06-24"), day("2012-06-24"))
    assert collector.done == [
        ("2012-06-24", Task.PRINT, PaperKind.RECONNECTION),
        ("2012-06-24", Task.RESTORE, None),
    ]
    assert collector.work(day("2012-06-25")).suggestion.task is Task.NOTHING


def test_from_the_sms_before_the_due_date_to_the_reconnection(counter: Counter) -> None:
    """The same way with the clock moved day by day, and the reminders of each day sent as it comes."""
    customer = counter.customer("0706000000000003", phone="13876000003")
    counter.bill(customer, "186.40", "2012-05-20")
    office, collector = counter.office, Collector(counter, customer)
    sent: list[str] = []

    def the_day(on: date) -> None:
        office.workplace.clock = lambda: datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
        batch = office.sms.queue(SmsWanted(on, only=frozenset([customer])))
        assert office.sms.queue(SmsWanted(on, only=frozenset([customer]))).drafts == ()
        run = office.sms.sending.send()
        assert run.count(SmsState.SENT) == len(batch.drafts)
        sent.extend(f"{on.isoformat()} {draft.stage}" for draft in batch.drafts)
        collector.go_through(on, on)

    on = day("2012-05-15")
    while on <= day("2012-06-23"):
        if on < day("2012-06-20"):
            kind = StopNoticeTooEarly if on > day("2012-05-20") else NothingToPrint
            refused(kind, partial(_stop_notice, office, customer, on))
        if on < day("2012-06-23"):
            refused(CutNotAllowed, partial(office.stop_supply.stop, customer, on, "10:00", "吉训明"))
        the_day(on)
        on += timedelta(days=1)
    assert sent == [
        "2012-05-17 before",
        "2012-05-20 due",
        "2012-05-21 after",
        "2012-05-30 after",
        "2012-06-09 after",
    ]
    assert collector.done[-1] == ("2012-06-23", Task.CUT, None)
    counter.takes(customer, "500.00", "2012-06-24")
    collector.go_through(day("2012-06-24"), day("2012-06-24"))
    assert collector.done[-1] == ("2012-06-24", Task.RESTORE, None)
    logged = office.contacts.of_customer(customer, day("2012-06-24"))
    assert sum(contact.kind is ContactKind.SMS for contact in logged) == len(sent)


def _stop_notice(office: Office, customer: str, on: date) -> object:
    return office.notices.issue(DebtorFilter(on), only=[customer], kind=PaperKind.STOP)


def test_who_pays_before_the_window_is_never_cut(counter: Counter, customer: str) -> None:
    counter.bill(customer, "186.40")
    collector = Collector(counter, customer)
    collector.go_through(day("2012-05-20"), day("2012-06-22"))
    counter.takes(customer, "500.00", "2012-06-23")
    collector.done.clear()
    collector.go_through(day("2012-06-23"), day("2012-06-30"))
    assert collector.done == []
    refused(
        CutNotAllowed, lambda: counter.office.stop_supply.stop(customer, day("2012-06-23"), "10:00", "吉训明")
    )
