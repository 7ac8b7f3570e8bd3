"""Top-ups at the counter: one key tells one thing, the receipt says how it stands, no deadline is past."""

import pytest

from desktop.documents.receipt_pdf import receipt_pdf
from desktop.domain.errors import DeadlinePassed, DeferredToThePast
from desktop.domain.payments import PrepaidAfter
from tests.counter import Counter, day, yuan
from tests.documents.papers import lines_of
from tests.services.prepaid import WANG, Prepaid, converted


@pytest.fixture
def prepaid(counter: Counter) -> Prepaid:
    """Return a prepaid customer who owes 100.00, of which each top-up recovers half of itself."""
    return converted(counter, debt="100.00", recover="percent:50")


def test_the_same_key_tells_what_it_told_first_whatever_came_since(prepaid: Prepaid) -> None:
    first = prepaid.tops_up("60.00", key="k")
    prepaid.tops_up("200.00", "2012-06-12")
    prepaid.counter.bill(WANG, "40.00", due="2012-07-20", number="LATE")
    assert prepaid.tops_up("60.00", key="k") == first
    assert (first.debt_left, first.energy_bought) == (yuan("70.00"), yuan("30.00"))


def test_a_receipt_tells_the_debt_and_the_energy_right_after_it(prepaid: Prepaid) -> None:
    number = prepaid.tops_up("60.00").receipt_no
    prepaid.tops_up("200.00", "2012-06-12")
    receipt, letterhead = prepaid.counter.office.payments.printed(number)
    assert receipt.prepaid_after == PrepaidAfter(yuan("70.00"), yuan("30.00"))
    lines = lines_of(receipt_pdf(receipt, letterhead, language="en"))
    said = ("Received in all", "Debt recovered", "Energy credit", "Energy bought so far", "Debt left")
    told = [lines[lines.index(label) + 1] for label in said]
    assert told == ["¥60.00", "30.00", "30.00", "30.00", "70.00"]


def test_a_debt_is_not_recovered_by_a_day_that_is_past(prepaid: Prepaid) -> None:
    topups, on = prepaid.counter.office.topups, day("2012-06-12")
    with pytest.raises(DeadlinePassed):
        topups.change_recovery(WANG, "by:2012-06-11", on, "困难户")
    with pytest.raises(DeferredToThePast):
        topups.change_recovery(WANG, "all", on, "困难户", deferred_until=day("2012-06-11"))
    assert topups.recovery(WANG).text() == "percent:50"
    assert topups.change_recovery(WANG, "by:2012-06-12", on, "困难户").text() == "by:2012-06-12"


def test_no_meter_is_commissioned_with_a_deadline_that_is_past(counter: Counter) -> None:
    with pytest.raises(DeadlinePassed):
        converted(counter, debt="100.00", recover="by:2012-06-09")
    assert counter.office.conversions.history(WANG)[-1].stage == "installed"
