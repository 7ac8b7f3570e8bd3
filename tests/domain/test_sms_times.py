"""When reminders go: their days, their hours, and the pauses between two tries."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import NotAChoice, NotSmsHours
from desktop.domain.settings import checked
from desktop.domain.sms import SmsStage
from desktop.domain.sms_times import (
    DueBill,
    QuietHours,
    Reach,
    ReminderDays,
    days_list,
    pause,
    reminders,
    stage_of,
)
from tests.counter import day

NIGHT = QuietHours.parse("21:00-08:00")
DAYS = ReminderDays((3,), (1, 10))
HOURS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
MOMENTS = st.builds(datetime.combine, st.dates(date(2012, 1, 1), date(2012, 12, 30)), HOURS, st.just(UTC))
BILLS = st.lists(
    st.builds(
        DueBill,
        st.text("B123", min_size=1, max_size=4),
        st.just("201205"),
        st.dates(date(2012, 5, 1), date(2012, 7, 1)),
        st.integers(0, 5000),
        st.integers(0, 100),
    ),
    max_size=6,
)


def moment(text: str) -> datetime:
    """Read a moment as tests write it."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("2012-06-20 20:59", "2012-06-20 20:59"),
        ("2012-06-20 21:00", "2012-06-21 08:00"),
        ("2012-06-20 23:59", "2012-06-21 08:00"),
        ("2012-06-21 00:00", "2012-06-21 08:00"),
        ("2012-06-21 07:59", "2012-06-21 08:00"),
        ("2012-06-21 08:00", "2012-06-21 08:00"),
        ("2012-12-31 22:00", "2013-01-01 08:00"),
    ],
)
def test_what_would_go_at_night_waits_for_the_morning(asked: str, allowed: str) -> None:
    assert NIGHT.allowed(moment(asked)) == moment(allowed)


def test_a_rest_at_noon_is_kept_too() -> None:
    noon = QuietHours.parse("12:00-14:30")
    assert noon.allowed(moment("2012-06-20 12:00")) == moment("2012-06-20 14:30")
    assert noon.allowed(moment("2012-06-20 14:30")) == moment("2012-06-20 14:30")


@given(HOURS, HOURS, MOMENTS)
def test_the_allowed_moment_is_never_quiet_and_within_a_day(begins: time, ends: time, at: datetime) -> None:
    hours = QuietHours(begins, ends)
    allowed = hours.allowed(at)
    assert not hours.quiet(allowed)
    assert at <= allowed <= at + timedelta(days=1)
    assert hours.allowed(allowed) == allowed


@pytest.mark.parametrize("text", ["21-8", "24:00-08:00", "21:00", "21:60-08:00", "abends"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(NotSmsHours):
        checked("sms.quiet", text)


def test_hours_are_kept_in_one_form_and_may_be_none() -> None:
    assert [checked("sms.quiet", text) for text in ("9:00 - 17:05", "", "08:00-08:00")] == [
        "09:00-17:05",
        "",
        "",
    ]


def test_days_are_kept_in_order_and_once() -> None:
    assert checked("sms.days_after", "20, 1 10，1") == "1,10,20"
    assert days_list("1,10,20") == (1, 10, 20)
    assert days_list(checked("sms.days_before", "")) == ()
    with pytest.raises(NotAChoice):
        checked("sms.days_after", "0")


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        ("2012-05-16", None),
        ("2012-05-17", SmsStage.BEFORE),
        ("2012-05-18", None),
        ("2012-05-20", SmsStage.DUE),
        ("2012-05-21", SmsStage.AFTER),
        ("2012-05-22", None),
        ("2012-05-30", SmsStage.AFTER),
    ],
)
def test_a_bill_is_due_its_reminder_on_the_days_of_the_settings(on: str, stage: SmsStage | None) -> None:
    assert DAYS.stage_on(day("2012-05-20"), day(on)) is stage


def bill(due: str, outstanding: int = 8000, penalty: int = 0, number: str = "B1") -> DueBill:
    """Return an unpaid bill."""
    return DueBill(number, "201205", day(due), outstanding, penalty)


def test_a_reminder_after_the_due_date_speaks_of_everything_overdue() -> None:
    old, new, later = bill("2012-04-20", number="A"), bill("2012-05-20", number="B"), bill("2012-06-20")
    told = reminders([new, later, old], day("2012-05-21"), DAYS, Reach.SCHEDULED)
    assert told == {SmsStage.AFTER: (old, new)}


def test_on_one_day_a_customer_can_be_due_two_reminders() -> None:
    told = reminders([bill("2012-05-20"), bill("2012-05-24")], day("2012-05-21"), DAYS, Reach.SCHEDULED)
    assert {stage: [one.due_on for one in bills] for stage, bills in told.items()} == {
        SmsStage.BEFORE: [day("2012-05-24")],
        SmsStage.AFTER: [day("2012-05-20")],
    }


def test_who_wants_everyone_is_not_held_to_the_days() -> None:
    assert reminders([bill("2012-05-20")], day("2012-05-25"), DAYS, Reach.SCHEDULED) == {}
    assert set(reminders([bill("2012-05-20")], day("2012-05-25"), DAYS, Reach.EVERYONE)) == {SmsStage.AFTER}


@given(BILLS, st.dates(date(2012, 5, 1), date(2012, 7, 1)), st.sampled_from(Reach))
def test_only_unpaid_bills_of_the_stage_are_told_and_each_once(
    bills: list[DueBill], on: date, reach: Reach
) -> None:
    told = reminders(bills, on, DAYS, reach)
    for stage, chosen in told.items():
        assert chosen
        assert all(one.outstanding > 0 and stage_of(one.due_on, on) is stage for one in chosen)
    assert sum(map(len, told.values())) <= len([one for one in bills if one.outstanding])


@given(BILLS, st.dates(date(2012, 5, 1), date(2012, 7, 1)))
def test_whoever_is_due_a_reminder_is_among_everyone(bills: list[DueBill], on: date) -> None:
    scheduled = reminders(bills, on, DAYS, Reach.SCHEDULED)
    everyone = reminders(bills, on, DAYS, Reach.EVERYONE)
    assert all(set(chosen) <= set(everyone[stage]) for stage, chosen in scheduled.items())


@given(st.integers(1, 10_000), st.integers(1, 9999))
def test_each_pause_is_twice_the_one_before_up_to_six_hours(tries: int, seconds: int) -> None:
    first = timedelta(seconds=seconds)
    now, then = pause(tries, first), pause(tries + 1, first)
    assert pause(1, first) == first
    assert then == min(now * 2, timedelta(hours=6))
