"""What is handed over at the counter, and what becomes of what is too much."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.money import ZERO, Money
from desktop.domain.payments import Method, PaidFor, PaymentDraft


@dataclass(frozen=True, slots=True)
class Tender:
    """Money handed over for what is owed; cash that is too much is change, unless the clerk keeps it."""

    owed: Money
    tendered: Money
    method: Method
    kept: bool = False

    @property
    def surplus(self) -> Money:
        """What was handed over beyond what is owed."""
        return max(ZERO, self.tendered - self.owed)

    @property
    def can_be_change(self) -> bool:
        """Whether some of it can be handed back: cash for nothing owed is a deposit."""
        return self.method is Method.CASH and bool(self.owed) and bool(self.surplus)

    @property
    def change(self) -> Money:
        """What is handed back."""
        return self.surplus if self.can_be_change and not self.kept else ZERO

    @property
    def amount(self) -> Money:
        """What is kept: the amount of the payment."""
        return self.tendered - self.change

    def draft(
        self,
        key: str,
        customer_no: str,
        on: date,
        *,
        reference: str,
        only: tuple[str, ...] | None,
        also: tuple[PaidFor, ...] = (),
    ) -> PaymentDraft:
        """Write the payment down."""
        return PaymentDraft(
            key=key,
            customer_no=customer_no,
            amount=self.amount,
            method=self.method,
            paid_on=on,
            tendered=self.tendered,
            reference=reference,
            only_bills=only,
            also=also,
        )
