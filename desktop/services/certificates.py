"""Certify zero: only where nothing at all is outstanding, numbered once, and proved by the chain."""

import json
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import certificates, papers, recovery, settings, unpaid, zero
from desktop.db.chain import head_of
from desktop.db.ledger import Ledger
from desktop.db.recovery_cuts import Span
from desktop.domain.certificates import Certificate, numbered
from desktop.domain.errors import CertifiedAhead, NothingReceivable, NotZero
from desktop.domain.recovery import Recovery
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.services.workplace import Workplace


def certified(workplace: Workplace, year: int, on: date) -> Certificate:
    """Return what a certificate of a year would say as of a day, without a number.

    Raises NotZero, NothingReceivable or CertifiedAhead.
    """
    with workplace.reading() as session:
        return _certificate(session, workplace, Span(year, on))


def issued(workplace: Workplace, year: int, on: date) -> Certificate:
    """Issue a certificate, or count a reprint of the one that says the same. Raises as `certified` does."""
    with workplace.writing(Right.CLOSE) as session:
        fresh = _certificate(session, workplace, Span(year, on))
        known = [load(Certificate, text) for text in certificates.originals(session, year)]
        before = next((one for one in known if one.says_as(fresh)), None)
        told = before or replace(fresh, number=numbered(year, len(known) + 1))
        copy = papers.copies(session, certificates.PAPER, told.number)
        snapshot = "" if before else dump(told)
        stamp = workplace.stamp()
        papers.count_prints(session, certificates.PAPER, {told.number: copy}, stamp, snapshot=snapshot)
        if before is None:
            _record(session, workplace, told)
        return replace(told, copy=copy)


def _certificate(session: Session, workplace: Workplace, span: Span) -> Certificate:
    today = workplace.business_date(session)
    _refuse_ahead(session, span.on, today)
    total = recovery.total(session, span)
    _refuse_arrears(session, span, total)
    reached = zero.reached(session, span)
    seq = reached.seq if reached else 0
    last = certificates.entry(session, seq or certificates.last_lowered(session, span, span.on))
    head, digest = head_of(session)
    return Certificate(
        "",
        settings.value_of(session, "bureau.name"),
        span.year,
        span.on,
        total.cumulative.receivable,
        total.customers,
        reached.on if reached else last.business_date,
        workplace.local(last.recorded_at),
        last.customer_no,
        last.name,
        last.fen,
        last.number,
        head,
        digest.hex(),
        today,
        workplace.clerk,
    )


def _refuse_ahead(session: Session, on: date, today: date) -> None:
    known_until = max(today, certificates.last_day(session) or today)
    if on > known_until:
        raise CertifiedAhead(on, known_until)


def _refuse_arrears(session: Session, span: Span, total: Recovery) -> None:
    # nor where what somebody owes is made up for by what another bill was paid too much
    owing = unpaid.customer_count(session, span.on, span.last_month)
    if owing or not total.is_zero:
        raise NotZero(span.year, span.on, total.cumulative.outstanding, owing)
    if total.cumulative.receivable <= 0:
        raise NothingReceivable(span.year, span.on)


def _record(session: Session, workplace: Workplace, told: Certificate) -> None:
    facts = {
        "year": told.year,
        "as_of": told.on.isoformat(),
        "receivable": told.receivable,
        "head": told.head,
        "head_hash": told.head_hash,
    }
    ledger = Ledger(session, workplace.stamp())
    ledger.record("certificate", told.number, json.dumps(facts), told.issued_on)
    ledger.flush()
