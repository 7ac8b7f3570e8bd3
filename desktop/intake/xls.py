"""Looks into an XLS before its reader does, which makes room for the whole rectangle that the cells span."""

import struct
from collections.abc import Iterator

from desktop.domain.errors import FileNotUnderstood, PasswordNeeded
from desktop.intake.compound import Locked, Unsound, workbook_stream

_HEAD = struct.Struct("<HH")
_SHEET_BEGINS, _DIMENSIONS, _PASSWORD = 0x0809, 0x0200, 0x002F
_CELLS = frozenset((0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
_ROWS, _COLUMNS = 65_536, 256


def check_xls(data: bytes, file: str) -> None:
    """Refuse a damaged XLS: one whose container is unsound, or with a cell where no sheet can have one."""
    try:
        _check_records(workbook_stream(data))
    except Locked:
        raise PasswordNeeded(file) from None
    except (Unsound, struct.error):
        raise FileNotUnderstood(file, "XLS") from None


def _check_records(stream: bytes) -> None:
    first_row = last_row = 0
    for kind, at, length in _records(stream):
        if kind in _CELLS:
            row, column = _HEAD.unpack_from(stream, at)
            first_row = row if first_row < 0 else first_row
            last_row = row
            if column >= _COLUMNS:
                raise Unsound
        elif kind == _SHEET_BEGINS:
            if last_row < first_row:
                raise Unsound
            first_row, last_row = -1, -1
        elif kind == _DIMENSIONS:
            _check_dimensions(stream, at, length)
        elif kind == _PASSWORD:
            raise Locked
    if last_row < first_row:
        raise Unsound


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        yield kind, at, length
        at += length


def _check_dimensions(stream: bytes, at: int, length: int) -> None:
    top, bottom, left, right = struct.unpack_from("<IIHH" if length == 14 else "<HHHH", stream, at)
    if not (top <= bottom <= _ROWS and left <= right <= _COLUMNS):
        raise Unsound
