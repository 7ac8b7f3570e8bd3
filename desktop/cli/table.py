"""Tables of plain text: Chinese characters are two columns wide, numbers stand to the right."""

import unicodedata
from collections.abc import Container, Iterable, Sequence

_GAP = "  "


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: Container[int] = ()) -> str:
    """Set rows under headings; the columns in `right` (counted from 0) are numbers."""
    lines = [tuple(headings), *(tuple(row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths, right) for line in lines)


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Set names and what they come to, one a line."""
    lines = list(pairs)
    widest = max(_width(name) for name, _ in lines)
    return "\n".join(f"{_padded(name, widest)}{_GAP}{said}".rstrip() for name, said in lines)


def _line(cells: Sequence[str], widths: Sequence[int], right: Container[int]) -> str:
    set_out = (
        _padded(cell, width, to_the_right=at in right)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return _GAP.join(set_out).rstrip()


def _padded(text: str, width: int, *, to_the_right: bool = False) -> str:
    room = " " * (width - _width(text))
    return room + text if to_the_right else text + room


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
