"""The columns of direct debits: batches, their debits, agreements, and rows of an answer that stay out."""

from desktop.domain.debits import Agreement, DebitBatch, DebitItem, ItemState
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.debits import state_text

_TONES = {ItemState.SENT: Tone.TEXT, ItemState.PAID: Tone.GOOD, ItemState.REFUSED: Tone.DANGER}


def batch_columns() -> tuple[Column[DebitBatch], ...]:
    """Return the columns of batches."""
    return (
        Column(tr("Batch no."), lambda made: made.number, width=116, sort_key=lambda made: made.number),
        Column(tr("Bank"), lambda made: made.bank, width=130, stretch=True, sort_key=lambda made: made.bank),
        Column(tr("Date"), lambda made: made.on.isoformat(), width=104, sort_key=lambda made: made.on),
        Column(tr("Debits"), lambda made: f"{made.sent.count:,}", Align.RIGHT, width=76),
        Column(
            tr("Amount"),
            lambda made: made.sent.amount.grouped(),
            Align.RIGHT,
            width=116,
            strong=True,
            sort_key=lambda made: made.sent.amount,
        ),
        Column(
            tr("Paid"),
            lambda made: f"{made.paid.count:,}",
            Align.RIGHT,
            width=88,
            tone=lambda made: Tone.GOOD,
        ),
        Column(tr("Paid amount"), lambda made: made.paid.amount.grouped(), Align.RIGHT, width=116),
        Column(tr("Refused"), lambda made: f"{made.refused.count:,}", Align.RIGHT, width=80),
        Column(
            tr("Unanswered"),
            lambda made: f"{made.unanswered.count:,}",
            Align.RIGHT,
            width=116,
            sort_key=lambda made: made.unanswered.count,
        ),
    )


def item_columns() -> tuple[Column[DebitItem], ...]:
    """Return the columns of a batch's debits."""
    return (
        Column(
            tr("Sequence"),
            lambda one: str(one.sequence),
            Align.RIGHT,
            width=88,
            sort_key=lambda one: one.sequence,
        ),
        Column(
            tr("Customer no."), lambda one: one.customer_no, width=160, sort_key=lambda one: one.customer_no
        ),
        Column(tr("Name"), lambda one: one.customer_name, width=130, sort_key=lambda one: one.customer_name),
        Column(tr("Account no."), lambda one: one.account_no, width=166),
        Column(
            tr("Amount"),
            lambda one: one.amount.grouped(),
            Align.RIGHT,
            width=104,
            strong=True,
            sort_key=lambda one: one.amount,
        ),
        Column(
            tr("State"),
            lambda one: state_text(one.state),
            width=156,
            tone=lambda one: _TONES[one.state],
            sort_key=lambda one: one.state.value,
        ),
        Column(tr("Receipt no."), lambda one: one.receipt_no, width=110),
        Column(tr("Reason"), lambda one: one.reason, width=110, stretch=True, tip=lambda one: one.reason),
    )


def agreement_columns() -> tuple[Column[Agreement], ...]:
    """Return the columns of agreements."""
    return (
        Column(
            tr("Customer no."), lambda one: one.customer_no, width=160, sort_key=lambda one: one.customer_no
        ),
        Column(tr("Name"), lambda one: one.customer_name, width=120, sort_key=lambda one: one.customer_name),
        Column(tr("Bank"), lambda one: one.bank, width=100, sort_key=lambda one: one.bank),
        Column(tr("Account no."), lambda one: one.account_no, width=170, stretch=True),
        Column(tr("Account holder"), lambda one: one.holder, width=134),
        Column(tr("From"), lambda one: one.from_on.isoformat(), width=100, sort_key=lambda one: one.from_on),
        Column(tr("Until"), lambda one: one.until_on.isoformat() if one.until_on else "", width=100),
    )
