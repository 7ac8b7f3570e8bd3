"""Dates as a clerk types them: whole, short, or so many days from the business date."""

import re
import unicodedata
from datetime import date, timedelta

from desktop.domain.errors import NotADate

_WHOLE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT = re.compile(r"([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_SHORT_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})")
_DAY = re.compile(r"([0-9]{1,2})")
_STEPS = re.compile(r"([+-][0-9]{1,4})")


def read_date(text: str, today: date) -> date:
    """Read 2011-12-15, 20111215, 1215, 12-15, 15 (of this month), +3 or -1 (from the business date)."""
    plain = unicodedata.normalize("NFKC", text).replace("。", ".").strip()
    try:
        return _read(plain, today)
    except (ValueError, OverflowError) as error:
        raise NotADate(text) from error


def _read(plain: str, today: date) -> date:
    if match := _STEPS.fullmatch(plain):
        return today + timedelta(days=int(match[1]))
    if match := _WHOLE.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SHORT.fullmatch(plain) or _SHORT_DIGITS.fullmatch(plain):
        return date(today.year, int(match[1]), int(match[2]))
    if match := _DAY.fullmatch(plain):
        return today.replace(day=int(match[1]))
    raise ValueError(plain)
