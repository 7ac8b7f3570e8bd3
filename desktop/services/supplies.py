"""Temporary power: begun for a term, told of before it expires, and settled when it ends."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, settings, supplies
from desktop.db.ledger import Ledger
from desktop.domain.acts import Done, RefundDraft
from desktop.domain.errors import (
    NothingToPay,
    SupplyEnded,
    SupplyEndsBefore,
    SupplyStands,
    UnknownSupply,
)
from desktop.domain.money import Money
from desktop.domain.payments import Method, PaymentDraft
from desktop.domain.rights import Right
from desktop.domain.supplies import Settlement, Supply, SupplyDraft, refund_of
from desktop.domain.users import Approval
from desktop.services.acts import ActService
from desktop.services.payments import PaymentService
from desktop.services.workplace import Workplace
from desktop.wording import tr


class SupplyService:
    """Follow temporary power from its first day to its settlement."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def of_customer(self, customer_no: str) -> Sequence[Supply]:
        """Return a customer's temporary power, by the last day of each term."""
        with self._at.reading() as session:
            return supplies.listed(session, customer=customers.one(session, customer_no).key)

    def expiring(self, on: date) -> Sequence[Supply]:
        """Return what was not ended and expires within the days of the settings, or has expired."""
        with self._at.reading() as session:
            days = int(settings.value_of(session, "risk.ending_days"))
            return supplies.listed(session, running=True, until=on + timedelta(days))

    def begin(self, draft: SupplyDraft) -> Supply:
        """Begin temporary power; what is prepaid without a meter is taken as prestored money."""
        if draft.until_on < draft.from_on:
            raise SupplyEndsBefore(draft.from_on, draft.until_on)
        if not draft.metered and draft.prepaid <= 0:
            raise NothingToPay
        with self._at.writing(Right.FIELD) as session:
            key = customers.one(session, draft.customer_no).key
            _refuse_overlap(session, key, draft)
            draft = replace(draft, prepaid=0) if draft.metered else draft
            row = supplies.add(session, key, draft)
            self._record(session, draft.customer_no, draft.from_on, row, until=draft.until_on.isoformat())
        return self.take_prepaid(row, draft.method) if draft.prepaid else self.get(row)

    def take_prepaid(self, key: int, method: Method) -> Supply:
        """Take what is prepaid for the term as a deposit; asked again after a crash, it is taken once."""
        supply = self.get(key)
        if supply.prepaid and not supply.number:
            amount = Money(supply.prepaid)
            drawn = f"temporary-{key}-prepaid"
            draft = PaymentDraft(drawn, supply.customer_no, amount, method, supply.from_on, prestore=True)
            receipt = PaymentService(self._at).take(draft)
            self._note(supply, supply.from_on, Right.PAY, None, number=receipt.receipt_no)
        return self.get(key)

    def end(
        self,
        key: int,
        on: date,
        method: Method = Method.CASH,
        *,
        approval: Approval | None = None,
    ) -> Settlement:
        """End temporary power on its last day of use, and give back what the rule gives back.

        Raises PrestoredTooLittle where a bill has used what was prepaid: that bill is corrected first.
        """
        self._at.demand(Right.FIELD)
        supply = self.get(key)
        if supply.ended_on:
            raise SupplyEnded(supply.customer_no, supply.ended_on)
        if on < supply.from_on:
            raise SupplyEndsBefore(supply.from_on, on)
        refunded = refund_of(supply, on) if supply.number else 0
        refund = self._refund(supply, refunded, on, method, approval) if refunded else None
        self._note(supply, on, Right.FIELD, None, ended_on=on)
        return Settlement(self.get(key), refunded, refund)

    def get(self, key: int) -> Supply:
        """Return one customer's temporary power."""
        with self._at.reading() as session:
            found = supplies.listed(session, key=key)
        if not found:
            raise UnknownSupply(key)
        return found[0]

    def _refund(self, supply: Supply, fen: int, on: date, method: Method, approval: Approval | None) -> Done:
        reason = tr("Temporary power ended before half its term")
        drawn = f"temporary-{supply.key}-back"
        draft = RefundDraft(drawn, supply.customer_no, Money(fen), on, method, reason)
        return ActService(self._at).refund(draft, approval=approval)

    def _note(self, supply: Supply, on: date, right: Right, approval: Approval | None, **values: Any) -> None:
        with self._at.writing(right, approval) as session:
            supplies.change(session, supply.key, **values)
            told = {name: str(value) for name, value in values.items()}
            self._record(session, supply.customer_no, on, supply.key, **told)

    def _record(self, session: Session, customer_no: str, on: date, key: int, **facts: str) -> None:
        ledger = Ledger(session, self._at.stamp())
        told = json.dumps({"supply": key, **facts}, ensure_ascii=False)
        ledger.record("temporary-power", customer_no, told, on)
        ledger.flush()


def _refuse_overlap(session: Session, customer: int, draft: SupplyDraft) -> None:
    for supply in supplies.listed(session, customer=customer):
        last = supply.ended_on or supply.until_on
        if not supply.ended_on or (draft.from_on <= last and supply.from_on <= draft.until_on):
            raise SupplyStands(supply.customer_no, supply.from_on, last)
