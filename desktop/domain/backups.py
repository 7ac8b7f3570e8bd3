"""Backups: their names, when the next is due, which are thinned out, and how a copy's chain stands."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Thinning:
    """How many hours, days and months keep a backup each; only those count in which one was made."""

    hours: int = 24
    days: int = 30
    months: int = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries and acts some records of the chain are."""

    entries: int
    acts: int

    @property
    def records(self) -> int:
        """Both together: how far they go along the chain."""
        return self.entries + self.acts


@dataclass(frozen=True, slots=True)
class Holding:
    """What a file holds: its business date, its last record, and how much of everything."""

    business_date: date | None
    last_recorded: datetime | None
    customers: int
    bills: int
    payments: int
    tally: Tally


class Chains(StrEnum):
    """How the chain of a backup stands to the present file's."""

    ALONE = "alone"
    """There is no present file."""
    UNREADABLE = "unreadable"
    """The present file cannot be read."""
    SAME = "same"
    BEHIND = "behind"
    """The present file goes on where the backup ends."""
    AHEAD = "ahead"
    """The backup goes on where the present file ends."""
    BRANCHED = "branched"
    """Both went on, each in its own way."""
    OTHER = "other"
    """They have no record in common: another bureau's file."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a restore brings back, and what the present file has more: that will not be there then."""

    file: Path
    holding: Holding
    chains: Chains
    lost: Tally | None = None


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the folder; `records` is how far its chain goes, None where it cannot be read.

    `ours` is whether everything recorded in it stands in the present file too.
    """

    file: Path
    moment: datetime
    size: int
    records: int | None
    ours: bool


def backup_name(stem: str, moment: datetime) -> str:
    """Return the name of a database's backup of a moment."""
    return f"{stem}-{moment:%Y%m%d-%H%M%S}.db"


def moment_of(stem: str, name: str) -> datetime | None:
    """Return the moment that a backup's name tells, or None where it is not exactly such a name."""
    match = re.fullmatch(rf"{re.escape(stem)}-([0-9]{{8}}-[0-9]{{6}})\.db", name)
    try:
        return datetime.strptime(match[1], "%Y%m%d-%H%M%S") if match else None  # noqa: DTZ007 - local, as named
    except ValueError:
        return None


def superfluous(made: Iterable[datetime], thinning: Thinning, now: datetime) -> set[datetime]:
    """Return the moments whose backups are thinned out; the newest one never is.

    The last backup of an hour, a day or a month stands for it. One from after `now` was made by a clock
    that went wrong: it is left alone, and takes no other one's place.
    """
    past = sorted((moment for moment in made if moment <= now), reverse=True)
    kept = {*past[:1]}
    kept |= _newest_of_each(past, "%Y%m%d%H", thinning.hours)
    kept |= _newest_of_each(past, "%Y%m%d", thinning.days)
    kept |= _newest_of_each(past, "%Y%m", thinning.months)
    return set(past) - kept


def is_due(made: Iterable[datetime], every_minutes: int, now: datetime) -> bool:
    """Whether it is time for a backup; 0 minutes is never."""
    last = max((moment for moment in made if moment <= now), default=None)
    return every_minutes > 0 and (last is None or now - last >= timedelta(minutes=every_minutes))


def in_common(ours: Callable[[int], bytes | None], theirs: Callable[[int], bytes | None], most: int) -> int:
    """Return how many records two chains have in common, `most` at the most; each tells its nth hash.

    A hash seals all records before it, so where one is equal every earlier one is.
    """
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if ours(middle) is not None and ours(middle) == theirs(middle):
            least = middle
        else:
            most = middle - 1
    return least


def chains_of(backup: int, present: int, common: int) -> Chains:
    """Say how a backup's chain stands to the present one, from their lengths and what they have in common."""
    if common == backup == present:
        return Chains.SAME
    if common == backup:
        return Chains.BEHIND
    if common == present:
        return Chains.AHEAD
    return Chains.BRANCHED if common else Chains.OTHER


def _newest_of_each(newest_first: Iterable[datetime], span: str, count: int) -> set[datetime]:
    newest: dict[str, datetime] = {}
    for moment in newest_first:
        newest.setdefault(moment.strftime(span), moment)
    return set(list(newest.values())[:count])
