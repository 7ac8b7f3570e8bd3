"""Reads numbers of customers, bills and meters, and other texts, of a cell."""

import re

from desktop.domain.customers import customer_number
from desktop.domain.errors import BadCustomerNumber, DigitsLost, ErrorValue

_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]{2,}", re.IGNORECASE)
_NOTHING = {"null", "(null)", "n/a", "nan", "none"}


def customer_no(text: str) -> str:
    """Read a customer number; refuse a blank, a redacted and an error value, and one that has lost digits."""
    number = customer_number(text)
    if (
        _is_error(number)
        or "**" in number
        or number.casefold() in _NOTHING
        or not any(map(str.isalnum, number))
    ):
        raise BadCustomerNumber(text)
    return _whole_number(number)


def identity(text: str) -> str:
    """Read the number of a bill, a meter or a former customer; refuse one that has lost digits."""
    return _whole_number(words(text))


def words(text: str) -> str:
    """Read a text, on one line; refuse a spreadsheet's error value."""
    if _is_error(text):
        raise ErrorValue(text)
    return text if text.isprintable() else " ".join(text.split())


def _is_error(text: str) -> bool:
    return text.startswith("#") and text.rstrip("!?").upper() in _ERRORS


_ERRORS = {"#N/A", "#REF", "#VALUE", "#NAME", "#DIV/0", "#NULL", "#NUM", "#SPILL", "#CALC", "#GETTING_DATA"}


def _whole_number(number: str) -> str:
    if _SCIENTIFIC.fullmatch(number):
        raise DigitsLost(number)
    return number
