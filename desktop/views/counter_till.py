"""What the counter works with: the payments of an open office, the runner, the door and the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from desktop.domain.payments import AccountView, Allocation, PaymentDraft, Receipt, Reversal, Taking
from desktop.views.business_day import BusinessDay
from desktop.views.notify import Notifier
from desktop.views.receipt_papers import ReceiptPapers
from desktop.views.tasks import Progress, TaskRunner

if TYPE_CHECKING:
    from desktop.services.payments import PaymentService


@dataclass(frozen=True, slots=True)
class Till:
    """A clerk's place at the counter; `memory` keeps the window's habits from one day to the next."""

    payments: "PaymentService"
    papers: ReceiptPapers
    tasks: TaskRunner
    notifier: Notifier
    day: BusinessDay
    clerk: str
    memory: QSettings

    def account(self, customer_no: str, on: date, progress: Progress) -> AccountView:
        """Return a customer as of a day."""
        return self.payments.account(customer_no, on)

    def preview(self, draft: PaymentDraft, progress: Progress) -> Allocation:
        """Return where a payment would go."""
        return self.payments.preview(draft)

    def take(self, draft: PaymentDraft, progress: Progress) -> Receipt:
        """Post a payment; it is durable when this returns."""
        return self.payments.take(draft)

    def receipt(self, receipt_no: str, progress: Progress) -> Receipt:
        """Return the receipt of a payment."""
        return self.payments.receipt(receipt_no)

    def takings(self, day: date, clerk: str | None, progress: Progress) -> Sequence[Taking]:
        """Return a day's payments, newest first; of one clerk where named."""
        return self.payments.takings(day, clerk)

    def reverse(self, receipt_no: str, on: date, reason: str, progress: Progress) -> Reversal:
        """Counter a payment as a clerk may: an own one, of the same day."""
        return self.payments.reverse(receipt_no, on, reason, own_same_day_only=True)
