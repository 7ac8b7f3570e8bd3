"""Agreements of direct debit: each checked, kept and recorded in the chain."""

import json
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import customers, debits
from desktop.db.ledger import Ledger
from desktop.domain.debits import Agreement, AgreementDraft, AgreementsAdded
from desktop.domain.errors import (
    FieldMissing,
    NoAgreement,
    Refusal,
    UnknownCustomer,
    UntilBeforeFrom,
)
from desktop.domain.intake import Parsed, RefusedRow
from desktop.services.workplace import Workplace


class AgreementBook:
    """The agreements of one writing transaction; nothing is recorded before its ledger is flushed."""

    def __init__(self, session: Session, at: Workplace) -> None:
        """Open the book."""
        self._session = session
        self.day = at.business_date(session)
        self.ledger = Ledger(session, at.stamp())

    def agree(self, draft: AgreementDraft) -> bool:
        """Keep an agreement; without a holder it is the customer's own account. False: it stands already."""
        named = _checked(draft)
        known = customers.one(self._session, named.customer_no)
        if not named.holder:
            [who] = customers.details(self._session, [known.key])
            named = replace(named, holder=who.name)
        if not debits.agree(self._session, known.key, named):
            return False
        facts = {
            "bank": named.bank,
            "account_no": named.account_no,
            "holder": named.holder,
            "from": named.from_on.isoformat(),
            "until": named.until_on.isoformat() if named.until_on else "",
        }
        self._record("debit-agreed", named.customer_no, facts)
        return True

    def add(self, file: str, parsed: Parsed[AgreementDraft]) -> AgreementsAdded:
        """Keep the agreements of a file; what is refused stays out."""
        known = customers.known(self._session, (draft.customer_no for _, draft in parsed.good))
        refused = list(parsed.refused)
        agreed = []
        for row, draft in parsed.good:
            try:
                if draft.customer_no not in known:
                    raise UnknownCustomer(draft.customer_no)
                agreed.append(self.agree(draft))
            except Refusal as reason:
                refused.append(RefusedRow(file, row, "customer_no", draft.customer_no, reason))
        refused.sort(key=lambda row: row.row)
        return AgreementsAdded(parsed.read, sum(agreed), len(agreed) - sum(agreed), tuple(refused))

    def end(self, customer_no: str, on: date) -> None:
        """Let a day be the last of an agreement."""
        known = customers.one(self._session, customer_no)
        if not debits.end(self._session, known.key, on):
            raise NoAgreement(customer_no, on)
        self._record("debit-ended", customer_no, {"until": on.isoformat()})

    def live(self, customer_no: str, on: date) -> Agreement:
        """Return the agreement that is live on a day."""
        held = debits.agreements(self._session, customer_no)
        return next(one for one in held if one.is_live(on))

    def _record(self, kind: str, subject: str, facts: dict[str, str]) -> None:
        self.ledger.record(kind, subject, json.dumps(facts, ensure_ascii=False), self.day)


def _checked(draft: AgreementDraft) -> AgreementDraft:
    named = replace(
        draft, bank=draft.bank.strip(), account_no=draft.account_no.strip(), holder=draft.holder.strip()
    )
    for field in ("bank", "account_no"):
        if not getattr(named, field):
            raise FieldMissing(field)
    if named.until_on and named.until_on < named.from_on:
        raise UntilBeforeFrom(named.from_on, named.until_on)
    return named
