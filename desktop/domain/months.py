"""Billing months (电费年月) and the arithmetic of calendar months."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.errors import NotAMonth

_WRITTEN = re.compile(r"([0-9]{4})(?:[-/.年]?)([0-9]{1,2})月?")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month; `code` is YYYYMM as a number, `str` the same as text."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read 201205, 2012-05, 2012/5 or 2012年5月."""
        match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if match is None or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1900:
            raise NotAMonth(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_code(cls, code: int) -> "Month":
        """Return the month of a YYYYMM number."""
        return cls(code // 100, code % 100)

    @property
    def code(self) -> int:
        """YYYYMM as a number."""
        return self.year * 100 + self.month

    def shifted(self, months: int) -> "Month":
        """Return the month so many later (or earlier, where negative)."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    def first_day(self) -> date:
        """Return the first day of the month."""
        return date(self.year, self.month, 1)

    def last_day(self) -> date:
        """Return the last day of the month."""
        return self.shifted(1).first_day() - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04d}{self.month:02d}"
