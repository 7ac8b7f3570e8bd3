"""What a workbook's check sheet holds: a figure recomputed from its rows beside the one that is stated."""

from dataclasses import dataclass

from desktop.documents.cells import Formula, rate_formula
from desktop.documents.tab import Tab
from desktop.documents.workbook import Kind
from desktop.domain.recovery import rate


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure where it is stated: its address for other sheets, and its value as its kind of cell has it."""

    address: str
    value: int | str


NOTHING = Stated("0", 0)


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of the check: of which sheet, what, recomputed by which formula, and where it is stated."""

    sheet: str
    what: str
    kind: Kind
    recomputed: Formula
    stated: Stated

    @property
    def agrees(self) -> bool:
        """Whether both are the same, as far as the ledger has them."""
        return self.recomputed.value == self.stated.value


def expect_sum(tab: Tab, what: str, column: int, value: int, stated: Stated, kind: Kind = Kind.YUAN) -> None:
    """Expect that the rows of a column add up to a figure that is stated elsewhere."""
    formula = "=0" if tab.row == tab.first_row else f"=ROUND(SUM({tab.range_so_far(column)}),2)"
    tab.book.expected.append(Expected(tab.name, what, kind, Formula(formula, value), stated))


def expect_nothing(tab: Tab, what: str, *terms: tuple[str, int]) -> None:
    """Expect that in each row these columns, each with its sign, come to nothing."""
    if tab.row == tab.first_row:
        return
    summed = "".join(f"{sign}{tab.range_so_far(column)}" for sign, column in terms)
    formula = Formula(f"=ROUND(SUMPRODUCT(ABS({summed})),2)", 0)
    tab.book.expected.append(Expected(tab.name, what, Kind.YUAN, formula, NOTHING))


def expect_rates(tab: Tab, what: str, receivable: int, received: int, reached: int) -> None:
    """Expect that each row's rate is received over receivable: so many rows have another."""
    if tab.row == tab.first_row:
        return
    whole, part, rates = (tab.range_so_far(column) for column in (receivable, received, reached))
    # no IF: within SUMPRODUCT some spreadsheets would look at the first row alone
    below = f"(ROUND({whole}*100,0)+({whole}=0))"
    found = f"TRUNC(ROUND({part}*100,0)*10000/{below})/10000"
    formula = Formula(f"=SUMPRODUCT(({whole}<>0)*({found}<>{rates}))", 0)
    tab.book.expected.append(Expected(tab.name, what, Kind.COUNT, formula, NOTHING))


def expect_rate(tab: Tab, what: str, receivable: Stated, outstanding: Stated, stated: Stated) -> None:
    """Expect that a rate follows from what was receivable and what is outstanding."""
    whole, owed = int(receivable.value), int(outstanding.value)
    received = f"({receivable.address}-{outstanding.address})"
    formula = rate_formula(receivable.address, received, rate(whole - owed, whole))
    tab.book.expected.append(Expected(tab.name, what, Kind.RATE, formula, stated))
