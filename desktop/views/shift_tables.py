"""The tables of the shift: what came in by each method, and who has closed."""

from desktop.domain.shifts import Book, ShiftLine, Takings
from desktop.views.columns import Align, Column
from desktop.views.counter_methods import short_name
from desktop.views.takings_table import clock_text
from desktop.views.theme import Tone
from desktop.wording import tr


def takings_columns() -> tuple[Column[Takings], ...]:
    """Return the columns of what came in and went out by each method."""
    return (
        Column(tr("Method"), lambda row: short_name(row.method), width=84, stretch=True),
        Column(tr("Count"), lambda row: str(row.count), Align.RIGHT, width=66),
        Column(tr("Collected"), lambda row: row.collected.grouped(), Align.RIGHT, width=104),
        Column(tr("Paid out"), lambda row: row.paid_out.grouped(), Align.RIGHT, width=104),
        Column(
            tr("Net"),
            lambda row: (row.collected - row.paid_out).grouped(),
            Align.RIGHT,
            width=104,
            strong=True,
        ),
    )


def line_columns() -> tuple[Column[ShiftLine], ...]:
    """Return the columns of who has closed."""
    return (
        Column(tr("Clerk"), lambda line: line.clerk, width=84, stretch=True),
        Column(tr("Shift"), lambda line: line.number if line.closed_at else "—", width=108, tone=_muted),
        Column(tr("State"), _state, width=104, tone=_state_tone),
        Column(tr("Collected"), lambda line: line.collected.grouped(), Align.RIGHT, width=100),
        Column(tr("Cash"), lambda line: line.cash.grouped(), Align.RIGHT, width=100, tip=_cash_tip),
        Column(tr("Difference"), _difference, Align.RIGHT, width=96, tone=_difference_tone, strong=True),
    )


def line_key(line: ShiftLine) -> tuple[str, str, bool]:
    """Return what identifies a line: a number not given yet may stand at several clerks."""
    return line.clerk, line.number, line.closed_at is not None


def equation_text(book: Book) -> str:
    """Say what was collected as the sum of what it paid."""
    parts = {
        "collected": book.collected.grouped(),
        "bills": book.paid_on_bills.grouped(),
        "penalties": book.paid_on_penalties.grouped(),
        "prestored": book.to_prestored.grouped(),
    }
    return tr(
        "Collected {collected} = bills {bills} + penalties {penalties} + prestored {prestored}", **parts
    )


def offsets_text(book: Book) -> str:
    """Say what prestored money paid, which is no cash; nothing where it paid nothing."""
    if not book.offset_count:
        return ""
    amount = book.offsets.grouped()
    return tr("Apart from it, and no cash: prestored money paid {amount} of bills.", amount=amount)


def cash_text(book: Book) -> str:
    """Say how the cash by the book is reached."""
    parts = {
        "opening": book.opening_float.grouped(),
        "collected": book.cash_in.grouped(),
        "out": book.cash_out.grouped(),
        "cash": book.cash.grouped(),
    }
    return tr("Cash: float {opening} + collected {collected} − paid out {out} = {cash}", **parts)


def _state(line: ShiftLine) -> str:
    if line.closed_at is None:
        return tr("not closed")
    return tr("closed {time}", time=clock_text(line.closed_at))


def _state_tone(line: ShiftLine) -> Tone:
    return Tone.GOOD if line.closed_at else Tone.WARNING


def _cash_tip(line: ShiftLine) -> str:
    return tr("handed over") if line.closed_at else tr("cash by the book")


def _difference(line: ShiftLine) -> str:
    return line.difference.grouped() if line.closed_at else ""


def _difference_tone(line: ShiftLine) -> Tone:
    return Tone.DANGER if line.difference.fen < 0 else Tone.WARNING if line.difference else Tone.MUTED


def _muted(_line: ShiftLine) -> Tone:
    return Tone.MUTED
