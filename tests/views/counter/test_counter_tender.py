"""What becomes of the money handed over: nothing is lost, and only cash is given back."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain.money import ZERO, Money
from desktop.domain.payments import Method
from desktop.views.counter_tender import Tender

amounts = st.integers(0, 10**9).map(Money)
tenders = st.builds(Tender, amounts, amounts, st.sampled_from(Method), st.booleans())


@given(tenders)
def test_what_is_handed_over_is_kept_or_given_back(tender: Tender) -> None:
    assert tender.amount + tender.change == tender.tendered
    assert ZERO <= tender.change <= tender.surplus


@given(tenders)
def test_only_cash_beyond_what_is_owed_is_given_back(tender: Tender) -> None:
    if tender.change:
        assert tender.method is Method.CASH
        assert not tender.kept
        assert tender.amount == tender.owed


@pytest.mark.parametrize(
    ("owed", "tendered", "method", "kept", "change"),
    [
        ("80.00", "200.00", Method.CASH, False, "120.00"),
        ("80.00", "200.00", Method.CASH, True, "0.00"),
        ("80.00", "200.00", Method.TRANSFER, False, "0.00"),
        ("80.00", "80.00", Method.CASH, False, "0.00"),
        ("80.00", "50.00", Method.CASH, False, "0.00"),
        ("0.00", "100.00", Method.CASH, False, "0.00"),
    ],
)
def test_change_as_a_clerk_reckons_it(
    owed: str, tendered: str, method: Method, kept: bool, change: str
) -> None:
    assert str(Tender(Money.parse(owed), Money.parse(tendered), method, kept).change) == change


def test_the_draft_says_what_was_handed_over_and_what_is_kept() -> None:
    tender = Tender(Money(8000), Money(20000), Method.CASH)
    draft = tender.draft("k", "0706", date(2012, 5, 20), reference="", only=None)
    assert (str(draft.amount), str(draft.tendered)) == ("80.00", "200.00")
