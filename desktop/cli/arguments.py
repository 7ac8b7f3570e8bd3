"""Words of a command line read as values; what cannot be read is wrong use, in a refusal's words."""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.domain.customers import customer_number
from desktop.domain.errors import NotAWholeNumber, Refusal
from desktop.domain.money import Money
from desktop.domain.payments import PaidFor
from desktop.domain.topups import read_recovery
from desktop.intake.dates import day_reader
from desktop.wording import refusal_text, tr

T = TypeVar("T")


def worded(parse: Callable[[str], T]) -> Callable[[str], T]:
    """Return a reader for argparse that says a refusal in its words."""

    def read(text: str) -> T:
        try:
            return parse(text)
        except Refusal as refusal:
            raise ArgumentTypeError(refusal_text(refusal)) from None

    return read


def paper(*suffixes: str) -> Callable[[str], Path]:
    """Return a reader of file names that end in one of these."""

    def read(text: str) -> Path:
        if not text.lower().endswith(suffixes):
            wanted = ", ".join(suffixes)
            raise ArgumentTypeError(tr("“{text}” does not end in {wanted}.", text=text, wanted=wanted))
        return Path(text)

    return read


def at_least(fewest: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from this one on."""

    def read(text: str) -> int:
        number = whole(text)
        if number < fewest:
            raise ArgumentTypeError(tr("{number} is fewer than {fewest}.", number=number, fewest=fewest))
        return number

    return read


def year(text: str) -> int:
    """Read a year."""
    if not re.fullmatch("[12][0-9]{3}", text):
        raise ArgumentTypeError(tr("“{text}” is not a year such as 2012.", text=text))
    return int(text)


def _whole(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise NotAWholeNumber(text)
    return int(text)


def _recovery(text: str) -> str:
    return read_recovery(text).text()


def _also(text: str) -> PaidFor:
    number, _, paid = text.partition("=")
    return PaidFor(customer_number(number), Money.parse(paid))


also = worded(_also)
amount = worded(Money.parse)
recovery = worded(_recovery)
customer = worded(customer_number)
day = worded(day_reader(()))
whole = worded(_whole)
