"""What the counter works with: the services of an open office, the runner, the door and the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSettings

from desktop.domain.errors import Refusal
from desktop.domain.payments import AccountView, Allocation, PaymentDraft, Receipt, Reversal, Taking
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.views.business_day import BusinessDay
from desktop.views.counter_services import CounterServices
from desktop.views.notify import Notifier
from desktop.views.receipt_papers import ReceiptPapers, SavedReceipt
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import Progress, TaskRunner


@dataclass(frozen=True, slots=True)
class Till:
    """A clerk's place at the counter; `memory` keeps the window's habits from one day to the next.

    Its methods that take a `Progress` are work for the runner.
    """

    services: CounterServices
    tasks: TaskRunner
    notifier: Notifier
    day: BusinessDay
    memory: QSettings
    second: SecondPerson | None = None

    @property
    def papers(self) -> ReceiptPapers:
        """The receipts as files."""
        return ReceiptPapers(self.services.payments(), self.services.settings())

    @property
    def clerk(self) -> str:
        """Who works here."""
        return self.services.clerk

    def may(self, right: Right) -> bool:
        """Whether whoever works here has a right."""
        return self.services.may(right)

    def account(self, customer_no: str, on: date, progress: Progress) -> AccountView:
        """Return a customer as of a day."""
        return self.services.payments().account(customer_no, on)

    def preview(self, draft: PaymentDraft, progress: Progress) -> Allocation:
        """Return where a payment would go."""
        return self.services.payments().preview(draft)

    def take(self, draft: PaymentDraft, progress: Progress) -> Receipt:
        """Store a payment's request, then post it; both are durable when this returns.

        A refusal posts nothing, and leaves no request behind either.
        """
        requests = self.services.requests()
        requests.begin(draft)
        try:
            return self.services.payments().take(draft)
        except Refusal:
            requests.done(draft.key)
            raise

    def save(self, receipt_no: str, key: str, progress: Progress) -> SavedReceipt:
        """Save a receipt, and forget the request whose receipt it is, if one is named."""
        saved = self.papers.save(receipt_no, progress)
        if key:
            self.forget(key, progress)
        return saved

    def forget(self, key: str, progress: Progress) -> None:
        """Forget a request: its receipt is in hand, or it is given up."""
        self.services.requests().done(key)

    def void(self, number: str, reason: str, progress: Progress) -> None:
        """Void a receipt number whose form was spoilt."""
        self.services.numbers().void(number, reason)

    def receipt(self, receipt_no: str, progress: Progress) -> Receipt:
        """Return the receipt of a payment."""
        return self.services.payments().receipt(receipt_no)

    def takings(self, day: date, clerk: str | None, progress: Progress) -> Sequence[Taking]:
        """Return a day's payments, newest first; of one clerk where named."""
        return self.services.payments().takings(day, clerk)

    def reverse(
        self, receipt_no: str, on: date, reason: str, approval: Approval | None, progress: Progress
    ) -> Reversal:
        """Counter a payment: an own one of the day, or any by right or with a second person's word."""
        return self.services.payments().reverse(receipt_no, on, reason, approval=approval)
