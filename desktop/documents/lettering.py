"""Measuring text: how wide it is, how it breaks into lines, how small it must be to fit."""

import re
from dataclasses import replace
from functools import lru_cache

from desktop.documents.page import REGULAR, Style, advances, one_line

_OPENING, _CLOSING = "（《〈「『【〔“‘(", "，。；：、！？）》〉」』】〕”’％‰…),;"
_WIDE = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_DATE = r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日"
_WORD = rf"(?:{_DATE}|(?![{_OPENING}])[{_WIDE}]|[^\s{_WIDE}]+)"
_PIECE = re.compile(rf"\s+|[{_OPENING}]*{_WORD}[{_CLOSING}]*|[{_OPENING}]+")


@lru_cache(maxsize=65_536)
def width(text: str, style: Style) -> float:
    """Return how wide a text is, in points."""
    return _units(one_line(text, style.font), style.font) * style.size / 1000


@lru_cache(maxsize=16_384)
def wrap(text: str, style: Style, limit: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `limit`: between words, or between Chinese characters."""
    if "\n" not in text and width(text, style) <= limit:
        return (one_line(text, style.font),)
    room = limit * 1000 / style.size
    return tuple(
        line
        for paragraph in text.splitlines()
        for line in _lines(one_line(paragraph, style.font), style.font, room)
    )


def fitted(text: str, style: Style, limit: float) -> Style:
    """Return the style, made smaller where a text that must stay on one line would be too wide."""
    wide = width(text, style)
    return style if wide <= limit else replace(style, size=style.size * limit / wide)


def _lines(text: str, font: str, room: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for piece in _pieces(text, font, room):
        wide = _units(piece, font)
        if line and used + wide > room and not piece.isspace():
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or not piece.isspace():
            line += piece
            used += wide
    return [*lines, line.rstrip()]


def _pieces(text: str, font: str, room: float) -> list[str]:
    """Return what may not be broken; a piece that is wider than a line is broken after all."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        pieces += [piece] if _units(piece, font) <= room else list(piece)
    return pieces


def _units(text: str, font: str = REGULAR) -> float:
    wide = advances(font)
    return sum(wide[ord(character)] for character in text)
