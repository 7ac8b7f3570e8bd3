"""What the counter asks of an open office; each service is loaded by the work that first needs it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.rights import Right

if TYPE_CHECKING:
    from desktop.services.backups import BackupService
    from desktop.services.numbering import NumberService
    from desktop.services.payments import PaymentService
    from desktop.services.requests import RequestService
    from desktop.services.settings import SettingsService
    from desktop.services.shifts import ShiftService


@dataclass(frozen=True, slots=True)
class CounterServices:
    """The services of the counter, who works there, and what that person may do."""

    payments: Callable[[], "PaymentService"]
    settings: Callable[[], "SettingsService"]
    requests: Callable[[], "RequestService"]
    shifts: Callable[[], "ShiftService"]
    numbers: Callable[[], "NumberService"]
    backups: Callable[[], "BackupService"]
    clerk: str
    may: Callable[[Right], bool]
    guarded: bool = False
    """Whether the office has users, so that a second person can lend a right."""
    read_only: bool = False
