"""Vouchers of refunds: told from the ledger, printed once and reprinted with a count."""

from dataclasses import replace

from sqlalchemy.orm import Session

from desktop.db import customers, papers, payment_shares, vouchers
from desktop.db.accounts import load_accounts
from desktop.domain.acts import Purpose
from desktop.domain.errors import UnknownReceipt
from desktop.domain.money import Money
from desktop.domain.notices import Letterhead
from desktop.domain.payments import Method
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.domain.vouchers import RefundPaper, RefundVoucher
from desktop.services.receipts import letterhead
from desktop.services.workplace import Workplace


class VoucherService:
    """The papers of what was given back."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def refund(self, number: str) -> RefundVoucher:
        """Return a refund's voucher, with the count of its prints so far."""
        with self._at.reading() as session:
            return _voucher(session, number)

    def printed(self, number: str) -> tuple[RefundVoucher, Letterhead]:
        """Count a print of a refund's voucher and return what it says; a reprint says what the original said.

        `printed` is 0 for the original, else the count of this reprint.
        """
        with self._at.writing(Right.PRINT) as session:
            now = _voucher(session, number)
            kept = papers.original(session, "refund", number)
            paper = load(RefundPaper, kept) if kept else RefundPaper(now, letterhead(session))
            snapshot = "" if kept else dump(paper)
            papers.count_prints(session, "refund", {number: now.printed}, self._at.stamp(), snapshot=snapshot)
            told = replace(paper.voucher, printed=now.printed, reversed_by=now.reversed_by)
            return told, paper.letterhead


def _voucher(session: Session, number: str) -> RefundVoucher:
    posted = vouchers.refund(session, number)
    if posted is None:
        raise UnknownReceipt(number)
    [who] = customers.details(session, [posted.customer])
    last, unpaid, held = payment_shares.sums_after(session, posted.key, posted.customer, posted.on)
    if posted.kind == Purpose.ENERGY:
        held = load_accounts(session, [posted.customer], upto=last)[posted.customer].held_for("energy")
    return RefundVoucher(
        posted.number,
        who.number,
        who.name,
        who.address,
        who.station,
        posted.on,
        posted.recorded_at,
        posted.clerk,
        Method(posted.method),
        posted.reference,
        posted.reason,
        Money(posted.amount),
        Money(unpaid),
        Money(held),
        vouchers.approved_by(session, number),
        posted.reversed_by or "",
        papers.copies(session, "refund", number),
        posted.kind,
    )
