"""Reads targets from a file: whose, of which period, what is measured, how much, and the weight."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.domain.errors import NotAChoice, Refusal
from desktop.domain.intake import Parsed
from desktop.domain.targets import WEIGHT, Measure, Period, Scope, Subject, Target, read_value, read_weight
from desktop.intake.cells import words
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import Row, Unreadable, drafts, optional, required
from desktop.intake.tables import read_table
from desktop.intake.target_words import TARGET
from desktop.intake.watch import IsCancelled, Progress, Watch

T = TypeVar("T", Scope, Measure)

_SCOPES = {
    Scope.BUREAU: "bureau 局 供电局 全局 县局 本局",
    Scope.STATION: "station 供电所 所 站",
    Scope.AREA: "area 台区",
    Scope.CONTRACTOR: "contractor 承包人 台区承包人 台区经理 责任人",
}
_MEASURES = {
    Measure.RATE: "rate 回收率 电费回收率 recovery_rate",
    Measure.AMOUNT: "amount 金额 回收金额 实收 实收金额 实收电费 received",
    Measure.CUSTOMERS: "customers 户数 结清户数 结零户数 用户数",
}


def read_targets(
    file: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Parsed[Target]:
    """Read every row; those that cannot be read are refused, with their field and what it says."""
    layout = lay_out(TARGET, read_table(file, progress=progress, cancelled=cancelled), Mapping())
    return drafts(layout, _Reader(layout).read, Watch(progress, cancelled))


class _Reader:
    def __init__(self, layout: Layout) -> None:
        self._scope = required(layout, "scope", _one_of("scope", _SCOPES))
        self._name = optional(layout, "name", words, "")
        self._station = optional(layout, "station", words, "")
        self._period = required(layout, "period", Period.parse)
        self._measure = required(layout, "measure", _one_of("measure", _MEASURES))
        self._value = required(layout, "value", str)
        self._weight = optional(layout, "weight", read_weight, WEIGHT)

    def read(self, row: Row) -> Target:
        """Read a row; what a target may be depends on what is measured."""
        subject = Subject(self._scope(row), self._name(row), self._station(row))
        measure, text = self._measure(row), self._value(row)
        try:
            value = read_value(measure, text)
        except Refusal as reason:
            raise Unreadable("value", text, reason) from None
        return Target(subject, self._period(row), measure, value, self._weight(row))


def _one_of(field: str, known: dict[T, str]) -> Callable[[str], T]:
    by_word = {word: value for value, listed in known.items() for word in listed.split()}

    def read(text: str) -> T:
        if (found := by_word.get(text.strip().lower())) is None:
            raise NotAChoice(field, text, tuple(listed.split()[1] for listed in known.values()))
        return found

    return read
