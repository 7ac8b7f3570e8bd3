"""Shifts: opened with a float, closed with a count, handed over and locked; and who has closed."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import numbering, shifts
from desktop.db.chain import head_of
from desktop.db.ledger import Ledger
from desktop.domain.entries import COME_IN, GO_BACK
from desktop.domain.errors import NoShiftOpen, ShiftOpenAlready, UnknownReceipt
from desktop.domain.money import ZERO, Money, total
from desktop.domain.payments import Method
from desktop.domain.rights import Right
from desktop.domain.shifts import Book, Close, Count, Movement, ShiftLine, check_count
from desktop.domain.snapshots import dump, load
from desktop.domain.users import Approval
from desktop.services.supervision import confirmed, record_approval
from desktop.services.workplace import Workplace

_BACK = ("reversal", "bounce")
_MONEY = (*COME_IN, *GO_BACK)


class ShiftService:
    """A clerk's shift at the counter, and the bureau's view of all of them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def open(self, on: date, opening_float: Money = ZERO) -> Book:
        """Open a shift with a float. Raises ShiftOpenAlready."""
        with self._at.writing(Right.SHIFT) as session:
            if there := shifts.open_shift(session, self._at.clerk):
                raise ShiftOpenAlready(self._at.clerk, there.number, there.on)
            ledger = Ledger(session, self._at.stamp())
            facts = json.dumps({"float": opening_float.fen})
            ledger.record(shifts.OPENED, shifts.next_number(session), facts, on)
            ledger.flush()
            return self._book(session, self._at.clerk, on)

    def book(self, on: date, clerk: str = "") -> Book:
        """Return the open shift; where none was opened, what the clerk did that day since a close."""
        with self._at.reading() as session:
            return self._book(session, clerk or self._at.clerk, on)

    def is_open(self) -> bool:
        """Whether whoever is at the counter opened a shift and has not closed it."""
        with self._at.reading() as session:
            return shifts.open_shift(session, self._at.clerk) is not None

    def close(self, on: date, count: Count, clerk: str = "", *, approval: Approval | None = None) -> Close:
        """Close a shift and lock it; another clerk's is closed by a supervisor, or one whom one confirms.

        Raises DifferenceUnexplained, FloatAboveCash or, where there is nothing to close, NoShiftOpen.
        """
        whose = clerk or self._at.clerk
        own = whose == self._at.clerk
        with self._at.writing(Right.SHIFT if own else Right.REVERSE, approval) as session:
            if not own:
                confirmed(session, self._at, Right.REVERSE, approval)
            book = self._book(session, whose, on)
            if not book.opened_at and not book.movements and not book.offset_count:
                raise NoShiftOpen(whose)
            check_count(book, count)
            stamp = self._at.stamp()
            seq, head = head_of(session)
            closed = Close(book, count, stamp.at, self._at.clerk, seq, head.hex())
            ledger = Ledger(session, stamp)
            ledger.record(shifts.CLOSED, book.number, dump(closed), book.on)
            record_approval(ledger, book.number, book.on, approval)
            ledger.flush()
            return closed

    def closed(self, number: str) -> Close:
        """Return a closed shift to the letter, for its sheet. Raises UnknownReceipt."""
        with self._at.reading() as session:
            return _closed(session, number)

    def last(self) -> Close | None:
        """Return what whoever is at the counter closed last, or None."""
        with self._at.reading() as session:
            _, number = shifts.last_close(session, self._at.clerk)
            return _closed(session, number) if number else None

    def of_day(self, on: date) -> Sequence[ShiftLine]:
        """Return who has closed on a day, and who took money and has not."""
        with self._at.reading() as session:
            done = [load(Close, facts) for facts in shifts.closes(session, on=on)]
            lines = [_closed_line(close) for close in done]
            for clerk in shifts.clerks_on(session, on):
                book = self._book(session, clerk, on)
                if book.opened_at or book.movements:
                    lines.append(ShiftLine(clerk, book.number, on, None, book.collected, book.cash))
        return sorted(lines, key=lambda line: (line.clerk, line.number))

    def _book(self, session: Session, clerk: str, on: date) -> Book:
        shift = shifts.open_shift(session, clerk)
        since = shift.seq if shift else shifts.last_close(session, clerk)[0]
        rows = shifts.postings_since(session, clerk, since, None if shift else on)
        moves = tuple(move for row in rows if (move := _movement(row)))
        money = [row for row in rows if row.kind in _MONEY or row.countered_kind in _MONEY]
        uses = [row for row in rows if "use" in (row.kind, row.countered_kind)]
        voids = numbering.voided(session, since=since, by=clerk)
        return Book(
            number=shift.number if shift else shifts.next_number(session),
            clerk=clerk,
            on=shift.on if shift else on,
            opened_at=shift.at if shift else None,
            opening_float=Money(shift.facts["float"]) if shift else ZERO,
            movements=moves,
            paid_on_bills=Money(-sum(row.principal for row in money)),
            paid_on_penalties=Money(-sum(row.penalty for row in money)),
            to_prestored=Money(sum(row.prestored for row in money)),
            offsets=Money(-sum(row.prestored for row in uses)),
            offset_count=len(uses),
            voided=tuple(sorted(voids)),
        )


def _closed(session: Session, number: str) -> Close:
    found = shifts.closes(session, number=number)
    if not found:
        raise UnknownReceipt(number)
    return load(Close, found[0])


def _movement(row: Any) -> Movement | None:
    if row.kind not in _MONEY and row.countered_kind not in _MONEY:
        return None
    refund = row.kind in GO_BACK or row.countered_kind in GO_BACK
    back = row.kind in _BACK
    amount = Money(-row.amount if refund != back else row.amount)
    return Movement(
        row.number,
        row.kind,
        row.customer_no,
        row.customer_name,
        row.business_date,
        Method(row.method),
        amount,
        row.reference,
        row.countered or "",
    )


def _closed_line(close: Close) -> ShiftLine:
    book = close.book
    collected = total(move.amount for move in book.movements)
    return ShiftLine(
        book.clerk, book.number, book.on, close.closed_at, collected, close.handed_over, close.difference
    )
