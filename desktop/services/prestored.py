"""Prestored money over time: statements of account, and balances that run low."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import customers, journal, prestored, settings
from desktop.domain.entries import PRESTORED, PRINCIPAL
from desktop.domain.journal import JournalLine
from desktop.domain.money import Money
from desktop.domain.statements import AccountStatement, LowBalance, StatementLine
from desktop.services.receipts import letterhead
from desktop.services.workplace import Workplace


class PrestoredService:
    """Statements of account and low balances."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def statement(self, customer_no: str, since: date, until: date) -> AccountStatement:
        """Return a customer's account from one day to another, both included, by business date."""
        with self._at.reading() as session:
            known = customers.one(session, customer_no)
            [who] = customers.details(session, [known.key])
            entries = sorted(journal.of_customer(session, known.key), key=lambda line: (line.on, line.seq))
            before = [line for line in entries if line.on < since]
            owed, held = _sums(before)
            within = [line for line in entries if since <= line.on <= until]
            return AccountStatement(
                letterhead(session),
                who.number,
                who.name,
                who.address,
                who.station,
                since,
                until,
                Money(owed),
                Money(held),
                tuple(_lines(within, owed, held)),
            )

    def low(self, below: Money | None = None) -> Sequence[LowBalance]:
        """Return customers who have prestored and hold less than a sum (else the setting), lowest first."""
        with self._at.reading() as session:
            return prestored.low(session, below.fen if below else _setting(session))


def _setting(session: Session) -> int:
    return Money.parse(settings.value_of(session, "prestored.low")).fen


def _sums(lines: Sequence[JournalLine]) -> tuple[int, int]:
    held = sum(line.fen for line in lines if line.account == PRESTORED)
    return sum(line.fen for line in lines if line.account == PRINCIPAL), held


def _lines(entries: Sequence[JournalLine], owed: int, held: int) -> Iterable[StatementLine]:
    for line in entries:
        if line.account == PRESTORED:
            held += line.fen
        elif line.account == PRINCIPAL:
            owed += line.fen
        yield StatementLine(
            line.on,
            line.number,
            line.kind,
            line.account,
            line.bill_no,
            line.month,
            Money(line.fen),
            Money(owed),
            Money(held),
        )
