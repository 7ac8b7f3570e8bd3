"""What goes into a workbook's cells: texts that stay texts, exact amounts, formulas with their values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from desktop.documents.workbook import Kind
from desktop.domain.money import Money, round_half_up
from desktop.domain.recovery import NOT_A_RATE


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and the value that it comes to, as a plain cell of its column would hold it."""

    text: str
    value: int | str


Cell = str | int | Money | date | Formula | None
Write = Callable[[int, int, Any, Any], None]


def rate_formula(receivable: str, received: str, rate: str) -> Formula:
    """Return received over receivable, truncated by whole fen to hundredths of a per cent."""
    hundredths = f"TRUNC(ROUND({received}*100,0)*10000/ROUND({receivable}*100,0))"
    return Formula(f'=IF({receivable}=0,"{NOT_A_RATE}",{hundredths}/10000)', rate)


def wan_formula(yuan: str, fen: int) -> Formula:
    """Return an amount of yuan in 万元."""
    return Formula(f"=ROUND({yuan}/10000,2)", fen)


def wan(fen: int) -> Decimal:
    """Return an amount of fen in 万元, half-up to two decimals."""
    return Decimal(round_half_up(Fraction(fen, 10_000))).scaleb(-2)


def writer(sheet: Any, kind: Kind) -> Write:
    """Return what writes a sheet's cells of one kind: row, column, cell, format."""
    if kind in (Kind.TEXT, Kind.WORD):
        return _text_writer(sheet.write_string)
    if kind is Kind.DAY:
        return _day_writer(sheet)
    return _figure_writer(sheet, _VALUES[kind])


def _text_writer(write_string: Any) -> Write:
    def write(row: int, column: int, cell: Any, look: Any) -> None:
        if cell and cell[0] == "<":
            cell = _never_markup(cell)
        write_string(row, column, cell or "", look)

    return write


def _day_writer(sheet: Any) -> Write:
    def write(row: int, column: int, cell: Any, look: Any) -> None:
        if cell is None:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_datetime(row, column, cell, look)

    return write


def _figure_writer(sheet: Any, value: Callable[[Any], Any]) -> Write:
    def write(row: int, column: int, cell: Any, look: Any) -> None:
        if type(cell) is Formula:
            sheet.write_formula(row, column, cell.text, look, value(cell.value))
        elif cell is None:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_number(row, column, value(cell), look)

    return write


def _yuan(amount: Any) -> Decimal:
    return Decimal(amount if type(amount) is int else amount.fen).scaleb(-2)


def _rate(rate: str) -> Decimal | str:
    return rate if rate == NOT_A_RATE else Decimal(rate).scaleb(-2)


_VALUES: dict[Kind, Callable[[Any], Any]] = {
    Kind.YUAN: _yuan,
    Kind.WAN: wan,
    Kind.COUNT: int,
    Kind.PLACE: int,
    Kind.RATE: _rate,
    Kind.VERDICT: str,
}


def _never_markup(text: str) -> str:
    """Keep a text that looks like the library's own rich text from being taken for it."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
