"""Direct debits as rows: agreements with their periods, batches, and the state of each debit."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.debit_rows import DebitAgreementRow, DebitBatchRow, DebitItemRow
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.records import Stamp
from desktop.db.rows import CustomerRow
from desktop.domain.debits import Agreement, AgreementDraft, DebitItem, ItemState
from desktop.domain.money import Money

_ONE_DAY = timedelta(days=1)


class LiveAgreement(NamedTuple):
    """An account that may be debited, and whose it is."""

    customer: int
    customer_no: str
    customer_name: str
    account_no: str
    holder: str


class StoredBatch(NamedTuple):
    """A batch as it is kept."""

    key: int
    number: str
    bank: str
    on: date
    made_at: datetime
    made_by: str


class StoredItem(NamedTuple):
    """A debit as it is kept, with its customer's key."""

    key: int
    customer: int
    item: DebitItem


class BatchSum(NamedTuple):
    """How many debits of a batch are in one state, and what they come to in fen."""

    batch: int
    state: str
    items: int
    fen: int


def agreements(session: Session, customer_no: str = "") -> list[Agreement]:
    """Return every agreement there was, by customer and first day; of one customer where named."""
    asked = (
        select(
            CustomerRow.number,
            CustomerRow.name,
            DebitAgreementRow.bank,
            DebitAgreementRow.account_no,
            DebitAgreementRow.holder,
            DebitAgreementRow.from_on,
            DebitAgreementRow.until_on,
        )
        .join(CustomerRow, _of(DebitAgreementRow))
        .where(DebitAgreementRow.bureau_id == BUREAU)
        .order_by(CustomerRow.number, DebitAgreementRow.from_on)
    )
    if customer_no:
        asked = asked.where(CustomerRow.number == customer_no)
    return [Agreement(*row) for row in session.execute(asked)]


def agree(session: Session, customer: int, draft: AgreementDraft) -> bool:
    """Let an account be debited from a day on; the one before ends the day before, the next one begins later.

    An agreement that begins the same day is replaced. Return False where everything stands so already.
    """
    held = _held(session, customer)
    later = next((row.from_on for row in held if row.from_on > draft.from_on), None)
    until = min(filter(None, (draft.until_on, later and later - _ONE_DAY)), default=None)
    facts = {"bank": draft.bank, "account_no": draft.account_no, "holder": draft.holder, "until_on": until}
    same = next((row for row in held if row.from_on == draft.from_on), None)
    if same and all(getattr(same, name) == value for name, value in facts.items()):
        return False
    for row in held:
        if row.from_on < draft.from_on and (row.until_on is None or row.until_on >= draft.from_on):
            _change(session, row.id, {"until_on": draft.from_on - _ONE_DAY})
    if same:
        _change(session, same.id, facts)
    else:
        key = last_key(session, DebitAgreementRow) + 1
        row = {"bureau_id": BUREAU, "id": key, "customer_id": customer, "from_on": draft.from_on, **facts}
        session.execute(insert(DebitAgreementRow).values(row))
    return True


def end(session: Session, customer: int, on: date) -> bool:
    """Let a day be the last of the agreement that is live on it; return False where there is none."""
    live = [row for row in _held(session, customer) if _is_live(row, on)]
    for row in live:
        _change(session, row.id, {"until_on": on})
    return bool(live)


def banks(session: Session) -> list[str]:
    """Return the banks that agreements name."""
    asked = select(DebitAgreementRow.bank).where(DebitAgreementRow.bureau_id == BUREAU).distinct()
    return sorted(session.execute(asked).scalars())


def live(session: Session, bank: str, on: date) -> list[LiveAgreement]:
    """Return the accounts at a bank that may be debited on a day, in order of customer number."""
    asked = (
        select(
            DebitAgreementRow.customer_id,
            CustomerRow.number,
            CustomerRow.name,
            DebitAgreementRow.account_no,
            DebitAgreementRow.holder,
        )
        .join(CustomerRow, _of(DebitAgreementRow))
        .where(
            DebitAgreementRow.bureau_id == BUREAU,
            DebitAgreementRow.bank == bank,
            DebitAgreementRow.from_on <= on,
            or_(DebitAgreementRow.until_on.is_(None), DebitAgreementRow.until_on >= on),
        )
        .order_by(CustomerRow.number)
    )
    return [LiveAgreement(*row) for row in session.execute(asked)]


def waiting(session: Session) -> set[int]:
    """Return the customers with a debit that no bank has answered."""
    asked = select(DebitItemRow.customer_id).where(
        DebitItemRow.bureau_id == BUREAU, DebitItemRow.state == ItemState.SENT.value
    )
    return set(session.execute(asked).scalars())


def add_batch(
    session: Session, bank: str, on: date, stamp: Stamp, debits: Sequence[tuple[LiveAgreement, int]]
) -> str:
    """Keep a batch with its debits (amounts in fen), in this order; return its number."""
    ordinal = last_number(session, DebitBatchRow, DebitBatchRow.number, "debit") + 1
    batch = {
        "bureau_id": BUREAU,
        "id": last_key(session, DebitBatchRow) + 1,
        "number": numbered("debit", ordinal),
        "bank": bank,
        "business_date": on,
        "recorded_at": stamp.at,
        "recorded_by": stamp.by,
    }
    session.execute(insert(DebitBatchRow).values(batch))
    key = last_key(session, DebitItemRow)
    rows = [
        {
            "bureau_id": BUREAU,
            "id": key + offset,
            "batch_id": batch["id"],
            "customer_id": debtor.customer,
            "account_no": debtor.account_no,
            "holder": debtor.holder,
            "amount": fen,
            "state": ItemState.SENT.value,
            "receipt_no": "",
            "reason": "",
        }
        for offset, (debtor, fen) in enumerate(debits, 1)
    ]
    session.execute(insert(DebitItemRow), rows)
    return str(batch["number"])


def batches(session: Session, numbers: Collection[str] | None = None) -> list[StoredBatch]:
    """Return the batches of these numbers, or all, newest first."""
    asked = select(
        DebitBatchRow.id,
        DebitBatchRow.number,
        DebitBatchRow.bank,
        DebitBatchRow.business_date,
        DebitBatchRow.recorded_at,
        DebitBatchRow.recorded_by,
    ).where(DebitBatchRow.bureau_id == BUREAU)
    if numbers is not None:
        asked = asked.where(DebitBatchRow.number.in_(sorted(numbers)))
    return [StoredBatch(*row) for row in session.execute(asked.order_by(DebitBatchRow.id.desc()))]


def sums(session: Session) -> list[BatchSum]:
    """Return how many debits of each batch are in which state, and what they come to."""
    asked = (
        select(DebitItemRow.batch_id, DebitItemRow.state, func.count(), func.sum(DebitItemRow.amount))
        .where(DebitItemRow.bureau_id == BUREAU)
        .group_by(DebitItemRow.batch_id, DebitItemRow.state)
    )
    return [BatchSum(*row) for row in session.execute(asked)]


def items(session: Session, batch: StoredBatch) -> list[StoredItem]:
    """Return the debits of a batch in the order in which they were sent."""
    asked = (
        select(DebitItemRow, CustomerRow.number, CustomerRow.name)
        .join(CustomerRow, _of(DebitItemRow))
        .where(DebitItemRow.bureau_id == BUREAU, DebitItemRow.batch_id == batch.key)
        .order_by(DebitItemRow.id)
    )
    found = enumerate(session.execute(asked), 1)
    return [_stored(batch, sequence, *row) for sequence, row in found]


def settle(session: Session, settled: Sequence[tuple[int, DebitItem]]) -> None:
    """Keep what became of debits, by their keys."""
    rows = [
        {"key": key, "now": item.state.value, "receipt": item.receipt_no, "why": item.reason}
        for key, item in settled
    ]
    session.connection().execute(_SETTLED, rows)


def _stored(batch: StoredBatch, sequence: int, row: DebitItemRow, number: str, name: str) -> StoredItem:
    item = DebitItem(
        batch.number,
        sequence,
        number,
        name,
        row.account_no,
        row.holder,
        Money(row.amount),
        ItemState(row.state),
        row.receipt_no,
        row.reason,
    )
    return StoredItem(row.id, row.customer_id, item)


def _held(session: Session, customer: int) -> list[Any]:
    asked = select(DebitAgreementRow).where(
        DebitAgreementRow.bureau_id == BUREAU, DebitAgreementRow.customer_id == customer
    )
    return list(session.execute(asked.order_by(DebitAgreementRow.from_on)).scalars())


def _is_live(row: Any, on: date) -> bool:
    return bool(row.from_on <= on and (row.until_on is None or on <= row.until_on))


def _change(session: Session, key: int, values: dict[str, Any]) -> None:
    table: Any = DebitAgreementRow.__table__
    session.execute(update(table).where(table.c.bureau_id == BUREAU, table.c.id == key).values(values))


def _of(table: Any) -> Any:
    return (CustomerRow.bureau_id == table.bureau_id) & (CustomerRow.id == table.customer_id)


_ITEMS: Any = DebitItemRow.__table__
_SETTLED = (
    update(_ITEMS)
    .where(_ITEMS.c.bureau_id == BUREAU, _ITEMS.c.id == bindparam("key"))
    .values(state=bindparam("now"), receipt_no=bindparam("receipt"), reason=bindparam("why"))
)
