"""What the check sheet recomputes of a cut of the ledger: its amounts, and the rates of its rows."""

from collections.abc import Mapping

from desktop.documents.expected import Stated, expect_nothing, expect_rates, expect_sum
from desktop.documents.tab import Tab
from desktop.domain.recovery import Part, Recovery
from desktop.wording import tr_in

CURRENT, PRIOR, OFFSET = 4, 8, 12
"""How far the groups of a cut's columns stand after its first amount."""
FIGURES = ("receivable", "received", "outstanding")


def expect_cut(tab: Tab, first: int, summed: Recovery, stated: Mapping[str, Stated]) -> None:
    """Have every amount of the rows added up again, and every rate of a row reckoned again."""
    groups = (
        (first, "cumulative", summed.cumulative),
        (first + CURRENT, "current", summed.current),
        (first + PRIOR, "prior", summed.prior),
    )
    for at, key, part in groups:
        expect_part(tab, at, key, part, stated)
        expect_rates(tab, part_text(tab.book.language, key, "rate"), at, at + 1, at + 3)
    offset = part_text(tab.book.language, "cumulative", "offset")
    expect_sum(tab, offset, first + OFFSET, summed.cumulative.offset, stated["offset"])


def expect_part(tab: Tab, at: int, key: str, part: Part, stated: Mapping[str, Stated]) -> None:
    """Have the amounts of a part added up, and what was received be what is not outstanding."""
    language = tab.book.language
    amounts = (part.receivable, part.received, part.outstanding)
    for number, (figure, fen) in enumerate(zip(FIGURES, amounts, strict=True)):
        expect_sum(tab, part_text(language, key, figure), at + number, fen, stated[f"{key}.{figure}"])
    words = part_text(language, key, "balance")
    expect_nothing(tab, words, ("", at), ("-", at + 1), ("-", at + 2))


def part_text(language: str, part: str, figure: str) -> str:
    """Name a figure of the current year, of the prior arrears or of both together."""
    parts = {
        "cumulative": tr_in(language, "Cumulative"),
        "current": tr_in(language, "Current year"),
        "prior": tr_in(language, "Prior arrears"),
    }
    figures = {
        "receivable": tr_in(language, "Receivable"),
        "received": tr_in(language, "Received"),
        "outstanding": tr_in(language, "Outstanding"),
        "offset": tr_in(language, "Prestored offsets"),
        "balance": tr_in(language, "Receivable − received − outstanding in each row"),
        "rate": tr_in(language, "Rows whose rate is not received ÷ receivable"),
    }
    return f"{parts[part]} · {figures[figure]}"
