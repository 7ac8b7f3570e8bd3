"""What the list of key customers shows, and the opinions and visits of one."""

from collections.abc import Callable
from datetime import date

from desktop.domain.visits import KeyCustomer, Opinion, OpinionState, Visit
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.visits import due_text, opinion_text

_TONES = {
    OpinionState.OPEN: Tone.ACCENT,
    OpinionState.OVERDUE: Tone.DANGER,
    OpinionState.CLOSED: Tone.GOOD,
}


def customer_columns(today: Callable[[], date]) -> tuple[Column[KeyCustomer], ...]:
    """Return the columns of the list, in the language spoken now."""
    right = Align.RIGHT
    return (
        Column(tr("Customer"), lambda row: row.name, width=184, stretch=True, tip=lambda row: row.name),
        Column(
            tr("Next visit"),
            lambda row: due_text(row, today()),
            width=164,
            tone=lambda row: _due_tone(row, today()),
        ),
        Column(tr("Overdue"), lambda row: f"{row.overdue:,}", right, width=84, tone=_overdue_tone),
        Column(tr("Open"), lambda row: f"{row.opinions:,}", right, width=64),
        Column(tr("Visited by"), lambda row: row.plan.person if row.plan else "", width=92),
        Column(
            tr("Last visit"), lambda row: row.last_visit.isoformat() if row.last_visit else "—", width=100
        ),
        Column(tr("Customer no."), lambda row: row.customer_no, width=152),
    )


def opinion_columns(today: Callable[[], date]) -> tuple[Column[Opinion], ...]:
    """Return the columns of a customer's opinions."""
    return (
        Column(tr("Opinion"), lambda row: row.said, width=120, stretch=True, tip=_whole),
        Column(tr("Owner"), lambda row: row.owner, width=76),
        Column(tr("Reply due"), lambda row: row.due_on.isoformat(), width=96),
        Column(
            tr("State"),
            lambda row: opinion_text(row.state(today())),
            width=88,
            tone=lambda row: _TONES[row.state(today())],
        ),
    )


def visit_columns() -> tuple[Column[Visit], ...]:
    """Return the columns of the visits to a customer."""
    return (
        Column(tr("Visit"), lambda row: row.on.isoformat(), width=96),
        Column(tr("Person"), lambda row: row.person, width=76),
        Column(tr("What was said"), _said, width=120, stretch=True, tip=_said),
    )


def _whole(row: Opinion) -> str:
    return "\n".join(filter(None, (row.said, row.reply)))


def _said(row: Visit) -> str:
    return " · ".join(filter(None, (row.met, row.note)))


def _due_tone(row: KeyCustomer, on: date) -> Tone:
    if row.next_due is None:
        return Tone.MUTED
    if row.next_due < on:
        return Tone.DANGER
    return Tone.WARNING if row.is_due(on) else Tone.TEXT


def _overdue_tone(row: KeyCustomer) -> Tone:
    return Tone.DANGER if row.overdue else Tone.MUTED
