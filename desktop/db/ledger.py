"""The only writer of money: bills and acts become entries, chained, with the sums kept beside them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, bindparam, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.bulk import insert_rows
from desktop.db.chain import Chain
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.ledger_rows import ActRow, EntryRow, PaymentRow, PostingRow
from desktop.db.records import BillFacts, CustomerRef, PostingFacts, Stamp, act_fields, entry_fields
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.entries import PRESTORED, PRINCIPAL, Act, Line
from desktop.domain.payments import PaymentDraft

Others = Sequence[tuple[CustomerRef, Sequence[Line]]]
"""Lines of one act that are other customers' than the act's own."""


@dataclass(frozen=True, slots=True)
class Countered:
    """What a reversal counters: the posting's row and number."""

    key: int
    number: str


class Ledger:
    """A batch of postings in one writing transaction; nothing is in the database before `flush`."""

    def __init__(self, session: Session, stamp: Stamp) -> None:
        """Take the chain's head; from here to the commit this is the one writer."""
        self._session = session
        self._stamp = stamp
        self._chain = Chain(session)
        self._rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        self._last_key: dict[Any, int] = {}
        self._last_number: dict[str, int] = {}
        self._bill_changes: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        self._prestored: dict[int, int] = defaultdict(int)
        self._new_bills: dict[int, dict[str, Any]] = {}

    def record_as(self, stamp: Stamp) -> None:
        """Record what follows under another stamp."""
        self._stamp = stamp

    def bill(self, line: Line, customer: CustomerRef, area: int, facts: BillFacts, tariff_class: str) -> int:
        """Issue a bill: its row, and the entry that makes it receivable. Return its key."""
        bill = line.bill
        assert bill is not None
        bill.key = self._next_key(BillRow)
        self._new_bills[bill.key] = row = {
            "bureau_id": BUREAU,
            "id": bill.key,
            "number": bill.bill_no,
            "customer_id": customer.key,
            "month": bill.month,
            "issued_on": bill.issued_on,
            "due_on": bill.due_on,
            "amount": bill.amount,
            "kwh": facts.kwh,
            "tariff_class": tariff_class,
            "area_id": area,
            "outstanding": 0,
            "penalty_balance": 0,
        }
        self._rows[BillRow].append(row)
        self._entry(line, customer, None, facts.fields())
        return bill.key

    def payment(
        self,
        act: Act,
        payer: CustomerRef,
        draft: PaymentDraft,
        *,
        number: str = "",
        reason: str = "",
        others: Others = (),
    ) -> str:
        """Post money that came in, or that was refunded; return its number, the next unless given.

        `others` are lines of the same payment that are other customers'.
        """
        tendered = draft.tendered or draft.amount
        of_others = [line for _, lines in others for line in lines]
        number = act.number = self._number(act, of_others, number=number)
        facts = PostingFacts(
            number,
            reason,
            method=draft.method.value,
            amount=draft.amount.fen,
            tendered=tendered.fen,
            reference=draft.reference,
            request_key=draft.key,
            first_bill=draft.first_bill or "",
            picked=draft.picked,
        )
        key = self._posting(act, payer, facts)
        self._rows[PaymentRow].append(
            {
                "bureau_id": BUREAU,
                "id": key,
                "request_key": facts.request_key,
                "method": facts.method,
                "amount": facts.amount,
                "tendered": facts.tendered,
                "reference": facts.reference,
                "first_bill": facts.first_bill,
                "only_bills": facts.picked,
            }
        )
        self._entries(act.lines, payer, key, facts)
        for other, lines in others:
            self._entries(lines, other, key, facts)
        return number

    def act(
        self,
        act: Act,
        customer: CustomerRef,
        *,
        reason: str = "",
        counters: Countered | None = None,
        others: Others = (),
    ) -> str:
        """Post a use, a waiver, a correction, a transfer or a reversal; return its number.

        `others` are lines of the same act that are other customers'.
        """
        number = act.number = self._number(act, [line for _, lines in others for line in lines])
        facts = PostingFacts(number, reason, counters.number if counters else None)
        key = self._posting(act, customer, facts, counters.key if counters else None)
        self._entries(act.lines, customer, key, facts)
        for other, lines in others:
            self._entries(lines, other, key, facts)
        return number

    def record(self, kind: str, subject: str, facts: str, business_date: Any) -> None:
        """Add an act of the audit trail that changes no sum of money; `facts` are JSON."""
        fields = act_fields(kind, subject, facts, business_date.isoformat(), self._stamp)
        seq, digest = self._chain.add("act", fields, placed=bool(self._stamp.place))
        self._rows[ActRow].append(
            {
                "bureau_id": BUREAU,
                "seq": seq,
                "kind": kind,
                "subject": subject,
                "facts": facts,
                "business_date": business_date,
                "recorded_at": self._stamp.at,
                "recorded_by": self._stamp.by,
                "place": self._stamp.place or None,
                "hash": digest,
            }
        )

    def flush(self) -> None:
        """Write everything of this batch, bills before the entries that name them, and the chain's head."""
        self._settle_new_bills()
        connection = self._session.connection()
        for table in (BillRow, PostingRow, PaymentRow, EntryRow, ActRow):
            if rows := self._rows.pop(table, None):
                insert_rows(connection, cast(Table, table.__table__), rows)
        self._keep_sums()
        self._new_bills.clear()
        self._chain.save()

    def _entries(
        self, lines: Iterable[Line], customer: CustomerRef, posting: int, facts: PostingFacts
    ) -> None:
        written = facts.fields()
        for line in lines:
            self._entry(line, customer, posting, written)

    def _entry(self, line: Line, customer: CustomerRef, posting: int | None, facts: Iterable[object]) -> None:
        lot = line.lot.seq if line.lot else 0
        fields = entry_fields(line, customer.number, lot or None, tuple(facts), self._stamp)
        seq, digest = self._chain.add("entry", fields, placed=bool(self._stamp.place))
        if line.lot and not lot:
            line.lot.seq = seq
        self._rows[EntryRow].append(
            {
                "bureau_id": BUREAU,
                "seq": seq,
                "account": line.account,
                "kind": line.kind,
                "fen": line.fen,
                "business_date": line.on,
                "value_on": line.value_on,
                "customer_id": customer.key,
                "bill_id": line.bill.key if line.bill else None,
                "posting_id": posting,
                "lot_seq": lot or None,
                "counters_seq": line.counters,
                "by_prestored": line.by_prestored,
                "recorded_at": self._stamp.at,
                "recorded_by": self._stamp.by,
                "place": self._stamp.place or None,
                "hash": digest,
            }
        )
        self._sum_up(line, customer)

    def _sum_up(self, line: Line, customer: CustomerRef) -> None:
        if line.account == PRESTORED:
            self._prestored[customer.key] += line.fen
        elif line.bill:
            self._bill_changes[line.bill.key][line.account != PRINCIPAL] += line.fen

    def _posting(
        self, act: Act, customer: CustomerRef, facts: PostingFacts, counters: int | None = None
    ) -> int:
        key = self._next_key(PostingRow)
        self._rows[PostingRow].append(
            {
                "bureau_id": BUREAU,
                "id": key,
                "number": facts.number,
                "kind": act.kind,
                "customer_id": customer.key,
                "business_date": act.on,
                "reason": facts.reason,
                "counters_id": counters,
                "recorded_at": self._stamp.at,
                "recorded_by": self._stamp.by,
            }
        )
        return key

    def _next_key(self, table: Any) -> int:
        if table not in self._last_key:
            self._last_key[table] = last_key(self._session, table)
        self._last_key[table] += 1
        return self._last_key[table]

    def _number(self, act: Act, others: Iterable[Line] = (), *, number: str = "") -> str:
        number = number or self._next_number(act.kind)
        for line in (*act.lines, *others):
            if line.lot and not line.lot.number:
                line.lot.number = number
        return number

    def _next_number(self, kind: str) -> str:
        if kind not in self._last_number:
            self._last_number[kind] = last_number(self._session, PostingRow, PostingRow.number, kind)
        self._last_number[kind] += 1
        return numbered(kind, self._last_number[kind])

    def _settle_new_bills(self) -> None:
        for key, row in self._new_bills.items():
            row["outstanding"], row["penalty_balance"] = self._bill_changes.pop(key, (0, 0))

    def _keep_sums(self) -> None:
        bills = [
            {"key": key, "principal": principal, "penalty": penalty}
            for key, (principal, penalty) in self._bill_changes.items()
            if principal or penalty
        ]
        if bills:
            self._session.connection().execute(_BILL_SUMS, bills)
        held = [{"key": key, "fen": fen} for key, fen in self._prestored.items() if fen]
        if held:
            self._session.connection().execute(_CUSTOMER_SUMS, held)
        self._bill_changes.clear()
        self._prestored.clear()


_BILLS: Any = BillRow.__table__
_CUSTOMERS: Any = CustomerRow.__table__
_BILL_SUMS = (
    update(_BILLS)
    .where(_BILLS.c.bureau_id == BUREAU, _BILLS.c.id == bindparam("key"))
    .values(
        outstanding=_BILLS.c.outstanding + bindparam("principal"),
        penalty_balance=_BILLS.c.penalty_balance + bindparam("penalty"),
    )
)
_CUSTOMER_SUMS = (
    update(_CUSTOMERS)
    .where(_CUSTOMERS.c.bureau_id == BUREAU, _CUSTOMERS.c.id == bindparam("key"))
    .values(prestored=_CUSTOMERS.c.prestored + bindparam("fen"))
)
