"""Looks into an XLSX before its reader does: how much is packed in it, and how far its cells reach."""

import zipfile
import zlib
from functools import lru_cache
from io import BytesIO
from typing import IO
from xml.parsers import expat

from desktop.domain.errors import FileNotUnderstood, FileTooLarge, TooManyRows
from desktop.intake import limits
from desktop.intake.watch import Watch

_CHUNK = 1 << 20
_DIGITS = "0123456789"
_DAMAGE = (zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, EOFError, RuntimeError)


def check_archive(data: bytes, file: str, watch: Watch) -> None:
    """Refuse an XLSX that unpacks to too much, or whose cells, few as they may be, span too wide a sheet."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if not any(name.lower().endswith("workbook.xml") for name in archive.namelist()):
                raise FileNotUnderstood(file, "ZIP")
            _check_unpacked(archive, file)
            for part in archive.infolist():
                if part.filename.lower().endswith(".xml"):
                    with archive.open(part) as stream:
                        _check_extent(stream, file, watch)
    except _DAMAGE as error:
        raise FileNotUnderstood(file, str(error)) from None


def _check_unpacked(archive: zipfile.ZipFile, file: str) -> None:
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > limits.UNPACKED_BYTES:
        raise FileTooLarge(file, unpacked, limits.UNPACKED_BYTES)


class _Extent:
    """How far the cells of one part reach; a row or a cell that tells no place stands behind the last."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self._cells_in_row = 0
        self._last_row = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of an element."""
        if name == "c" or name.endswith(":c"):
            self._cell(attributes.get("r", ""))
        elif name == "row" or name.endswith(":row"):
            self.rows = max(self.rows + 1, int(attributes.get("r", 0)))
            self._cells_in_row = 0

    def _cell(self, place: str) -> None:
        self._cells_in_row += 1
        letters = place.rstrip(_DIGITS)
        self.columns = max(self.columns, self._cells_in_row, _column_number(letters))
        row = place[len(letters) :]
        if row != self._last_row:
            self._last_row = row
            self.rows = max(self.rows, int(row or 0))


@lru_cache(maxsize=20_000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + ord(letter) - 64
    return number


def _check_extent(stream: IO[bytes], file: str, watch: Watch) -> None:
    extent = _Extent()
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
        watch.tick(0, extent.rows)
        if extent.rows > limits.ROWS + 1 or extent.rows * extent.columns > limits.CELLS:
            raise TooManyRows(file, limits.ROWS)
