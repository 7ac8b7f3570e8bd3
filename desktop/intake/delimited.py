"""Reads delimited text (CSV and its kin): finds the delimiter, keeps every record's number."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from desktop.domain.errors import QuoteNeverClosed, TooManyRows
from desktop.intake import limits
from desktop.intake.watch import EVERY, Watch

DELIMITERS = (",", "\t", ";", "|", "，", "；")
_SAMPLE = 64 << 10
_SAMPLE_ROWS = 200
_PADDED = re.compile("`|=\"|['’][0-9]")
_GUARDED = re.compile('="(.*)"|[\'’]([0-9]+)', re.DOTALL)
_END = "\0"
"""Stands behind the last line: alone in its record, unless a quotation mark before it is still open."""
_OTHER_ROWS = 2
"""The headings, and the end mark."""

csv.field_size_limit(2**31 - 1)


def delimiter_of(text: str) -> str:
    """Return the delimiter that parts most rows, headings included; the widest table, where two do."""
    cut = len(text) if len(text) <= _SAMPLE else text.rfind("\n", 0, _SAMPLE) + 1
    sample = text[: cut or _SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def read_delimited(text: str, delimiter: str, file: str, watch: Watch) -> list[list[str]]:
    """Return every record of the text, blank ones as empty lists, its cells without their padding."""
    tidy = _unpadded if _PADDED.search(text) else str.strip
    lines = text.count("\n")
    rows: list[list[str]] = []
    for batch in _batches(text, delimiter):
        rows += [[tidy(cell) for cell in record] for record in batch]
        if len(rows) > limits.ROWS + _OTHER_ROWS:
            raise TooManyRows(file, limits.ROWS)
        watch.tick(min(len(rows), lines), lines)
    if rows.pop() != [_END]:
        raise QuoteNeverClosed(file, len(rows) + 1)
    return rows


def _batches(text: str, delimiter: str) -> Iterator[list[list[str]]]:
    last_line_end = "" if not text or text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{last_line_end}{_END}", newline=""), delimiter=delimiter)
    while batch := list(islice(reader, EVERY)):
        yield batch


def _unpadded(cell: str) -> str:
    """Take off tabs, blanks and backticks, and what keeps a spreadsheet from reading a text as a number."""
    bare = cell.strip().strip("`").strip()
    guarded = _GUARDED.fullmatch(bare)
    return (guarded[1] or guarded[2] or "").strip() if guarded else bare


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    if delimiter not in sample:
        return 0, 0
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths = Counter(len(record) for record in islice(reader, _SAMPLE_ROWS) if len(record) > 1)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    return widths.total(), usual
