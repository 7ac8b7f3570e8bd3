"""Vending: purchases go out to a meter maker's system, and each gets one token."""

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import customers, settings, vending, vending_lists
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.db.vending import Stored
from desktop.domain.errors import (
    NothingToVend,
    UnknownVend,
    UnknownVendBatch,
    VendBatchChanged,
    VendCancelled,
)
from desktop.domain.money import Money
from desktop.domain.payments import Reversal
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.domain.vending import (
    Adapter,
    AnswerResult,
    Purchase,
    VendAnswers,
    VendBatch,
    VendFilter,
    VendRequest,
    VendState,
    VendStep,
)
from desktop.services import vending_requests
from desktop.services.debit_sending import whole_batch
from desktop.services.reversals import reverse
from desktop.services.vending_answering import Sorted, sorted_answers
from desktop.services.vending_systems import MANUAL, Typed, file_system
from desktop.services.workplace import Workplace


class VendingService:
    """Requests for tokens, the batches they go out in, and the answers."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def adapter(self) -> Adapter:
        """Return how the office speaks with the maker's system."""
        with self._at.reading() as session:
            return _adapter(session)

    def counts(self) -> dict[VendState, tuple[int, Money]]:
        """Return how many requests stand at each state, and what they come to."""
        with self._at.reading() as session:
            found = vending_lists.counts(session)
            return {state: (count, Money(fen)) for state, (count, fen) in found.items()}

    def keys(self, wanted: VendFilter) -> Sequence[int]:
        """Return the row keys of the requests that a filter lets through, newest first."""
        with self._at.reading() as session:
            return vending_lists.keys(session, wanted)

    def lines(self, keys: Sequence[int]) -> dict[int, VendRequest]:
        """Return these requests by key."""
        with self._at.reading() as session:
            return vending_lists.lines(session, keys)

    def listed(self, wanted: VendFilter) -> Sequence[VendRequest]:
        """Return the requests that a filter lets through, newest first."""
        with self._at.reading() as session:
            found = vending_lists.keys(session, wanted)
            rows = vending_lists.lines(session, found)
            return [rows[key] for key in found]

    def get(self, number: str) -> VendRequest:
        """Return a request by its number; raises UnknownVend."""
        with self._at.reading() as session:
            return _one(session, number).request

    def history(self, number: str) -> Sequence[VendStep]:
        """Return what was done with a request, oldest first."""
        with self._at.reading() as session:
            return vending_lists.history(session, number)

    def of_receipt(self, receipt_no: str) -> VendRequest | None:
        """Return the request of a top-up, or None where no token was asked for."""
        with self._at.reading() as session:
            found = vending.of_receipt(session, receipt_no)
            return found.request if found else None

    def of_customer(self, customer_no: str) -> Sequence[VendRequest]:
        """Return a customer's requests, newest first."""
        with self._at.reading() as session:
            return vending.of_customer(session, customers.one(session, customer_no).key)

    def batches(self) -> Sequence[VendBatch]:
        """Return every batch that went out, newest first."""
        with self._at.reading() as session:
            return vending_lists.batches(session)

    def send(self, out: Path, on: date) -> VendBatch:
        """Write the purchases that wait, and those that failed, to a file as the next batch.

        Where none waits, the last batch that is not answered in full is written once more, the same to the
        byte. Raises NothingToVend, or NoVendFiles where the setting lets no files go out.
        """
        with whole_batch(out) as unfinished, self._at.writing(Right.PAY) as session:
            adapter = _adapter(session)
            system = file_system(adapter)
            if not (waiting := vending.to_send(session)):
                batch = _last_unanswered(session)
                _write_again(session, batch, unfinished)
                return batch
            system.write([_purchase(one.request) for one in waiting], unfinished)
            digest = sha256(unfinished.read_bytes()).hexdigest()
            number, stamp = vending_lists.next_batch(session), self._at.stamp()
            vending_lists.add_batch(session, number, out.name, digest, on, waiting, stamp)
            _record_batch(session, stamp, number, digest, adapter, waiting, on)
            return _batch(session, number)

    def write(self, number: str, out: Path) -> VendBatch:
        """Write the file of a batch once more, the same to the byte."""
        with whole_batch(out) as unfinished, self._at.reading() as session:
            batch = _batch(session, number)
            _write_again(session, batch, unfinished)
            return batch

    def check(self, file: Path, on: date) -> AnswerResult:
        """Say what would come of a file of tokens."""
        answers = file_system(Adapter.FILE).answers(file)
        with self._at.reading() as session:
            return sorted_answers(session, answers, _pattern(session), on).result

    def read(self, file: Path, on: date) -> AnswerResult:
        """Take the tokens of a file; rows that are refused change nothing, nor does the same file again."""
        answers = file_system(Adapter.FILE).answers(file)
        with self._at.writing(Right.PAY) as session:
            found = sorted_answers(session, answers, _pattern(session), on)
            self._keep(session, found, answers, on)
            return found.result

    def enter(self, number: str, token: str, on: date) -> VendRequest:
        """Take a token, or a card's serial, that a clerk types; the same again changes nothing."""
        answers = MANUAL.answers(Typed(number, token))
        with self._at.writing(Right.PAY) as session:
            before = _one(session, number)
            found = sorted_answers(session, answers, _pattern(session), on, typed=True)
            for row in found.refused:
                raise row.reason
            self._keep(session, found, answers, on)
            return found.changed[0][1] if found.changed else before.request

    def take_back(self, number: str, on: date, reason: str, *, approval: Approval | None = None) -> Reversal:
        """Reverse a request's top-up on a supervisor's word that its token was not loaded.

        Raises VendCancelled where it was taken back before.
        """
        request = self.get(number)
        if request.state is VendState.CANCELLED:
            raise VendCancelled(number, request.receipt_no)
        return reverse(
            self._at, request.receipt_no, on, reason, own_only=False, approval=approval, not_loaded=True
        )

    def _keep(self, session: Session, found: Sorted, answers: VendAnswers, on: date) -> None:
        if not found.changed:
            return
        ledger = Ledger(session, self._at.stamp())
        for stored, now in found.changed:
            vending.change(session, stored.key, now)
            done = now.state is VendState.DONE
            kind = vending_requests.DONE if done else vending_requests.FAILED
            facts = {"token": now.token, "reason": now.reason, "file": answers.file, "sha256": answers.digest}
            vending_requests.record(ledger, kind, now.number, facts, on)
        ledger.flush()


def _adapter(session: Session) -> Adapter:
    return Adapter(settings.value_of(session, "vending.adapter"))


def _pattern(session: Session) -> str:
    return settings.value_of(session, "vending.token_pattern")


def _one(session: Session, number: str) -> Stored:
    found = vending.with_numbers(session, [number])
    if number not in found:
        raise UnknownVend(number)
    return found[number]


def _batch(session: Session, number: str) -> VendBatch:
    found = vending_lists.batches(session, number)
    if not found:
        raise UnknownVendBatch(number)
    return found[0]


def _last_unanswered(session: Session) -> VendBatch:
    for batch in vending_lists.batches(session):
        if batch.unanswered:
            return batch
    raise NothingToVend


def _purchase(request: VendRequest) -> Purchase:
    return Purchase(request.number, request.customer_no, request.meter_no, request.amount, request.on)


def _record_batch(
    session: Session,
    stamp: Stamp,
    number: str,
    digest: str,
    adapter: Adapter,
    sent: Sequence[Stored],
    on: date,
) -> None:
    ledger = Ledger(session, stamp)
    lines = [
        [one.request.number, one.request.customer_no, one.request.meter_no, one.request.amount.fen]
        + [one.request.on.isoformat()]
        for one in sent
    ]
    facts = {"adapter": adapter.value, "sha256": digest, "count": len(sent), "purchases": lines}
    ledger.record(vending_lists.BATCH, number, json.dumps(facts, ensure_ascii=False), on)
    for one in sent:
        vending_requests.record(ledger, vending_requests.SENT, one.request.number, {"batch": number}, on)
    ledger.flush()


def _write_again(session: Session, batch: VendBatch, out: Path) -> None:
    """Write what a batch asked for then; its requests may be in a later batch by now."""
    facts = json.loads(vending_lists.batch_facts(session, batch.number))
    purchases = [
        Purchase(number, customer_no, meter_no, Money(fen), date.fromisoformat(on))
        for number, customer_no, meter_no, fen, on in facts["purchases"]
    ]
    file_system(Adapter(facts["adapter"])).write(purchases, out)
    if sha256(out.read_bytes()).hexdigest() != batch.sha256:
        raise VendBatchChanged(batch.number)
