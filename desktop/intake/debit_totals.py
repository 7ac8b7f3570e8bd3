"""The totals that a bank's answer to a batch declares, beside what its rows come to."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.domain.bank import DeclaredTotal, folded
from desktop.domain.errors import NotAnAmount
from desktop.domain.money import Money, total
from desktop.intake.amounts import Numerals
from desktop.intake.bank.regions import TOTAL
from desktop.intake.layout import Layout

_SIDE = "(总|合计|共计|共|全部)?(?:扣款|代扣|交易|处理|明细)?(不成功|未成功|成功|失败|退回)?(?:扣款|总|合计)?"
_WORDED = re.compile(
    rf"{_SIDE}(笔数|条数|户数|记录数|金额|总额)(?:合计)?(?:\([元笔]\))?[:\s]*([0-9][0-9,]*(?:\.[0-9]+)?)"
)
_COUNTED = re.compile(
    rf"{_SIDE}[:\s]*([0-9][0-9,]*)\s*[笔条户](?:[,;，；\s]*(?:金额|共计|合计|计)?[:\s]*([0-9][0-9,]*\.[0-9]+)\s*元?)?"
)
_HEADING = re.compile(rf"{_SIDE}(笔数|条数|户数|记录数|金额|总额)(?:合计)?(?:\([元笔]\))?")
_UNDER_COLUMN = re.compile("(?:金额)?(?:合计|总计)[:：]?")


class Said(NamedTuple):
    """What one row says: whether the debit succeeded, what was taken, and what was asked for."""

    succeeded: bool
    amount: Money | None
    asked: Money | None


class _Told(NamedTuple):
    row: int
    label: str
    side: str
    is_count: bool
    figure: str


def heads_totals(row: Sequence[str]) -> bool:
    """Whether a row is the headings of totals, and nothing else."""
    said = [folded(cell) for cell in row if cell]
    return len(said) > 1 and all(map(_HEADING.fullmatch, said))


def tells_totals(row: Sequence[str]) -> bool:
    """Whether a row tells totals in words: its first cell that is not empty does."""
    first = folded(next(filter(None, row), ""))
    return any(pattern.search(first) for pattern in (TOTAL, _WORDED, _COUNTED))


def declared_totals(
    layout: Layout, around: Sequence[tuple[int, list[str]]], said: Sequence[Said], refused: int
) -> tuple[DeclaredTotal, ...]:
    """Return every total around the rows that can be compared, in the order of the file."""
    numerals = Numerals.of(layout.mapping.formats)
    counts, sums = _counts(said, refused), _sums(said)
    compared = []
    for told in _told(layout, around):
        try:
            figure = numerals.amount(told.figure)
        except NotAnAmount:
            continue
        if told.is_count:
            compared.append(_compared(told, figure.fen // 100, [counts[told.side]]))
        elif sums[told.side]:
            compared.append(_compared(told, figure, sums[told.side]))
    return tuple(compared)


def _compared(told: _Told, declared: int | Money, found: Sequence[int | Money]) -> DeclaredTotal:
    shown = declared if declared in found else found[0]
    return DeclaredTotal(told.row, told.label, str(declared), str(shown))


def _told(layout: Layout, around: Sequence[tuple[int, list[str]]]) -> Iterator[_Told]:
    headings: list[str] = []
    for number, row in around:
        cells = [folded(cell) for cell in row]
        if headings and any(cells):
            yield from _headed(number, headings, cells)
            headings = []
        elif heads_totals(row):
            headings = cells
        else:
            yield from _under_column(number, row, layout)
            yield from _in_words(number, " ".join(filter(None, cells)))


def _headed(number: int, headings: Sequence[str], values: Sequence[str]) -> Iterator[_Told]:
    for heading, value in zip(headings, values, strict=False):
        if value and (found := _HEADING.fullmatch(heading)):
            yield _Told(number, heading, _side(found[2]), "数" in found[3], value)


def _under_column(number: int, row: list[str], layout: Layout) -> Iterator[_Told]:
    label = folded(next(filter(None, row), ""))
    at = layout.places.get("amount", layout.places.get("asked", len(row)))
    if _UNDER_COLUMN.fullmatch(label) and at < len(row) and row[at]:
        yield _Told(number, f"{label} {layout.headings[at]}", "all", False, row[at])


def _in_words(number: int, line: str) -> Iterator[_Told]:
    for found in _WORDED.finditer(line):
        yield _Told(number, found[0].strip(), _side(found[2]), "数" in found[3], found[4])
    for found in _COUNTED.finditer(line):
        if not found[1] and not found[2]:
            continue
        yield _Told(number, found[0].strip(), _side(found[2]), True, found[3])
        if found[4]:
            yield _Told(number, found[0].strip(), _side(found[2]), False, found[4])


def _side(word: str | None) -> str:
    return {None: "all", "成功": "paid"}.get(word, "refused")


def _counts(said: Sequence[Said], refused: int) -> dict[str, int]:
    paid = sum(row.succeeded for row in said)
    return {"all": len(said) + refused, "paid": paid, "refused": len(said) - paid}


def _sums(said: Sequence[Said]) -> dict[str, list[Money]]:
    """Add up what can be: a row that succeeded has an amount, one that failed may have none."""
    paid = total(row.amount for row in said if row.succeeded and row.amount)
    failed = [row.asked or row.amount for row in said if not row.succeeded]
    found = {"paid": [paid], "refused": [], "all": [paid]}
    if all(failed):
        lost = total(amount for amount in failed if amount)
        found["refused"] = [lost]
        found["all"] = [paid + lost, paid]
    elif failed:
        found["all"] = []
    return found
