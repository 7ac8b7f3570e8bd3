"""What the list of conversions shows of each customer, and in which colour a stage stands."""

from desktop.domain.conversion import Conversion, Stage
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.conversions import standing_text
from desktop.wording.stages import stage_text, why_text

STAGE_TONES = {
    Stage.CANDIDATE: Tone.WARNING,
    Stage.APPROVED: Tone.ACCENT,
    Stage.SCHEDULED: Tone.ACCENT,
    Stage.INSTALLED: Tone.ACCENT,
    Stage.COMMISSIONED: Tone.GOOD,
    Stage.REJECTED: Tone.MUTED,
    Stage.CANCELLED: Tone.MUTED,
}


def columns() -> tuple[Column[Conversion], ...]:
    """Return the columns of the list, in the language spoken now."""
    return (
        Column(tr("Customer no."), lambda row: row.customer_no, width=172, order="number"),
        Column(tr("Customer"), lambda row: row.name, width=112, stretch=True, order="name"),
        Column(
            tr("Stage"),
            lambda row: stage_text(row.stage),
            width=128,
            tone=lambda row: STAGE_TONES[row.stage],
            strong=True,
            order="stage",
        ),
        Column(
            tr("Days standing"),
            standing_text,
            width=112,
            tone=lambda row: Tone.WARNING if row.stuck else Tone.MUTED,
        ),
        Column(
            tr("Debt"),
            lambda row: Money(row.debt).grouped() if row.debt else "0.00",
            Align.RIGHT,
            width=92,
            tone=lambda row: Tone.DANGER if row.debt else Tone.MUTED,
            order="debt",
        ),
        Column(tr("Station"), lambda row: row.station, width=108, order="station"),
        Column(tr("Area"), lambda row: row.area, width=140),
        Column(tr("Why"), lambda row: why_text(row.why), width=144),
        Column(tr("Since"), lambda row: row.stage_on.isoformat(), width=100, order="since"),
        Column(tr("Old meter"), lambda row: row.old_meter, width=112),
        Column(tr("New meter"), lambda row: row.new_meter, width=112),
    )
