"""A prepaid customer at a counter: installed, commissioned, topped up, in the words of the trade."""

from dataclasses import dataclass, field

from desktop.domain.conversion import Stage, Why
from desktop.domain.meter_change import MeterChange
from desktop.domain.topups import TopUp, TopUpDraft
from desktop.domain.vending import VendFilter, VendRequest
from desktop.services.conversions import Move
from tests.counter import Counter, day, yuan

WANG = "0706000000000001"
COMMISSIONED = "2012-06-10"


@dataclass(slots=True)
class Prepaid:
    """A counter with a customer who pays first."""

    counter: Counter
    customer_no: str = WANG
    _made: int = field(default=0)

    def requests(self) -> list[VendRequest]:
        """Return every request of the customer, oldest first."""
        return list(reversed(self.counter.office.vending.of_customer(self.customer_no)))

    def waiting(self) -> list[VendRequest]:
        """Return the requests of everybody whose token has not come."""
        return list(self.counter.office.vending.listed(VendFilter()))

    def draft(self, amount: str, on: str = "2012-06-11", *, key: str = "") -> TopUpDraft:
        """Write a top-up down without posting it."""
        self._made += 1
        return TopUpDraft(
            key or f"topup-{self.customer_no}-{self._made}", self.customer_no, yuan(amount), day(on)
        )

    def tops_up(self, amount: str, on: str = "2012-06-11", *, key: str = "") -> TopUp:
        """Take a top-up."""
        return self.counter.office.topups.take(self.draft(amount, on, key=key))

    def energy(self, on: str = "2012-06-20") -> str:
        """Return the energy credit that is held."""
        return str(self.counter.account(self.customer_no, on).energy)


def converted(
    counter: Counter,
    number: str = WANG,
    *,
    debt: str = "",
    recover: str = "all",
    initial_credit: str = "0.00",
    meter: str = "M9",
) -> Prepaid:
    """Make a customer, let it owe a debt, and lead it to a prepaid meter."""
    counter.customer(number, name="王秀英")
    if debt:
        counter.bill(number, debt, due="2012-06-30")
    conversions = counter.office.conversions
    conversions.propose(number, Why.OWN_WISH, day(COMMISSIONED), person="符秀英")
    for stage in (Stage.APPROVED, Stage.SCHEDULED):
        conversions.move(Move(number, stage, day(COMMISSIONED), "陈所长"))
    change = MeterChange(initial_credit=yuan(initial_credit).fen)
    installed = Move(number, Stage.INSTALLED, day(COMMISSIONED), meter=meter, reading=100, change=change)
    conversions.move(installed)
    conversions.move(Move(number, Stage.COMMISSIONED, day(COMMISSIONED), recover=recover))
    return Prepaid(counter, number)
