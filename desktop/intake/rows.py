"""Turns the rows of a table into drafts, collecting every row that is refused instead of stopping at one."""

from collections.abc import Callable
from typing import TypeVar

from desktop.domain.errors import AmountMissing, BadCustomerNumber, FieldMissing, MappingProblem, Refusal
from desktop.domain.intake import Parsed, RefusedRow
from desktop.intake.collecting import no_collecting
from desktop.intake.layout import Layout
from desktop.intake.watch import EVERY, Watch

T = TypeVar("T")
Row = list[str]

_REMEMBERED = 50_000
"""Texts of one column whose reading is kept: dates, months and words come again and again."""


class Unreadable(Exception):
    """A field of a row is refused: which one, what it says, and why."""

    def __init__(self, field: str, value: str, reason: Refusal) -> None:
        super().__init__(field, value, reason)
        self.field, self.value, self.reason = field, value, reason


@no_collecting()
def drafts(layout: Layout, draft: Callable[[Row], T], watch: Watch) -> Parsed[T]:
    """Draft every row below the headings; a repeated row of headings is left out as summary lines are."""
    is_summary, headings = layout.summary_test(), layout.headings
    good: list[tuple[int, T]] = []
    refused: list[RefusedRow] = []
    skipped = 0
    for count, (number, row) in enumerate(layout.rows()):
        if not count % EVERY:
            watch.tick(number, len(layout.table.rows))
        if is_summary(row) or row[: len(headings)] == headings:
            skipped += 1
            continue
        try:
            good.append((number, draft(row)))
        except Unreadable as bad:
            column = layout.column(bad.field)
            refused.append(RefusedRow(layout.table.file, number, column, bad.value, bad.reason))
    watch.tick(len(layout.table.rows), len(layout.table.rows))
    return Parsed(len(good) + len(refused), good, refused, skipped)


def required(layout: Layout, field: str, parse: Callable[[str], T]) -> Callable[[Row], T]:
    """Return a reader of a field that every row must have."""

    def missing() -> T:
        if field == "amount":
            raise AmountMissing
        raise BadCustomerNumber("") if field == "customer_no" else FieldMissing(field)

    return _reader(layout, field, parse, missing)


def optional(layout: Layout, field: str, parse: Callable[[str], T], otherwise: T) -> Callable[[Row], T]:
    """Return a reader of a field that may be blank, or have no column at all."""
    return _reader(layout, field, parse, lambda: otherwise)


def _reader(
    layout: Layout, field: str, parse: Callable[[str], T], blank: Callable[[], T]
) -> Callable[[Row], T]:
    if layout.mapping.defaults.get(field):
        constant = _constant(layout, field, parse)
        return _column_reader(layout, field, parse, lambda: constant)
    return _column_reader(layout, field, parse, blank)


def _column_reader(
    layout: Layout, field: str, parse: Callable[[str], T], blank: Callable[[], T]
) -> Callable[[Row], T]:
    if field not in layout.places:
        return lambda row: blank()
    index = layout.places[field]
    known: dict[str, T] = {}

    def read(row: Row) -> T:
        text = row[index]
        if text in known:
            return known[text]
        try:
            value = parse(text) if text else blank()
        except Refusal as reason:
            raise Unreadable(field, text, reason) from None
        if len(known) < _REMEMBERED:
            known[text] = value
        return value

    return read


def _constant(layout: Layout, field: str, parse: Callable[[str], T]) -> T:
    text = layout.mapping.defaults[field]
    try:
        return parse(text)
    except Refusal:
        raise MappingProblem(layout.table.file, f"[defaults] {field} = {text!r}") from None
