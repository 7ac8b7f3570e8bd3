"""The columns of the tables of a statement."""

from desktop.domain.bank import BankLine, DeclaredTotal
from desktop.domain.bank_matching import Candidate
from desktop.domain.payments import Receipt
from desktop.views.bank_settling import BankRow, Decision
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.bank import not_income_text, why_text

_TONES = {Decision.TAKEN: Tone.GOOD, Decision.ASIDE: Tone.MUTED, Decision.OPEN: Tone.TEXT}


def row_columns() -> tuple[Column[BankRow], ...]:
    """Return the columns of a heap: what becomes of a line, what it says and whose it is."""
    return (
        Column(
            tr("Decision"),
            _decision,
            width=84,
            tone=lambda row: _TONES[row.decision],
            sort_key=lambda row: row.decision.value,
        ),
        Column(tr("Date"), lambda row: row.line.on.isoformat(), width=96, sort_key=lambda row: row.line.on),
        Column(
            tr("Amount"),
            lambda row: row.line.amount.grouped(),
            Align.RIGHT,
            width=92,
            strong=True,
            sort_key=lambda row: row.line.amount,
        ),
        Column(tr("Payer"), lambda row: row.line.payer, width=96, sort_key=lambda row: row.line.payer),
        Column(
            tr("Remark"), lambda row: row.line.remark, width=96, stretch=True, tip=lambda row: row.line.remark
        ),
        Column(
            tr("Customer"),
            _customer,
            width=204,
            tone=lambda row: Tone.TEXT if row.customer_no else Tone.MUTED,
            sort_key=lambda row: row.customer_no,
            tip=_customer,
        ),
    )


def line_columns() -> tuple[Column[BankLine], ...]:
    """Return the columns of lines that nothing is decided on, with why they are no income."""
    return (
        Column(tr("Row"), lambda line: str(line.row), Align.RIGHT, width=60, sort_key=lambda line: line.row),
        Column(tr("Date"), lambda line: line.on.isoformat(), width=100, sort_key=lambda line: line.on),
        Column(
            tr("Amount"),
            lambda line: line.amount.grouped(),
            Align.RIGHT,
            width=110,
            sort_key=lambda line: line.amount,
        ),
        Column(tr("Payer"), lambda line: line.payer, width=170, sort_key=lambda line: line.payer),
        Column(tr("Remark"), lambda line: line.remark, width=220, stretch=True),
        Column(
            tr("Not posted because"),
            lambda line: not_income_text(line.not_income) if line.not_income else "",
            width=150,
            tone=lambda line: Tone.MUTED,
        ),
    )


def candidate_columns() -> tuple[Column[Candidate], ...]:
    """Return the columns of those whose money a line may be."""
    return (
        Column(tr("Customer"), _whole, width=208, tip=_whole),
        Column(
            tr("What points there"), _whys, width=120, stretch=True, tone=lambda one: Tone.MUTED, tip=_whys
        ),
    )


def total_columns() -> tuple[Column[DeclaredTotal], ...]:
    """Return the columns of what a file declares, beside what its lines come to."""
    return (
        Column(tr("Row"), lambda one: str(one.row), Align.RIGHT, width=60),
        Column(tr("Declared as"), lambda one: one.label, width=260, stretch=True),
        Column(tr("Declared"), lambda one: one.declared, Align.RIGHT, width=130),
        Column(tr("Found"), lambda one: one.found, Align.RIGHT, width=130, tone=_total_tone),
        Column(tr("Agrees"), lambda one: tr("yes") if one.agrees else tr("no"), width=100, tone=_total_tone),
    )


def receipt_columns() -> tuple[Column[Receipt], ...]:
    """Return the columns of what was posted."""
    return (
        Column(tr("Receipt no."), lambda one: one.receipt_no, width=130),
        Column(tr("Paid on"), lambda one: one.paid_on.isoformat(), width=110),
        Column(tr("Customer no."), lambda one: one.customer_no, width=170),
        Column(tr("Name"), lambda one: one.customer_name, width=160),
        Column(tr("Amount"), lambda one: one.amount.grouped(), Align.RIGHT, width=120),
        Column(
            tr("Reference"), lambda one: one.reference, width=240, stretch=True, tone=lambda one: Tone.MUTED
        ),
    )


def _decision(row: BankRow) -> str:
    if row.decision is Decision.TAKEN and row.topup:
        return tr("top up")
    words = {Decision.TAKEN: tr("post"), Decision.ASIDE: tr("set aside"), Decision.OPEN: tr("open")}
    return words[row.decision]


def _customer(row: BankRow) -> str:
    if row.customer_no:
        return f"{row.customer_no} {row.name}"
    if row.candidate:
        return tr("{customer_no} {name}?", customer_no=row.candidate.customer_no, name=row.candidate.name)
    count = len(row.match.candidates)
    return tr("{count} candidates", count=count) if count else ""


def _whole(one: Candidate) -> str:
    return f"{one.customer_no} {one.name}"


def _whys(one: Candidate) -> str:
    return tr(", ").join(map(why_text, one.why))


def _total_tone(one: DeclaredTotal) -> Tone:
    return Tone.GOOD if one.agrees else Tone.DANGER
