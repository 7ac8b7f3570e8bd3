"""Reads files of results of work orders, as teams fill the template in."""

from pathlib import Path
from typing import Any

from desktop.domain.bank import folded
from desktop.domain.errors import NotAChoice
from desktop.domain.meter_change import MeterChange
from desktop.domain.meter_orders import LineResult, Result, ResultsFile
from desktop.intake.amounts import Numerals
from desktop.intake.cells import customer_no, identity, words
from desktop.intake.dates import day_reader
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.meter_words import METER_RESULT
from desktop.intake.rows import Row, drafts, optional, required
from desktop.intake.tables import read_table
from desktop.intake.watch import IsCancelled, Progress, Watch

_DONE = {"done", "yes", "y", "ok", "1", "完成", "已完成", "成功", "已换", "已换表", "已装", "是"}
_FAILED = {"failed", "no", "n", "0", "失败", "未完成", "未换", "未换表", "未装", "否"}


def read_results(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> ResultsFile:
    """Read a CSV or XLSX file of results; a row whose result is blank was not answered and is left out."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    layout = lay_out(METER_RESULT, table, Mapping())
    reader = _Reader(layout)
    parsed = drafts(layout, reader.read, Watch(progress, cancelled))
    return ResultsFile(
        file=table.file,
        columns=layout.columns,
        rows=[(number, told) for number, told in parsed.good if told.result is not Result.NONE],
        refused=parsed.refused,
    )


class _Reader:
    """Reads the rows of one file."""

    def __init__(self, layout: Layout) -> None:
        """Look up where everything is."""
        numerals = Numerals.of(layout.mapping.formats)
        self._order_no = required(layout, "order_no", identity)
        self._customer_no = required(layout, "customer_no", customer_no)
        self._result = optional(layout, "result", _result, Result.NONE)
        self._on = optional(layout, "result_on", day_reader(()), None)
        self._meter = optional(layout, "meter", identity, "")
        self._reading = optional(layout, "reading", numerals.whole, None)
        self._reason = optional(layout, "reason", words, "")
        self._person = optional(layout, "person", words, "")
        self._texts = {name: optional(layout, name, words, "") for name in _TEXTS}
        self._amounts = {name: optional(layout, name, numerals.amount, None) for name in _AMOUNTS}
        self._start = optional(layout, "start_reading", numerals.whole, None)

    def read(self, row: Row) -> LineResult:
        """Read one row."""
        change: dict[str, Any] = {name: read(row) for name, read in self._texts.items()}
        for name, amount in self._amounts.items():
            money = amount(row)
            change[name] = money.fen if money is not None else None
        return LineResult(
            self._order_no(row),
            self._customer_no(row),
            self._result(row),
            self._on(row),
            self._meter(row),
            self._reading(row),
            self._reason(row),
            self._person(row),
            MeterChange(**change, start_reading=self._start(row)),
        )


_TEXTS = ("final_bill", "old_seal", "new_seal", "tariff_class")
_AMOUNTS = ("alarm", "second_alarm", "overdraft", "initial_credit")


def _result(text: str) -> Result:
    said = "".join(folded(text).split())
    if said in _DONE:
        return Result.DONE
    if said in _FAILED:
        return Result.FAILED
    raise NotAChoice("result", text, ("完成", "未完成"))
