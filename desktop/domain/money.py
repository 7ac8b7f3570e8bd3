"""Money: whole fen, parsed at the edge, never a float."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desktop.domain.errors import NotAnAmount

_PLAIN = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """A whole number of fen; never a float."""

    fen: int

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read yuan as a clerk types them; refuse a third decimal, a sign, an exponent and a blank."""
        plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
        match = _PLAIN.fullmatch(plain)
        if match is None:
            raise NotAnAmount(text)
        return cls(int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.fen - other.fen)

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    def __str__(self) -> str:
        """Yuan with two decimals, as scripts read them: `1234.50`."""
        return yuan(self.fen)

    def grouped(self) -> str:
        """Yuan as people read them: `1,234.50`."""
        sign = "-" if self.fen < 0 else ""
        return f"{sign}{abs(self.fen) // 100:,}.{abs(self.fen) % 100:02d}"

    def in_wan(self) -> str:
        """万元 with two decimals, half-up: `29,700.32`."""
        wan = Money(round_half_up(Fraction(self.fen, 10_000)))
        return wan.grouped()


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """Add amounts up."""
    return Money(sum(amount.fen for amount in amounts))


def yuan(fen: int) -> str:
    """Write fen as yuan with two decimals: `1234.50`."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def round_half_up(exact: Fraction) -> int:
    """Round an exact number of fen to a whole one, a half away from zero."""
    doubled = abs(exact) * 2 + 1
    whole = doubled.numerator // (doubled.denominator * 2)
    return whole if exact >= 0 else -whole
