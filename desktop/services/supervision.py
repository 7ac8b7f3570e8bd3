"""A second person's word for a supervisor's act, and the reason that such an act must have."""

import json
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import settings
from desktop.db.ledger import Ledger
from desktop.domain.errors import ReasonMissing, SecondPersonNeeded
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.services.workplace import Workplace


def reason_given(reason: str) -> str:
    """Return a reason without its margins; refuse an empty one."""
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()


def confirmed(session: Session, at: Workplace, right: Right, approval: Approval | None) -> None:
    """Refuse a supervisor's act that no second person confirmed, where the bureau wants that."""
    if at.user is None or settings.value_of(session, "supervisor.second_person") == "off":
        return
    if approval is None or approval.name == at.user.name:
        raise SecondPersonNeeded(right)


def record_approval(ledger: Ledger, number: str, on: date, approval: Approval | None) -> None:
    """Record who confirmed what has this number, in the same transaction."""
    if approval:
        facts = json.dumps({"by": approval.name, "role": approval.role}, ensure_ascii=False)
        ledger.record("approved", number, facts, on)
