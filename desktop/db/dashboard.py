"""What the dashboard adds up: receipts of a span of days, late postings, and the flows of the forecast."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, select, text
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.db.unpaid import unpaid_bills
from desktop.domain.entries import ADJUSTMENTS
from desktop.domain.last_mile import Came
from desktop.domain.lateness import Late
from desktop.domain.pay_in import Flow, History

_CHANGES = (
    EntryRow.bureau_id == BUREAU,
    # written as the partial index has it, so that SQLite takes it
    text("account = 'principal' AND kind <> 'bill'"),
)
_IS_MONEY = EntryRow.kind.not_in(ADJUSTMENTS)


def received(session: Session, first: date, last: date) -> int:
    """Return what came in of the principal from a day to another, in fen."""
    asked = select(func.coalesce(func.sum(-EntryRow.fen), 0))
    found = asked.where(*_CHANGES, _IS_MONEY, EntryRow.business_date.between(first, last))
    return int(session.execute(found).scalar_one())


def came(session: Session, first: date, last: date) -> list[Came]:
    """Return what each act from a day to another brought in, the newest first."""
    fen = func.sum(-EntryRow.fen).label("fen")
    of_posting = (
        select(EntryRow.posting_id, EntryRow.customer_id, EntryRow.kind, fen)
        .where(*_CHANGES, _IS_MONEY, EntryRow.business_date.between(first, last))
        .group_by(EntryRow.posting_id, EntryRow.customer_id, EntryRow.kind)
        .subquery("of_posting")
    )
    asked = (
        select(
            PostingRow.number,
            PostingRow.business_date,
            of_posting.c.kind,
            CustomerRow.number,
            CustomerRow.name,
            func.coalesce(PaymentRow.method, ""),
            of_posting.c.fen,
            PostingRow.recorded_by,
        )
        .select_from(of_posting)
        .join(PostingRow, and_(PostingRow.bureau_id == BUREAU, PostingRow.id == of_posting.c.posting_id))
        .join(CustomerRow, and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id == of_posting.c.customer_id))
        .join(
            PaymentRow,
            and_(PaymentRow.bureau_id == BUREAU, PaymentRow.id == of_posting.c.posting_id),
            isouter=True,
        )
        .order_by(PostingRow.business_date.desc(), PostingRow.id.desc(), CustomerRow.number)
    )
    return [Came(*row) for row in session.execute(asked)]


def posted_late(session: Session, on: date, after_seq: int) -> Late:
    """Return what entries after a place in the chain changed of a day's figures; principal only."""
    billed = EntryRow.kind.in_(("bill", *ADJUSTMENTS))
    asked = select(
        func.coalesce(func.sum(case((billed, EntryRow.fen), else_=0)), 0),
        func.coalesce(func.sum(EntryRow.fen), 0),
        func.count(),
    ).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.seq > after_seq,
        EntryRow.account == "principal",
        EntryRow.business_date <= on,
    )
    return Late(*map(int, session.execute(asked).one()))


def history(session: Session, since: date, on: date, last_month: int) -> History:
    """Return how the bills were paid from a day to another, of billing months up to one (YYYYMM)."""
    flows = [*_billed(session, since, on, last_month), *_changed(session, since, on, last_month)]
    opening: dict[date, int] = defaultdict(int, _unpaid(session, on, last_month))
    for flow in flows:
        opening[flow.issued_on] += flow.received - flow.owed
    return History(since, on, {day: fen for day, fen in opening.items() if fen}, flows)


def _billed(session: Session, since: date, on: date, last_month: int) -> list[Flow]:
    asked = (
        select(BillRow.issued_on, func.sum(BillRow.amount))
        .where(
            BillRow.bureau_id == BUREAU,
            BillRow.month <= last_month,
            BillRow.issued_on.between(since, on),
        )
        .group_by(BillRow.issued_on)
    )
    return [Flow(day, day, owed=fen) for day, fen in session.execute(asked)]


def _changed(session: Session, since: date, on: date, last_month: int) -> list[Flow]:
    owed = func.sum(case((_IS_MONEY, 0), else_=EntryRow.fen))
    received = func.sum(case((_IS_MONEY, -EntryRow.fen), else_=0))
    asked: Any = (
        select(EntryRow.business_date, BillRow.issued_on, owed, received)
        .select_from(EntryRow)
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == EntryRow.bill_id))
        .where(*_CHANGES, EntryRow.business_date.between(since, on), BillRow.month <= last_month)
        .group_by(EntryRow.business_date, BillRow.issued_on)
    )
    return [Flow(*row) for row in session.execute(asked)]


def _unpaid(session: Session, on: date, last_month: int) -> dict[date, int]:
    unpaid = unpaid_bills(on, last_month)
    asked = (
        select(BillRow.issued_on, func.sum(unpaid.c.outstanding))
        .join(unpaid, and_(BillRow.bureau_id == BUREAU, BillRow.id == unpaid.c.id))
        .group_by(BillRow.issued_on)
    )
    return {day: fen for day, fen in session.execute(asked)}
