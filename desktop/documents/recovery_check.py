"""The workbook's last sheet: every total recomputed from its rows, and whether it agrees, in words."""

from collections.abc import Sequence

from desktop.documents.cells import Formula
from desktop.documents.expected import Expected
from desktop.documents.tab import Field, Tab
from desktop.documents.workbook import ALARM, Book, Kind
from desktop.wording import tr_in

_RECOMPUTED, _STATED, _VERDICT = 2, 3, 4
_HALF_A_FEN = "0.005"
_HALF_A_RATE = "0.00005"


def write_check(book: Book) -> None:
    """Write a line for each figure that the other sheets' rows must come to, and the verdict above them."""
    language, expected = book.language, tuple(book.expected)
    yes, no = tr_in(language, "agrees"), tr_in(language, "DISAGREES")
    fields = (
        Field(tr_in(language, "Sheet"), width=24),
        Field(tr_in(language, "Figure"), width=58),
        Field(tr_in(language, "Recomputed from the rows"), Kind.YUAN, 22),
        Field(tr_in(language, "As stated"), Kind.YUAN, 22),
        Field(tr_in(language, "Verdict"), Kind.VERDICT, 16),
    )
    title = tr_in(language, "Check of every total")
    tab = Tab(book, tr_in(language, "Check"), title, fields, note=_overall(language, expected, yes), fixed=2)
    for one in expected:
        _write_line(tab, one, yes, no)
    tab.finish()
    rows = (tab.first_row, _VERDICT, tab.row - 1, _VERDICT)
    alarm = book.look(bold=True, font_color=ALARM)
    tab.sheet.conditional_format(
        *rows, {"type": "cell", "criteria": "==", "value": f'"{no}"', "format": alarm}
    )


def _write_line(tab: Tab, one: Expected, yes: str, no: str) -> None:
    tab.put(0, Kind.TEXT, one.sheet)
    tab.put(1, Kind.TEXT, one.what)
    tab.put(_RECOMPUTED, one.kind, one.recomputed)
    tab.put(_STATED, one.kind, Formula(f"={one.stated.address}", one.stated.value))
    mine, theirs = tab.at(_RECOMPUTED), tab.at(_STATED)
    least = _HALF_A_RATE if one.kind is Kind.RATE else _HALF_A_FEN
    # a dash where nothing was receivable is compared as it is, a number by less than half its last place
    same = f"IF(ISNUMBER({mine}),IFERROR(ABS({mine}-{theirs})<{least},FALSE),{mine}={theirs})"
    tab.put(_VERDICT, Kind.VERDICT, Formula(f'=IF({same},"{yes}","{no}")', yes if one.agrees else no))
    tab.row += 1


def _overall(language: str, expected: Sequence[Expected], yes: str) -> Formula:
    """Say in one cell whether every line agrees; the lines stand below it, from the sixth row on."""
    first, last = 6, 5 + len(expected)
    verdicts = f"E{first}:E{last}"
    all_right = tr_in(language, "Every total agrees with its rows.")
    wrong = tr_in(language, "At least one total does not agree with its rows: see the verdicts below.")
    value = all_right if all(one.agrees for one in expected) else wrong
    text = f'=IF(COUNTIF({verdicts},"{yes}")={len(expected)},"{all_right}","{wrong}")'
    return Formula(text, value)
