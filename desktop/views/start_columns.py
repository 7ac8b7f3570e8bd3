"""What a line of the start page shows: what is due, how many, since when, and whose customers."""

from desktop.domain.money import Money
from desktop.domain.start import DutyLine
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.start import duty_text


def duty_columns() -> tuple[Column[DutyLine], ...]:
    """Return the columns of the start page, in the language spoken now."""
    return (
        Column(tr("What is due"), lambda row: duty_text(row.duty), width=328, tone=_tone),
        Column(tr("Count"), lambda row: f"{row.count:,}", Align.RIGHT, width=72, tone=_tone, strong=True),
        Column(tr("Amount"), _amount, Align.RIGHT, width=120),
        Column(tr("Since or by"), lambda row: row.since.isoformat() if row.since else "", width=112),
        Column(tr("First of them"), names, width=200, stretch=True, tone=lambda _: Tone.MUTED, tip=names),
    )


def names(row: DutyLine) -> str:
    """Name the first customers of a line."""
    return tr(", ").join(row.names)


def _amount(row: DutyLine) -> str:
    return Money(row.fen).grouped() if row.fen else ""


def _tone(row: DutyLine) -> Tone:
    return Tone.DANGER if row.is_pressing else Tone.TEXT
