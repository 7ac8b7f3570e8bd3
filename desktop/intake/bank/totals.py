"""The totals that a statement declares, beside what its lines come to.

They stand under the columns that they add up (合计), in words (收入合计：5笔，1,234.56元), or
as headings with a line of values below them (WeChat Pay).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.bank import DeclaredTotal, NotIncome, folded
from desktop.domain.errors import NotAnAmount
from desktop.domain.money import ZERO, Money, total
from desktop.intake.amounts import Numerals
from desktop.intake.bank.lines import ReadRow
from desktop.intake.bank.regions import Region

_PART = re.compile("小计|本页|本日|当日|本月|当月|本年|本季|过次页|承前|余额")
_UNDER_COLUMNS = re.compile(r"(?:人民币|本币|交易|发生额|金额|全部)?(?:合计|总计)[:：]?")
_FIGURE = re.compile(r"([^0-9\s]*?)[:\s]*([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(笔|条|元)?")
_SIDES = {
    "income": re.compile("收入|贷方|转入|存入|来账|收方"),
    "expense": re.compile("支出|借方|转出|支取|往账|付方"),
    "refunds": re.compile("退款"),
}
_OF_A_SIDE = re.compile(
    r"(?:已|本期|本次|总|累计|商家实收)?(?:收入|支出|贷方|借方|转入|转出|存入|支取|来账|往账|收方|付方|退款)"
    r"(?:总|合计|总计|累计|交易|发生)*(?:笔数|金额|额|发生额|次数)?(?:合计|总计|共计|共)?(?:\([元笔]\))?"
)
_COUNT = re.compile(r"(?:本次|明细|交易|记录|合计|总计|总|共计|共)*(?:笔数|条数|记录数|单数)?(?:合计|总计)?")
_SUM = re.compile("(?:人民币|本币)?(?:交易)?(?:合计|总计|总额|总金额|金额合计|合计金额)")
_CARRIED_ON = {"", "金额", "共", "共计", "计", "合计", "总额", "总金额", "合计金额", "金额合计", "商家实收共"}
_PUNCTUATION = "#*,.;:，。；、()[]"
_LINES_COUNTED = "总交易单数"


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that the file declares: of which side (or all), whether a count, and in which words."""

    row: int
    side: str
    is_count: bool
    label: str
    figure: str


def declared_totals(region: Region, rows: Sequence[ReadRow], refused: int) -> tuple[DeclaredTotal, ...]:
    """Return every total that stands around the data and can be compared, in the order of the file."""
    numerals = Numerals.of(region.layout.mapping.formats)
    counts = _counts(rows, refused)
    sums = {**_sums(rows), **_columns(region, numerals)}
    compared = []
    for told in _told(region):
        try:
            figure = numerals.signed(told.figure)
        except NotAnAmount:
            continue
        if told.is_count:
            compared.append(_compared(told, figure.fen // 100, counts[told.side]))
        elif told.side in sums:
            compared.append(_compared(told, figure, sums[told.side]))
    return tuple(compared)


def _compared(told: _Told, declared: int | Money, found: Sequence[int | Money]) -> DeclaredTotal:
    """Compare with each way of counting: banks differ in whether what went back is in."""
    shown = declared if declared in found else found[0]
    return DeclaredTotal(told.row, told.label, str(declared), str(shown))


def _told(region: Region) -> Iterator[_Told]:
    headings: list[str] = []
    for number, row in region.around:
        said = [folded(cell) for cell in row]
        if headings:
            yield from _headed(number, headings, said)
            headings = []
        elif _LINES_COUNTED in said:
            headings = said
        elif not _PART.search("".join(said)):
            under = list(_under_columns(number, row, region))
            yield from under
            yield from _in_words(number, said, sides_only=bool(under))


def _headed(number: int, headings: Sequence[str], values: Sequence[str]) -> Iterator[_Told]:
    """Pair headings of totals with the values below them: 退款总金额 adds up the column 退款金额."""
    for heading, value in zip(headings, values, strict=False):
        if heading == _LINES_COUNTED:
            yield _Told(number, "all", True, heading, value)
        elif value and heading.endswith("总金额"):
            yield _Told(number, heading.replace("总金额", "金额"), False, heading, value)


def _under_columns(number: int, row: list[str], region: Region) -> Iterator[_Told]:
    label = folded(next(filter(None, row), ""))
    if not _UNDER_COLUMNS.fullmatch(label):
        return
    places = region.layout.places
    for field in ("income", "expense", "amount"):
        at = places.get(field, len(row))
        if at < len(row) and row[at]:
            side = "all" if field == "amount" else field
            yield _Told(number, side, False, f"{label} {region.layout.column(field)}", row[at])


def _in_words(number: int, said: Sequence[str], *, sides_only: bool) -> Iterator[_Told]:
    side, sums_follow = "", False
    for figure in _FIGURE.finditer(" ".join(said)):
        label, digits, unit = figure[1].strip(_PUNCTUATION), figure[2], figure[3] or ""
        counts = unit in ("笔", "条") or (unit != "元" and bool(re.search("笔数|条数|记录数|单数", label)))
        if _OF_A_SIDE.fullmatch(label):
            side = next(name for name, words in _SIDES.items() if words.search(label))
        elif counts and label and _COUNT.fullmatch(label) or not counts and _SUM.fullmatch(label):
            side = "all"
        elif not (sums_follow and not counts and label in _CARRIED_ON):
            side = ""
        if side and not (sides_only and side == "all" and not counts):
            yield _Told(number, side, counts, figure[0].strip(f"{_PUNCTUATION} "), digits)
        sums_follow = counts and bool(side)


def _columns(region: Region, numerals: Numerals) -> dict[str, list[Money]]:
    """Add up each column of money by its heading; what cannot be read in it is left out of the sum."""
    found: dict[str, list[Money]] = {}
    for at, heading in enumerate(map(folded, region.layout.headings)):
        if heading.endswith("金额"):
            found[heading] = [total(_readable(row[at], numerals) for _, row in region.layout.rows())]
    return found


def _readable(text: str, numerals: Numerals) -> Money:
    try:
        return numerals.signed(text)
    except NotAnAmount:
        return ZERO


def _counts(rows: Sequence[ReadRow], refused: int) -> dict[str, list[int]]:
    whys = [row.line.not_income for row in rows]
    read = len(rows) + refused
    returned = whys.count(NotIncome.REFUND)
    return {
        "all": [read, read - returned],
        "income": [whys.count(None), sum(bool(row.sums.income) for row in rows)],
        "expense": [whys.count(NotIncome.OUTGOING), sum(bool(row.sums.expense) for row in rows)],
        "refunds": [returned],
    }


def _sums(rows: Sequence[ReadRow]) -> dict[str, list[Money]]:
    came = total(row.line.amount for row in rows if row.line.not_income is None)
    back = total(row.line.amount for row in rows if row.line.not_income is NotIncome.REFUND)
    income = total(row.sums.income for row in rows)
    expense = total(row.sums.expense for row in rows)
    amount = total(row.sums.amount for row in rows)
    refunds = total(row.sums.refund for row in rows)
    return {
        "all": [amount, came, income - expense, income + expense],
        "income": [income, came],
        "expense": [expense, -expense],
        "refunds": [back, refunds, -back],
    }
