"""The contact log: what passed with a customer, recorded once and withdrawn only by another record."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import contacts, customers, procedures, promises
from desktop.db.ledger import Ledger
from desktop.domain.contacts import (
    CLOCK,
    Contact,
    ContactDraft,
    ContactFilter,
    ContactKind,
    Held,
    How,
    PromiseState,
    checked,
)
from desktop.domain.errors import ContactWithdrawn, UnknownContact, WrongAct
from desktop.domain.money import Money
from desktop.domain.rights import Right
from desktop.domain.stop_supply import refuse_early_notice
from desktop.services import attachments
from desktop.services.procedure_cases import case_of
from desktop.services.supervision import reason_given
from desktop.services.workplace import Workplace


class ContactService:
    """Record and read what passed between the bureau and its customers."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def record(self, draft: ContactDraft, *, attachment: Path | None = None) -> Contact:
        """Record a contact, with a photo or scan where there is one.

        Raises ContactIncomplete, UntilTooEarly, StopNoticeTooEarly, or a refusal of the attachment.
        """
        return self.record_all([draft], attachment=attachment)[0]

    def record_all(
        self, drafts: Sequence[ContactDraft], *, attachment: Path | None = None
    ) -> Sequence[Contact]:
        """Record several contacts, all of them or none."""
        kept = [_by_hand(checked(draft)) for draft in drafts]
        self._at.demand(Right.FIELD)
        if attachment is not None:
            name = attachments.keep(self._folder(), attachment)
            kept = [replace(draft, attachment=name) for draft in kept]
        with self._at.writing(Right.FIELD) as session:
            for draft in kept:
                _refuse_early(session, draft)
            keys = [add(session, self._at, draft) for draft in kept]
            return [told(session, key, draft.on) for key, draft in zip(keys, kept, strict=True)]

    def withdraw(self, key: int, on: date, reason: str) -> Contact:
        """Withdraw a contact, with a reason; return the record that withdrew it.

        Raises UnknownContact or ContactWithdrawn.
        """
        reason = reason_given(reason)
        with self._at.writing(Right.FIELD) as session:
            [row] = contacts.lines(session, [key]) or [None]
            if row is None or row.ContactRow.kind == ContactKind.WITHDRAWN:
                raise UnknownContact(str(key))
            if row.withdrawn:
                raise ContactWithdrawn(row.ContactRow.business_date)
            if ContactKind(row.ContactRow.kind) in CLOCK:
                self._at.demand(Right.CUT)
            draft = ContactDraft(row.number, ContactKind.WITHDRAWN, on, note=reason)
            return told(session, add(session, self._at, draft, withdraws=key), on)

    def keys(self, wanted: ContactFilter) -> Sequence[int]:
        """Return the keys of the contacts that a filter lets through, the newest first."""
        with self._at.reading() as session:
            return contacts.keys(session, wanted)

    def lines(self, keys: Sequence[int], on: date) -> dict[int, Contact]:
        """Return these contacts by key, each promise told as of a day."""
        with self._at.reading() as session:
            return {contact.key: contact for contact in _contacts(session, contacts.lines(session, keys), on)}

    def of_customer(self, customer_no: str, on: date) -> Sequence[Contact]:
        """Return every contact of a customer up to a day, in the order they were recorded."""
        with self._at.reading() as session:
            key = customers.one(session, customer_no).key
            return _contacts(session, contacts.of_customers(session, [key], on), on)

    def held(self, on: date) -> Sequence[Held]:
        """Return the customers who get no notice on a day, by number."""
        with self._at.reading() as session:
            until = contacts.held(session, on)
            rows = customers.details(session, sorted(until))
            return sorted(
                (Held(row.number, row.name, until[row.id]) for row in rows), key=lambda one: one.customer_no
            )

    def attachment(self, key: int) -> Path:
        """Return where a contact's photo or scan lies. Raises AttachmentChanged."""
        with self._at.reading() as session:
            found = contacts.lines(session, [key])
            if not found or not found[0].ContactRow.attachment:
                raise UnknownContact(str(key))
            name = found[0].ContactRow.attachment
        return attachments.find(self._folder(), name)

    def _folder(self) -> Path:
        return attachments.folder_of(self._at.database.file)


def add(session: Session, at: Workplace, draft: ContactDraft, *, withdraws: int | None = None) -> int:
    """Add a contact and its act of the trail in an open transaction; return its key."""
    known = customers.one(session, draft.customer_no)
    stamp = at.stamp()
    key = contacts.add(session, known.key, draft, stamp, withdraws)
    ledger = Ledger(session, stamp)
    ledger.record("contact", known.number, _facts(draft, key, withdraws), draft.on)
    ledger.flush()
    return key


def told(session: Session, key: int, on: date) -> Contact:
    """Return one contact as of a day."""
    [contact] = _contacts(session, contacts.lines(session, [key]), on)
    return contact


def _by_hand(draft: ContactDraft) -> ContactDraft:
    if draft.kind in CLOCK:
        raise WrongAct(draft.kind)
    return draft


def _refuse_early(session: Session, draft: ContactDraft) -> None:
    if draft.kind is ContactKind.STOP_DELIVERED:
        case = case_of(session, customers.one(session, draft.customer_no).key, draft.on)
        refuse_early_notice(case, draft.on, procedures.rules(session))


def _facts(draft: ContactDraft, key: int, withdraws: int | None) -> str:
    facts = {
        "contact": key,
        "kind": draft.kind.value,
        "at": draft.at,
        "person": draft.person,
        "note": draft.note.strip(),
        "amount": draft.amount.fen if draft.amount is not None else "",
        "until": draft.until_on.isoformat() if draft.until_on else "",
        "serial": draft.serial.strip(),
        "how": draft.how.value if draft.how else "",
        "signed": draft.signed,
        "attachment": draft.attachment,
        "withdraws": withdraws or "",
    }
    return json.dumps(
        {name: value for name, value in facts.items() if value not in ("", False)}, ensure_ascii=False
    )


def _contacts(session: Session, rows: Iterable[Any], on: date) -> list[Contact]:
    return [_contact(session, row, on) for row in rows]


def _contact(session: Session, row: Any, on: date) -> Contact:
    kept = row.ContactRow
    kind = ContactKind(kept.kind)
    return Contact(
        key=kept.id,
        customer_no=row.number,
        customer_name=row.name,
        station=row.station,
        area=row.area,
        kind=kind,
        on=kept.business_date,
        at=kept.at,
        person=kept.person,
        note=kept.note,
        amount=Money(kept.amount) if kept.amount is not None else None,
        until_on=kept.until_on,
        serial=kept.serial,
        how=How(kept.how) if kept.how else None,
        signed=kept.signed,
        attachment=kept.attachment,
        recorded_at=kept.recorded_at,
        recorded_by=kept.recorded_by,
        promise=_promise(session, row, on) if kind is ContactKind.PROMISE else None,
        withdrawn=row.withdrawn,
        withdraws=kept.withdraws_id,
    )


def _promise(session: Session, row: Any, on: date) -> PromiseState | None:
    return None if row.withdrawn else promises.state(session, row.ContactRow, on)
