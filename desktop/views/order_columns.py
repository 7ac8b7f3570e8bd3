"""What the lists of work orders show: the orders, the lines of one, and who waits for one."""

from desktop.domain.meter_orders import OrderLine, OrderRow, OrderState, Result, Waiting
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.meters import order_state_text, result_text

STATE_TONES = {
    OrderState.OPEN: Tone.ACCENT,
    OrderState.CLOSED: Tone.GOOD,
    OrderState.CANCELLED: Tone.MUTED,
}
_RESULT_TONES = {Result.NONE: Tone.MUTED, Result.DONE: Tone.GOOD, Result.FAILED: Tone.DANGER}


def order_columns() -> tuple[Column[OrderRow], ...]:
    """Return the columns of the orders, in the language spoken now."""
    right = Align.RIGHT
    return (
        Column(tr("Work order no."), lambda row: row.number, width=112, strong=True),
        Column(tr("Planned"), lambda row: row.planned_on.isoformat(), width=100),
        Column(tr("Team"), lambda row: row.team, width=84, stretch=True, tip=lambda row: row.team),
        Column(tr("Scope"), lambda row: row.scope, width=64, stretch=True, tip=lambda row: row.scope),
        Column(tr("State"), lambda row: order_state_text(row.state), width=76, tone=lambda row: _tone(row)),
        Column(tr("Done"), lambda row: f"{row.done:,} / {row.lines:,}", right, width=72, tip=_counts),
        Column(tr("Failed"), lambda row: f"{row.failed:,}", right, width=56, tone=_failed),
    )


def line_columns() -> tuple[Column[OrderLine], ...]:
    """Return the columns of an order's lines."""
    return (
        Column(tr("Customer"), lambda row: row.name, width=100, stretch=True, tip=_about),
        Column(tr("Old meter"), lambda row: row.old_meter, width=108),
        Column(tr("New meter"), lambda line: line.meter, width=112, tone=_new_meter_tone),
        Column(tr("Result"), _result, width=96, tone=lambda row: _RESULT_TONES[row.result], tip=_result),
    )


def waiting_columns() -> tuple[Column[Waiting], ...]:
    """Return the columns of those who wait for an order."""
    return (
        Column(tr("Customer"), lambda row: row.name, width=120, stretch=True, tip=lambda row: row.address),
        Column(tr("Area"), lambda row: f"{row.station} · {row.area}", width=140, tip=_place),
        Column(tr("Scheduled"), lambda row: row.scheduled_on.isoformat(), width=104),
    )


def _counts(row: OrderRow) -> str:
    return tr("{done} of {lines} done, {failed} failed", done=row.done, lines=row.lines, failed=row.failed)


def _tone(row: OrderRow) -> Tone:
    return STATE_TONES[row.state]


def _failed(row: OrderRow) -> Tone:
    return Tone.DANGER if row.failed else Tone.MUTED


def _about(row: OrderLine) -> str:
    return " · ".join(filter(None, (row.customer_no, row.address, row.phone)))


def _place(row: Waiting) -> str:
    return f"{row.station} · {row.area}"


def _new_meter_tone(row: OrderLine) -> Tone:
    return Tone.TEXT if row.result is Result.DONE else Tone.MUTED


def _result(row: OrderLine) -> str:
    return " · ".join(filter(None, (result_text(row.result), row.reason)))
