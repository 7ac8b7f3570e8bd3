"""Prove a database: the file, the chain record by record, and every sum that is kept beside the entries."""

from collections.abc import Callable, Iterator
from heapq import merge
from typing import Any

from sqlalchemy import Integer, Text, case, cast, func, inspect, select, text
from sqlalchemy.orm import Session, aliased

from desktop.db import closing, sums, user_seals
from desktop.db.base import BUREAU
from desktop.db.chain import GENESIS, canonical, link
from desktop.db.ledger_rows import ActRow, EntryRow, PaymentRow, PostingRow
from desktop.db.rows import AreaRow, BillRow, BureauRow, ChainRow, CustomerRow, StationRow
from desktop.domain.proof import Fault, Finding, Proof

MOST_FINDINGS = 200
_TELL_EVERY = 5_000
_CHAIN_FAULTS = (Fault.FILE_DAMAGED, Fault.REFERENCE, Fault.RECORD_UNREADABLE)
"""What is still sure where the chain has more faults than are told."""
_Countered = aliased(PostingRow)


def prove(session: Session, told: Callable[[int, int], None]) -> Proof:
    """Check everything; stop collecting at some hundreds of faults."""
    findings = list(_file(session))
    entries = session.execute(select(func.count()).select_from(EntryRow)).scalar_one()
    acts = session.execute(select(func.count()).select_from(ActRow)).scalar_one()
    for finding in _chain(session, entries + acts, told):
        findings.append(finding)
        if len(findings) >= MOST_FINDINGS:
            return Proof(entries, acts, tuple(findings), _CHAIN_FAULTS)
    findings.extend(sums.faults(session))
    findings.extend(Finding(Fault.USER_CHANGED, f"user {name}") for name in user_seals.broken(session))
    findings.extend(closing.broken(session))
    return Proof(entries, acts, tuple(findings[:MOST_FINDINGS]))


def is_jieling(session: Session) -> bool:
    """Whether the database has Jieling's tables."""
    return inspect(session.connection()).has_table(ChainRow.__tablename__)


def _file(session: Session) -> Iterator[Finding]:
    if session.get_bind().dialect.name != "sqlite":
        return
    for (said,) in session.execute(text("PRAGMA integrity_check(20)")):
        if said != "ok":
            yield Finding(Fault.FILE_DAMAGED, str(said))
    for table, *_ in session.execute(text("PRAGMA foreign_key_check")).fetchmany(20):
        yield Finding(Fault.REFERENCE, str(table))


def _chain(session: Session, total: int, told: Callable[[int, int], None]) -> Iterator[Finding]:
    bureau = session.execute(select(BureauRow.code).where(BureauRow.id == BUREAU)).scalar_one()
    previous, expected = GENESIS, 1
    records = merge(_entries(session), _acts(session), key=lambda record: record[0])
    for seq, kind, fields, place, kept, where in records:
        if seq != expected:
            yield Finding(Fault.RECORD_MISSING, f"{expected}–{seq - 1}")
        elif link(previous, _record(kind, bureau, (seq, *fields), place)) != kept:
            yield Finding(Fault.RECORD_CHANGED, where)
        previous, expected = kept, seq + 1
        if seq % _TELL_EVERY == 0:
            told(seq, total)
    head = session.execute(select(ChainRow.seq, ChainRow.hash).where(ChainRow.bureau_id == BUREAU)).first()
    if head is None or tuple(head) != (expected - 1, previous):
        yield Finding(Fault.HEAD_CHANGED, f"{expected - 1}")


def _record(kind: str, bureau: str, fields: tuple[Any, ...], place: str | None) -> bytes:
    if place is None:
        return canonical(kind, bureau, fields)
    return canonical(kind, bureau, (*fields, place), placed=True)


def _entries(session: Session) -> Iterator[tuple[Any, ...]]:
    rows = session.execute(_ENTRIES.execution_options(yield_per=2_000))
    for row in rows:
        seq, digest, place, posting_key, *fields = row
        common, bill, posting = fields[:12], fields[12:19], fields[19:]
        is_bill = common[1] == "bill" and posting_key is None
        facts = bill if is_bill else [posting[0], posting[1] or "", *posting[2:]]
        where = f"entry {seq}: {common[5]} {common[6] or ''} {posting[0] or ''}".rstrip()
        yield seq, "entry", [*common, *facts], place, digest, where


def _acts(session: Session) -> Iterator[tuple[Any, ...]]:
    for row in session.execute(_ACTS.execution_options(yield_per=2_000)):
        seq, digest, place, *fields = row
        yield seq, "act", fields, place, digest, f"act {seq}: {fields[0]} {fields[1]}"


def _text(column: Any) -> Any:
    return cast(column, Text)


_ENTRIES: Any = (
    select(
        EntryRow.seq,
        EntryRow.hash,
        EntryRow.place,
        EntryRow.posting_id,
        EntryRow.account,
        EntryRow.kind,
        EntryRow.fen,
        _text(EntryRow.business_date),
        _text(EntryRow.value_on),
        CustomerRow.number,
        # a bill that is named and not there: without this the record would read as one that names none
        func.coalesce(BillRow.number, case((EntryRow.bill_id.is_not(None), "?"))).label("bill_no"),
        EntryRow.lot_seq,
        EntryRow.counters_seq,
        cast(EntryRow.by_prestored, Integer),
        _text(EntryRow.recorded_at),
        EntryRow.recorded_by,
        BillRow.month,
        _text(BillRow.issued_on),
        _text(BillRow.due_on),
        BillRow.kwh,
        BillRow.tariff_class,
        StationRow.name.label("station"),
        AreaRow.name.label("area"),
        PostingRow.number.label("posting_no"),
        PostingRow.reason,
        _Countered.number.label("countered"),
        PaymentRow.method,
        PaymentRow.amount,
        PaymentRow.tendered,
        PaymentRow.reference,
        PaymentRow.request_key,
        PaymentRow.first_bill,
        PaymentRow.only_bills,
    )
    .select_from(EntryRow)
    .join(
        CustomerRow,
        (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == EntryRow.customer_id),
        isouter=True,
    )
    .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id), isouter=True)
    .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == BillRow.area_id), isouter=True)
    .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id), isouter=True)
    .join(PostingRow, (PostingRow.bureau_id == BUREAU) & (PostingRow.id == EntryRow.posting_id), isouter=True)
    .join(
        _Countered, (_Countered.bureau_id == BUREAU) & (_Countered.id == PostingRow.counters_id), isouter=True
    )
    .join(PaymentRow, (PaymentRow.bureau_id == BUREAU) & (PaymentRow.id == EntryRow.posting_id), isouter=True)
    .where(EntryRow.bureau_id == BUREAU)
    .order_by(EntryRow.seq)
)
_ACTS: Any = (
    select(
        ActRow.seq,
        ActRow.hash,
        ActRow.place,
        ActRow.kind,
        ActRow.subject,
        ActRow.facts,
        _text(ActRow.business_date),
        _text(ActRow.recorded_at),
        ActRow.recorded_by,
    )
    .where(ActRow.bureau_id == BUREAU)
    .order_by(ActRow.seq)
)
