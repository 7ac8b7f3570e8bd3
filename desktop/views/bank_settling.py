"""What a clerk decides of a statement's lines: whose each is, which are set aside, and what is still open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.bank import BankLine, Statement, sum_of
from desktop.domain.bank_matching import Candidate, Heap, Heaps, Match
from desktop.domain.debits import Tally
from desktop.domain.topups import TopUpShare
from desktop.wording import tr


class Decision(Enum):
    """What becomes of a line."""

    OPEN = "open"
    TAKEN = "taken"
    ASIDE = "aside"


@dataclass(slots=True, eq=False)
class BankRow:
    """A line with the customer it is given to, where it is; the table shows what it says now."""

    match: Match
    decision: Decision
    customer_no: str = ""
    name: str = ""

    @property
    def line(self) -> BankLine:
        """The line."""
        return self.match.line

    @property
    def candidate(self) -> Candidate | None:
        """The candidate that the line is given to, or the only one there is."""
        chosen = [one for one in self.match.candidates if one.customer_no == self.customer_no]
        if chosen or len(self.match.candidates) != 1:
            return chosen[0] if chosen else None
        return self.match.candidates[0] if not self.customer_no else None

    @property
    def topup(self) -> TopUpShare | None:
        """Where the line goes as a top-up, while it is given to nobody else than its candidate."""
        return self.match.topup if self.candidate else None

    def accept(self) -> bool:
        """Take the line for whom it was given to, or its only candidate; return whether there is one."""
        if not self.customer_no and self.candidate:
            self.customer_no, self.name = self.candidate.customer_no, self.candidate.name
        if self.customer_no:
            self.decision = Decision.TAKEN
        return bool(self.customer_no)

    def give(self, customer_no: str, name: str) -> None:
        """Take the line for a customer."""
        self.customer_no, self.name, self.decision = customer_no, name, Decision.TAKEN


@dataclass(frozen=True, slots=True)
class SortedStatement:
    """A statement as it was read, and its income in three heaps."""

    statement: Statement
    heaps: Heaps


class Settling:
    """The decisions on one statement; sure lines are taken to begin with."""

    def __init__(self, found: SortedStatement) -> None:
        """Begin with what is sure."""
        self.found = found
        heaps = found.heaps
        self.rows: Mapping[Heap, Sequence[BankRow]] = {
            Heap.SURE: [_begun(match, Decision.TAKEN) for match in heaps.sure],
            Heap.LIKELY: [_begun(match, Decision.OPEN) for match in heaps.likely],
            Heap.UNMATCHED: [_begun(match, Decision.OPEN) for match in heaps.unmatched],
        }

    @property
    def blocked(self) -> bool:
        """Whether the file contradicts itself, so that nothing of it may be posted."""
        return bool(self.found.statement.disagreements)

    def decisions(self) -> dict[str, str]:
        """Return identity → customer number of the lines that are taken."""
        return {row.line.identity: row.customer_no for row in self._of(Decision.TAKEN)}

    def tally(self, decision: Decision) -> Tally:
        """Count the lines that are decided so."""
        lines = [row.line for row in self._of(decision)]
        return Tally(len(lines), sum_of(lines))

    def _of(self, decision: Decision) -> Iterable[BankRow]:
        return (row for rows in self.rows.values() for row in rows if row.decision is decision)


def counted(words: str, told: Tally) -> str:
    """Write a name with a count and a sum."""
    return tr("{name} {count} · {amount}", name=words, count=f"{told.count:,}", amount=told.amount.grouped())


def _begun(match: Match, decision: Decision) -> BankRow:
    row = BankRow(match, decision)
    if decision is Decision.TAKEN:
        row.accept()
    return row
