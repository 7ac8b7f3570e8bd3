"""What one bill of an account owes on a day, its penalty reckoned when it is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.domain.entries import OpenBill, Terms


class Penalties(Protocol):
    """An account, as far as it knows what is due of a bill's penalty."""

    def penalty_due(self, bill: OpenBill, on: date, terms: Terms) -> int:
        """Return what is still to be paid of a bill's penalty, in fen."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a bill owes on a day; its penalty is reckoned when it is asked for."""

    account: Penalties
    bill: OpenBill
    on: date
    terms: Terms

    @property
    def bill_no(self) -> str:
        return self.bill.bill_no

    @property
    def month(self) -> int:
        return self.bill.month

    @property
    def due_on(self) -> date:
        return self.bill.due_on

    @property
    def principal(self) -> int:
        return self.bill.outstanding

    @property
    def penalty(self) -> int:
        return self.account.penalty_due(self.bill, self.on, self.terms)
