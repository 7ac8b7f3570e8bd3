"""Opens the container of an XLS (a compound file) far enough to take out its workbook, if it is sound.

The reader that comes after trusts the file: a chain of sectors that runs in a circle would never end there.
"""

import struct
from collections.abc import Sequence

_END = 0xFFFFFFFA
"""From here on a number in a chain is no sector but an end mark."""
_NAMED_IN_HEADER = 109
_SMALL_SECTOR = 64
_ENTRY = 128
_NAMES = ("workbook", "book")
_LOCKED_NAME = "encryptedpackage"


class Unsound(Exception):
    """The container contradicts itself."""


class Locked(Exception):
    """The workbook is locked with a password."""


def workbook_stream(data: bytes) -> bytes:
    """Return the workbook's own bytes; raise Unsound or Locked where they cannot be had."""
    try:
        return _Container(data).workbook()
    except struct.error:
        raise Unsound from None


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << (struct.unpack_from("<H", data, 30)[0] & 0xF)
        self._followers = [entry for sector in self._table() for entry in self._entries(sector)]
        first_small = struct.unpack_from("<I", data, 60)[0]
        small = self._stream(first_small)
        self._small_followers = struct.unpack(f"<{len(small) // 4}I", small)
        for followers in (self._followers, self._small_followers):
            _check_ends(followers)

    def workbook(self) -> bytes:
        """Return the stream of the workbook, small ones out of the root's own stream."""
        directory = self._stream(struct.unpack_from("<I", self._data, 48)[0])
        least_large = struct.unpack_from("<I", self._data, 56)[0]
        root: bytes | None = None
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            first, size = struct.unpack_from("<II", directory, at + 116)
            if root is None:
                root = self._stream(first)
            name = _name(directory, at)
            if name == _LOCKED_NAME:
                raise Locked
            if name in _NAMES:
                return (self._stream(first) if size >= least_large else self._small(first, root))[:size]
        raise Unsound

    def _table(self) -> list[int]:
        """Return the sectors of the table of followers: the first 109 are named in the header."""
        sectors = list(struct.unpack_from(f"<{_NAMED_IN_HEADER}I", self._data, 76))
        following, steps = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(steps, len(self._data) // self._size)):
            *named, following = self._entries(following)
            sectors += named
        return [sector for sector in sectors if sector < _END]

    def _entries(self, sector: int) -> Sequence[int]:
        return struct.unpack_from(f"<{self._size // 4}I", self._data, (sector + 1) * self._size)

    def _stream(self, first: int) -> bytes:
        starts = [(sector + 1) * self._size for sector in _chain(first, self._followers)]
        if any(start >= len(self._data) for start in starts):
            raise Unsound
        return b"".join(self._data[start : start + self._size] for start in starts)

    def _small(self, first: int, root: bytes) -> bytes:
        starts = (sector * _SMALL_SECTOR for sector in _chain(first, self._small_followers))
        return b"".join(root[start : start + _SMALL_SECTOR] for start in starts)


def _name(directory: bytes, at: int) -> str:
    length = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
    return directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace").lower()


def _chain(first: int, followers: Sequence[int]) -> list[int]:
    chain: list[int] = []
    while first < _END:
        if first >= len(followers) or len(chain) > len(followers):
            raise Unsound
        chain.append(first)
        first = followers[first]
    return chain


def _check_ends(followers: Sequence[int]) -> None:
    """Walk from every sector that no walk has come to, and refuse a walk that meets itself."""
    walk_of = [0] * len(followers)
    for start in range(len(followers)):
        at = start
        while at < len(followers) and not walk_of[at]:
            walk_of[at] = start + 1
            at = followers[at]
        if at < len(followers) and walk_of[at] == start + 1:
            raise Unsound
