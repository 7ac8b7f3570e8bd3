"""What the lists of meters show: the stock, a meter's history, the balance, and a count's differences."""

from dataclasses import dataclass

from desktop.domain.meters import Balance, MeterState, MoveKind, StockMeter, StockMove
from desktop.domain.stocktakes import Stocktake, Surplus
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.meters import maker_text, move_text, state_text

TONES = {
    MeterState.STOCKED: Tone.GOOD,
    MeterState.OUT: Tone.ACCENT,
    MeterState.INSTALLED: Tone.TEXT,
    MeterState.REMOVED: Tone.MUTED,
    MeterState.FAULTY: Tone.WARNING,
    MeterState.SCRAPPED: Tone.MUTED,
    MeterState.MISSING: Tone.DANGER,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a stocktake: a meter that nobody counted, or one that should not be there."""

    number: str
    is_missing: bool
    book: str
    remedy: str
    is_open: bool = False


def meter_columns() -> tuple[Column[StockMeter], ...]:
    """Return the columns of the stock, in the language spoken now."""
    return (
        Column(tr("Meter no."), lambda row: row.number, width=144, strong=True),
        Column(tr("Maker"), lambda row: _maker(row.maker), width=108, tone=_maker_tone, tip=_whose),
        Column(tr("State"), lambda row: state_text(row.state), width=104, tone=lambda row: TONES[row.state]),
        Column(tr("Since"), lambda row: row.state_on.isoformat(), width=100),
        Column(tr("With"), lambda row: row.holder, width=152, stretch=True, tip=lambda row: row.holder),
    )


def move_columns() -> tuple[Column[StockMove], ...]:
    """Return the columns of a meter's history."""
    return (
        Column(tr("Date"), lambda row: row.on.isoformat(), width=104),
        Column(tr("Move"), lambda row: move_text(row.kind), width=96),
        Column(tr("Person"), lambda row: row.person, width=80),
        Column(tr("Note"), lambda row: row.note, width=80, stretch=True, tip=lambda row: row.note),
    )


def balance_columns() -> tuple[Column[Balance], ...]:
    """Return the columns of the balance: a maker, and how many of its meters are where."""
    return (
        Column(tr("Maker"), lambda row: _maker(row.maker), width=100, stretch=True, tone=_balance_tone),
        *(_count(state) for state in (MeterState.STOCKED, MeterState.OUT, MeterState.INSTALLED)),
        Column(tr("All"), lambda row: f"{row.total:,}", Align.RIGHT, width=52, strong=True),
    )


def difference_columns() -> tuple[Column[Difference], ...]:
    """Return the columns of a count's differences."""
    return (
        Column(tr("Meter no."), lambda row: row.number, width=124, strong=True),
        Column(
            tr("Finding"),
            lambda row: tr("missing") if row.is_missing else tr("surplus"),
            width=92,
            tone=lambda row: Tone.DANGER if row.is_missing else Tone.WARNING,
        ),
        Column(tr("In the book"), lambda row: row.book, width=96, tip=lambda row: row.book),
        Column(
            tr("What is done"),
            lambda row: row.remedy,
            width=100,
            stretch=True,
            tip=lambda row: row.remedy,
            tone=lambda row: Tone.WARNING if row.is_open else Tone.TEXT,
        ),
    )


def differences(found: Stocktake) -> list[Difference]:
    """Return the lines of a stocktake, what is missing first."""
    marked = tr("marked as missing")
    lines = [Difference(one.number, True, state_text(one.state), marked) for one in found.missing]
    return lines + [
        Difference(one.number, False, _book(one), _remedy(one), is_open=one.remedy is None)
        for one in found.surplus
    ]


def _book(one: Surplus) -> str:
    if one.state is None:
        return tr("not in the book")
    return " ".join(filter(None, (state_text(one.state), one.holder)))


def _remedy(one: Surplus) -> str:
    words = {MoveKind.RECEIVED: tr("received"), MoveKind.RETURNED: tr("put back in stock")}
    return words[one.remedy] if one.remedy else tr("to be looked into")


def _count(state: MeterState) -> Column[Balance]:
    return Column(state_text(state), lambda row: f"{row.counts.get(state, 0):,}", Align.RIGHT, width=64)


def _maker(name: str) -> str:
    return name or tr("not known")


def _whose(row: StockMeter) -> str:
    return maker_text(row.maker)


def _maker_tone(row: StockMeter) -> Tone:
    return Tone.TEXT if row.maker else Tone.MUTED


def _balance_tone(row: Balance) -> Tone:
    return Tone.TEXT if row.maker else Tone.MUTED
