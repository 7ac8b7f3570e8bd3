"""What the recovery table shows of each line: its standing, or what the last day changed."""

from collections.abc import Callable
from fractions import Fraction

from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.ranking import Placed, exact_rate
from desktop.domain.recovery import By, Part, Recovery
from desktop.domain.zero import Zero
from desktop.services.recovery_list import line_name
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr

Name = Callable[[Recovery], str]


def standing_columns(name: Name) -> tuple[Column[Recovery], ...]:
    """Return the columns of how each line stands."""
    return (
        Column(tr("Name"), name, width=176, stretch=True, sort_key=name),
        _rate(tr("Rate"), lambda row: row.rate, lambda row: exact_rate(row, by_cash=False), strong=True),
        Column(
            tr("Zero"),
            lambda row: tr("zero") if reached_zero(row) else "",
            width=72,
            tone=lambda row: Tone.GOOD,
        ),
        _amount(tr("Outstanding"), lambda row: row.cumulative.outstanding, tone=owed_tone),
        _amount(tr("Receivable"), lambda row: row.cumulative.receivable),
        _amount(tr("Received"), lambda row: row.cumulative.received),
        _rate(tr("Current year"), lambda row: row.current_year_rate, lambda row: _share(row.current)),
        _rate(tr("Prior arrears"), lambda row: row.prior_rate, lambda row: _share(row.prior)),
        _rate(tr("By cash"), lambda row: row.cash_rate, lambda row: exact_rate(row, by_cash=True)),
        _rate(tr("By customers"), lambda row: row.customers_rate, _settled),
    )


def day_columns(name: Name) -> tuple[Column[Placed], ...]:
    """Return the columns of the ranking beside the day before."""
    return (
        *place_columns(),
        Column(
            tr("Name"),
            lambda row: name(row.line),
            width=150,
            stretch=True,
            sort_key=lambda row: name(row.line),
        ),
        _day_rate(tr("Rate"), lambda row: row.line, strong=True),
        _day_rate(tr("The day before"), lambda row: row.before),
        day_amount(tr("Received that day"), lambda row: row.received_that_day),
        day_amount(tr("Outstanding"), _owed, tone=lambda row: owed_tone(row.line)),
        Column(tr("Zero since"), _zero_text, width=150, tone=lambda row: Tone.GOOD),
    )


def place_columns() -> tuple[Column[Placed], Column[Placed]]:
    """Return the columns of a line's place and of how it moved since the day before."""
    place: Column[Placed] = Column(
        tr("Place"),
        lambda row: str(row.place or "—"),
        Align.RIGHT,
        width=72,
        strong=True,
        sort_key=lambda row: row.place or 10**6,
    )
    moved: Column[Placed] = Column(
        tr("Moved"),
        moved_text,
        Align.RIGHT,
        width=88,
        tone=_moved_tone,
        sort_key=lambda row: row.places_gained,
    )
    return place, moved


def naming(by: By | None) -> Name:
    """Return what a line of a breakdown is called; of None it is the whole bureau's."""

    def name(row: Recovery) -> str:
        if by is None:
            return tr("Whole bureau")
        own = line_name(by, row.name)
        return f"{row.station} · {own}" if row.station else own

    return name


def reached_zero(row: Recovery) -> bool:
    """结零: whether everything that was receivable has come in."""
    return row.is_zero and row.cumulative.receivable > 0


def owed_tone(row: Recovery) -> Tone:
    """Return the colour of what is outstanding."""
    return Tone.DANGER if row.cumulative.outstanding else Tone.MUTED


def moved_text(row: Placed) -> str:
    """Say how a line moved since the day before."""
    gained = row.places_gained
    return f"{'▲' if gained > 0 else '▼'} {abs(gained)}" if gained else "–"


def day_amount(
    title: str,
    fen: Callable[[Placed], int],
    tone: Callable[[Placed], Tone] | None = None,
    width: int = 148,
) -> Column[Placed]:
    """Return a column of an amount of a ranked line."""
    return Column(
        title, lambda row: Money(fen(row)).grouped(), Align.RIGHT, width=width, tone=tone, sort_key=fen
    )


def _amount(
    title: str, fen: Callable[[Recovery], int], tone: Callable[[Recovery], Tone] | None = None
) -> Column[Recovery]:
    return Column(
        title, lambda row: Money(fen(row)).grouped(), Align.RIGHT, width=148, tone=tone, sort_key=fen
    )


def _rate(
    title: str,
    shown: Callable[[Recovery], str],
    exact: Callable[[Recovery], Fraction | None],
    *,
    strong: bool = False,
) -> Column[Recovery]:
    return Column(
        title,
        lambda row: percent(shown(row)),
        Align.RIGHT,
        width=112,
        tone=(lambda row: Tone.GOOD if reached_zero(row) else Tone.TEXT) if strong else None,
        strong=strong,
        sort_key=lambda row: _or_least(exact(row)),
    )


def _day_rate(title: str, line: Callable[[Placed], Recovery], *, strong: bool = False) -> Column[Placed]:
    return Column(
        title,
        lambda row: percent(line(row).rate),
        Align.RIGHT,
        width=124,
        strong=strong,
        tone=(lambda row: Tone.GOOD if reached_zero(line(row)) else Tone.TEXT) if strong else None,
        sort_key=lambda row: _or_least(exact_rate(line(row), by_cash=False)),
    )


def _owed(row: Placed) -> int:
    return row.line.cumulative.outstanding


def _share(part: Part) -> Fraction | None:
    return Fraction(part.received, part.receivable) if part.receivable else None


def _settled(row: Recovery) -> Fraction | None:
    return Fraction(row.settled_customers, row.customers) if row.customers else None


def _or_least(rate: Fraction | None) -> Fraction:
    return Fraction(-(10**6)) if rate is None else rate


def _zero_text(row: Placed) -> str:
    return zero_text(row.zero) if row.zero else ""


def zero_text(zero: Zero) -> str:
    """Write when a line came to zero: the day, and the time where it was posted on that day."""
    return f"{zero.on.isoformat()} {zero.time:%H:%M}" if zero.time else zero.on.isoformat()


def _moved_tone(row: Placed) -> Tone:
    if not row.places_gained:
        return Tone.MUTED
    return Tone.GOOD if row.places_gained > 0 else Tone.DANGER
