"""Finds the row of headings of a table, and the field that each heading names."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from desktop.intake.bank.words import STATEMENT, unseen
from desktop.intake.heading_words import WORDS

_UNIT = r"""(?:单位:?)?(?:人民币)?元|人民币|rmb|cny|yuan|¥|度|k\.?w\.?h|千瓦时|y{2,4}.{0,8}|年月日?|必填|选填
    |可选|required|optional"""
_WITH_UNIT = re.compile(rf"(.+?)(?:[(\[【〔](?:{_UNIT})[)\]】〕]|[/:](?:{_UNIT}))", re.VERBOSE)
_ASCII = re.compile("[a-z0-9]+")
_CURRENCY = re.compile("usd|hkd|mop|twd|eur|jpy|gbp|us|hk")
"""Banks head columns in two languages (交易日期 Date); the foreign words may not be another currency."""

_LOOKED_AT = 61
"""Rows that are searched for headings: a preamble of thirty lines, each followed by a blank one."""


def fields(noun: str) -> tuple[str, ...]:
    """Return the fields of a noun, in the order in which a wizard shows them."""
    return tuple(WORDS[noun])


def same(heading: str) -> str:
    """Return a heading so that two that differ by width, case or white space only are equal."""
    return "".join(unicodedata.normalize("NFKC", heading).casefold().split())


def recognised(noun: str, headings: list[str]) -> dict[str, str]:
    """Return field → heading for those that are known words; the better word, where a field has two."""
    best: dict[str, tuple[int, str]] = {}
    for heading in headings:
        known = _known(noun, heading)
        if known is not None and (known[0] not in best or known[1] < best[known[0]][0]):
            best[known[0]] = (known[1], heading)
    return {field: best[field][1] for field in WORDS[noun] if field in best}


def columns_of(noun: str, field: str, headings: list[str]) -> list[int]:
    """Return every column whose heading is a word for a field, the better word first."""
    known = [(_known(noun, heading), at) for at, heading in enumerate(headings)]
    return [at for _, at in sorted((found[1], at) for found, at in known if found and found[0] == field)]


def header_index(noun: str, rows: list[list[str]], first: int = 0) -> int | None:
    """Return the index of the row that names most fields, or None where no row looks like headings.

    A lone word may stand in a preamble by chance; the customer number's heading does not.
    """

    def score(row: list[str]) -> int:
        named = recognised(noun, row)
        return len(named) + ("customer_no" in named)

    return _best(rows, first, score, least=2)


def header_index_of(wanted: Iterable[str], rows: list[list[str]], first: int = 0) -> int | None:
    """Return the index of the row that has most of the wanted headings, or None where none has one."""
    alike = set(map(same, wanted))
    return _best(rows, first, lambda row: len(alike.intersection(map(same, row))), least=1)


def _best(rows: list[list[str]], first: int, score: Callable[[list[str]], int], *, least: int) -> int | None:
    scores = {at: score(rows[at]) for at in range(first, min(len(rows), first + _LOOKED_AT))}
    at = max(scores, key=lambda at: scores[at], default=None)
    return at if at is not None and scores[at] >= least else None


def _known(noun: str, heading: str) -> tuple[str, int] | None:
    words, bare = _known_words(noun), _bare(heading)
    if bare in words or noun != STATEMENT:
        return words.get(bare)
    chinese, foreign = _ASCII.sub("", bare), "".join(_ASCII.findall(bare))
    return None if _CURRENCY.search(foreign) else words.get(chinese) or unseen(chinese)


@cache
def _known_words(noun: str) -> dict[str, tuple[str, int]]:
    return {
        _letters(word): (field, rank)
        for field, words in WORDS[noun].items()
        for rank, word in enumerate(words.split())
    }


def _bare(heading: str) -> str:
    """Take off a unit (金额(元), 电量/kWh), then everything but letters and digits."""
    plain = same(heading[:100])
    with_unit = _WITH_UNIT.fullmatch(plain)
    return _letters(with_unit[1] if with_unit else plain)


def _letters(plain: str) -> str:
    return "".join(filter(str.isalnum, plain))
