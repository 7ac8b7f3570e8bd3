"""Where the tiles of a heat map stand: a band for each station, as large as the room lets them be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect, QSize

from desktop.domain.recovery import Recovery

GAP = 3
NAME = 92
"""The width of a station's name."""
_BETWEEN = 5
_SIZES = (
    *(QSize(112, 44), QSize(96, 40), QSize(84, 38)),
    *(QSize(68, 36), QSize(58, 32), QSize(50, 28), QSize(44, 26), QSize(38, 24), QSize(34, 22)),
)
"""From the largest to the least that a number is read in."""
NAMED = 84
"""From this width on a tile has room for its name too."""


@dataclass(frozen=True, slots=True)
class Places:
    """The size of the tiles, the rectangle of each line, of each station's name, and the height of all."""

    size: QSize
    tiles: tuple[QRect, ...]
    stations: Mapping[str, QRect]
    height: int

    def at(self, x: int, y: int) -> int | None:
        """Return which tile is at a point."""
        return next((number for number, tile in enumerate(self.tiles) if tile.contains(x, y)), None)

    def beside(self, number: int, *, down: int) -> int:
        """Return the nearest tile of the next row down (1) or up (-1), or the same where there is none."""
        here = self.tiles[number]
        rows = sorted({tile.top() for tile in self.tiles})
        at = rows.index(here.top()) + down
        if not 0 <= at < len(rows):
            return number
        row = [other for other, tile in enumerate(self.tiles) if tile.top() == rows[at]]
        return min(row, key=lambda other: abs(self.tiles[other].left() - here.left()))


def placed(lines: Sequence[Recovery], room: QSize) -> Places:
    """Lay tiles out in the largest size whose height the room has; else in the least, to be scrolled."""
    found = [_laid(lines, size, room.width()) for size in _SIZES if size.width() + NAME < room.width()]
    fitting = (places for places in found if places.height <= room.height())
    return next(fitting, found[-1] if found else _laid(lines, _SIZES[-1], room.width()))


def _laid(lines: Sequence[Recovery], size: QSize, width: int) -> Places:
    in_a_row = max(1, (width - NAME) // (size.width() + GAP))
    tiles: list[QRect] = []
    stations: dict[str, QRect] = {}
    top = 0
    for station, group in groupby(lines, key=lambda line: line.station):
        count = len(list(group))
        for number in range(count):
            row, column = divmod(number, in_a_row)
            left = NAME + column * (size.width() + GAP)
            tiles.append(QRect(left, top + row * (size.height() + GAP), size.width(), size.height()))
        rows = -(-count // in_a_row)
        stations[station] = QRect(0, top, NAME - _BETWEEN, size.height())
        top += rows * (size.height() + GAP) + _BETWEEN
    return Places(size, tuple(tiles), stations, max(0, top - _BETWEEN - GAP))
