"""Reads dates and billing months as files write them."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from desktop.domain.errors import NotADate, NotAMonth
from desktop.domain.months import Month

_TIME = (
    r"(?:T|\s+|(?<=日))[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:Z|[AP]M|[+-][0-9]{2}:?[0-9]{2})?"
)
_USUAL = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))"
    rf"(?:{_TIME}|\s?[0-9]{{6}})?",
    re.IGNORECASE,
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOSING_TIME = re.compile(rf"(.+?){_TIME}", re.IGNORECASE)
_FIRST_YEAR = 1900
_LONGEST = 60
"""No date takes more characters; the patterns would take very long over a page of blanks."""


def day_reader(patterns: Sequence[str]) -> Callable[[str], date]:
    """Return a reader of dates: of the usual ways, or of strptime patterns, the first that fits.

    With patterns the ISO form is still read, for that is how date cells of a workbook arrive.
    """

    def read(text: str) -> date:
        plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip()
        days = _by_pattern(plain, patterns) if patterns else _usual(plain)
        day = next(days, None)
        if day is None or day.year < _FIRST_YEAR or len(text) > _LONGEST:
            raise NotADate(text)
        return day

    return read


def month_reader(day: Callable[[str], date]) -> Callable[[str], Month]:
    """Return a reader of billing months: 201205, 2012-05, 2012年5月, or a date that lies in the month."""

    def read(text: str) -> Month:
        try:
            return Month.parse(text)
        except NotAMonth:
            pass
        try:
            return Month.of(day(text))
        except NotADate:
            raise NotAMonth(text) from None

    return read


def _usual(plain: str) -> Iterator[date]:
    match = _USUAL.fullmatch(plain)
    if match is not None:
        year, month, day = (part for part in match.groups() if part and part.isdigit())
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            return


def _by_pattern(plain: str, patterns: Sequence[str]) -> Iterator[date]:
    timed = _CLOSING_TIME.fullmatch(plain)
    for text in (plain, timed[1].strip()) if timed else (plain,):
        for pattern in patterns:
            try:
                yield datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a date has no zone
            except ValueError:
                continue
        if _ISO.fullmatch(text):
            yield from _usual(text)
