"""Lines of a statement that are top-ups: those of customers who pay first on the line's day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import customers, prepaid, settings
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.bank_matching import Heap, Match
from desktop.domain.entries import PENALTY, PRESTORED, PRINCIPAL
from desktop.domain.errors import TopUpAboveLimit
from desktop.domain.money import Money
from desktop.domain.payments import PaymentDraft
from desktop.domain.topups import TopUpShare
from desktop.domain.vending import Adapter
from desktop.services.topup_book import TopUpBook


def foreseen(session: Session, found: Sequence[Match]) -> list[Match]:
    """Say of each line that is a top-up where it goes, as if the sure ones were posted first.

    One above the purchase limit is to be settled by hand.
    """
    numbers = {match.candidates[0].customer_no for match in found if len(match.candidates) == 1}
    known = customers.known(session, numbers)
    since = prepaid.commissioned(session, [one.key for one in known.values()])
    book = TopUpBook(session, since)
    told = {id(match): match for match in found}
    for heap in (Heap.SURE, Heap.LIKELY):
        for match in sorted((one for one in found if one.heap is heap), key=_order):
            whose = known[match.candidates[0].customer_no]
            if whose.key in since and since[whose.key] <= match.line.on:
                told[id(match)] = _foreseen(book, match, whose, since[whose.key])
    return list(told.values())


def split(
    session: Session, drafts: Sequence[PaymentDraft], known: dict[str, Known]
) -> tuple[list[PaymentDraft], list[PaymentDraft], dict[int, date]]:
    """Return the payments, the top-ups, and from which day each prepaid customer pays first."""
    since = prepaid.commissioned(session, [one.key for one in known.values()])
    topups = [draft for draft in drafts if since.get(known[draft.customer_no].key, date.max) <= draft.paid_on]
    keys = {draft.key for draft in topups}
    return [draft for draft in drafts if draft.key not in keys], topups, since


def post_top_ups(
    session: Session,
    ledger: Ledger,
    stamp: Stamp,
    drafts: Sequence[PaymentDraft],
    known: dict[str, Known],
    since: dict[int, date],
) -> tuple[dict[str, str], dict[str, TopUpAboveLimit]]:
    """Post top-ups; return the receipt of each request key, and why those above the limit are left out."""
    book = TopUpBook(session, {known[draft.customer_no].key for draft in drafts})
    vends = settings.value_of(session, "vending.adapter") != Adapter.OFF
    receipts: dict[str, str] = {}
    left_out: dict[str, TopUpAboveLimit] = {}
    for draft in sorted(drafts, key=lambda one: (one.paid_on, one.customer_no, one.amount.fen, one.key)):
        whose = known[draft.customer_no]
        try:
            act = book.post(ledger, stamp, whose, since[whose.key], draft)
        except TopUpAboveLimit as reason:
            left_out[draft.key] = reason
            continue
        receipts[draft.key] = act.number
        if vends:
            # what the next one of the same customer asks for depends on what is posted of this one
            ledger.flush()
    return receipts, left_out


def _foreseen(book: TopUpBook, match: Match, whose: Known, since: date) -> Match:
    try:
        act = book.put(whose, book.recovery(whose, since), match.line.amount.fen, match.line.on)
    except TopUpAboveLimit as reason:
        return replace(match, heap=Heap.UNMATCHED, refused=reason)
    recovered = -act.fen(PRINCIPAL) - act.fen(PENALTY, act.kind)
    return replace(match, topup=TopUpShare(Money(recovered), Money(act.fen(PRESTORED))))


def _order(match: Match) -> tuple[date, str, int, str]:
    line = match.line
    return line.on, match.candidates[0].customer_no, line.amount.fen, line.identity
