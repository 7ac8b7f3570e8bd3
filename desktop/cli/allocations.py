"""Where money went, as a script and a person are told of it; below zero where it was taken back."""

from desktop.cli.call import Data
from desktop.cli.table import table
from desktop.documents.words import month_text
from desktop.domain.payments import Allocation, AllocationLine
from desktop.wording import tr


def shares(allocation: Allocation) -> dict[str, object]:
    """Tell a script what was paid of bills and penalties, and what was prestored."""
    return {
        "paid_on_bills": str(allocation.paid_on_bills),
        "paid_on_penalties": str(allocation.paid_on_penalties),
        "to_prestored": str(allocation.to_prestored),
        "allocations": [_share(line) for line in allocation.lines],
    }


def share_facts(allocation: Allocation) -> list[tuple[str, str]]:
    """Tell a person the three sums."""
    return [
        (tr("On bills"), allocation.paid_on_bills.grouped()),
        (tr("On penalties"), allocation.paid_on_penalties.grouped()),
        (tr("To prestored"), allocation.to_prestored.grouped()),
    ]


def share_tables(allocation: Allocation) -> list[str]:
    """Tell a person of each bill; of none there is no table."""
    headings = (tr("Bill"), tr("Month"), tr("Principal"), tr("Penalty"))
    rows = [
        (line.bill_no, month_text(line.month), line.principal.grouped(), line.penalty.grouped())
        for line in allocation.lines
    ]
    return [table(headings, rows, range(2, 4))] if rows else []


def _share(line: AllocationLine) -> Data:
    return {
        "bill_no": line.bill_no,
        "customer_no": line.customer_no or None,
        "billing_month": line.month,
        "principal": str(line.principal),
        "penalty": str(line.penalty),
        "penalty_steps": line.penalty_steps,
    }
