"""Reversals: a payment, a use, a refund or an adjustment countered entry by entry."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db import postings, settings
from desktop.db.ledger import Ledger
from desktop.domain.errors import NotYourPayment
from desktop.domain.payments import Reversal
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.services import till, vending_requests
from desktop.services.account_views import account_view
from desktop.services.receipts import allocation_of_lines
from desktop.services.supervision import confirmed, reason_given, record_approval
from desktop.services.workplace import Workplace

_OF_THE_COUNTER = ("payment", "deposit", "topup")
"""What a clerk takes at the counter, and may take back on the same day before the close."""


def reverse(
    at: Workplace,
    number: str,
    on: date,
    reason: str,
    *,
    own_only: bool,
    approval: Approval | None,
    not_loaded: bool = False,
) -> Reversal:
    """Counter a posting by its number; what a clerk may not, a supervisor may, or one whom one confirms.

    A top-up whose token was given or asked for is taken back only on a supervisor's word that it was
    `not_loaded` onto the meter.
    """
    reason = reason_given(reason)
    with at.writing(Right.REVERSE_OWN) as session:
        found = postings.reversible(session, number, on)
        if not_loaded:
            at.demand(Right.REVERSE, approval)
            confirmed(session, at, Right.REVERSE, approval)
        _check_whose(session, at, found, on, own_only=own_only, approval=approval)
        request = vending_requests.free_to_reverse(session, number, not_loaded=not_loaded)
        till.admit(session, at, on)
        ledger = Ledger(session, at.stamp())
        act = postings.reverse(session, ledger, found, on, reason, settings.terms(session))
        vending_requests.cancel(session, ledger, request, act.number, reason, on)
        record_approval(ledger, act.number, act.on, approval)
        ledger.flush()
        view = account_view(session, found.customer_no, on)
        return Reversal(
            act.number,
            number,
            found.customer_no,
            on,
            reason,
            view.outstanding,
            view.prestored,
            allocation_of_lines(act.lines),
            approval.name if approval else "",
        )


def _check_whose(
    session: Session,
    at: Workplace,
    found: postings.Found,
    on: date,
    *,
    own_only: bool,
    approval: Approval | None,
) -> None:
    own = found.clerk == at.clerk and found.business_date == on and found.kind in _OF_THE_COUNTER
    if own_only or not (at.may(Right.REVERSE) or approval):
        if not own:
            raise NotYourPayment(found.number, found.clerk, found.business_date)
        till.refuse_closed(session, at, found.number, found.key)
    elif not (own and at.may(Right.REVERSE)):
        at.demand(Right.REVERSE, approval)
        confirmed(session, at, Right.REVERSE, approval)
