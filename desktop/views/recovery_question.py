"""What the recovery desk asks of the service: the answer is kept whole beside the rows that a table shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.ranking import Placed, Ranking, exact_rate
from desktop.domain.recovery import By, Recovery, RecoveryReport
from desktop.services.recovery import RecoveryService
from desktop.views.recovery_columns import Name, naming
from desktop.views.recovery_controls import Asked, Order
from desktop.views.tasks import Progress


@dataclass(eq=False, slots=True)
class StandingQuestion:
    """Asks how the lines stand."""

    service: RecoveryService
    asked: Asked
    answer: RecoveryReport | None = None

    def rows(self, progress: Progress) -> Sequence[Recovery]:
        """Find the answer, and return its lines in the order asked for."""
        asked = self.asked
        self.answer = self.service.report(asked.year, asked.on, asked.by or By.STATION)
        if asked.by is None:
            return [self.answer.total]
        return in_order(self.answer.rows, asked.order, naming(asked.by))


@dataclass(eq=False, slots=True)
class DayQuestion:
    """Asks what the last day changed."""

    service: RecoveryService
    asked: Asked
    answer: Ranking | None = None

    def rows(self, progress: Progress) -> Sequence[Placed]:
        """Find the answer, and return its lines in the order asked for; best first is the ranking's own."""
        asked = self.asked
        self.answer = self.service.ranking(asked.year, asked.on, asked.by or By.STATION)
        if asked.by is None:
            return [self.answer.total]
        if asked.order is Order.RATE:
            return self.answer.rows
        name = naming(asked.by)
        return sorted(self.answer.rows, key=lambda row: _key(asked.order, name)(row.line))


def in_order(rows: Sequence[Recovery], order: Order, name: Name) -> Sequence[Recovery]:
    """Return lines in an order; equal ones by name."""
    return sorted(rows, key=_key(order, name))


def _key(order: Order, name: Name) -> Callable[[Recovery], Any]:
    if order is Order.NAME:
        return name
    if order is Order.OUTSTANDING:
        return lambda row: (-row.cumulative.outstanding, name(row))
    return lambda row: _best_first(row, name)


def _best_first(row: Recovery, name: Name) -> tuple[Any, ...]:
    rate = exact_rate(row, by_cash=False)
    return (1, 0, name(row)) if rate is None else (0, -rate, name(row))
