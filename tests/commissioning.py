"""Leads a customer of a test to a prepaid meter, all steps on one day."""

from desktop.domain.conversion import Stage, Why
from desktop.services.conversions import Move
from tests.counter import Counter, day


def commission(
    counter: Counter, customer_no: str, on: str, *, recover: str = "", meter: str = "P1", reading: int = 1
) -> None:
    """Propose, approve, schedule, install and commission; `recover` is how the debt comes home."""
    conversions, when = counter.office.conversions, day(on)
    conversions.propose(customer_no, Why.OWN_WISH, when)
    for stage in (Stage.APPROVED, Stage.SCHEDULED):
        conversions.move(Move(customer_no, stage, when))
    conversions.move(Move(customer_no, Stage.INSTALLED, when, meter=meter, reading=reading))
    conversions.move(Move(customer_no, Stage.COMMISSIONED, when, recover=recover))
