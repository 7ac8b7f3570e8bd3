"""What the forms of acts work with: the services, the runner, and the second person where one is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.errors import Refusal
from desktop.domain.payments import PaymentDraft, Receipt
from desktop.domain.rights import Right
from desktop.domain.topups import DebtRecovery, TopUp, TopUpDraft
from desktop.domain.vending import Adapter, VendRequest
from desktop.views.supervised_desk import SupervisedDesk

if TYPE_CHECKING:
    from desktop.services.acts import ActService
    from desktop.services.customers import CustomerService
    from desktop.services.foresight import ForesightService
    from desktop.services.payments import PaymentService
    from desktop.services.prestored import PrestoredService
    from desktop.services.requests import RequestService
    from desktop.services.settings import SettingsService
    from desktop.services.topups import TopUpService
    from desktop.services.vending import VendingService
    from desktop.services.vouchers import VoucherService


def anything(_right: Right) -> bool:
    """Allow everything, as a file without users does."""
    return True


@dataclass(frozen=True, slots=True)
class ActDesk(SupervisedDesk):
    """A supervised desk, with the services behind the acts."""

    acts: "ActService"
    foresight: "ForesightService"
    payments: "PaymentService"
    requests: "RequestService"
    vouchers: "VoucherService"
    prestored: "PrestoredService"
    customers: "CustomerService"
    settings: "SettingsService"
    topups: "Callable[[], TopUpService]"
    """Loaded when a prepaid customer is first met."""
    vending: "Callable[[], VendingService]"
    """Loaded with the first top-up."""
    may: Callable[[Right], bool] = anything
    """What whoever is at the window has a right to."""

    def take(self, draft: PaymentDraft) -> Receipt:
        """Store a payment's request, then post it; a refusal leaves neither behind."""
        self.requests.begin(draft)
        try:
            return self.payments.take(draft)
        except Refusal:
            self.requests.done(draft.key)
            raise

    def recovery(self, customer_no: str) -> DebtRecovery:
        """Return how a prepaid customer's old debt is recovered."""
        return self.topups().recovery(customer_no)

    def top_up(self, draft: TopUpDraft) -> TopUp:
        """Store a top-up's request, then post it; a refusal leaves neither behind."""
        self.requests.begin(draft.request)
        try:
            return self.topups().take(draft)
        except Refusal:
            self.requests.done(draft.key)
            raise

    def token_to_type(self, receipt_no: str) -> VendRequest | None:
        """Return the request of a top-up whose token the clerk is to type now, or None."""
        if self.vending().adapter() is not Adapter.MANUAL:
            return None
        request = self.vending().of_receipt(receipt_no)
        return request if request and request.is_open else None
