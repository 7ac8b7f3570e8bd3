"""The zero certificate (电费结零证明): nothing of a year was outstanding on a day, and how it is proved."""

from dataclasses import dataclass, replace
from datetime import date, datetime

_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says, in fen; what was received is what was receivable: that is its point."""

    number: str
    bureau: str
    year: int
    on: date
    receivable: int
    customers: int
    """Customers billed, or with arrears from before."""
    zero_on: date
    """The business day since which nothing is outstanding."""
    zero_at: datetime
    """When its last entry was posted, in the office's own zone."""
    payer_no: str
    payer: str
    paid: int
    paid_number: str
    head: int
    head_hash: str
    """The chain's last record when it was issued."""
    issued_on: date
    issued_by: str
    copy: int = 0

    @property
    def days_left(self) -> int:
        """Days from zero to the year's end; none where it came after it."""
        return max(0, (date(self.year, 12, 31) - self.zero_on).days)

    def says_as(self, other: "Certificate") -> bool:
        """Whether both certify the same: then one is a reprint of the other."""
        return self == replace(
            other,
            number=self.number,
            head=self.head,
            head_hash=self.head_hash,
            issued_on=self.issued_on,
            issued_by=self.issued_by,
            copy=self.copy,
        )


def numbered(year: int, ordinal: int) -> str:
    """Write a certificate's number: `JZ2011-01`."""
    return f"JZ{year:04d}-{ordinal:0{_WIDTH}d}"
