"""Who may do what, and how long a counter waits after wrong passwords."""

import pytest
from hypothesis import given, strategies as st

from desktop.domain.rights import RIGHTS, SUPERVISED, Right, Role, may
from desktop.domain.users import FREE_TRIES, LONGEST_WAIT, wait_after


def test_every_role_has_its_rights_and_every_right_its_role() -> None:
    assert RIGHTS.keys() == set(Role)
    assert frozenset().union(*RIGHTS.values()) == set(Right)


def test_an_auditor_reads_everything_and_changes_nothing() -> None:
    assert RIGHTS[Role.AUDITOR] == {Right.AUDIT}


@pytest.mark.parametrize("right", sorted(SUPERVISED - {Right.REFUND}))
def test_what_is_supervised_no_clerk_and_no_cashier_does(right: Right) -> None:
    assert not may(Role.CLERK, right)
    assert not may(Role.CASHIER, right)
    assert may(Role.SUPERVISOR, right)


def test_only_an_administrator_makes_users() -> None:
    assert [role for role in Role if may(role, Right.USERS)] == [Role.ADMINISTRATOR]


@given(st.integers(0, 10_000))
def test_the_wait_grows_from_one_second_to_a_minute(failures: int) -> None:
    wait = wait_after(failures)
    assert wait == 0 if failures < FREE_TRIES else 1 <= wait <= LONGEST_WAIT
    assert wait <= wait_after(failures + 1)


def test_the_waits_by_the_book() -> None:
    assert [wait_after(failures) for failures in range(4, 13)] == [0, 1, 2, 4, 8, 16, 32, 60, 60]
