"""The day's takings as a table, and what they come to by method."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from desktop.domain.money import ZERO, Money, total
from desktop.domain.payments import Method, Taking
from desktop.views.columns import Align, Column
from desktop.views.counter_methods import short_name
from desktop.views.theme import Tone
from desktop.wording import tr


def columns() -> tuple[Column[Taking], ...]:
    """Return the columns of the takings."""
    tone, muted = _toned(Tone.TEXT), _toned(Tone.MUTED)
    return (
        Column(tr("Time"), lambda taking: clock_text(taking.recorded_at), width=68, tone=muted),
        Column(tr("Receipt"), lambda taking: taking.receipt_no, width=116, tone=tone),
        Column(tr("Customer"), lambda taking: taking.customer_name, stretch=True, width=140, tone=tone),
        Column(tr("Method"), lambda taking: short_name(taking.method), width=92, tone=tone),
        Column(tr("Amount"), lambda taking: taking.amount.grouped(), Align.RIGHT, tone=tone, strong=True),
        Column(tr("State"), _state, width=84, tone=muted, tip=_countered),
    )


def by_method(takings: Sequence[Taking]) -> dict[Method, tuple[int, Money]]:
    """Return how many payments of each method stand, and what they come to; reversed ones do not count."""
    found: dict[Method, tuple[int, Money]] = {}
    for taking in takings:
        if not taking.reversed_by:
            count, amount = found.get(taking.method, (0, ZERO))
            found[taking.method] = count + 1, amount + taking.amount
    return {method: found[method] for method in Method if method in found}


def totals_text(takings: Sequence[Taking]) -> str:
    """Say what the takings come to, in all and by method."""
    return "   ·   ".join(_totals(by_method(takings)))


def clock_text(recorded_at: datetime) -> str:
    """Say the time of day of a moment in UTC, as the clock on the wall showed it."""
    return recorded_at.replace(tzinfo=UTC).astimezone().strftime("%H:%M")


def _totals(found: dict[Method, tuple[int, Money]]) -> Iterator[str]:
    count = sum(payments for payments, _ in found.values())
    amount = total(amount for _, amount in found.values())
    if count == 1:
        yield tr("1 payment, {amount}", amount=amount.grouped())
    else:
        yield tr("{count} payments, {amount} in all", count=count, amount=amount.grouped())
    if len(found) > 1:
        for method, (_, part) in found.items():
            yield f"{short_name(method)} {part.grouped()}"


def _state(taking: Taking) -> str:
    return tr("reversed") if taking.reversed_by else ""


def _countered(taking: Taking) -> str:
    return tr("reversed by {number}", number=taking.reversed_by) if taking.reversed_by else ""


def _toned(standing: Tone) -> Callable[[Taking], Tone]:
    return lambda taking: Tone.MUTED if taking.reversed_by else standing
