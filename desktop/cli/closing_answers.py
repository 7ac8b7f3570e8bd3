"""What the commands of closing say, to a script and to a person."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from desktop.cli.call import Data
from desktop.cli.recovery import part_data
from desktop.cli.table import facts, table
from desktop.documents.closing_words import Difference, differences, state_text
from desktop.documents.words import percent
from desktop.domain.certificates import Certificate
from desktop.domain.closing import (
    COUNTS,
    AdjustedLine,
    Close,
    ClosedPeriod,
    FigureLine,
    PeriodState,
    cumulative,
    measured,
)
from desktop.domain.errors import NotZero
from desktop.domain.lateness import LateEntry
from desktop.domain.money import Money
from desktop.domain.recovery import Part, rate
from desktop.wording import tr
from desktop.wording.acts import kind_text
from desktop.wording.closing import measure_text

_RATE = "100.00"


def close(told: Close, zone: tzinfo | None) -> Data:
    """Return a close with its total."""
    return {**_closed(told), "closed_at": _moment(told.at, zone), **_total(told.total)}


def close_text(told: Close) -> str:
    """Say what was closed, with its total."""
    total = cumulative(told.total, told.total.values)
    said = [(tr("Period"), told.period.dashed), (tr("As of"), told.period.last_day.isoformat())]
    amounts = (
        (tr("Receivable"), total.receivable),
        (tr("Received"), total.received),
        (tr("Outstanding"), total.outstanding),
    )
    said += [(name, Money(fen).grouped()) for name, fen in amounts]
    said.append((tr("Rate"), percent(rate(total.received, total.receivable))))
    return facts([*said, (tr("Chain's head"), f"{told.head.seq:,} {told.head.hash}")])


def state(told: PeriodState) -> Data:
    """Return how a period stands."""
    data: dict[str, object] = {
        "period": told.period.dashed,
        "last_day": told.period.last_day.isoformat(),
        "state": _state(told),
        "late_entries": told.entries,
    }
    if told.close is None or told.total is None:
        return data
    frozen, now = (cumulative(told.total, values) for values in (told.total.frozen, told.total.now))
    since = Part(now.receivable - frozen.receivable, now.outstanding - frozen.outstanding)
    changed = {f"adjusted_{name}": amount for name, amount in part_data(since).items()}
    return {**data, **_closed(told.close), **_total(told.close.total), **changed}


def states_text(told: Sequence[PeriodState]) -> str:
    """List periods and how they stand."""
    headings = (
        *(tr("Period"), tr("Stands"), tr("Closed on"), tr("By")),
        *(tr("Receivable"), tr("Outstanding"), tr("Late entries"), tr("Outstanding now")),
    )
    return table(headings, [_row(one) for one in told], range(4, 8))


def shown(told: ClosedPeriod, entries: Sequence[LateEntry], zone: tzinfo | None) -> Data:
    """Return a closed period line by line: frozen, adjusted since, and now; with the late entries."""
    return {
        **_closed(told.close),
        "closed_at": _moment(told.close.at, zone),
        **_total(told.close.total),
        "late_entries": told.entries,
        "lines": [_line(line) for line in told.lines],
        "entries": [_entry(entry, zone) for entry in entries],
    }


def shown_text(told: ClosedPeriod, entries: Sequence[LateEntry]) -> str:
    """Say what a period was closed with, which lines differ now, and what came late."""
    parts = [close_text(told.close)]
    changed = [_change(one) for line in told.lines for one in differences(line)]
    if not changed:
        return "\n\n".join([*parts, tr("Nothing has changed since.")])
    headings = (tr("Line"), tr("Figure"), tr("Frozen"), tr("Adjustment"), tr("Now"))
    parts.append(table(headings, changed, range(2, 5)))
    if entries:
        late = (tr("Day"), tr("Recorded"), tr("No."), tr("What"), tr("Customer"), tr("Amount"), tr("By"))
        parts.append(table(late, [_entry_row(entry) for entry in entries], (5,)))
    return "\n\n".join(parts)


def gap(refusal: NotZero) -> Data:
    """Return what is missing to zero."""
    return {
        "year": refusal.year,
        "on": refusal.on.isoformat(),
        "zero": False,
        "gap": str(Money(refusal.outstanding)),
        "customers": refusal.customers,
    }


def gap_text(refusal: NotZero) -> str:
    """Say what is missing to zero."""
    missing = Money(refusal.outstanding).grouped()
    return facts(((tr("Missing to zero"), missing), (tr("Customers still owing"), f"{refusal.customers:,}")))


def certificate(told: Certificate, file: Path) -> Data:
    """Return what a certificate says."""
    return {
        "year": told.year,
        "on": told.on.isoformat(),
        "zero": True,
        "gap": "0.00",
        "number": told.number,
        "copy": told.copy,
        "receivable": str(Money(told.receivable)),
        "received": str(Money(told.receivable)),
        "rate": _RATE,
        "customers": told.customers,
        "zero_on": told.zero_on.isoformat(),
        "zero_at": told.zero_at.isoformat(),
        "days_before_year_end": told.days_left,
        "last_payer": told.payer,
        "last_payer_no": told.payer_no,
        "last_payment": str(Money(told.paid)),
        "last_payment_no": told.paid_number,
        "head": told.head,
        "head_hash": told.head_hash,
        "file": str(file),
    }


def certificate_text(told: Certificate, file: Path) -> str:
    """Say what a certificate says."""
    return facts(
        (
            (tr("Certificate"), told.number),
            (tr("Year"), str(told.year)),
            (tr("As of"), told.on.isoformat()),
            (tr("Received"), Money(told.receivable).grouped()),
            (tr("Zero reached on"), told.zero_on.isoformat()),
            (tr("Last payer"), f"{told.payer}  {Money(told.paid).grouped()}"),
            (tr("File"), str(file)),
        )
    )


def _closed(told: Close) -> dict[str, object]:
    return {
        "period": told.period.dashed,
        "as_of": told.period.last_day.isoformat(),
        "closed_on": told.closed_on.isoformat(),
        "by": told.by,
        "head": told.head.seq,
        "head_hash": told.head.hash,
    }


def _total(line: FigureLine) -> dict[str, str]:
    total = cumulative(line, line.values)
    return {**part_data(total), "rate": rate(total.received, total.receivable)}


def _state(told: PeriodState) -> str:
    if told.close is not None:
        return "closed"
    return "closable" if told.is_closable else "open"


def _row(told: PeriodState) -> tuple[str, ...]:
    name, stands = told.period.dashed, state_text(told)
    if told.close is None or told.total is None:
        return name, stands, "", "", "", "", "", ""
    frozen, now = (cumulative(told.total, values) for values in (told.total.frozen, told.total.now))
    sums = [Money(fen).grouped() for fen in (frozen.receivable, frozen.outstanding)]
    since = f"{told.entries:,}", Money(now.outstanding).grouped()
    return name, stands, told.close.closed_on.isoformat(), told.close.by, *sums, *since


def _line(line: AdjustedLine) -> Data:
    told = {"frozen": line.frozen, "adjustment": line.adjustment, "now": line.now}
    return {
        "section": line.section.value,
        "station": line.station,
        "name": line.name,
        **{name: _figures(line, values) for name, values in told.items()},
    }


def _figures(line: AdjustedLine, values: tuple[int, ...]) -> Data:
    return {
        name: value if name in COUNTS else str(Money(value)) for name, value in measured(line, values).items()
    }


def _change(one: Difference) -> tuple[str, ...]:
    figures = map(one.shown, (one.frozen, one.adjustment, one.now))
    return (one.name, measure_text(one.measure), *figures)


def _entry(entry: LateEntry, zone: tzinfo | None) -> Data:
    return {
        "seq": entry.seq,
        "number": entry.number,
        "kind": entry.kind,
        "account": entry.account,
        "customer_no": entry.customer_no,
        "name": entry.name,
        "bill_no": entry.bill_no,
        "amount": str(Money(entry.fen)),
        "on": entry.on.isoformat(),
        "recorded_at": _moment(entry.recorded_at, zone),
        "by": entry.by,
    }


def _entry_row(entry: LateEntry) -> tuple[str, ...]:
    who, amount = f"{entry.customer_no} {entry.name}", Money(entry.fen).grouped()
    recorded = entry.recorded_at.date().isoformat()
    return entry.on.isoformat(), recorded, entry.number, kind_text(entry.kind), who, amount, entry.by


def _moment(moment: datetime, zone: tzinfo | None) -> str:
    return moment.replace(tzinfo=UTC).astimezone(zone).isoformat(timespec="seconds")
