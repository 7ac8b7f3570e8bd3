"""What the tables of closing show: periods, the lines that differ since a close, and what came late."""

from collections.abc import Callable
from datetime import UTC

from desktop.documents.closing_words import Difference, state_text
from desktop.domain.closing import AdjustedLine, PeriodState, cumulative
from desktop.domain.lateness import LateEntry
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.acts import kind_text
from desktop.wording.closing import measure_text


def period_columns() -> tuple[Column[PeriodState], ...]:
    """Return the columns of the periods."""
    return (
        Column(tr("Period"), lambda one: one.period.dashed, width=80, strong=True),
        Column(tr("Stands"), state_text, width=114, tone=_state_tone),
        Column(
            tr("Receivable"),
            _sum(lambda total: cumulative(total, total.frozen).receivable),
            Align.RIGHT,
            width=117,
        ),
        Column(
            tr("Outstanding"),
            _sum(lambda total: cumulative(total, total.frozen).outstanding),
            Align.RIGHT,
            width=112,
        ),
        Column(tr("Late entries"), _late, Align.RIGHT, width=88, tone=_late_tone),
        Column(
            tr("Outstanding now"),
            _sum(lambda total: cumulative(total, total.now).outstanding),
            Align.RIGHT,
            width=120,
            stretch=True,
            tone=_late_tone,
        ),
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


def _sum(fen: Callable[[AdjustedLine], int]) -> Callable[[PeriodState], str]:
    return lambda one: Money(fen(one.total)).grouped() if one.total else ""


def _late(one: PeriodState) -> str:
    return f"{one.entries:,}" if one.close else ""


def _late_tone(one: PeriodState) -> Tone:
    return Tone.WARNING if one.entries else Tone.MUTED


def _state_tone(one: PeriodState) -> Tone:
    if one.close is not None:
        return Tone.GOOD
    return Tone.ACCENT if one.is_closable else Tone.MUTED
