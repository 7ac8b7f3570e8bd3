"""Parts a statement's rows of data from the lines around them: preambles, totals and notes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop.domain.bank import folded
from desktop.domain.errors import Refusal
from desktop.intake.bank.marks import is_mark
from desktop.intake.dates import day_reader
from desktop.intake.layout import Layout

TOTAL = re.compile(
    r"合计|总计|小计|累计|笔数|总额|总金额|总收入|总支出|总交易|总数|共计?[0-9]+[笔条]|[0-9]+笔"
)
_NOTE = re.compile(
    r"#|[-=_*—]{3,}|注[:：]|说明[:：]|备注[:：]|温馨提示|打印|制表|第[0-9]+页|共[0-9]+页|以上|本页|承前页|过次页"
)
_DIGITS_OF_A_DAY = 4
_CARRIED = re.compile("期初余额|上期余额|期末余额|上页余额|昨日余额|承前|余额结转")


@dataclass(frozen=True, slots=True)
class Region:
    """A table with nothing but data below its headings, and the other rows with their numbers."""

    layout: Layout
    around: tuple[tuple[int, list[str]], ...]


def parted(layout: Layout) -> Region:
    """Part the data from what is around it; rows keep their numbers, for those taken out are left blank."""
    is_data = _data_test(layout)
    rows = list(layout.table.rows)
    around = list(enumerate(rows[: layout.header], 1))
    ended = False
    for number, row in layout.rows():
        ended = ended or _heads_totals(row)
        if ended or not is_data(row):
            around.append((number, row))
            rows[number - 1] = []
    return Region(replace(layout, table=replace(layout.table, rows=rows)), tuple(around))


def mark_column(layout: Layout) -> int | None:
    """Return the column that says which way money went: by its heading, or because it holds nothing else."""
    if "direction" in layout.places:
        return layout.places["direction"]
    if layout.mapping.columns:
        return None
    free = set(range(len(layout.headings))) - set(layout.places.values())
    rows = [row for _, row in layout.rows()]
    for at in sorted(free):
        said = [row[at] for row in rows if row[at].strip("-/")]
        if said and all(map(is_mark, said)):
            return at
    return None


def _data_test(layout: Layout) -> Callable[[list[str]], bool]:
    at = layout.places.get("paid_on")
    money = [layout.places[name] for name in ("income", "expense", "amount") if name in layout.places]
    day = day_reader(layout.mapping.formats.date)
    is_summary = layout.summary_test()

    def is_data(row: list[str]) -> bool:
        if at is not None and _reads(day, row[at]):
            carried = _CARRIED.search("".join(row)) and not any(row[place].strip("0.-") for place in money)
            return not carried
        first = folded(next(filter(None, row), ""))
        alone = sum(map(bool, row)) < 2
        if alone or is_summary(row) or _NOTE.match(first) or TOTAL.search(first):
            return False
        dated = at is not None and sum(map(str.isdigit, row[at])) >= _DIGITS_OF_A_DAY
        return dated or any(row[place] for place in money)

    return is_data


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        return bool(text) and read(text) is not None
    except Refusal:
        return False


def _heads_totals(row: Iterable[str]) -> bool:
    """Whether a row is the headings of totals: nothing in it but such words, and no figures."""
    said = [folded(cell) for cell in row if cell]
    return len(said) > 1 and all(TOTAL.search(cell) and not any(map(str.isdigit, cell)) for cell in said)
