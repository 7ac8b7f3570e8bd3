"""Overdue notices: who gets one, its serial number, and the paper; a second run prints the same again."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import contacts, customers, notices, papers, places, settings, unpaid
from desktop.db.accounts import chunks, load_accounts
from desktop.db.ledger import Ledger
from desktop.domain.account import Account
from desktop.domain.arrears import DebtorFilter
from desktop.domain.contacts import Held
from desktop.domain.entries import OpenBill, Terms
from desktop.domain.errors import Cancelled, EverybodyHeld, NothingToPrint, PrintingCancelled, UnknownStation
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.notices import Letterhead, Notice, NoticeLine
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
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
    """Issue and print overdue notices."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def issue(
        self,
        wanted: DebtorFilter,
        *,
        only: Sequence[str] | None = None,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Notice, ...]:
        """Give every customer with overdue bills a notice of the filter's day, in delivery order.

        A customer who has one of that day keeps it, serial and words. `only` are chosen customer numbers.
        Who is on hold gets none; `held_back` tells who that is. Raises NothingToPrint where nobody is
        overdue, EverybodyHeld where all who are overdue are on hold.
        """
        wanted = replace(wanted, overdue=True, by_debt=False)
        with self._at.reading() as session:
            keys = _let_through(session, self._chosen(session, wanted, only), wanted.on)
            there = notices.of_day(session, wanted.on, keys)
        drafts: dict[int, Notice] = {}
        fresh = [key for key in keys if key not in there]
        for chunk in chunks(fresh):
            if cancelled():
                raise Cancelled
            # a transaction each, so that a payment at the counter waits for one chunk, not for the batch
            with self._at.reading() as session:
                drafts.update(_drafts(session, chunk, wanted.on))
            progress(len(drafts), len(fresh))
        if drafts:
            self._keep(wanted.on, drafts)
        with self._at.reading() as session:
            return _told(session, wanted.on, keys)

    def held_back(self, wanted: DebtorFilter, *, only: Sequence[str] | None = None) -> Sequence[Held]:
        """Return who would get a notice were they not on hold, in delivery order."""
        with self._at.reading() as session:
            keys = self._chosen(session, replace(wanted, overdue=True, by_debt=False), only)
            until = contacts.held(session, wanted.on)
            rows = customers.details(session, [key for key in keys if key in until])
            return [Held(row.number, row.name, until[row.id]) for row in rows]

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

    def _chosen(self, session: Session, wanted: DebtorFilter, only: Sequence[str] | None) -> Sequence[int]:
        if wanted.station and wanted.station not in places.station_names(session):
            raise UnknownStation(wanted.station)
        keys = unpaid.debtors(session, wanted)
        if only is not None:
            chosen = {known.key for known in customers.known(session, only).values()}
            keys = [key for key in keys if key in chosen]
        if not keys:
            raise NothingToPrint
        return keys

    def _keep(self, on: date, drafts: dict[int, Notice]) -> None:
        stamp = self._at.stamp()
        with self._at.writing(Right.NOTICES) as session:
            there = notices.of_day(session, on, list(drafts))
            new = [(key, draft) for key, draft in drafts.items() if key not in there]
            numbers = notices.serials(session, len(new))
            ledger = Ledger(session, stamp)
            kept = {}
            for serial, (key, draft) in zip(numbers, new, strict=True):
                notice = replace(draft, serial=serial)
                snapshot = dump(notice)
                kept[serial] = notices.NewNotice(key, notice.principal.fen, notice.penalty.fen, snapshot)
                ledger.record("notice", serial, _facts(notice, snapshot), on)
            notices.keep(session, on, kept)
            ledger.flush()


def _let_through(session: Session, keys: Sequence[int], on: date) -> Sequence[int]:
    held = contacts.held(session, on)
    kept = [key for key in keys if key not in held]
    if not kept:
        raise EverybodyHeld(tuple(row.number for row in customers.details(session, keys)))
    return kept


def _facts(notice: Notice, snapshot: str) -> str:
    return json.dumps(
        {
            "customer": notice.customer_no,
            "principal": notice.principal.fen,
            "penalty": notice.penalty.fen,
            "paper": sha256(snapshot.encode()).hexdigest(),
        }
    )


def _told(session: Session, on: date, keys: Sequence[int]) -> tuple[Notice, ...]:
    kept = notices.of_day(session, on, keys)
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
