"""Promises and holds: what must be recorded, and what became of a promise."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain.contacts import (
    ContactDraft,
    ContactKind,
    Promised,
    PromiseState,
    checked,
    promise_state,
)
from desktop.domain.errors import ContactIncomplete, UntilTooEarly

MADE, DUE = date(2012, 6, 1), date(2012, 6, 10)
DAYS = st.dates(date(2012, 5, 1), date(2012, 7, 31))


def test_a_promise_names_a_day_and_a_hold_its_reason_too() -> None:
    with pytest.raises(ContactIncomplete):
        checked(ContactDraft("1", ContactKind.PROMISE, MADE))
    with pytest.raises(ContactIncomplete):
        checked(ContactDraft("1", ContactKind.HOLD, MADE, until_on=DUE))
    with pytest.raises(UntilTooEarly):
        checked(ContactDraft("1", ContactKind.PROMISE, DUE, until_on=MADE))
    draft = ContactDraft("1", ContactKind.DISPUTE, MADE, note="表计有误", until_on=DUE)
    assert checked(draft) == draft


def test_a_promise_is_open_through_its_day_and_broken_the_day_after() -> None:
    promised = Promised(MADE, DUE, 10000, 9999, 10001)
    assert promise_state(promised, DUE) is PromiseState.OPEN
    assert promise_state(promised, date(2012, 6, 11)) is PromiseState.BROKEN


def test_a_promise_of_everything_is_kept_only_at_zero() -> None:
    assert promise_state(Promised(MADE, DUE, None, 5000, 1), DUE) is PromiseState.OPEN
    assert promise_state(Promised(MADE, DUE, None, 5000, 0), DUE) is PromiseState.KEPT


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), DAYS)
def test_more_money_never_breaks_a_promise(amount: int, received: int, more: int, on: date) -> None:
    if promise_state(Promised(MADE, DUE, amount, received, 1), on) is PromiseState.KEPT:
        assert promise_state(Promised(MADE, DUE, amount, received + more, 1), on) is PromiseState.KEPT
