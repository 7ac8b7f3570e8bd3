"""Targets as rows: whose they are by name, set, taken away and listed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.rows import AreaRow, ContractorRow, StationRow
from desktop.db.target_rows import TargetRow
from desktop.domain.errors import UnknownArea, UnknownContractor, UnknownStation
from desktop.domain.targets import Measure, Period, Scope, Subject, Target, TargetFilter


class Subjects:
    """Who can have a target, by row and by name: some hundreds, read once."""

    def __init__(self, session: Session) -> None:
        """Read the names."""
        self._session = session
        self._keys: dict[Subject, int] = {Subject(Scope.BUREAU): 0}
        for scope, named in _NAMES.items():
            for row in session.execute(named):
                self._keys[Subject(scope, row.name, row.station)] = row.id
        self._named = {(subject.scope, key): subject for subject, key in self._keys.items()}

    def known(self, subject: Subject) -> Subject:
        """Return a subject as it is known; an area's station may be left out where no other has its name."""
        if subject.scope is Scope.BUREAU:
            return Subject(Scope.BUREAU)
        asked = subject if subject.scope is Scope.AREA else Subject(subject.scope, subject.name)
        alike = [one for one in self._keys if one == asked or (not asked.station and _alike(one, asked))]
        if len(alike) != 1:
            raise _unknown(subject)
        return alike[0]

    def key(self, subject: Subject) -> int:
        """Return the row of a known subject."""
        return self._keys[subject]

    def of(self, scope: Scope, key: int) -> Subject:
        """Return the subject of a row."""
        return self._named[scope, key]

    def all(self, scope: Scope) -> list[Subject]:
        """Return everyone of a scope, by station and name."""
        return sorted(
            (one for one in self._keys if one.scope is scope), key=lambda one: (one.station, one.name)
        )


def listed(session: Session, wanted: TargetFilter) -> list[Target]:
    """Return targets by period, newest first, then by scope, station, name and measure."""
    subjects = Subjects(session)
    asked = select(TargetRow).where(TargetRow.bureau_id == BUREAU)
    if wanted.period:
        asked = asked.where(TargetRow.period == wanted.period.code)
    if wanted.scope:
        asked = asked.where(TargetRow.scope == wanted.scope.value)
    found = [_target(row, subjects) for row in session.execute(asked).scalars()]
    return sorted(found, key=_order)


def periods(session: Session) -> Sequence[Period]:
    """Return the periods that have targets, the newest first."""
    asked = select(TargetRow.period).where(TargetRow.bureau_id == BUREAU).distinct()
    return sorted(map(Period, session.execute(asked).scalars()), key=_newest)


def keep(session: Session, subjects: Subjects, targets: Iterable[Target]) -> None:
    """Set targets, each in place of one of the same subject, period and measure."""
    for key, target in enumerate(targets, start=last_key(session, TargetRow) + 1):
        forget(session, subjects, target)
        row = {
            "bureau_id": BUREAU,
            "id": key,
            "scope": target.subject.scope.value,
            "subject_id": subjects.key(target.subject),
            "period": target.period.code,
            "measure": target.measure.value,
            "value": target.value,
            "weight": target.weight,
        }
        session.execute(insert(TargetRow).values(row))


def forget(session: Session, subjects: Subjects, target: Target) -> bool:
    """Take the target of a subject, period and measure away; return whether there was one."""
    gone: Any = session.execute(
        delete(TargetRow).where(
            TargetRow.bureau_id == BUREAU,
            TargetRow.scope == target.subject.scope.value,
            TargetRow.subject_id == subjects.key(target.subject),
            TargetRow.period == target.period.code,
            TargetRow.measure == target.measure.value,
        )
    )
    return bool(gone.rowcount)


def _target(row: TargetRow, subjects: Subjects) -> Target:
    subject = subjects.of(Scope(row.scope), row.subject_id)
    return Target(subject, Period(row.period), Measure(row.measure), row.value, row.weight)


def _newest(period: Period) -> tuple[int, int]:
    """A year stands before its own months."""
    return -period.year, -(period.month.month if period.month else 13)


def _order(target: Target) -> tuple[object, ...]:
    subject = target.subject
    place = list(Scope).index(subject.scope), subject.station, subject.name
    return *_newest(target.period), *place, list(Measure).index(target.measure)


def _alike(one: Subject, asked: Subject) -> bool:
    return (one.scope, one.name) == (asked.scope, asked.name)


def _unknown(subject: Subject) -> UnknownArea | UnknownStation | UnknownContractor:
    if subject.scope is Scope.AREA:
        return UnknownArea(subject.name, subject.station)
    if subject.scope is Scope.STATION:
        return UnknownStation(subject.name)
    return UnknownContractor(subject.name)


def _name_only(table: Any) -> Any:
    return select(table.id, table.name, literal("").label("station")).where(table.bureau_id == BUREAU)


_NAMES: dict[Scope, Any] = {
    Scope.STATION: _name_only(StationRow),
    Scope.AREA: select(AreaRow.id, AreaRow.name, StationRow.name.label("station"))
    .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
    .where(AreaRow.bureau_id == BUREAU),
    Scope.CONTRACTOR: _name_only(ContractorRow),
}
