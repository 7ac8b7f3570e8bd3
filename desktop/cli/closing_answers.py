"""What the commands of closing say, to a script and to a person."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from desktop.cli.call import Data
from desktop.cli.table import facts, table
from desktop.documents.closing_words import line_text, state_text
from desktop.documents.words import percent
from desktop.domain.certificates import Certificate
from desktop.domain.closing import (
    COUNTS,
    AdjustedLine,
    Close,
    ClosedPeriod,
    FigureLine,
    PeriodState,
    measured,
    period_text,
)
from desktop.domain.errors import NotZero
from desktop.domain.lateness import LateEntry
from desktop.domain.money import Money
from desktop.domain.recovery import rate
from desktop.wording import tr
from desktop.wording.acts import kind_text
from desktop.wording.closing import measure_text, section_text

_RATE = "100.00"


def close(told: Close, zone: tzinfo | None) -> Data:
    """Return a close with its total."""
    return {**_closed(told), "closed_at": _moment(told.at, zone), **_total(told.total)}


def close_text(told: Close) -> str:
    """Say what was closed, with its total."""
    total = _total(told.total)
    said = [(tr("Period"), period_text(told.period)), (tr("As of"), told.period.last_day.isoformat())]
    named = (
        (tr("Receivable"), "receivable"),
        (tr("Received"), "received"),
        (tr("Outstanding"), "outstanding"),
    )
    said += [(name, Money(_cumulative(told.total)[key]).grouped()) for name, key in named]
    said.append((tr("Rate"), percent(total["rate"])))
    return facts([*said, (tr("Chain's head"), f"{told.head.seq:,} {told.head.hash}")])


def state(told: PeriodState) -> Data:
    """Return how a period stands."""
    data: dict[str, object] = {
        "period": period_text(told.period),
        "last_day": told.period.last_day.isoformat(),
        "state": _state(told),
        "late_entries": told.entries,
    }
    if told.close is None or told.total is None:
        return data
    frozen, now = _cumulative(told.close.total), _cumulative_of(told.total, told.total.now)
    changed = {f"adjusted_{name}": str(Money(now[name] - frozen[name])) for name in frozen}
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
    changed = [row for line in told.lines if line.is_adjusted for row in _changes(line)]
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
        "period": period_text(told.period),
        "as_of": told.period.last_day.isoformat(),
        "closed_on": told.closed_on.isoformat(),
        "by": told.by,
        "head": told.head.seq,
        "head_hash": told.head.hash,
    }


def _total(line: FigureLine) -> dict[str, str]:
    sums = _cumulative(line)
    reached = rate(sums["received"], sums["receivable"])
    return {**{name: str(Money(fen)) for name, fen in sums.items()}, "rate": reached}


def _cumulative(line: FigureLine) -> dict[str, int]:
    return _cumulative_of(line, line.values)


def _cumulative_of(line: FigureLine | AdjustedLine, values: tuple[int, ...]) -> dict[str, int]:
    told = measured(line, values)
    receivable = told["receivable"] + told["prior_receivable"]
    outstanding = told["outstanding"] + told["prior_outstanding"]
    return {"receivable": receivable, "received": receivable - outstanding, "outstanding": outstanding}


def _state(told: PeriodState) -> str:
    if told.close is not None:
        return "closed"
    return "closable" if told.is_closable else "open"


def _row(told: PeriodState) -> tuple[str, ...]:
    name, stands = period_text(told.period), state_text(told)
    if told.close is None or told.total is None:
        return name, stands, "", "", "", "", "", ""
    frozen, now = _cumulative(told.close.total), _cumulative_of(told.total, told.total.now)
    sums = [Money(fen).grouped() for fen in (frozen["receivable"], frozen["outstanding"])]
    since = f"{told.entries:,}", Money(now["outstanding"]).grouped()
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


def _changes(line: AdjustedLine) -> list[tuple[str, ...]]:
    name = " · ".join(filter(None, (section_text(line.section), line_text(line))))
    told = (measured(line, values) for values in (line.frozen, line.adjustment, line.now))
    return [
        (name, measure_text(measure), *(_shown(measure, figure) for figure in figures))
        for measure, figures in _by_measure(*told)
        if figures[1]
    ]


def _by_measure(*told: dict[str, int]) -> list[tuple[str, tuple[int, ...]]]:
    return [(measure, tuple(one[measure] for one in told)) for measure in told[0]]


def _shown(measure: str, value: int) -> str:
    return f"{value:,}" if measure in COUNTS else Money(value).grouped()


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
