"""Reads the tokens that a meter maker's system gives for a batch of purchases."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from desktop.domain.vending import VendAnswer, VendAnswers
from desktop.intake.amounts import Numerals
from desktop.intake.cells import identity, words
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import Row, drafts, optional, required
from desktop.intake.tables import read_table
from desktop.intake.vending_words import VEND_ANSWER
from desktop.intake.watch import IsCancelled, Progress, Watch


def read_tokens(
    path: Path,
    mapping: Mapping | None = None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> VendAnswers:
    """Read a file of tokens; a row without a token must say why."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    layout = lay_out(VEND_ANSWER, table, mapping or Mapping())
    parsed = drafts(layout, _Reader(layout).read, Watch(progress, cancelled))
    return VendAnswers(
        file=table.file,
        digest=sha256(path.read_bytes()).hexdigest(),
        lines=tuple(replace(line, row=number) for number, line in parsed.good),
        columns=layout.columns,
        refused=tuple(parsed.refused),
    )


class _Reader:
    """Reads the rows of one file."""

    def __init__(self, layout: Layout) -> None:
        """Look up where everything is."""
        numerals = Numerals.of(layout.mapping.formats)
        self._request_no = required(layout, "request_no", identity)
        self._token = optional(layout, "token", identity, "")
        self._meter_no = optional(layout, "meter_no", identity, "")
        self._amount = optional(layout, "amount", numerals.amount, None)
        self._reason = optional(layout, "reason", words, "")

    def read(self, row: Row) -> VendAnswer:
        """Read one row; where it stands comes later."""
        number, token = self._request_no(row), self._token(row)
        return VendAnswer(0, number, token, self._reason(row), self._meter_no(row), self._amount(row))
