"""Reads amounts and whole numbers as files write them; what is redacted, blank or negative is never 0."""

import re
import unicodedata
from dataclasses import dataclass

from desktop.domain.errors import NegativeAmount, NotAnAmount, NotAWholeNumber
from desktop.domain.money import Money
from desktop.intake.mapping import Formats

_PLAIN = re.compile(r"([0-9]{1,12})\.([0-9]{2})")
_SIGN = r"([-−–()\s]*)"
_WRITTEN = re.compile(
    rf"{_SIGN}(?:¥|rmb|cny|人民币)?{_SIGN}(.*?){_SIGN}(?:元|圆|rmb|cny|yuan)?{_SIGN}",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = {"", "-", "−", "–", "()"}
_MOST_DIGITS = 12
_LONGEST = 40
"""No number takes more characters; the patterns would take very long over a page of blanks."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a file writes numbers."""

    decimal: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, formats: Formats) -> "Numerals":
        """Return the numerals of a mapping; thousands are three digits each, or none are marked."""
        thousands, decimal = (
            unicodedata.normalize("NFKC", part) for part in (formats.thousands, formats.decimal)
        )
        grouped = rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+|" if thousands else ""
        return cls(decimal, re.compile(rf"({grouped}[0-9]*)(?:{re.escape(decimal)}([0-9]+))?"))

    def amount(self, text: str) -> Money:
        """Read an amount of yuan, zero or more, of at most two decimals."""
        plain = _PLAIN.fullmatch(text)
        if plain is not None and self.decimal == ".":
            return Money(int(plain[1] + plain[2]))
        amount, signs = self._signed(text)
        if signs:
            raise NegativeAmount(text)
        return amount

    def signed(self, text: str) -> Money:
        """Read an amount that may be below zero: one minus before or behind it, or brackets around it."""
        unsigned = unicodedata.normalize("NFKC", text).strip().removeprefix("+")
        amount, signs = self._signed(unsigned)
        if signs not in _SIGNS:
            raise NotAnAmount(text)
        return -amount if signs else amount

    def _signed(self, text: str) -> tuple[Money, str]:
        """Return an amount without its signs, and those signs."""
        written = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text[:_LONGEST]))
        if written is None or len(text) > _LONGEST:
            raise NotAnAmount(text)
        *signs, number, sign_after, sign_at_end = written.groups()
        parts = self._parts(number)
        if parts is None or len(parts[1]) > 2:
            raise NotAnAmount(text)
        written_signs = "".join("".join([*signs, sign_after, sign_at_end]).split())
        return Money(int(parts[0] + parts[1].ljust(2, "0"))), written_signs

    def whole(self, text: str) -> int:
        """Read a whole number, zero or more."""
        if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
            return int(text)
        parts = self._parts(unicodedata.normalize("NFKC", text[:_LONGEST]).strip())
        if parts is None or parts[1] or len(text) > _LONGEST:
            raise NotAWholeNumber(text)
        return int(parts[0])

    def _parts(self, plain: str) -> tuple[str, str] | None:
        """Return the digits before and after the decimal mark, the latter without closing zeros."""
        match = self.pattern.fullmatch(plain)
        if match is None or not plain:
            return None
        whole = "".join(filter(str.isdigit, match[1])) or "0"
        return (whole, (match[2] or "").rstrip("0")) if len(whole) <= _MOST_DIGITS else None
