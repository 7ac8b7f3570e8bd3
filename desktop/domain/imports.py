"""What is asked of an import, and what came of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.domain.intake import Noun, RefusedRow
from desktop.domain.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class ImportJob:
    """A file to import: all of it or nothing, or with `keep_good` the good rows; a dry run changes nothing.

    The refused rows are written to `report`, where it is given and there are any.
    """

    noun: Noun
    file: Path
    keep_good: bool = False
    dry_run: bool = False
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of an import; `good` counts the rows that could go in, `added` those that did.

    `sample` holds the first good drafts with their row numbers, `amount` adds up what was added.
    """

    noun: Noun
    file: str
    read: int
    good: int
    added: int
    already_there: int
    refused: int
    customers_made: int
    amount: Money = ZERO
    refused_rows: tuple[RefusedRow, ...] = ()
    report: Path | None = None
    sample: tuple[tuple[int, Any], ...] = field(default=())
    dry_run: bool = False

    @property
    def went_in(self) -> bool:
        """Whether the good rows went in, or would have in earnest."""
        return self.added == self.good
