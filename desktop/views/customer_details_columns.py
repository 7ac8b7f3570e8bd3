"""The tables in a customer's details: bills, payments, and the ledger with what each entry left."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.words import method_name, month_text, steps_text
from desktop.domain.entries import PRESTORED, PRINCIPAL
from desktop.domain.journal import JournalLine
from desktop.domain.money import Money
from desktop.domain.payments import BillView, Taking
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import language, tr
from desktop.wording.entries import entry_text


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry, and what was unpaid and prestored after it (fen)."""

    entry: JournalLine
    unpaid: int
    prestored: int


def ledger_lines(entries: Sequence[JournalLine]) -> list[LedgerLine]:
    """Return a customer's entries with the running sums, newest first."""
    unpaid = prestored = 0
    lines = []
    for entry in entries:
        unpaid += entry.fen if entry.account == PRINCIPAL else 0
        prestored += entry.fen if entry.account == PRESTORED else 0
        lines.append(LedgerLine(entry, unpaid, prestored))
    return lines[::-1]


def bill_columns() -> tuple[Column[BillView], ...]:
    """Return the columns of a customer's bills."""
    return (
        Column(tr("Month"), lambda bill: month_text(bill.month), width=82),
        Column(
            tr("State"),
            bill_state,
            width=146,
            stretch=True,
            tone=bill_tone,
            sort_key=lambda b: b.days_overdue,
        ),
        Column(tr("Amount"), lambda bill: bill.amount.grouped(), Align.RIGHT, width=106),
        Column(tr("Unpaid"), lambda bill: _or_dash(bill.outstanding), Align.RIGHT, width=106, strong=True),
        Column(tr("Due on"), lambda bill: bill.due_on.isoformat(), width=108),
        Column(tr("Penalty"), lambda bill: _or_dash(bill.penalty), Align.RIGHT, width=92),
        Column("kWh", lambda bill: "" if bill.kwh is None else f"{bill.kwh:,}", Align.RIGHT, width=80),
        Column(tr("Bill no."), lambda bill: bill.bill_no, width=210),
        Column(tr("How the penalty was reached"), _steps, width=330),
        Column(tr("Corrected"), lambda bill: _or_dash(bill.corrected), Align.RIGHT, width=100),
        Column(tr("Written off"), lambda bill: _or_dash(bill.written_off), Align.RIGHT, width=106),
    )


def payment_columns() -> tuple[Column[Taking], ...]:
    """Return the columns of a customer's payments."""
    return (
        Column(tr("Paid on"), lambda taking: taking.paid_on.isoformat(), width=108),
        Column(tr("Amount"), lambda taking: taking.amount.grouped(), Align.RIGHT, width=108, strong=True),
        Column(tr("Method"), _method, width=110, stretch=True),
        Column(tr("Receipt no."), lambda taking: taking.receipt_no, width=118),
        Column(tr("Reversed by"), lambda taking: taking.reversed_by, width=118, tone=lambda _: Tone.DANGER),
        Column(tr("Clerk"), lambda taking: taking.clerk, width=92),
        Column(tr("Reference"), lambda taking: taking.reference, width=160),
    )


def ledger_columns() -> tuple[Column[LedgerLine], ...]:
    """Return the columns of a customer's ledger."""
    return (
        Column(tr("Date"), lambda line: line.entry.on.isoformat(), width=108),
        Column(tr("Entry"), _entry, width=176, stretch=True, tip=_entry),
        Column(tr("Amount"), lambda line: _signed(line.entry.fen), Align.RIGHT, width=108, strong=True),
        Column(tr("Unpaid after"), lambda line: Money(line.unpaid).grouped(), Align.RIGHT, width=112),
        Column(tr("Prestored after"), lambda line: Money(line.prestored).grouped(), Align.RIGHT, width=124),
        Column(tr("Month"), lambda line: month_text(line.entry.month), width=82),
        Column(tr("Number"), lambda line: line.entry.number or line.entry.bill_no, width=118),
        Column(tr("Clerk"), lambda line: line.entry.recorded_by, width=92),
        Column(tr("Reason"), lambda line: line.entry.reason, width=160),
    )


def bill_state(bill: BillView) -> str:
    """Say in words how a bill stands."""
    if bill.written_off:
        return tr("Written off")
    if not bill.outstanding:
        return tr("Penalty due") if bill.penalty else tr("Paid")
    if bill.days_overdue:
        return tr("{days} days overdue", days=bill.days_overdue)
    return tr("Not due")


def bill_tone(bill: BillView) -> Tone:
    """Colour how a bill stands: overdue is said in words too."""
    if bill.written_off:
        return Tone.WARNING
    if not bill.outstanding:
        return Tone.WARNING if bill.penalty else Tone.GOOD
    return Tone.DANGER if bill.days_overdue else Tone.MUTED


def _entry(line: LedgerLine) -> str:
    return entry_text(line.entry.account, line.entry.kind)


def _method(taking: Taking) -> str:
    name = method_name(language(), taking.method)
    if taking.payer:
        return tr("{method}, paid by {name}", method=name, name=taking.payer)
    if taking.kind == "topup":
        return tr("Top-up, {method}", method=name)
    return tr("Deposit, {method}", method=name) if taking.kind == "deposit" else name


def _steps(bill: BillView) -> str:
    return steps_text(language(), bill.penalty_steps) if bill.penalty else ""


def _or_dash(amount: Money) -> str:
    return amount.grouped() if amount else "—"


def _signed(fen: int) -> str:
    return f"+{Money(fen).grouped()}" if fen > 0 else Money(fen).grouped()
