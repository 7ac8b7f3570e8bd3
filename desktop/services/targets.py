"""Targets set, copied and listed; the scorecard of a period, and who is behind what it lacks."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import scorecard, settings, targets
from desktop.db.ledger import Ledger
from desktop.db.recovery_cuts import Span
from desktop.db.targets import Subjects
from desktop.domain.errors import Cancelled, NoSuchTarget, NoTargetsIn, Refusal, TargetTwice
from desktop.domain.intake import Parsed, RefusedRow
from desktop.domain.rights import Right
from desktop.domain.scorecard import Reached, Scorecard, as_of, cards
from desktop.domain.summary import Unpaid
from desktop.domain.targets import (
    Measure,
    Period,
    Scope,
    Subject,
    Target,
    TargetFilter,
    TargetsRead,
    value_text,
)
from desktop.services.workplace import Progress, Workplace, no_progress

_ALL = TargetFilter()


class TargetService:
    """What everyone is to reach, and what they have reached."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def listed(self, wanted: TargetFilter = _ALL) -> Sequence[Target]:
        """Return targets, the newest period first."""
        with self._at.reading() as session:
            return targets.listed(session, wanted)

    def periods(self) -> Sequence[Period]:
        """Return the periods that have targets, the newest first."""
        with self._at.reading() as session:
            return targets.periods(session)

    def subjects(self, scope: Scope) -> Sequence[Subject]:
        """Return everyone of a scope who can have a target."""
        with self._at.reading() as session:
            return Subjects(session).all(scope)

    def set(self, target: Target) -> Target:
        """Set a target in place of the one there was; return it with its subject as it is known."""
        [kept] = self.set_all([target])
        return kept

    def set_all(self, wanted: Iterable[Target]) -> Sequence[Target]:
        """Set targets together, all of them or none."""
        with self._at.writing(Right.TARGETS) as session:
            subjects = Subjects(session)
            known = [replace(one, subject=subjects.known(one.subject)) for one in wanted]
            self._keep(session, subjects, known)
            return known

    def remove(self, subject: Subject, period: Period, measure: Measure) -> None:
        """Take a target away. Raises NoSuchTarget."""
        with self._at.writing(Right.TARGETS) as session:
            subjects = Subjects(session)
            target = Target(subjects.known(subject), period, measure, 0)
            if not targets.forget(session, subjects, target):
                raise NoSuchTarget(_said(target.subject), str(period))
            self._record(session, "target-removed", [target])

    def copy(self, period: Period) -> Sequence[Target]:
        """Set a period's targets for the next too, leaving those that it has; return the ones set."""
        with self._at.writing(Right.TARGETS) as session:
            if not (before := targets.listed(session, TargetFilter(period))):
                raise NoTargetsIn(str(period))
            there = {(one.subject, one.measure) for one in targets.listed(session, TargetFilter(period.next))}
            new = [
                replace(one, period=period.next) for one in before if (one.subject, one.measure) not in there
            ]
            self._keep(session, Subjects(session), new)
            return new

    def read_file(
        self,
        file: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TargetsRead:
        """Set the targets of a CSV or XLSX file: all of them, or none where a row is refused."""
        from desktop.intake.targets import read_targets

        parsed = read_targets(file, progress=progress, cancelled=cancelled)
        with self._at.writing(Right.TARGETS) as session:
            subjects = Subjects(session)
            good, refused = _checked(file.name, parsed, subjects)
            if refused:
                return TargetsRead(file.name, parsed.read, 0, refused)
            self._keep(session, subjects, good)
            return TargetsRead(file.name, parsed.read, len(good))

    def scorecard(
        self,
        period: Period,
        on: date,
        scope: Scope | None = None,
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Scorecard:
        """Score a period's targets as of its last day, or of an earlier day. Raises PeriodNotBegun."""
        day = as_of(period, on)
        with self._at.reading() as session:
            wanted = targets.listed(session, TargetFilter(period, scope))
            cap = int(settings.value_of(session, "assess.cap_percent"))
            by_cash = settings.value_of(session, "recovery.ranked_by") == "cash"
            came: dict[Subject, Reached] = {}
            for one in sorted({target.subject.scope for target in wanted}):
                if cancelled():
                    raise Cancelled
                span = Span(period.year, day)
                came |= scorecard.reached(session, one, period, span, by_cash=by_cash)
            scored = cards(wanted, came, cap_percent=cap, by_cash=by_cash)
            bureau = settings.value_of(session, "bureau.name")
            return Scorecard(period, day, cap, by_cash, scored, bureau)

    def owing(self, subject: Subject, period: Period, on: date) -> Sequence[Unpaid]:
        """Return the customers behind what a subject lacks: who owes on the scorecard's day."""
        with self._at.reading() as session:
            span = Span(period.year, as_of(period, on))
            return scorecard.owing(session, subject, span)

    def write(self, card: Scorecard, file: Path) -> None:
        """Write a scorecard as a workbook (.xlsx) or a paper (.pdf)."""
        with self._at.reading() as session:
            language = settings.value_of(session, "paper.language")
        if file.suffix.lower() == ".pdf":
            from desktop.documents.files import write_atomically
            from desktop.documents.scorecard_pdf import scorecard_pdf

            write_atomically(file, scorecard_pdf(card, language=language))
        else:
            from desktop.documents.scorecard_xlsx import write_scorecard_xlsx

            write_scorecard_xlsx(card, file, language=language)

    def _keep(self, session: Session, subjects: Subjects, wanted: Sequence[Target]) -> None:
        periods = {one.period for one in wanted}
        standing = {one for period in periods for one in targets.listed(session, TargetFilter(period))}
        changed = [one for one in wanted if one not in standing]
        targets.keep(session, subjects, changed)
        self._record(session, "target", changed)

    def _record(self, session: Session, kind: str, changed: Iterable[Target]) -> None:
        ledger = Ledger(session, self._at.stamp())
        on = self._at.business_date(session)
        for target in changed:
            facts = {"period": str(target.period), "measure": target.measure.value}
            if target.value:
                facts["value"] = value_text(target.measure, target.value)
                facts["weight"] = str(target.weight)
            facts |= {"scope": target.subject.scope.value, "station": target.subject.station}
            ledger.record(kind, _said(target.subject), json.dumps(facts, ensure_ascii=False), on)
        ledger.flush()


def _checked(
    file: str, parsed: Parsed[Target], subjects: Subjects
) -> tuple[list[Target], tuple[RefusedRow, ...]]:
    good: dict[object, tuple[int, Target]] = {}
    refused = list(parsed.refused)
    for row, target in parsed.good:
        try:
            known = replace(target, subject=subjects.known(target.subject))
            if known.key in good:
                raise TargetTwice(good[known.key][0])
            good[known.key] = row, known
        except Refusal as reason:
            refused.append(RefusedRow(file, row, "name", _said(target.subject), reason))
    ordered = tuple(sorted(refused, key=lambda row: row.row))
    return [target for _, target in good.values()], ordered


def _said(subject: Subject) -> str:
    return " · ".join(filter(None, (subject.station, subject.name))) or subject.scope.value
