"""What the tables of closing show: periods, the lines that differ since a close, and what came late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from desktop.documents.closing_words import line_text, state_text
from desktop.domain.closing import COUNTS, AdjustedLine, PeriodState, measured, period_text
from desktop.domain.lateness import LateEntry
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.acts import kind_text
from desktop.wording.closing import measure_text, section_text


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of a line that differs since its close: frozen, the adjustment, and now."""

    line: AdjustedLine
    measure: str
    frozen: int
    adjustment: int
    now: int

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from every other one."""
        return self.line.section, self.line.station, self.line.name, self.measure

    @property
    def name(self) -> str:
        """Its line in words."""
        return " · ".join(filter(None, (section_text(self.line.section), line_text(self.line))))

    def shown(self, value: int) -> str:
        """Write one of its values as a person reads it."""
        return f"{value:,}" if self.measure in COUNTS else Money(value).grouped()


def differences(line: AdjustedLine) -> Iterator[Difference]:
    """Yield the figures of a line that differ."""
    parts = [measured(line, values) for values in (line.frozen, line.adjustment, line.now)]
    for measure in parts[0]:
        frozen, adjustment, now = (part[measure] for part in parts)
        if adjustment:
            yield Difference(line, measure, frozen, adjustment, now)


def cumulative(line: AdjustedLine, values: tuple[int, ...]) -> tuple[int, int]:
    """Return what was receivable of a line in all, and what was outstanding, in fen."""
    told = measured(line, values)
    receivable = told["receivable"] + told["prior_receivable"]
    return receivable, told["outstanding"] + told["prior_outstanding"]


def period_columns() -> tuple[Column[PeriodState], ...]:
    """Return the columns of the periods."""
    return (
        Column(tr("Period"), lambda one: period_text(one.period), width=80, strong=True),
        Column(tr("Stands"), state_text, width=114, tone=_state_tone),
        Column(tr("Receivable"), lambda one: _sum(one, 0), Align.RIGHT, width=117),
        Column(tr("Outstanding"), lambda one: _sum(one, 1), Align.RIGHT, width=112),
        Column(tr("Late entries"), _late, Align.RIGHT, width=88, tone=_late_tone),
        Column(tr("Outstanding now"), _now, Align.RIGHT, width=120, stretch=True, tone=_late_tone),
    )


def difference_columns() -> tuple[Column[Difference], ...]:
    """Return the columns of what differs since a close."""
    return (
        Column(tr("Line"), lambda row: row.name, width=104, stretch=True),
        Column(tr("Figure"), lambda row: measure_text(row.measure), width=108),
        Column(tr("Frozen"), lambda row: row.shown(row.frozen), Align.RIGHT, width=100),
        Column(
            tr("Adjustment"),
            lambda row: row.shown(row.adjustment),
            Align.RIGHT,
            width=92,
            tone=lambda row: Tone.WARNING,
        ),
        Column(tr("Now"), lambda row: row.shown(row.now), Align.RIGHT, width=96),
    )


def late_columns() -> tuple[Column[LateEntry], ...]:
    """Return the columns of what was posted late."""
    return (
        Column(tr("Day"), lambda row: row.on.isoformat(), width=98, tip=_recorded),
        Column(tr("No."), lambda row: row.number, width=108, tip=_recorded),
        Column(tr("What"), lambda row: kind_text(row.kind), width=108, tip=_recorded),
        Column(tr("Customer"), _whose, width=112, stretch=True, tip=_whose),
        Column(tr("Amount"), lambda row: Money(row.fen).grouped(), Align.RIGHT, width=88, tip=_recorded),
    )


def _whose(row: LateEntry) -> str:
    return f"{row.name} {row.customer_no}"


def _recorded(row: LateEntry) -> str:
    moment = row.recorded_at.replace(tzinfo=UTC).astimezone()
    return tr("Recorded {moment} by {name}", moment=f"{moment:%Y-%m-%d %H:%M}", name=row.by)


def _sum(one: PeriodState, at: int) -> str:
    return Money(cumulative(one.total, one.total.frozen)[at]).grouped() if one.total else ""


def _now(one: PeriodState) -> str:
    return Money(cumulative(one.total, one.total.now)[1]).grouped() if one.total else ""


def _late(one: PeriodState) -> str:
    return f"{one.entries:,}" if one.close else ""


def _late_tone(one: PeriodState) -> Tone:
    return Tone.WARNING if one.entries else Tone.MUTED


def _state_tone(one: PeriodState) -> Tone:
    if one.close is not None:
        return Tone.GOOD
    return Tone.ACCENT if one.is_closable else Tone.MUTED
