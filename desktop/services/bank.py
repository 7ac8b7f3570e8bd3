"""Payments from outside: a statement is read, its lines are matched to customers, and each is posted once."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import customers, payments, settings
from desktop.db.ledger import Ledger
from desktop.domain.bank import BankLine, BankResult, LeftOut, Statement, reference_of, request_key, sum_of
from desktop.domain.bank_matching import Heap, Heaps, Match, matched
from desktop.domain.errors import LineNotIncome, Refusal, TotalsDisagree, UnknownCustomer
from desktop.domain.money import total
from desktop.domain.payments import PaymentDraft
from desktop.domain.rights import Right
from desktop.intake.bank.statements import read_statement
from desktop.intake.mapping import Mapping as ColumnMapping
from desktop.services.bank_evidence import gather
from desktop.services.bank_topups import foreseen, post_top_ups, split
from desktop.services.workplace import Progress, Workplace, no_progress


class BankService:
    """Read statements of banks and merchants, and post their income."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def read(
        self,
        file: Path,
        mapping: ColumnMapping | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Statement:
        """Read a file, whatever bank it is from; nothing is looked up and nothing is posted."""
        return read_statement(file, mapping, progress=progress, cancelled=cancelled)

    def match(self, statement: Statement, on: date | None = None) -> Heaps:
        """Sort the income of a statement; debts are those of each line's own day, or of `on`."""
        with self._at.reading() as session:
            there = _there(session, statement)
            lines = _once(line for line in statement.income if line.identity not in there)
            known = gather(session, lines, on)
            found = foreseen(session, [matched(line, known, on) for line in lines])
        fresh = {id(line) for line in lines}
        return Heaps(
            sure=_of(Heap.SURE, found),
            likely=_of(Heap.LIKELY, found),
            unmatched=_of(Heap.UNMATCHED, found),
            already_there=tuple(line for line in statement.income if id(line) not in fresh),
        )

    def post(
        self, statement: Statement, decisions: Mapping[str, str], *, progress: Progress = no_progress
    ) -> BankResult:
        """Post lines to the customers decided on (identity → customer number), all of them or none.

        A line of a customer who pays first is a top-up; one above the purchase limit is left out, and the
        result says why. Raises TotalsDisagree where the file contradicts itself. A line that was posted
        before is not again.
        """
        refuse_disagreeing(statement)
        chosen = _chosen(statement, decisions)
        with self._at.writing(Right.BANK) as session:
            there = _there(session, statement)
            fresh = [line for line in chosen if line.identity not in there]
            drafts = {line.identity: _draft(statement, line, decisions[line.identity]) for line in fresh}
            posted = self._post(session, statement, list(drafts.values()), progress) if drafts else _Posted()
            return BankResult(
                posted.receipts,
                sum_of(line for line in fresh if drafts[line.identity].key not in posted.left_out),
                len(chosen) - len(fresh),
                posted.topups,
                _left_out(fresh, drafts, posted),
            )

    def _post(
        self, session: Session, statement: Statement, drafts: list[PaymentDraft], progress: Progress
    ) -> "_Posted":
        known = customers.known(session, (draft.customer_no for draft in drafts))
        for draft in drafts:
            if draft.customer_no not in known:
                raise UnknownCustomer(draft.customer_no)
        stamp = self._at.stamp()
        ledger = Ledger(session, stamp)
        paid, topups, since = split(session, drafts, known)
        numbers = payments.post(session, ledger, paid, known, settings.terms(session), progress)
        # a top-up stands on what was paid before the commissioning
        ledger.flush()
        receipts, left_out = post_top_ups(session, ledger, stamp, topups, known, since)
        posted = [draft for draft in drafts if draft.key not in left_out]
        facts = {
            "file": statement.file,
            "sha256": statement.digest,
            "posted": len(posted),
            "amount": str(total(draft.amount for draft in posted)),
        }
        day = self._at.business_date(session)
        ledger.record("bank", statement.format.value, json.dumps(facts, ensure_ascii=False), day)
        ledger.flush()
        progress(1, 1)
        return _Posted((*numbers, *receipts.values()), len(receipts), left_out)


@dataclass(frozen=True, slots=True)
class _Posted:
    """Receipts, how many of them are top-ups, and why request keys were left out."""

    receipts: tuple[str, ...] = ()
    topups: int = 0
    left_out: Mapping[str, Refusal] = field(default_factory=dict)


def refuse_disagreeing(statement: Statement) -> None:
    """Refuse a statement whose declared totals are not what its lines come to."""
    for wrong in statement.disagreements:
        raise TotalsDisagree(statement.file, wrong.row, wrong.label, wrong.declared, wrong.found)


def _there(session: Session, statement: Statement) -> set[str]:
    """Return the identities of the lines that were posted before."""
    by_key = {request_key(line): line.identity for line in statement.income}
    return {by_key[key] for key in payments.keys_there(session, by_key)}


def _once(lines: Iterable[BankLine]) -> list[BankLine]:
    """Leave out a line that stands twice in a file under one transaction number."""
    return list({line.identity: line for line in reversed(list(lines))}.values())[::-1]


def _of(heap: Heap, found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(match for match in found if match.heap is heap)


def _chosen(statement: Statement, decisions: Mapping[str, str]) -> list[BankLine]:
    lines = {line.identity: line for line in reversed(statement.income)}
    for identity in decisions:
        if identity not in lines:
            raise LineNotIncome(identity)
    return [lines[identity] for identity in decisions]


def _draft(statement: Statement, line: BankLine, customer_no: str) -> PaymentDraft:
    return PaymentDraft(
        request_key(line),
        customer_no,
        line.amount,
        statement.format.method,
        line.on,
        reference=reference_of(line),
    )


def _left_out(
    fresh: Iterable[BankLine], drafts: Mapping[str, PaymentDraft], posted: _Posted
) -> tuple[LeftOut, ...]:
    asked = ((line, drafts[line.identity]) for line in fresh)
    return tuple(
        LeftOut(line, draft.customer_no, posted.left_out[draft.key])
        for line, draft in asked
        if draft.key in posted.left_out
    )
