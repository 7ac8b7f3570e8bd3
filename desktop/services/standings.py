"""Where the lines of a cut stand on a day and stood the day before, each with the moment it came to zero."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from desktop.db import contractors, recovery, zero
from desktop.db.recovery_cuts import Span
from desktop.domain.contractors import Tenure
from desktop.domain.ranking import Key, Placed, Standing, key_of, ranked
from desktop.domain.recovery import By, Recovery
from desktop.domain.zero import DayChange, Zero, reopening, together, zeroing

_ONE_DAY = timedelta(days=1)
_ANSWERABLE: dict[By, Callable[[Tenure], Key]] = {
    By.STATION: lambda held: ("", held.station),
    By.AREA: lambda held: (held.station, held.area),
    By.CONTRACTOR: lambda held: ("", held.contractor),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut of a year on two days that follow one another; the last line of each is the bureau's."""

    today: tuple[Standing, ...]
    before: tuple[Standing, ...]
    reopened: dict[Key, date]
    """The lines that owe because a counter-entry ended their zero, and on which day it did."""

    @property
    def total(self) -> Placed:
        """The bureau's line."""
        now, before = self.today[-1], self.before[-1]
        return Placed(now.line, None, before.line, None, now.zero)

    def ranked(self, *, by_cash: bool) -> tuple[Placed, ...]:
        """Return the lines as they rank."""
        return ranked(self.today[:-1], self.before[:-1], by_cash=by_cash)


Lines = Callable[[Session, Span, By], tuple[Recovery, list[Recovery]]]


def cuts(
    session: Session,
    span: Span,
    bys: Sequence[By],
    local: Callable[[datetime], datetime],
    lines: Lines = recovery.sums,
) -> dict[By, Cut]:
    """Return cuts of a year as of a day and of the day before, in one reading of what each day changed.

    `lines` reads the lines of the day itself; `local` puts a record's moment into the office's zone.
    """
    changed = zero.changes(session, span, bys)
    answerable = _answerable(session, span.on)
    read = {by: _both_days(session, span, by, changed[by], lines, answerable[by]) for by in bys}
    seqs = {change.seq for days in read.values() for day in days for change in day.zeroings.values()}
    posted = {seq: local(moment) for seq, moment in zero.recorded_at(session, seqs).items()}
    return {
        by: Cut(today.standings(posted), before.standings(posted), dict(today.reopened()))
        for by, (today, before) in read.items()
    }


@dataclass(frozen=True, slots=True)
class _Day:
    """The lines of a cut as of a day, the bureau's last, with what changed them up to it."""

    lines: Sequence[Recovery]
    changes: dict[Key, list[DayChange]]
    zeroings: dict[Key, DayChange]

    def standings(self, posted: dict[int, datetime]) -> tuple[Standing, ...]:
        zeros = {key: Zero(change.on, posted[change.seq]) for key, change in self.zeroings.items()}
        return tuple(Standing(line, zeros.get(key_of(line))) for line in self.lines)

    def reopened(self) -> Iterator[tuple[Key, date]]:
        for line in self.lines:
            change = reopening(line.cumulative.outstanding, self.changes.get(key_of(line), ()))
            if change is not None:
                yield key_of(line), change.on


def _both_days(
    session: Session, span: Span, by: By, changes: zero.Changes, lines: Lines, answerable: set[Key]
) -> tuple[_Day, _Day]:
    whole = changes | {key_of(Recovery("")): together(changes.values())}
    eve = Span(span.year, span.on - _ONE_DAY)
    total, found = lines(session, span, by)
    now = [*found, *_unbilled(answerable, found), total]
    total, found = recovery.sums(session, eve, by)
    return _day(span, now, whole), _day(eve, [*found, total], whole)


def _answerable(session: Session, on: date) -> dict[By, set[Key]]:
    """Return, for each cut, who was answerable for something on a day."""
    found: dict[By, set[Key]] = {by: set() for by in By}
    for held in contractors.tenures(session):
        if held.holds(on):
            for by, key in _ANSWERABLE.items():
                found[by].add(key(held))
    return found


def _unbilled(answerable: set[Key], billed: Iterable[Recovery]) -> list[Recovery]:
    """Return a line for whoever was answerable though nothing was billed of theirs."""
    missing = answerable - {key_of(line) for line in billed}
    return [Recovery(name, station=station) for station, name in sorted(missing)]


def _day(span: Span, lines: Sequence[Recovery], changes: zero.Changes) -> _Day:
    upto = {key: [change for change in days if change.on <= span.on] for key, days in changes.items()}
    return _Day(lines, upto, dict(_zeroings(lines, upto)))


def _zeroings(lines: Iterable[Recovery], changes: zero.Changes) -> Iterator[tuple[Key, DayChange]]:
    for line in lines:
        found = zeroing(line.cumulative.outstanding, changes.get(key_of(line), ()))
        if found is not None and found.seq and line.cumulative.receivable:
            yield key_of(line), found
