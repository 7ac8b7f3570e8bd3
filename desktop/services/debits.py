"""Direct debits: agreements are kept, batches go to a bank, and what it took is posted once."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import customers, debits, payments, settings
from desktop.db.accounts import load_accounts
from desktop.db.debits import LiveAgreement, StoredBatch, StoredItem
from desktop.db.ledger import Ledger
from desktop.domain.debits import (
    Agreement,
    AgreementDraft,
    AgreementsAdded,
    AnswerResult,
    DebitAnswer,
    DebitBatch,
    DebitItem,
    Foreseen,
    ItemState,
    Tally,
    tally,
)
from desktop.domain.errors import NothingToDebit, TotalsDisagree, UnknownBatch
from desktop.domain.money import Money, total
from desktop.domain.rights import Right
from desktop.intake.debit_answers import read_agreements, read_answer
from desktop.intake.mapping import Mapping
from desktop.services.debit_agreements import AgreementBook
from desktop.services.debit_answering import Sorted, draft_of, sorted_answer
from desktop.services.debit_sending import whole_batch, write_batch
from desktop.services.workplace import Progress, Workplace, no_progress

IsCancelled = Callable[[], bool]


class DebitService:
    """Agreements, batches of direct debits, and a bank's answers to them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def agreements(self) -> Sequence[Agreement]:
        """Return every agreement there was, by customer and first day."""
        with self._at.reading() as session:
            return debits.agreements(session)

    def banks(self) -> Sequence[str]:
        """Return the banks that agreements name."""
        with self._at.reading() as session:
            return debits.banks(session)

    def agree(self, draft: AgreementDraft) -> Agreement:
        """Let a customer's account be debited from a day on; an agreement before it ends the day before."""
        with self._at.writing(Right.BANK) as session:
            book = AgreementBook(session, self._at)
            book.agree(draft)
            book.ledger.flush()
            return book.live(draft.customer_no, draft.from_on)

    def add_agreements(
        self,
        file: Path,
        mapping: Mapping | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: IsCancelled = lambda: False,
    ) -> AgreementsAdded:
        """Bring agreements in from a file; rows that are refused stay out, and the same file adds nothing."""
        with self._at.writing(Right.BANK) as session:
            book = AgreementBook(session, self._at)
            parsed = read_agreements(file, mapping, from_on=book.day, progress=progress, cancelled=cancelled)
            added = book.add(file.name, parsed)
            book.ledger.flush()
            return added

    def end(self, customer_no: str, on: date) -> Agreement:
        """Let a day be the last on which a customer's account may be debited."""
        with self._at.writing(Right.BANK) as session:
            book = AgreementBook(session, self._at)
            book.end(customer_no, on)
            book.ledger.flush()
            return book.live(customer_no, on)

    def foresee(self, bank: str, on: date) -> Foreseen:
        """Say what a batch would hold."""
        with self._at.reading() as session:
            owed, waiting = _owed(session, bank, on)
            return Foreseen(tally(Money(fen) for _, fen in owed), waiting)

    def send(
        self,
        bank: str,
        on: date,
        out: Path,
        mapping: Mapping | None = None,
        *,
        progress: Progress = no_progress,
    ) -> DebitBatch:
        """Make a batch of what each customer owes on a day, penalty included, and write its file.

        Whoever has a debit that no bank has answered is left out. Where the file cannot be written, there is
        no batch. Raises NothingToDebit where nobody owes.
        """
        with whole_batch(out) as unfinished, self._at.writing(Right.BANK) as session:
            owed, _ = _owed(session, bank, on)
            if not owed:
                raise NothingToDebit(bank, on)
            progress(0, len(owed))
            number = debits.add_batch(session, bank, on, self._at.stamp(), owed)
            [batch] = debits.batches(session, [number])
            items = [stored.item for stored in debits.items(session, batch)]
            facts = {"bank": bank, "count": len(items), "amount": str(total(item.amount for item in items))}
            self._record(session, "debit-sent", number, facts | {"file": out.name})
            write_batch(unfinished, items, on, mapping or Mapping())
            progress(len(items), len(items))
        return _batch(batch, items)

    def write(self, number: str, out: Path, mapping: Mapping | None = None) -> DebitBatch:
        """Write the file of a batch once more."""
        with self._at.reading() as session:
            batch = _one(session, number)
            items = [stored.item for stored in debits.items(session, batch)]
        write_batch(out, items, batch.on, mapping or Mapping())
        return _batch(batch, items)

    def batches(self) -> Sequence[DebitBatch]:
        """Return every batch with how far it is, newest first."""
        with self._at.reading() as session:
            parts: dict[int, dict[ItemState, Tally]] = {}
            for one in debits.sums(session):
                parts.setdefault(one.batch, {})[ItemState(one.state)] = Tally(one.items, Money(one.fen))
            return [_told(batch, parts.get(batch.key, {})) for batch in debits.batches(session)]

    def items(self, number: str) -> Sequence[DebitItem]:
        """Return the debits of a batch, in the order in which they were sent."""
        with self._at.reading() as session:
            return [stored.item for stored in debits.items(session, _one(session, number))]

    def read(
        self,
        file: Path,
        mapping: Mapping | None = None,
        *,
        batch_no: str = "",
        progress: Progress = no_progress,
        cancelled: IsCancelled = lambda: False,
    ) -> DebitAnswer:
        """Read a bank's answer; nothing is looked up and nothing is posted."""
        return read_answer(file, mapping, batch_no=batch_no, progress=progress, cancelled=cancelled)

    def check(self, answer: DebitAnswer, on: date) -> AnswerResult:
        """Say what would come of an answer; what it dates on no day counts as of `on`."""
        with self._at.reading() as session:
            found = sorted_answer(answer, _stored(session, answer), on)
            return _result(answer, found, [settled for _, settled, _ in found.settled])

    def answer(self, answer: DebitAnswer, on: date, *, progress: Progress = no_progress) -> AnswerResult:
        """Post what the bank took and note what it refused; the same answer again changes nothing.

        Raises TotalsDisagree where the file contradicts itself; a row that is refused stays out.
        """
        for wrong in answer.disagreements:
            raise TotalsDisagree(answer.file, wrong.row, wrong.label, wrong.declared, wrong.found)
        with self._at.writing(Right.BANK) as session:
            found = sorted_answer(answer, _stored(session, answer), on)
            if not found.settled:
                return _result(answer, found, [])
            items = self._post(session, answer, found, progress)
            keys = [stored.key for stored, *_ in found.settled]
            debits.settle(session, list(zip(keys, items, strict=True)))
            return _result(answer, found, items)

    def _post(
        self, session: Session, answer: DebitAnswer, found: Sorted, progress: Progress
    ) -> list[DebitItem]:
        terms, ledger = settings.terms(session), Ledger(session, self._at.stamp())
        banks = {batch.number: batch.bank for batch in debits.batches(session, found.batches)}
        accounts = load_accounts(session, {stored.customer for stored, *_ in found.settled})
        known = customers.known(session, {item.customer_no for _, item, _ in found.settled})
        items = []
        for count, (stored, item, paid_on) in enumerate(found.settled, 1):
            if item.state is ItemState.PAID:
                draft = draft_of(item, banks[item.batch_no], paid_on)
                account = accounts[stored.customer]
                payment, _ = payments.post_one(ledger, account, known[item.customer_no], draft, terms)
                item = replace(item, receipt_no=payment.number)
            items.append(item)
            progress(count, len(found.settled))
        paid = [item for item in items if item.state is ItemState.PAID]
        facts = {
            "file": answer.file,
            "sha256": answer.digest,
            "paid": len(paid),
            "amount": str(total(item.amount for item in paid)),
            "refused": len(items) - len(paid),
        }
        written = json.dumps(facts, ensure_ascii=False)
        day = self._at.business_date(session)
        ledger.record("debit-answered", ", ".join(found.batches), written, day)
        ledger.flush()
        return items

    def _record(self, session: Session, kind: str, subject: str, facts: dict[str, object]) -> None:
        ledger = Ledger(session, self._at.stamp())
        written = json.dumps(facts, ensure_ascii=False)
        ledger.record(kind, subject, written, self._at.business_date(session))
        ledger.flush()


def _owed(session: Session, bank: str, on: date) -> tuple[list[tuple[LiveAgreement, int]], int]:
    """Return what each customer of a bank owes on a day, in fen, and how many wait for an answer."""
    held, waits = debits.live(session, bank, on), debits.waiting(session)
    free = [one for one in held if one.customer not in waits]
    terms = settings.terms(session)
    accounts = load_accounts(session, {one.customer for one in free})
    owed = [
        (one, sum(claim.principal + claim.penalty for claim in accounts[one.customer].owed(on, terms)))
        for one in free
    ]
    return [(one, fen) for one, fen in owed if fen > 0], len(held) - len(free)


def _one(session: Session, number: str) -> StoredBatch:
    found = debits.batches(session, [number])
    if not found:
        raise UnknownBatch(number)
    return found[0]


def _stored(session: Session, answer: DebitAnswer) -> dict[str, tuple[StoredBatch, list[StoredItem]]]:
    named = debits.batches(session, {line.batch_no for line in answer.lines})
    return {batch.number: (batch, debits.items(session, batch)) for batch in named}


def _result(answer: DebitAnswer, found: Sorted, items: Sequence[DebitItem]) -> AnswerResult:
    return AnswerResult(
        batches=found.batches,
        paid=tuple(item for item in items if item.state is ItemState.PAID),
        refused=tuple(item for item in items if item.state is ItemState.REFUSED),
        already_there=found.already_there,
        refused_rows=tuple(sorted((*answer.refused, *found.refused), key=lambda row: row.row)),
    )


def _batch(batch: StoredBatch, items: Sequence[DebitItem]) -> DebitBatch:
    parts = {state: tally(item.amount for item in items if item.state is state) for state in ItemState}
    return _told(batch, parts)


def _told(batch: StoredBatch, parts: dict[ItemState, Tally]) -> DebitBatch:
    of = {state: parts.get(state, Tally()) for state in ItemState}
    sent = Tally(sum(one.count for one in of.values()), total(one.amount for one in of.values()))
    return DebitBatch(
        batch.number,
        batch.bank,
        batch.on,
        batch.made_at,
        batch.made_by,
        sent=sent,
        paid=of[ItemState.PAID],
        refused=of[ItemState.REFUSED],
        unanswered=of[ItemState.SENT],
    )
