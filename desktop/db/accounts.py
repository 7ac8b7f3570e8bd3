"""Customers' accounts as the ledger has them, loaded for a batch in a fixed number of queries."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.account import Account
from desktop.domain.customers import TariffClass
from desktop.domain.entries import ADJUSTMENTS, PRESTORED, PRINCIPAL, PURPOSES, Line, Lot, OpenBill, Posted
from desktop.domain.penalty import Change

CHUNK = 500
T = TypeVar("T")


def load_accounts(
    session: Session,
    customers: Collection[int],
    *,
    as_of: date | None = None,
    every_bill: bool = False,
    named: Collection[str] = (),
    upto: int | None = None,
) -> dict[int, Account]:
    """Return each customer's account: live bills and the named ones (or every bill), and deposits held.

    With `as_of`, bills issued and entries dated after that day do not count; with `upto`, what was posted
    after that entry does not.
    """
    keys = sorted(customers)
    named_of = _named(session, named)
    accounts: dict[int, Account] = {}
    for chunk in chunks(keys):
        wanted = [bill for key in chunk for bill in named_of.get(key, ())]
        bills = _bills(session, chunk, as_of, wanted, every_bill=every_bill, upto=upto)
        told = {bill.key: bill for of_one in bills.values() for bill in of_one}
        _tell_history(session, told, as_of, upto)
        lots = _lots(session, chunk, as_of, upto)
        for key, frozen_on in _frozen(session, chunk).items():
            accounts[key] = Account(bills.get(key, ()), lots.get(key, ()), frozen_on=frozen_on)
    return accounts


def chunks(keys: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut a list of keys into pieces that fit into one IN."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def posted_entries(session: Session, posting: int, account_of: dict[int, Account]) -> dict[int, list[Posted]]:
    """Return a posting's entries by customer, tied to the bills and deposits of the loaded accounts."""
    asked = select(*_entry_columns()).where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == posting)
    found: dict[int, list[Posted]] = {}
    bills = {bill.key: bill for account in account_of.values() for bill in account.bills.values()}
    lots = {lot.seq: lot for account in account_of.values() for lot in account.lots}
    for row in session.execute(asked.order_by(EntryRow.seq)):
        lot = lots.get(row.lot_seq or row.seq) if row.account == PRESTORED or row.lot_seq else None
        bill = bills[row.bill_id] if row.bill_id is not None else None
        line = Line(
            row.account, row.kind, row.fen, row.business_date, row.value_on, bill, lot, row.by_prestored
        )
        found.setdefault(row.customer_id, []).append(Posted(row.seq, line))
    return found


def _frozen(session: Session, keys: Sequence[int]) -> dict[int, date | None]:
    asked = select(CustomerRow.id, CustomerRow.commissioned_on)
    found = session.execute(asked.where(CustomerRow.bureau_id == BUREAU, CustomerRow.id.in_(keys)))
    return {row.id: row.commissioned_on for row in found}


def _named(session: Session, numbers: Collection[str]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for chunk in chunks(sorted(set(numbers))):
        asked = select(BillRow.customer_id, BillRow.id)
        rows = session.execute(asked.where(BillRow.bureau_id == BUREAU, BillRow.number.in_(chunk)))
        for customer, bill in rows:
            found.setdefault(customer, []).append(bill)
    return found


def _bills(
    session: Session,
    keys: Sequence[int],
    as_of: date | None,
    named: Sequence[int],
    *,
    every_bill: bool,
    upto: int | None,
) -> dict[int, list[OpenBill]]:
    asked = select(
        BillRow.id,
        BillRow.customer_id,
        BillRow.number,
        BillRow.month,
        BillRow.issued_on,
        BillRow.due_on,
        BillRow.amount,
        BillRow.tariff_class,
    ).where(BillRow.bureau_id == BUREAU, BillRow.customer_id.in_(keys))
    if as_of:
        asked = asked.where(BillRow.issued_on <= as_of)
    if upto is not None:
        asked = asked.where(_posted_by(upto))
    live = or_(BillRow.outstanding != 0, BillRow.penalty_balance != 0)
    parts = [asked.where(BillRow.id.in_(chunk)) for chunk in chunks(named)]
    found: dict[int, Row[Any]] = {}
    for part in [asked] if every_bill else [asked.where(live), *parts]:
        found.update({row.id: row for row in session.execute(part)})
    by_customer: dict[int, list[OpenBill]] = {}
    for row in found.values():
        residential = row.tariff_class == TariffClass.RESIDENTIAL
        bill = OpenBill(row.number, row.month, row.issued_on, row.due_on, row.amount, residential, row.id)
        by_customer.setdefault(row.customer_id, []).append(bill)
    return by_customer


def _posted_by(upto: int) -> ColumnElement[bool]:
    """Ask it of each bill: asked of the customers, SQLite would walk the whole chain up to there."""
    posted = select(EntryRow.seq).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.bill_id == BillRow.id,
        EntryRow.kind == "bill",
        EntryRow.seq <= upto,
    )
    return posted.exists()


def _tell_history(session: Session, bills: dict[int, OpenBill], as_of: date | None, upto: int | None) -> None:
    for chunk in chunks(sorted(bills)):
        asked = select(*_entry_columns()).where(
            EntryRow.bureau_id == BUREAU, EntryRow.bill_id.in_(chunk), EntryRow.kind != "bill"
        )
        for row in session.execute(_until(asked, as_of, upto).order_by(EntryRow.seq)):
            _apply(bills[row.bill_id], row)


def _apply(bill: OpenBill, row: Row[Any]) -> None:
    if row.kind in ADJUSTMENTS:
        bill.adjust(row.account, row.kind, row.fen)
    if row.account == PRINCIPAL:
        bill.changes.append(Change(row.value_on, row.fen))
        bill.offset -= row.fen if row.by_prestored else 0
    elif row.kind != "assessment":
        bill.penalty_paid -= row.fen
    else:
        bill.assessed += row.fen
        if row.counters_seq is None:
            bill.assessments.append((row.seq, row.fen))
        else:
            bill.assessments = [kept for kept in bill.assessments if kept[0] != row.counters_seq]


def _lots(
    session: Session, keys: Sequence[int], as_of: date | None, upto: int | None
) -> dict[int, list[Lot]]:
    columns = (*_entry_columns(), PostingRow.number)
    asked = (
        select(*columns)
        .join(
            PostingRow,
            (PostingRow.bureau_id == EntryRow.bureau_id) & (PostingRow.id == EntryRow.posting_id),
        )
        .where(EntryRow.bureau_id == BUREAU, EntryRow.account == PRESTORED, EntryRow.customer_id.in_(keys))
    )
    lots: dict[int, Lot] = {}
    by_customer: dict[int, list[Lot]] = {}
    users: dict[int, str] = {}
    for row in session.execute(_until(asked, as_of, upto).order_by(EntryRow.seq)):
        if row.lot_seq is None:
            purpose = PURPOSES.get(row.kind, "")
            lot = Lot(row.number, row.business_date, row.fen, row.fen, seq=row.seq, purpose=purpose)
            lots[row.seq] = lot
            by_customer.setdefault(row.customer_id, []).append(lot)
        else:
            _replay(lots[row.lot_seq], row, users)
    return by_customer


def _replay(lot: Lot, row: Row[Any], users: dict[int, str]) -> None:
    lot.balance += row.fen
    if row.kind == "reversal":
        if row.fen > 0:
            lot.returned += row.fen
        if row.counters_seq in users:
            lot.used_by.remove(users[row.counters_seq])
        return
    users[row.seq] = row.number
    lot.used_by.append(row.number)
    if row.kind in ("refund", "transfer", "fee-refund", "energy-refund"):
        lot.returned = max(0, lot.returned + row.fen)


def _entry_columns() -> tuple[Any, ...]:
    return (
        EntryRow.seq,
        EntryRow.account,
        EntryRow.kind,
        EntryRow.fen,
        EntryRow.business_date,
        EntryRow.value_on,
        EntryRow.customer_id,
        EntryRow.bill_id,
        EntryRow.lot_seq,
        EntryRow.counters_seq,
        EntryRow.by_prestored,
    )


def _until(asked: Any, as_of: date | None, upto: int | None) -> Any:
    if as_of is not None:
        asked = asked.where(EntryRow.business_date <= as_of)
    return asked if upto is None else asked.where(EntryRow.seq <= upto)
