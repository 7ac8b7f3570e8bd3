"""What a check of the ledger can find."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a record or a sum."""

    FILE_DAMAGED = "file-damaged"
    RECORD_CHANGED = "record-changed"
    RECORD_MISSING = "record-missing"
    RECORD_UNREADABLE = "record-unreadable"
    HEAD_CHANGED = "head-changed"
    BILL_SUM = "bill-sum"
    BILL_AMOUNT = "bill-amount"
    PRESTORED_SUM = "prestored-sum"
    PAYMENT_SUM = "payment-sum"
    REVERSAL_SUM = "reversal-sum"
    POSTING_FACTS = "posting-facts"
    REFERENCE = "reference"
    USER_CHANGED = "user-changed"
    CLOSE_HEAD = "close-head"
    CLOSE_FIGURES = "close-figures"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault and the row it is in."""

    fault: Fault
    where: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of a check: how many entries and acts the chain holds, and every fault found."""

    entries: int
    acts: int
    findings: tuple[Finding, ...]
    looked: tuple[Fault, ...] = tuple(Fault)
    """What was looked for; less than everything where there were too many faults to go on."""

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.findings

    @property
    def holds(self) -> tuple[Fault, ...]:
        """What was looked for and is nowhere wrong."""
        found = {finding.fault for finding in self.findings}
        return tuple(fault for fault in self.looked if fault not in found)

    @property
    def records_held(self) -> int:
        """How many records of the chain are as they were written."""
        changed = sum(finding.fault is Fault.RECORD_CHANGED for finding in self.findings)
        return self.entries + self.acts - changed
