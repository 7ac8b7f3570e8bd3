"""Sorts what a bank answers: which debit each row is of, what becomes of it, and why a row stays out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.db.debits import StoredBatch, StoredItem
from desktop.domain.debits import (
    AnswerLine,
    DebitAnswer,
    DebitItem,
    ItemState,
    reference_of,
    request_key,
)
from desktop.domain.errors import (
    AmountMissing,
    AnsweredBeforeSent,
    DebitAnswered,
    DebitAnsweredTwice,
    DebitedOtherwise,
    Refusal,
    UnknownBatch,
    UnknownDebit,
)
from desktop.domain.intake import RefusedRow
from desktop.domain.payments import Method, PaymentDraft

Stored = Mapping[str, tuple[StoredBatch, Sequence[StoredItem]]]
"""The batches that an answer names, with their debits."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The debits that an answer settles, each as it becomes and the day it was taken; rows that stay out."""

    settled: tuple[tuple[StoredItem, DebitItem, date], ...]
    already_there: int
    refused: tuple[RefusedRow, ...]

    @property
    def batches(self) -> tuple[str, ...]:
        """The batches of the settled debits."""
        return tuple(sorted({item.batch_no for _, item, _ in self.settled}))


@dataclass(frozen=True, slots=True)
class _Sought:
    """The debits of a batch by their sequence and by their customer."""

    by_sequence: Mapping[int, StoredItem]
    by_customer: Mapping[str, StoredItem]

    @classmethod
    def of(cls, items: Sequence[StoredItem]) -> "_Sought":
        return cls({one.item.sequence: one for one in items}, {one.item.customer_no: one for one in items})

    def find(self, line: AnswerLine) -> StoredItem | None:
        if line.sequence is None:
            return self.by_customer.get(line.customer_no)
        found = self.by_sequence.get(line.sequence)
        same = found is not None and line.customer_no in ("", found.item.customer_no)
        return found if same else None


class _Wrong(Exception):
    """A row stays out: the field that says why, what it says, and the reason."""

    def __init__(self, field: str, value: object, reason: Refusal) -> None:
        super().__init__(field, value, reason)
        self.field, self.value, self.reason = field, str(value), reason


def sorted_answer(answer: DebitAnswer, stored: Stored, on: date) -> Sorted:
    """Sort the rows of an answer; one without a day of its own is of `on`."""
    found: dict[int, list[tuple[AnswerLine, StoredItem]]] = defaultdict(list)
    refused: list[RefusedRow] = []
    sought = {number: _Sought.of(items) for number, (_, items) in stored.items()}
    for line in answer.lines:
        try:
            item = _named(line, sought)
            found[item.key].append((line, item))
        except _Wrong as wrong:
            refused.append(_refused(answer, line, wrong))
    settled, there = [], 0
    for rows in found.values():
        for at, (line, item) in enumerate(rows):
            try:
                _refuse_contradiction(rows)
                become = _become(line, item, stored[line.batch_no][0], on)
            except _Wrong as wrong:
                refused.append(_refused(answer, line, wrong))
                continue
            if become is None or at:
                there += 1
            else:
                settled.append((item, become, line.on or on))
    return Sorted(tuple(settled), there, tuple(refused))


def draft_of(item: DebitItem, bank: str, paid_on: date) -> PaymentDraft:
    """Return the payment that a debit is posted as."""
    return PaymentDraft(
        request_key(item.batch_no, item.sequence),
        item.customer_no,
        item.amount,
        Method.TRANSFER,
        paid_on,
        reference=reference_of(item, bank),
    )


def _named(line: AnswerLine, sought: Mapping[str, _Sought]) -> StoredItem:
    """Return the debit that a row is of: by its sequence or its customer, and by both where it has both."""
    if line.batch_no not in sought:
        raise _Wrong("batch_no", line.batch_no, UnknownBatch(line.batch_no))
    if found := sought[line.batch_no].find(line):
        return found
    named = " ".join(filter(None, (str(line.sequence or ""), line.customer_no)))
    field = "sequence" if line.sequence is not None else "customer_no"
    raise _Wrong(field, named, UnknownDebit(line.batch_no, named))


def _refuse_contradiction(rows: Sequence[tuple[AnswerLine, StoredItem]]) -> None:
    if len({(line.succeeded, line.amount if line.succeeded else None) for line, _ in rows}) > 1:
        line, item = rows[0]
        raise _Wrong("result", line.reason, DebitAnsweredTwice(_name(item.item)))


def _become(line: AnswerLine, stored: StoredItem, batch: StoredBatch, on: date) -> DebitItem | None:
    """Return a debit as the row leaves it, or None where it stands so already."""
    item = stored.item
    if line.succeeded:
        _refuse_amount(line, item)
    wanted = ItemState.PAID if line.succeeded else ItemState.REFUSED
    if item.state is wanted:
        return None
    if item.state is not ItemState.SENT:
        raise _Wrong("result", line.reason, DebitAnswered(_name(item), item.receipt_no or item.reason))
    if line.succeeded and (line.on or on) < batch.on:
        raise _Wrong("paid_on", line.on or on, AnsweredBeforeSent(line.on or on, batch.on))
    return replace(item, state=wanted, reason=line.reason)


def _refuse_amount(line: AnswerLine, item: DebitItem) -> None:
    if line.amount is None:
        raise _Wrong("amount", "", AmountMissing())
    if line.amount != item.amount:
        raise _Wrong("amount", line.amount, DebitedOtherwise(item.amount.fen, line.amount.fen))


def _refused(answer: DebitAnswer, line: AnswerLine, wrong: _Wrong) -> RefusedRow:
    column = answer.columns.get(wrong.field, wrong.field)
    return RefusedRow(answer.file, line.row, column, wrong.value, wrong.reason)


def _name(item: DebitItem) -> str:
    return f"{item.batch_no}-{item.sequence}"
