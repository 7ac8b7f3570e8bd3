"""What the list of campaigns shows of each plan, and in which colour its pace stands."""

from collections.abc import Callable

from desktop.domain.campaigns import Campaign, Pace
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.campaigns import month_text, pace_text

PACE_TONES = {
    Pace.TO_COME: Tone.MUTED,
    Pace.BEHIND: Tone.WARNING,
    Pace.ON_PACE: Tone.ACCENT,
    Pace.AHEAD: Tone.GOOD,
    Pace.REACHED: Tone.GOOD,
    Pace.MISSED: Tone.DANGER,
}


def campaign_columns() -> tuple[Column[Campaign], ...]:
    """Return the columns of the list, in the language spoken now."""
    return (
        Column(
            tr("Plan month"),
            lambda row: month_text(row.plan.month),
            width=84,
            sort_key=lambda row: row.plan.month,
        ),
        Column(
            tr("Station and area"),
            _place,
            width=160,
            stretch=True,
            sort_key=_area,
            tip=_place,
        ),
        Column(tr("Campaign"), lambda row: row.plan.name, width=140, tip=_about),
        _number(tr("Target"), lambda row: row.plan.target),
        _number(tr("Done"), lambda row: row.done),
        _number(tr("Under way"), lambda row: row.under_way),
        Column(
            "%",
            lambda row: f"{row.percent} %",
            Align.RIGHT,
            width=64,
            strong=True,
            sort_key=lambda row: row.percent,
        ),
        Column(
            tr("Pace"),
            lambda row: pace_text(row.pace),
            width=80,
            tone=lambda row: PACE_TONES[row.pace],
            strong=True,
            sort_key=lambda row: list(Pace).index(row.pace),
        ),
    )


def _number(title: str, number: Callable[[Campaign], int]) -> Column[Campaign]:
    return Column(title, lambda row: f"{number(row):,}", Align.RIGHT, width=56, sort_key=number)


def _area(row: Campaign) -> tuple[str, str]:
    return row.plan.station, row.plan.area


def _place(row: Campaign) -> str:
    return f"{row.plan.station} · {row.plan.area}"


def _about(row: Campaign) -> str:
    return " · ".join(filter(None, (row.plan.name, row.plan.note)))
