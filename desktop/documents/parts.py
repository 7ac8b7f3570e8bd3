"""Parts that several papers share: fields, figures, marks, signatures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from desktop.documents.flow import Block
from desktop.documents.lettering import width, wrap
from desktop.documents.page import ALARM, BODY, BOLD, CAPITALS, FIGURE, INK, LABEL, MARK, MM, WASH, Style
from desktop.documents.sheet import Sheet

Pair = tuple[str, str]
_VALUE = replace(BODY, spacing=1.55)
_STRONG = replace(_VALUE, font=BOLD)
_STRONG_FIELDS = 2


def fields(pairs: Iterable[Pair], left: float, label_room: float, room: float) -> list[Block]:
    """Set labels and their values under one another; the first two, number and name, stand out."""
    blocks = []
    for number, (label, value) in enumerate(pairs):
        style = _STRONG if number < _STRONG_FIELDS else _VALUE
        for line in wrap(value, style, room):
            blocks.append(Block(style.leading, partial(_draw_field, label, line, style, left, label_room)))
            label = ""
    return blocks


def draw_capitals(sheet: Sheet, x: float, y: float, room: float, label: str, capitals: str) -> None:
    """Draw an amount in capital numerals, after its label, on a pale strip."""
    sheet.fill(x, y, room, 7.5 * MM, WASH)
    sheet.text(x + 2 * MM, y + 5 * MM, label, LABEL)
    start = width(label, LABEL) + 6 * MM
    sheet.text_within(x + start, y + 5.1 * MM, room - start - 2 * MM, capitals, CAPITALS)


def draw_figures(sheet: Sheet, left: float, y: float, room: float, figures: Sequence[Pair]) -> None:
    """Draw figures side by side, each under its label."""
    each = room / len(figures)
    for number, (label, value) in enumerate(figures):
        x = left + number * each
        sheet.text_within(x, y + LABEL.drop, each - 2 * MM, label, LABEL)
        sheet.text_within(x, y + LABEL.leading + FIGURE.drop, each - 2 * MM, value, FIGURE)


def draw_mark(sheet: Sheet, right: float, y: float, text: str) -> float:
    """Draw a mark in a frame that ends at `right`; return where the next one may end."""
    wide = width(text, MARK) + 4 * MM
    sheet.box(right - wide, y, wide, 5.6 * MM, colour=ALARM)
    sheet.text(right - wide + 2 * MM, y + 4.1 * MM, text, MARK)
    return right - wide - 2 * MM


def draw_signature(sheet: Sheet, x: float, y: float, end: float, label: str) -> None:
    """Draw a line to sign on, after its label."""
    sheet.text(x, y, label, LABEL)
    sheet.rule(x + width(label, LABEL) + 1.5 * MM, y + 1, end, colour=INK)


def draw_two_signatures(sheet: Sheet, left: float, right: float, y: float, first: str, second: str) -> None:
    """Draw two lines to sign on, side by side, each after its label."""
    middle = (left + right) / 2
    draw_signature(sheet, left, y, middle - 4 * MM, first)
    draw_signature(sheet, middle, y, right, second)


def _draw_field(
    label: str, line: str, style: Style, left: float, label_room: float, sheet: Sheet, y: float
) -> None:
    sheet.text(left, y + style.drop, label, LABEL)
    sheet.text(left + label_room, y + style.drop, line, style)
