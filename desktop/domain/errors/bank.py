"""Refusals about statements of banks and merchants, and about direct debits."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class TotalsDisagree(Refusal):
    """A statement declares a count or a sum that its lines do not come to."""

    file: str
    row: int
    label: str
    declared: str
    found: str


@dataclass(eq=False, repr=False)
class IncomeAndExpense(Refusal):
    """One line has money coming in and going out."""

    income: str
    expense: str


@dataclass(eq=False, repr=False)
class LineNotIncome(Refusal):
    """A line that is no income of this statement was to be posted."""

    identity: str


@dataclass(eq=False, repr=False)
class NoAgreement(Refusal):
    """A customer lets no account be debited on a day."""

    customer_no: str
    on: date


@dataclass(eq=False, repr=False)
class UntilBeforeFrom(Refusal):
    """An agreement would end before it begins."""

    from_on: date
    until_on: date


@dataclass(eq=False, repr=False)
class NothingToDebit(Refusal):
    """No customer of a bank owes anything that could be debited on a day."""

    bank: str
    on: date


@dataclass(eq=False, repr=False)
class UnknownBatch(Refusal):
    """No batch of debits has this number; empty where an answer names none."""

    number: str


@dataclass(eq=False, repr=False)
class UnknownDebit(Refusal):
    """A batch has no such debit: by its sequence, its customer, or both together."""

    number: str
    named: str


@dataclass(eq=False, repr=False)
class DebitAnsweredTwice(Refusal):
    """One file answers one debit in two ways."""

    named: str


@dataclass(eq=False, repr=False)
class DebitedOtherwise(Refusal):
    """A bank took another amount than it was asked for; amounts in fen."""

    asked: int
    amount: int


@dataclass(eq=False, repr=False)
class DebitAnswered(Refusal):
    """A debit was answered before, in another way; `by` is the receipt or the bank's reason."""

    named: str
    by: str


@dataclass(eq=False, repr=False)
class AnsweredBeforeSent(Refusal):
    """A bank would have taken money before it was asked to."""

    on: date
    since: date
