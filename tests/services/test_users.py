"""Signing in: who may, who waits, and what an open file and a closed one let anybody do."""

from datetime import datetime, timedelta

import pytest

from desktop.domain.audit import AuditFilter
from desktop.domain.errors import (
    FirstUserAdministrates,
    LastAdministrator,
    NotAllowed,
    SecondPersonNeeded,
    SignInNeeded,
    UserExists,
    WaitToSignIn,
    WeakPassword,
    WrongPassword,
)
from desktop.domain.rights import Role
from tests.counter import NOON, Counter, day

SECRET = "correct horse"


@pytest.fixture
def staffed(counter: Counter) -> Counter:
    """Return a counter with an administrator, a clerk, a supervisor and an auditor; nobody is signed in."""
    users = counter.office.users
    users.add("王主任", Role.ADMINISTRATOR, SECRET)
    users.add("符秀英", Role.CLERK, SECRET)
    users.add("陈班长", Role.SUPERVISOR, SECRET)
    users.add("李会计", Role.AUDITOR, SECRET)
    users.sign_out()
    return counter


def test_the_first_user_administrates_and_is_signed_in(counter: Counter) -> None:
    with pytest.raises(FirstUserAdministrates):
        counter.office.users.add("符秀英", Role.CLERK, SECRET)
    counter.office.users.add("王主任", Role.ADMINISTRATOR, SECRET)
    assert counter.office.users.signed_in is not None
    assert counter.office.clerk == "王主任"


def test_from_the_first_administrator_on_nothing_is_done_without_signing_in(staffed: Counter) -> None:
    with pytest.raises(SignInNeeded):
        staffed.account("0706000000000001")
    with pytest.raises(SignInNeeded):
        staffed.office.customers.stations()
    again = staffed.reopened()
    with pytest.raises(SignInNeeded):
        again.office.settings.set("bureau.name", "供电局")
    again.office.close()


def test_what_a_role_may_not_is_refused_and_changes_nothing(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("符秀英", SECRET)
    customer = staffed.customer()
    bill = staffed.bill(customer, "100.00", "2012-05-20")
    with pytest.raises(NotAllowed):
        staffed.office.acts.waive(bill, day("2012-06-20"), "减免")
    users.sign_in("李会计", SECRET)
    with pytest.raises(NotAllowed):
        staffed.takes(customer, "100.00")
    assert staffed.owes(customer, "2012-06-20") == ["100.00"]
    assert staffed.office.audit.trail(AuditFilter(subject=customer))


def test_a_second_person_confirms_at_the_same_window(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("符秀英", SECRET)
    customer = staffed.customer()
    bill = staffed.bill(customer, "100.00", "2012-05-20")
    approval = users.confirm("陈班长", SECRET)
    done = staffed.office.acts.waive(bill, day("2012-06-20"), "减免", approval=approval)
    assert done.approved_by == "陈班长"
    assert users.signed_in and users.signed_in.name == "符秀英"
    users.sign_in("李会计", SECRET)
    [line] = staffed.office.audit.trail(AuditFilter(subject=done.number, since=day("2012-06-20")))[:1]
    assert line.recorded_by == "符秀英"


def test_a_clerk_or_an_auditor_confirms_nothing(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("符秀英", SECRET)
    bill = staffed.bill(staffed.customer(), "100.00", "2012-05-20")
    for name in ("符秀英", "李会计"):
        with pytest.raises(NotAllowed):
            staffed.office.acts.waive(bill, day("2012-06-20"), "减免", approval=users.confirm(name, SECRET))


def test_an_auditor_changes_nothing_whoever_confirms_it(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("符秀英", SECRET)
    bill = staffed.bill(staffed.customer(), "100.00", "2012-05-20")
    users.sign_in("李会计", SECRET)
    with pytest.raises(NotAllowed):
        staffed.office.acts.waive(bill, day("2012-06-20"), "减免", approval=users.confirm("陈班长", SECRET))


def test_where_the_bureau_wants_it_a_supervisor_needs_another_person_too(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("王主任", SECRET)
    staffed.office.settings.set("supervisor.second_person", "on")
    bill = staffed.bill(staffed.customer(), "100.00", "2012-05-20")
    act = staffed.office.acts
    with pytest.raises(SecondPersonNeeded):
        act.waive(bill, day("2012-06-20"), "减免")
    with pytest.raises(SecondPersonNeeded):
        act.waive(bill, day("2012-06-20"), "减免", approval=users.confirm("王主任", SECRET))
    assert act.waive(bill, day("2012-06-20"), "减免", approval=users.confirm("陈班长", SECRET)).number


def test_five_wrong_passwords_make_the_counter_wait(staffed: Counter) -> None:
    users, workplace = staffed.office.users, staffed.office.workplace
    for _ in range(5):
        with pytest.raises(WrongPassword):
            users.sign_in("符秀英", "wrong")
    with pytest.raises(WaitToSignIn) as told:
        users.sign_in("符秀英", SECRET)
    assert told.value.seconds == 1
    workplace.place = "二号台"
    assert users.sign_in("符秀英", SECRET)
    workplace.place = ""
    workplace.clock = lambda: _later(1)
    assert users.sign_in("符秀英", SECRET)
    with pytest.raises(WrongPassword):
        users.sign_in("符秀英", "wrong")


def test_an_unknown_name_is_refused_as_a_wrong_password_is(staffed: Counter) -> None:
    with pytest.raises(WrongPassword):
        staffed.office.users.sign_in("nobody", SECRET)


def test_a_user_who_left_cannot_sign_in_and_the_last_administrator_stays(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("王主任", SECRET)
    users.set_active("符秀英", active=False)
    with pytest.raises(LastAdministrator):
        users.set_active("王主任", active=False)
    with pytest.raises(LastAdministrator):
        users.change_role("王主任", Role.CLERK)
    with pytest.raises(UserExists):
        users.add("符秀英", Role.CLERK, SECRET)
    with pytest.raises(WrongPassword):
        users.sign_in("符秀英", SECRET)
    assert [user.active for user in users.all() if user.name == "符秀英"] == [False]


def test_a_password_is_at_least_long_and_one_changes_ones_own(staffed: Counter) -> None:
    users = staffed.office.users
    users.sign_in("符秀英", SECRET)
    with pytest.raises(WeakPassword):
        users.set_password("符秀英", "short")
    with pytest.raises(NotAllowed):
        users.set_password("陈班长", "another secret")
    users.set_password("符秀英", "another secret")
    with pytest.raises(WrongPassword):
        users.sign_in("符秀英", SECRET)
    assert users.sign_in("符秀英", "another secret")


def test_no_password_stands_in_the_file_and_every_sign_in_is_recorded(staffed: Counter) -> None:
    users = staffed.office.users
    with pytest.raises(WrongPassword):
        users.sign_in("王主任", "not this one")
    users.sign_in("王主任", SECRET)
    kinds = [line.kind for line in staffed.office.audit.trail(AuditFilter())]
    assert kinds[:2] == ["signed-in", "sign-in-failed"]
    assert staffed.check().ok
    written = staffed.file.read_bytes()
    assert SECRET.encode() not in written
    assert b"not this one" not in written


def test_a_counter_that_has_a_name_writes_it_into_every_record(counter: Counter) -> None:
    counter.office.workplace.place = "一号台"
    customer = counter.customer()
    counter.bill(customer, "80.00")
    counter.office.payments.take(counter.draft(customer, "80.00"))
    assert {line.place for line in counter.office.audit.trail(AuditFilter(subject=customer))} == {"一号台"}
    assert counter.check().ok


def _later(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)
