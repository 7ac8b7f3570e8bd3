"""Which backups are thinned out, when the next is due, and how the chains of two files stand."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.backups import (
    Chains,
    Thinning,
    backup_name,
    chains_of,
    in_common,
    is_due,
    moment_of,
    superfluous,
)

NOON = datetime.fromisoformat("2012-06-20T12:00:00")
MOMENTS = st.integers(0, 60 * 60 * 24 * 1200).map(lambda seconds: NOON - timedelta(seconds=seconds))
CLOSE = st.integers(0, 60 * 24 * 40).map(lambda minutes: NOON - timedelta(minutes=minutes))
MADE = st.sets(MOMENTS | CLOSE, max_size=80)
THINNINGS = st.builds(Thinning, st.integers(0, 30), st.integers(0, 30), st.integers(0, 14))


def hours_days_months(made: set[datetime]) -> list[set[str]]:
    """Return the hours, the days and the months in which any was made."""
    return [{f"{at:{span}}" for at in made} for span in ("%Y%m%d%H", "%Y%m%d", "%Y%m")]


@given(MADE, THINNINGS)
def test_the_newest_backup_is_never_removed(made: set[datetime], thinning: Thinning) -> None:
    gone = superfluous(made, thinning, NOON)
    assert gone <= made
    assert not made or max(made) not in gone


@given(MADE, THINNINGS)
def test_backups_never_grow_without_bound(made: set[datetime], thinning: Thinning) -> None:
    left = made - superfluous(made, thinning, NOON)
    assert len(left) <= max(1, thinning.hours + thinning.days + thinning.months)


@given(MADE, THINNINGS)
def test_what_was_thinned_once_is_not_thinned_again(made: set[datetime], thinning: Thinning) -> None:
    left = made - superfluous(made, thinning, NOON)
    assert superfluous(left, thinning, NOON) == set()


@given(MADE, THINNINGS)
def test_of_the_last_hours_days_and_months_each_keeps_its_last_backup(
    made: set[datetime], thinning: Thinning
) -> None:
    left = made - superfluous(made, thinning, NOON)
    counts = (thinning.hours, thinning.days, thinning.months)
    spans = zip(hours_days_months(made), hours_days_months(left), counts, strict=True)
    assert all(
        set(sorted(before)[len(before) - min(count, len(before)) :]) <= after
        for before, after, count in spans
    )


@given(st.lists(MOMENTS | CLOSE, max_size=60, unique=True), THINNINGS)
def test_thinning_after_each_backup_loses_no_span_that_thinning_at_the_end_keeps(
    made: list[datetime], thinning: Thinning
) -> None:
    kept: set[datetime] = set()
    for moment in sorted(made):
        kept.add(moment)
        kept -= superfluous(kept, thinning, moment)
    assert kept == set(made) - superfluous(made, thinning, NOON)


@given(MADE, THINNINGS, st.sets(st.integers(1, 10**6), max_size=5))
def test_a_backup_of_a_clock_that_went_wrong_takes_no_other_ones_place(
    made: set[datetime], thinning: Thinning, ahead: set[int]
) -> None:
    later = {NOON + timedelta(minutes=minutes) for minutes in ahead}
    assert superfluous(made | later, thinning, NOON) == superfluous(made, thinning, NOON)


@given(MADE, st.sampled_from(["county", "昌江", "a.b*c", "county-20120101-000000"]))
def test_a_name_tells_its_moment(made: set[datetime], stem: str) -> None:
    assert {moment_of(stem, backup_name(stem, moment)) for moment in made} == made


@pytest.mark.parametrize(
    "name",
    [
        "county.db",
        "county-20120620.db",
        "county-20120620-120000.db.lock",
        "county-20120620-120000.db-journal",
        "county-20120620-120000 (2).db",
        "county-20121320-120000.db",
        "county-２０１２0620-120000.db",
        "county-copy-20120620-120000.db",
        "old county-20120620-120000.db",
        ".county-20120620-120000.db.x1",
        "countyx20120620-120000.db",
    ],
)
def test_a_name_that_only_looks_alike_is_none(name: str) -> None:
    assert moment_of("county", name) is None


@pytest.mark.parametrize(
    ("minutes_ago", "every", "due"),
    [
        ([], 60, True),
        ([61], 60, True),
        ([60], 60, True),
        ([59, 300], 60, False),
        ([300], 0, False),
        ([-90], 60, True),
    ],
)
def test_a_backup_is_due_when_the_last_is_old_enough(minutes_ago: list[int], every: int, due: bool) -> None:
    made = [NOON - timedelta(minutes=minutes) for minutes in minutes_ago]
    assert is_due(made, every, NOON) is due


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_what_two_chains_have_in_common_is_found(shared: int, ours: int, theirs: int) -> None:
    def chain(own: int, mark: bytes) -> dict[int, bytes]:
        return {at: b"both" if at <= shared else mark for at in range(1, shared + own + 1)}

    one, other = chain(ours, b"one"), chain(theirs, b"other")
    assert in_common(one.get, other.get, min(len(one), len(other))) == shared


@pytest.mark.parametrize(
    ("backup", "present", "common", "stands"),
    [
        (5, 5, 5, Chains.SAME),
        (0, 0, 0, Chains.SAME),
        (5, 9, 5, Chains.BEHIND),
        (9, 5, 5, Chains.AHEAD),
        (9, 0, 0, Chains.AHEAD),
        (9, 7, 5, Chains.BRANCHED),
        (9, 7, 0, Chains.OTHER),
    ],
)
def test_how_a_backup_stands_to_the_present_file(
    backup: int, present: int, common: int, stands: Chains
) -> None:
    assert chains_of(backup, present, common) is stands
