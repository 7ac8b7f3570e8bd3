"""Targets: what a bureau, station, area or contractor is to reach in a year or a month."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import NotAMonth, NotAnAmount, NotAPeriod, NotATarget, NotAWeight
from desktop.domain.intake import RefusedRow
from desktop.domain.money import Money, yuan
from desktop.domain.months import Month

WEIGHT = 100
"""The weight of a target that names none: with one target the points are its attainment in per cent."""


class Scope(StrEnum):
    """Whose target it is."""

    BUREAU = "bureau"
    STATION = "station"
    AREA = "area"
    CONTRACTOR = "contractor"


class Measure(StrEnum):
    """What is measured: the recovery rate, the money received, or the customers who owe nothing."""

    RATE = "rate"
    AMOUNT = "amount"
    CUSTOMERS = "customers"


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A year or a month; `code` is YYYY or YYYYMM as a number, `str` the same as text."""

    code: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read 2012, 2012年, 201206, 2012-06 or 2012年6月."""
        plain = unicodedata.normalize("NFKC", text).strip().removesuffix("度")
        if re.fullmatch("[12][0-9]{3}年?", plain):
            return cls(int(plain[:4]))
        try:
            return cls(Month.parse(plain).code)
        except NotAMonth as error:
            raise NotAPeriod(text) from error

    @classmethod
    def of(cls, month: Month) -> "Period":
        """Return the period of a month."""
        return cls(month.code)

    @property
    def month(self) -> Month | None:
        """The month, or None of a year."""
        return Month.from_code(self.code) if self.code > 9999 else None

    @property
    def dashed(self) -> str:
        """How people write it: 2011, or 2011-12."""
        return f"{self.year}-{self.month.month:02d}" if self.month else str(self.year)

    @property
    def year(self) -> int:
        """The year that it is, or lies in."""
        return self.month.year if self.month else self.code

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return self.month.first_day() if self.month else date(self.code, 1, 1)

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return self.month.last_day() if self.month else date(self.code, 12, 31)

    @property
    def next(self) -> "Period":
        """The year or the month after."""
        return Period(self.month.shifted(1).code if self.month else self.code + 1)

    def __str__(self) -> str:
        return str(self.month) if self.month else f"{self.code:04d}"


@dataclass(frozen=True, order=True, slots=True)
class Subject:
    """Who has a target: the bureau has no name, an area is told apart by its station."""

    scope: Scope
    name: str = ""
    station: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a subject is to reach: a rate in hundredths of a per cent, an amount in fen, or a number."""

    subject: Subject
    period: Period
    measure: Measure
    value: int
    weight: int = WEIGHT

    @property
    def key(self) -> tuple[Subject, Period, Measure]:
        """What tells it apart: another value takes its place."""
        return self.subject, self.period, self.measure


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """Which targets are listed; None lets everyone through."""

    period: Period | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class TargetsRead:
    """What a file of targets came to: all are set, or, where a row was refused, none."""

    file: str
    read: int
    set: int
    refused: tuple[RefusedRow, ...] = ()


def read_value(measure: Measure, text: str) -> int:
    """Read a target as it is typed: per cents, yuan or a number. Raises NotATarget."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix("%").removesuffix("元")
    try:
        value = Money.parse(plain).fen
    except NotAnAmount as error:
        raise NotATarget(text) from error
    if measure is Measure.CUSTOMERS:
        value, odd = divmod(value, 100)
        value = 0 if odd else value
    if value <= 0 or (measure is Measure.RATE and value > 10_000):
        raise NotATarget(text)
    return value


def read_weight(text: str) -> int:
    """Read a weight, 1 to 1000. Raises NotAWeight."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not re.fullmatch("[1-9][0-9]{0,2}|1000", plain):
        raise NotAWeight(text)
    return int(plain)


def value_text(measure: Measure, value: int) -> str:
    """Write a target or a result without its unit, as scripts read it: `99.50`, `1234.00`, `800`."""
    return str(value) if measure is Measure.CUSTOMERS else yuan(value)
