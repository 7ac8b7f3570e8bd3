"""Finding customers as a clerk types: what the window answers before anything else is loaded."""

from collections.abc import Sequence

from desktop.db import customer_lines, finding
from desktop.domain.customers import CustomerLine
from desktop.services.workplace import Workplace

FOUND_AT_MOST = 20


class FindingService:
    """Find customers."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def search(self, typed: str, limit: int = FOUND_AT_MOST) -> Sequence[CustomerLine]:
        """Find customers by any part of number, name, initials, phone, meter or former number."""
        with self._at.asking() as ask:
            found = finding.find(ask, typed, limit)
            return customer_lines.lines(ask, found, self._at.business_date_of(ask))

    def lines(self, keys: Sequence[int]) -> Sequence[CustomerLine]:
        """Return the customers of these row keys with what is unpaid, in the order asked for."""
        with self._at.asking() as ask:
            return customer_lines.lines(ask, keys, self._at.business_date_of(ask))
