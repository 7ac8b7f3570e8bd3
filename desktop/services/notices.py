"""Papers of collection: who gets one, its serial number, and the paper; a second run prints it again."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, notices, papers, settings
from desktop.db.accounts import chunks, load_accounts
from desktop.db.ledger import Ledger
from desktop.domain.account import Account
from desktop.domain.arrears import DebtorFilter
from desktop.domain.entries import OpenBill, Terms
from desktop.domain.errors import (
    Cancelled,
    CutNotAllowed,
    EverybodyHeld,
    NobodyLawful,
    PrintingCancelled,
    Refusal,
    StopNoticeTooEarly,
)
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.notices import LeftOut, Letterhead, Notice, NoticeLine, PaperKind, WhyNot
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.services.paper_choice import Choice, choose, lawful_facts
from desktop.services.receipts import letterhead
from desktop.services.workplace import Progress, Workplace, no_progress


@dataclass(frozen=True, slots=True)
class NoticeRun:
    """A batch of notices that was printed to a file."""

    file: Path
    notices: tuple[Notice, ...]
    reprints: int

    @property
    def principal(self) -> Money:
        """Principal that the batch asks for."""
        return Money(sum(notice.principal.fen for notice in self.notices))

    @property
    def penalty(self) -> Money:
        """Penalties that the batch asks for."""
        return Money(sum(notice.penalty.fen for notice in self.notices))


class NoticeService:
    """Issue and print notices and orders of collection."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def issue(
        self,
        wanted: DebtorFilter,
        *,
        only: Sequence[str] | None = None,
        kind: PaperKind = PaperKind.OVERDUE,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Notice, ...]:
        """Give every customer whose paper is lawful one of the filter's day, in delivery order.

        A customer who has one of that day keeps it, serial and words. `only` are chosen customer numbers.
        Who is on hold, or for whom it is too early, gets none; `left_out` tells who that is and why. Raises
        NothingToPrint where nobody meets the filter, EverybodyHeld or NobodyLawful where all are left out.
        """
        wanted = replace(wanted, overdue=True, by_debt=False)
        with self._at.reading() as session:
            choice = choose(session, wanted, only, kind)
            keys = _let_through(choice, wanted.on)
            there = notices.of_day(session, wanted.on, keys, kind)
        drafts: dict[int, Notice] = {}
        fresh = [key for key in keys if key not in there]
        for chunk in chunks(fresh):
            if cancelled():
                raise Cancelled
            # a transaction each, so that a payment at the counter waits for one chunk, not for the batch
            with self._at.reading() as session:
                drafts.update(self._drafts(session, chunk, wanted.on, kind, choice))
            progress(len(drafts), len(fresh))
        if drafts:
            self._keep(wanted.on, drafts, kind)
        with self._at.reading() as session:
            return _told(session, wanted.on, keys, kind)

    def left_out(
        self,
        wanted: DebtorFilter,
        *,
        only: Sequence[str] | None = None,
        kind: PaperKind = PaperKind.OVERDUE,
    ) -> Sequence[LeftOut]:
        """Return whom a run leaves out and why, in delivery order."""
        with self._at.reading() as session:
            return choose(session, replace(wanted, overdue=True, by_debt=False), only, kind).left_out

    def write(
        self,
        issued: Sequence[Notice],
        file: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> NoticeRun:
        """Print notices to one PDF in delivery order, and count the print of each."""
        from desktop.documents.files import write_atomically
        from desktop.documents.notice_pdf import notices_pdf

        with self._at.reading() as session:
            language = settings.value_of(session, "paper.language")
        try:
            paper = notices_pdf(issued, language=language, progress=progress, cancelled=cancelled)
        except Cancelled as cancel:
            raise PrintingCancelled from cancel
        write_atomically(file, paper)
        with self._at.writing(Right.NOTICES) as session:
            counted = {notice.serial: notice.copy for notice in issued}
            papers.count_prints(session, "notice", counted, self._at.stamp())
        return NoticeRun(file, tuple(issued), sum(notice.copy > 0 for notice in issued))

    def _drafts(
        self, session: Session, keys: Sequence[int], on: date, kind: PaperKind, choice: Choice
    ) -> dict[int, Notice]:
        facts = lawful_facts(session, choice, kind, on, self._at.clock().tzinfo)
        drafts = _drafts(session, keys, on)
        return {key: replace(draft, kind=kind, lawful=facts(key)) for key, draft in drafts.items()}

    def _keep(self, on: date, drafts: dict[int, Notice], kind: PaperKind) -> None:
        stamp = self._at.stamp()
        with self._at.writing(Right.NOTICES) as session:
            there = notices.of_day(session, on, list(drafts), kind)
            new = [(key, draft) for key, draft in drafts.items() if key not in there]
            numbers = notices.serials(session, len(new), kind)
            ledger = Ledger(session, stamp)
            kept = {}
            for serial, (key, draft) in zip(numbers, new, strict=True):
                notice = replace(draft, serial=serial)
                snapshot = dump(notice)
                kept[serial] = notices.NewNotice(key, notice.principal.fen, notice.penalty.fen, snapshot)
                ledger.record("notice", serial, _facts(notice, snapshot), on)
            notices.keep(session, on, kept, kind)
            ledger.flush()


def _let_through(choice: Choice, on: date) -> Sequence[int]:
    if not choice.keys:
        raise _refusal(choice.left_out, on)
    return choice.keys


def _refusal(left_out: Sequence[LeftOut], on: date) -> Refusal:
    """Say why nobody gets a paper; where reasons differ, the first one's."""
    first, numbers = left_out[0], tuple(one.customer_no for one in left_out)
    if all(one.why is WhyNot.HELD for one in left_out):
        return EverybodyHeld(numbers)
    if first.why is WhyNot.TOO_EARLY and first.day is not None:
        return StopNoticeTooEarly(on, first.day)
    if first.missing:
        return CutNotAllowed(on, first.missing)
    return NobodyLawful(numbers, first.why)


def _facts(notice: Notice, snapshot: str) -> str:
    return json.dumps(
        {
            "customer": notice.customer_no,
            "kind": notice.kind.value,
            "principal": notice.principal.fen,
            "penalty": notice.penalty.fen,
            "paper": sha256(snapshot.encode()).hexdigest(),
        }
    )


def _told(session: Session, on: date, keys: Sequence[int], kind: PaperKind) -> tuple[Notice, ...]:
    kept = notices.of_day(session, on, keys, kind)
    copies = notices.copies(session, [serial for serial, _ in kept.values()])
    return tuple(
        replace(load(Notice, snapshot), copy=copies[serial])
        for serial, snapshot in (kept[key] for key in keys)
    )


def _drafts(session: Session, keys: Sequence[int], on: date) -> dict[int, Notice]:
    terms = settings.terms(session)
    head = letterhead(session)
    accounts = load_accounts(session, keys, as_of=on, every_bill=True)
    return {
        row.id: _draft(row, accounts[row.id], on, terms, head) for row in customers.details(session, keys)
    }


def _draft(row: Any, account: Account, on: date, terms: Terms, head: Letterhead) -> Notice:
    overdue = sorted(
        (bill for bill in account.bills.values() if bill.due_on < on),
        key=lambda bill: (bill.month, bill.due_on, bill.bill_no),
    )
    lines = (_line(account, bill, on, terms) for bill in overdue)
    return Notice(
        "",
        on,
        row.number,
        row.name,
        row.address,
        row.phone,
        row.station,
        row.area,
        tuple(line for line in lines if line.outstanding or line.penalty),
        head,
        important=row.key_customer,
        meter_no=row.meter_no,
    )


def _line(account: Account, bill: OpenBill, on: date, terms: Terms) -> NoticeLine:
    return NoticeLine(
        bill.bill_no,
        str(Month.from_code(bill.month)),
        bill.due_on,
        (on - bill.due_on).days,
        Money(bill.amount),
        Money(bill.outstanding),
        Money(account.penalty_due(bill, on, terms)),
        account.penalty_of(bill, on, terms).text(),
    )
