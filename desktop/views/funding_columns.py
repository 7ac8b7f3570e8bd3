"""What the list of fiscally-funded payers shows, and the instalments of a plan."""

from desktop.domain.funding import InstalmentState, Payer, PlanState, Told
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.funding import instalment_text, month_text, plan_text

PLAN_TONES = {
    PlanState.RUNNING: Tone.ACCENT,
    PlanState.KEPT: Tone.GOOD,
    PlanState.BROKEN: Tone.DANGER,
    PlanState.ENDED: Tone.MUTED,
}
_TOLD_TONES = {
    InstalmentState.OPEN: Tone.ACCENT,
    InstalmentState.KEPT: Tone.GOOD,
    InstalmentState.LATE: Tone.WARNING,
    InstalmentState.BROKEN: Tone.DANGER,
}


def payer_columns() -> tuple[Column[Payer], ...]:
    """Return the columns of the list, in the language spoken now."""
    right = Align.RIGHT
    return (
        Column(tr("Customer"), lambda row: row.name, width=140, stretch=True),
        Column(tr("Collector"), _collector, width=100, tone=_collector_tone),
        Column(tr("Owed"), lambda row: Money(row.principal).grouped(), right, width=104, tone=_owed),
        Column(tr("Penalty"), lambda row: Money(row.penalty).grouped(), right, width=92, tone=_owed),
        Column(
            tr("Plan"),
            lambda row: plan_text(row.plan),
            width=184,
            tone=_plan,
            tip=lambda row: plan_text(row.plan),
        ),
        Column(tr("Money comes in"), lambda row: month_text(row.funding.month), width=120),
        Column(tr("Customer no."), lambda row: row.customer_no, width=152),
    )


def instalment_columns() -> tuple[Column[Told], ...]:
    """Return the columns of a plan's instalments."""
    return (
        Column(tr("Due"), lambda row: row.due_on.isoformat(), width=96),
        Column(tr("Amount"), lambda row: Money(row.amount).grouped(), Align.RIGHT, width=96),
        Column(
            tr("State"),
            lambda row: instalment_text(row.state),
            width=96,
            stretch=True,
            tone=lambda row: _TOLD_TONES[row.state],
            tip=lambda row: tr("{amount} lacking", amount=Money(row.lacking).grouped()),
        ),
    )


def _collector(row: Payer) -> str:
    return row.funding.collector or tr("nobody yet")


def _collector_tone(row: Payer) -> Tone:
    return Tone.TEXT if row.funding.collector else Tone.WARNING


def _owed(row: Payer) -> Tone:
    return Tone.TEXT if row.owes else Tone.MUTED


def _plan(row: Payer) -> Tone:
    return PLAN_TONES[row.plan.state] if row.plan else Tone.MUTED
