"""Delivery reports: what a gateway's file says became of messages, and what was made of it."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.intake import RefusedRow
from desktop.domain.sms import SmsState


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row: of which message, by the gateway's number or by number and day; delivered or failed."""

    row: int
    gateway_no: str
    phone: str
    on: date | None
    state: SmsState
    reason: str
    unreachable: bool = False
    """The number does not exist: nothing will ever reach it."""


@dataclass(frozen=True, slots=True)
class SmsReport:
    """A delivery report as it was read."""

    file: str
    columns: dict[str, str]
    """Field → heading."""
    lines: tuple[ReportLine, ...]
    refused: tuple[RefusedRow, ...]

    @property
    def read(self) -> int:
        """How many rows the file has."""
        return len(self.lines) + len(self.refused)


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What came of a report: messages newly delivered or failed, and numbers newly known to be bad."""

    delivered: int
    failed: int
    already_there: int
    bad_numbers: tuple[str, ...]
    refused: tuple[RefusedRow, ...]
