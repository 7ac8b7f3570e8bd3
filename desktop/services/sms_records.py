"""Moves messages of the outbox from state to state, each move an act of the trail."""

import json
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from desktop.db import sms
from desktop.db.ledger import Ledger
from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.sms import SmsLine, SmsState
from desktop.services import contacts
from desktop.services.workplace import Workplace

_REACHED = (SmsState.SENT, SmsState.DELIVERED)
_BEFORE_IT_WENT = (SmsState.QUEUED, SmsState.UNSURE)
_LONGEST_REASON = 200


class Outbox:
    """The outbox in one writing transaction; acts are written by `flush`."""

    def __init__(self, session: Session, workplace: Workplace) -> None:
        """Take the open transaction."""
        self._session = session
        self._at = workplace
        self._day = workplace.business_date(session)
        self._acts: list[tuple[str, dict[str, object]]] = []
        self._went: list[SmsLine] = []

    def move(
        self,
        line: SmsLine,
        state: SmsState,
        *,
        reason: str = "",
        gateway_no: str = "",
        next_at: datetime | None = None,
    ) -> None:
        """Move a message on; one that went stands in the contact log too, once."""
        reason = " ".join(reason.split())[:_LONGEST_REASON]
        values: dict[str, object] = {"state": state.value, "reason": reason, "next_at": _utc(next_at)}
        if gateway_no:
            values["gateway_no"] = gateway_no
        sms.change(self._session, line.key, **values)
        facts = {"key": line.sms_key, "state": state.value, "reason": reason, "gateway": gateway_no}
        self._acts.append((line.customer_no, {name: value for name, value in facts.items() if value}))
        if state in _REACHED and line.state in _BEFORE_IT_WENT:
            self._went.append(line)

    def ask(self, line: SmsLine, now: datetime) -> None:
        """Write down that a sender is being asked at a moment (UTC): until it answers, nobody is sure.

        A crash leaves the message so, and the moment says that no person has to decide about it yet.
        """
        asked: dict[str, object] = {"state": SmsState.UNSURE.value, "tries": line.tries + 1, "next_at": now}
        sms.change(self._session, line.key, reason="", **asked)

    def queue_again(self, line: SmsLine, phone: str, next_at: datetime) -> None:
        """Queue a message once more, with its tries forgotten."""
        queued: dict[str, object] = {"state": SmsState.QUEUED.value, "tries": 0, "next_at": next_at}
        sms.change(self._session, line.key, phone=phone, reason="", gateway_no="", **queued)
        self._acts.append((line.customer_no, {"key": line.sms_key, "state": "queued", "phone": phone}))

    def flush(self) -> None:
        """Write the acts, and the contacts of what went."""
        if self._acts:
            ledger = Ledger(self._session, self._at.stamp())
            for customer_no, facts in self._acts:
                told = json.dumps(facts, ensure_ascii=False)
                ledger.record("sms-state", customer_no, told, self._day)
            ledger.flush()
        for line in self._went:
            hour = f"{self._at.clock():%H:%M}"
            draft = ContactDraft(line.customer_no, ContactKind.SMS, self._day, at=hour, note=line.text)
            contacts.add(self._session, self._at, draft)
        self._acts.clear()
        self._went.clear()


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None
