"""The movements of a statement of account, as the desk shows them."""

from desktop.documents.words import month_text
from desktop.domain.money import Money
from desktop.domain.statements import StatementLine
from desktop.views.columns import Align, Column
from desktop.wording import tr
from desktop.wording.entries import entry_text


def statement_columns() -> tuple[Column[StatementLine], ...]:
    """Return the columns of a statement: what moved, by how much, and what was owed and held after it."""
    right = Align.RIGHT
    return (
        Column(tr("Date"), lambda line: line.on.isoformat(), width=100),
        Column(tr("Movement"), _movement, width=196, stretch=True, tip=_movement),
        Column(tr("Amount"), lambda line: signed(line.amount), right, width=100, strong=True),
        Column(tr("Owed after"), lambda line: line.owed.grouped(), right, width=100),
        Column(tr("Prestored after"), lambda line: line.prestored.grouped(), right, width=116),
        Column(tr("Month"), lambda line: month_text(line.month), width=82),
        Column(tr("Number"), lambda line: line.number or line.bill_no, width=118),
    )


def _movement(line: StatementLine) -> str:
    return entry_text(line.account, line.kind)


def signed(amount: Money) -> str:
    """Write a change with its sign."""
    return f"+{amount.grouped()}" if amount.fen > 0 else amount.grouped()
