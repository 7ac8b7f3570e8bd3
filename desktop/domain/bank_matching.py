"""Whose money a line of a statement is: what points to a customer, and the three heaps that come of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.bank import BankLine, folded
from desktop.domain.errors import Refusal
from desktop.domain.topups import TopUpShare

MOST_LISTED = 20
"""How many candidates of an unmatched line are listed."""

_SURE_LENGTH = 10
_MIXED_LENGTH = 6
_SHORTEST = 4
_LABEL = re.compile(
    r"(?:户号|户编号|用户编号|客户编号|用户号|客户号|用户编码|缴费编号|缴费号码|缴费号)\W{0,3}$"
)
_NUMBER = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_IN_GROUPS = re.compile(r"(?<![0-9A-Za-z])[0-9]{4}(?: [0-9]{2,4}){2,}(?![0-9A-Za-z])")
_LIKE_A_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:[01][0-9](?:[0-3][0-9])?)?")
_OWN_MONEY = re.compile("结息|利息|付息|赎回|理财|退款|退汇|返现")
_BRACKETS = str.maketrans("[]{}〔〕【】「」〈〉<>•・∙", "()()()()()()()···")
_AGENTS = re.compile("财付通|支付宝|银联|网联|清算|待划转|备付金")


class Why(StrEnum):
    """What points from a line to a customer."""

    NUMBER = "number"
    FORMER_NUMBER = "former-number"
    SHORT_NUMBER = "short-number"
    NAME = "name"
    EARLIER_PAYER = "earlier-payer"
    AMOUNT = "amount"
    BILL = "bill"


class Heap(StrEnum):
    """How far it is known whose money a line is."""

    SURE = "sure"
    LIKELY = "likely"
    UNMATCHED = "unmatched"


class Person(NamedTuple):
    """A customer as candidates are told."""

    customer_no: str
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer whose money a line may be, and everything that points there."""

    customer_no: str
    name: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A line in its heap; a sure and a likely one has exactly one candidate."""

    line: BankLine
    heap: Heap
    candidates: tuple[Candidate, ...]
    topup: TopUpShare | None = None
    """Where it goes, if its candidate pays first: it is posted as a top-up."""
    refused: Refusal | None = None
    """Why it is to be settled by hand, though it is known whose it is."""


@dataclass(frozen=True, slots=True)
class Heaps:
    """The income of a statement, sorted for a clerk to settle; `already_there` was posted before."""

    sure: tuple[Match, ...] = ()
    likely: tuple[Match, ...] = ()
    unmatched: tuple[Match, ...] = ()
    already_there: tuple[BankLine, ...] = ()

    def decisions(self, *, likely: bool) -> dict[str, str]:
        """Return identity → customer number of the sure lines, and of the likely ones if they are taken."""
        taken = (*self.sure, *(self.likely if likely else ()))
        return {match.line.identity: match.candidates[0].customer_no for match in taken}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the office knows of the lines of one statement; each is looked up by what a line says."""

    numbers: Mapping[str, frozenset[Person]] = field(default_factory=dict)
    former: Mapping[str, frozenset[Person]] = field(default_factory=dict)
    names: Mapping[str, frozenset[Person]] = field(default_factory=dict)
    payers: Mapping[str, frozenset[Person]] = field(default_factory=dict)
    owed: Mapping[tuple[date, int], frozenset[Person]] = field(default_factory=dict)
    """Who owes exactly so many fen in all, penalties included, on a day."""
    bills: Mapping[tuple[date, int], frozenset[Person]] = field(default_factory=dict)
    """Who has a bill of exactly so many fen, with or without its penalty, on a day."""


def matched(line: BankLine, known: Evidence, on: date | None = None) -> Match:
    """Sort one line: debts are those of its own day, or of `on`."""
    found: dict[Person, set[Why]] = {}
    for person, why in _clues(line, known, on or line.on):
        found.setdefault(person, set()).add(why)
    heap, chosen = _heap(found)
    listed = sorted(chosen, key=lambda person: (-len(found[person]), person))[:MOST_LISTED]
    told = tuple(Candidate(*person, tuple(sorted(found[person], key=list(Why).index))) for person in listed)
    return Match(line, heap, told)


def numbers_in(remark: str) -> dict[str, bool]:
    """Return what may be a customer number in a remark, and whether it alone is enough."""
    found: dict[str, bool] = {}
    text = " ".join(remark.split())
    for match in (*_NUMBER.finditer(text), *_IN_GROUPS.finditer(text)):
        labelled = bool(_LABEL.search(text[: match.start()]))
        for number in {match[0], match[0].replace(" ", ""), *match[0].split("-")}:
            enough = labelled or _is_enough(number)
            if enough or (len(number) >= _SHORTEST and not _LIKE_A_DATE.fullmatch(number)):
                found[number] = found.get(number, False) or enough
    return found


def name_key(name: str) -> str:
    """Return a name so that two that differ by width, brackets, case or white space only are equal."""
    return folded(name).translate(_BRACKETS)


def payer_key(payer: str) -> str:
    """Return an earlier payer's name; nothing for those who pay in for everybody, or are redacted whole."""
    key = name_key(payer)
    return "" if _AGENTS.search(key) or not any(map(str.isalnum, key)) else key


def _is_enough(number: str) -> bool:
    if number.isdigit():
        return len(number) >= _SURE_LENGTH
    return len(number) >= _MIXED_LENGTH and any(map(str.isdigit, number))


def _clues(line: BankLine, known: Evidence, on: date) -> Iterator[tuple[Person, Why]]:
    for number, enough in numbers_in(line.remark).items():
        for people, why in ((known.numbers, Why.NUMBER), (known.former, Why.FORMER_NUMBER)):
            for person in people.get(number, ()):
                yield person, why if enough else Why.SHORT_NUMBER
    if _OWN_MONEY.search(line.remark):
        return
    weaker = (
        (known.names.get(name_key(line.payer)), Why.NAME),
        (known.payers.get(payer_key(line.payer)), Why.EARLIER_PAYER),
        (known.owed.get((on, line.amount.fen)), Why.AMOUNT),
        (known.bills.get((on, line.amount.fen)), Why.BILL),
    )
    for found, why in weaker:
        yield from ((person, why) for person in found or ())


_BY_NUMBER = {Why.NUMBER, Why.FORMER_NUMBER}
_BY_PERSON = {Why.SHORT_NUMBER, Why.NAME, Why.EARLIER_PAYER}
_BY_DEBT = {Why.AMOUNT, Why.BILL}


def _heap(found: Mapping[Person, set[Why]]) -> tuple[Heap, Iterable[Person]]:
    """Choose the heap by the strongest kind of clue that there is; weaker ones then only confirm it."""
    if numbered := _with(found, _BY_NUMBER):
        return (Heap.SURE if len(numbered) == 1 else Heap.UNMATCHED), numbered
    if named := _with(found, _BY_PERSON):
        return _by_person(found, named)
    owing = _with(found, {Why.AMOUNT}) or _with(found, {Why.BILL})
    return (Heap.LIKELY if len(owing) == 1 else Heap.UNMATCHED), owing


def _by_person(found: Mapping[Person, set[Why]], named: list[Person]) -> tuple[Heap, list[Person]]:
    confirmed = [person for person in named if found[person] & _BY_DEBT]
    if len(named) > 1:
        return (Heap.LIKELY, confirmed) if len(confirmed) == 1 else (Heap.UNMATCHED, named)
    why = found[named[0]]
    says_who = why & {Why.SHORT_NUMBER, Why.NAME}
    sure = len(says_who) == 2 or (says_who and confirmed)
    return (Heap.SURE if sure else Heap.LIKELY), named


def _with(found: Mapping[Person, set[Why]], any_of: set[Why]) -> list[Person]:
    return [person for person, why in found.items() if why & any_of]
