"""Reads one row of a statement: when, how much and which way, from whom, and what was written to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from desktop.domain.bank import BankFormat, BankLine, NotIncome, folded
from desktop.domain.errors import AmountMissing, FieldMissing, IncomeAndExpense, NotAnAmount, Refusal
from desktop.domain.money import ZERO, Money
from desktop.domain.payments import Method
from desktop.intake.amounts import Numerals
from desktop.intake.bank.marks import Way, ending, way, yuan_only
from desktop.intake.cells import words
from desktop.intake.dates import day_reader
from desktop.intake.layout import Layout
from desktop.intake.rows import Row, Unreadable, optional, required

REMARKS = ("summary", "postscript", "remark", "purpose", "place", "reference")
_TEXTS = (*REMARKS, "payer", "payer_account", "status", "kind")
_DASHES = frozenset("-－—–/")
_CLOCK = re.compile(r"(?<![0-9])([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_COMPACT_CLOCK = re.compile(r"(?:^|[0-9]{8}\s?)([0-2][0-9])([0-5][0-9])([0-5][0-9])$")
_TIMES = frozenset(("交易时间", "时间", "记账时间", "入账时间", "发生时间"))


@dataclass(frozen=True, slots=True)
class Sums:
    """A row's cells of money as they stand, signed, for the totals that the file declares."""

    income: Money = ZERO
    expense: Money = ZERO
    amount: Money = ZERO
    refund: Money = ZERO


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line of the statement, the cells that its totals add up, and why its balance cannot be read."""

    line: BankLine
    sums: Sums
    unread: Refusal | None = None


class LineReader:
    """Reads the rows of one statement."""

    def __init__(self, layout: Layout, kind: BankFormat, mark_column: int | None) -> None:
        """Look up where everything is."""
        self._numerals = Numerals.of(layout.mapping.formats)
        self._layout = layout
        self._kind = kind
        self._apart = bool({"income", "expense"} & layout.places.keys())
        self._marks = mark_column
        self._paid_on = required(layout, "paid_on", day_reader(layout.mapping.formats.date))
        money = partial(optional, layout, parse=self._money, otherwise=None)
        self._income, self._expense = money(field="income"), money(field="expense")
        self._amount, self._refund = money(field="amount"), money(field="refund")
        no_balance: tuple[str, Refusal | None] = ("", None)
        self._balance = optional(layout, "balance", self._readable, no_balance)
        self._currency = optional(layout, "currency", yuan_only, "")
        text = partial(optional, layout, parse=words, otherwise="")
        self._texts = {name: text(field=name) for name in _TEXTS}
        self._transaction_no, self._own = text(field="transaction_no"), text(field="own_account")
        self._time = _time_column(layout)

    def read(self, row: Row) -> ReadRow:
        """Read one row; its number and its identity come later."""
        on = self._paid_on(row)
        self._currency(row)
        told = {name: read(row) for name, read in self._texts.items()}
        balance, unreadable = self._balance(row)
        flow, sums, why = self._flow(row, told)
        line = BankLine(
            row=0,
            on=on,
            amount=Money(abs(flow.fen)),
            time=self._time_of(row),
            payer=told["payer"],
            payer_account=told["payer_account"],
            remark=_joined(told[name] for name in REMARKS),
            transaction_no=self._transaction_no(row),
            balance=balance,
            own_account=self._own(row),
            not_income=why,
        )
        return ReadRow(line, sums, unreadable)

    def _flow(self, row: Row, told: dict[str, str]) -> tuple[Money, Sums, NotIncome | None]:
        flow, sums, why = self._apart_flow(row) if self._apart else self._one_flow(row, told["status"])
        ended = ending(told["status"])
        if ended is None and self._kind.method is not Method.TRANSFER:
            ended = ending(told["kind"])
        if ended is NotIncome.REFUND and not flow:
            flow = self._refund(row) or ZERO
        return flow, sums, ended or (NotIncome.ZERO if not flow else why)

    def _apart_flow(self, row: Row) -> tuple[Money, Sums, NotIncome | None]:
        income, expense = self._income(row), self._expense(row)
        if income is None and expense is None:
            field = "income" if "income" in self._layout.places else "expense"
            raise Unreadable(field, "", AmountMissing())
        if income and expense:
            wrong = IncomeAndExpense(str(income), str(expense))
            raise Unreadable("expense", row[self._layout.places["expense"]], wrong)
        sums = Sums(income or ZERO, expense or ZERO)
        if income:
            return income, sums, NotIncome.REFUND if income.fen < 0 else None
        return sums.expense, sums, NotIncome.OUTGOING

    def _one_flow(self, row: Row, status: str) -> tuple[Money, Sums, NotIncome | None]:
        amount = self._amount(row)
        if amount is None:
            raise Unreadable("amount", "", AmountMissing())
        refund = self._refund(row) if self._kind.method is not Method.TRANSFER else None
        went = self._way(row, status)
        sums = Sums(
            amount if went is Way.IN else ZERO,
            amount if went is Way.OUT else ZERO,
            amount,
            refund or ZERO,
        )
        if went is None:
            return amount, _signed_sums(amount, sums), self._below_zero(amount)
        if went is Way.IN:
            return amount, sums, NotIncome.REFUND if amount.fen < 0 else None
        return amount, sums, NotIncome.OUTGOING

    def _way(self, row: Row, status: str) -> Way | None:
        if self._marks is None:
            return None
        mark = row[self._marks]
        if not mark and ending(status):
            return Way.NEITHER
        try:
            if not mark:
                raise FieldMissing("direction")
            return way(mark)
        except Refusal as reason:
            raise Unreadable("direction", mark, reason) from None

    def _below_zero(self, amount: Money) -> NotIncome | None:
        if amount.fen > 0:
            return None
        return NotIncome.OUTGOING if self._kind.method is Method.TRANSFER else NotIncome.REFUND

    def _money(self, text: str) -> Money | None:
        return None if _DASHES.issuperset(text) else self._numerals.signed(text)

    def _readable(self, text: str) -> tuple[str, Refusal | None]:
        try:
            money = self._money(text)
        except NotAnAmount as reason:
            return text, reason
        return ("" if money is None else str(money)), None

    def _time_of(self, row: Row) -> str:
        at = self._layout.places.get("paid_on")
        told = "" if at is None else row[at]
        found = _CLOCK.search(told) or _COMPACT_CLOCK.search(told if len(told) > 8 else "")
        if found is None and self._time is not None:
            found = _CLOCK.search(row[self._time]) or _COMPACT_CLOCK.search(row[self._time].zfill(6))
        parts = [part or "0" for part in found.groups()] if found else []
        clock = "".join(part.zfill(2) for part in parts)
        return "" if not clock.strip("0") else clock


def _signed_sums(amount: Money, sums: Sums) -> Sums:
    """Take a signed amount as what came in or went out, for totals that are declared apart."""
    if amount.fen < 0:
        return Sums(ZERO, -amount, amount, sums.refund)
    return Sums(amount, ZERO, amount, sums.refund)


def _joined(parts: Iterable[str]) -> str:
    """Join what was written to a line, each text once."""
    kept: list[str] = []
    for part in parts:
        text = " ".join(part.split())
        if text and not _DASHES.issuperset(text) and text not in kept:
            kept.append(text)
    return " ".join(kept)


def _time_column(layout: Layout) -> int | None:
    used = layout.places.get("paid_on")
    for at, heading in enumerate(layout.headings):
        if at != used and folded(heading) in _TIMES:
            return at
    return None
