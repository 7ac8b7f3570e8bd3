"""Reads what a bank answers to a batch of direct debits, and the files that agreements come in."""

import re
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop.domain.bank import folded
from desktop.domain.debits import AgreementDraft, AnswerLine, DebitAnswer
from desktop.domain.errors import FieldMissing, NotAChoice
from desktop.domain.intake import Parsed
from desktop.domain.money import Money
from desktop.intake.amounts import Numerals
from desktop.intake.cells import customer_no, identity, words
from desktop.intake.dates import day_reader
from desktop.intake.debit_totals import Said, declared_totals, heads_totals, tells_totals
from desktop.intake.debit_words import AGREEMENT, DEBIT
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import Row, Unreadable, drafts, optional, required
from desktop.intake.tables import read_table
from desktop.intake.watch import IsCancelled, Progress, Watch

_SUCCESS = re.compile("0*(?:扣款|交易|代扣|处理|划款)?(?:成功|完成)?0*|已扣款?|y|s|ok|success|succeeded|是")
_UNDECIDED = re.compile("部分|处理中|待处理|受理|等待|未知|超时|可疑|待确认")
_BATCH = re.compile("DK[0-9]{8}")


@dataclass(frozen=True, slots=True)
class _Answered:
    """A row as it was read, with what it says was asked for."""

    line: AnswerLine
    asked: Money | None


def read_answer(
    path: Path,
    mapping: Mapping | None = None,
    *,
    batch_no: str = "",
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> DebitAnswer:
    """Read a bank's answer; a row without a batch number is of the one that is named outside the rows."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    digest = sha256(path.read_bytes()).hexdigest()
    layout = lay_out(DEBIT, table, mapping or Mapping())
    layout, around = _parted(layout)
    named = batch_no or _named(path.name, around)
    reader = _AnswerReader(layout, named)
    parsed = drafts(layout, reader.read, Watch(progress, cancelled))
    lines = tuple(replace(read.line, row=number) for number, read in parsed.good)
    said = [Said(read.line.succeeded, read.line.amount, read.asked) for _, read in parsed.good]
    return DebitAnswer(
        file=table.file,
        digest=digest,
        columns=layout.columns,
        lines=lines,
        refused=tuple(parsed.refused),
        totals=declared_totals(layout, around, said, len(parsed.refused)),
    )


def read_agreements(
    path: Path,
    mapping: Mapping | None = None,
    *,
    from_on: date,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Parsed[AgreementDraft]:
    """Read a file of agreements; one without a first day begins on `from_on`."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    layout = lay_out(AGREEMENT, table, mapping or Mapping())
    day = day_reader(layout.mapping.formats.date)
    of_customer = required(layout, "customer_no", customer_no)
    bank, account = required(layout, "bank", words), required(layout, "account_no", identity)
    holder = optional(layout, "holder", words, "")
    first, last = optional(layout, "from_on", day, from_on), optional(layout, "until_on", day, None)

    def read(row: Row) -> AgreementDraft:
        return AgreementDraft(of_customer(row), bank(row), account(row), holder(row), first(row), last(row))

    return drafts(layout, read, Watch(progress, cancelled))


class _AnswerReader:
    """Reads the rows of one answer."""

    def __init__(self, layout: Layout, batch_no: str) -> None:
        """Look up where everything is."""
        numerals = Numerals.of(layout.mapping.formats)
        self._layout = layout
        self._batch_no = optional(layout, "batch_no", words, batch_no)
        self._sequence = optional(layout, "sequence", numerals.whole, None)
        self._customer_no = optional(layout, "customer_no", customer_no, "")
        self._amount = optional(layout, "amount", numerals.amount, None)
        self._asked = optional(layout, "asked", numerals.amount, None)
        self._on = optional(layout, "paid_on", day_reader(layout.mapping.formats.date), None)
        self._result = required(layout, "result", words)
        self._reason = optional(layout, "reason", words, "")
        self._success = {folded(word) for word in layout.mapping.defaults.get("success", "").split()}

    def read(self, row: Row) -> _Answered:
        """Read one row; its number comes later."""
        sequence, number = self._sequence(row), self._customer_no(row)
        if sequence is None and not number:
            raise Unreadable("customer_no", "", FieldMissing("customer_no"))
        result, asked = self._result(row), self._asked(row)
        succeeded = self._succeeded(result)
        amount = self._amount(row) if "amount" in self._layout.places else asked
        why = "" if succeeded else self._reason(row) or result
        line = AnswerLine(0, self._batch_no(row), sequence, number, amount, succeeded, self._on(row), why)
        return _Answered(line, asked)

    def _succeeded(self, result: str) -> bool:
        said = folded(result)
        if self._success:
            return said in self._success
        if _UNDECIDED.search(said):
            raise Unreadable("result", result, NotAChoice("result", result, ("成功", "失败")))
        return bool(_SUCCESS.fullmatch("".join(filter(str.isalnum, said)))) and any(map(str.isalnum, said))


def _parted(layout: Layout) -> tuple[Layout, list[tuple[int, list[str]]]]:
    """Part the data from what is around it: preambles, totals and notes; rows keep their numbers."""
    rows = list(layout.table.rows)
    around = list(enumerate(rows[: layout.header], 1))
    ended = False
    for number, row in layout.rows():
        ended = ended or heads_totals(row)
        if ended or sum(map(bool, row)) < 2 or tells_totals(row):
            around.append((number, row))
            rows[number - 1] = []
    return replace(layout, table=replace(layout.table, rows=rows)), around


def _named(file: str, around: list[tuple[int, list[str]]]) -> str:
    """Return the one batch that the lines around the rows, or else the file's name, speak of."""
    said = {number for _, row in around for cell in row for number in _BATCH.findall(folded(cell).upper())}
    found = said or set(_BATCH.findall(file.upper()))
    return found.pop() if len(found) == 1 else ""
