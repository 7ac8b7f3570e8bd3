"""What the bulletin's tables show: the two rankings, and who is commended for zero."""

from collections.abc import Callable
from fractions import Fraction

from desktop.documents.bulletin_words import first_mark, kind_name, line_name, place_name
from desktop.documents.words import percent
from desktop.domain.bulletin import Commended
from desktop.domain.ranking import Placed, exact_rate
from desktop.views.columns import Align, Column
from desktop.views.recovery_columns import day_amount, owed_tone, place_columns, zero_text
from desktop.views.theme import Tone
from desktop.wording import language, tr

_AMOUNT_WIDTH, _DAY_WIDTH, _ZERO_WIDTH = 132, 150, 144


def ranking_columns(who: str, by_cash: Callable[[], bool]) -> tuple[Column[Placed], ...]:
    """Return the columns of a ranking; `who` names what is ranked, `by_cash` says which rate ranks."""
    return (
        *place_columns(),
        Column(who, lambda row: line_name(row, language()), width=110, stretch=True, sort_key=_name),
        _rate(by_cash),
        day_amount(
            tr("Missing to zero"),
            lambda row: row.line.cumulative.outstanding,
            tone=lambda row: owed_tone(row.line),
            width=_AMOUNT_WIDTH,
        ),
        day_amount(tr("Received that day"), lambda row: row.received_that_day, width=_DAY_WIDTH),
        Column(
            tr("Zero since"),
            lambda row: zero_text(row.zero) if row.zero else "",
            width=_ZERO_WIDTH,
            tone=lambda row: Tone.GOOD,
        ),
    )


def commended_columns() -> tuple[Column[Commended], ...]:
    """Return the columns of who is commended, in the order of reaching zero."""
    return (
        Column(tr("Zero since"), lambda one: zero_text(one.zero), width=_ZERO_WIDTH, tone=_good),
        Column(tr("Kind"), lambda one: kind_name(language(), one.kind), width=112),
        Column(tr("Name"), lambda one: place_name(one.station, one.name), width=150, stretch=True),
        Column(tr("Contractor"), lambda one: one.contractor, width=112),
        Column(
            tr("Mark"),
            lambda one: first_mark(language()) if one.first else "",
            width=120,
            strong=True,
            tone=_good,
        ),
    )


def _good(_one: Commended) -> Tone:
    return Tone.GOOD


def _name(row: Placed) -> str:
    return row.line.name


def _rate(by_cash: Callable[[], bool]) -> Column[Placed]:
    return Column(
        tr("Rate"),
        lambda row: percent(row.line.cash_rate if by_cash() else row.line.rate),
        Align.RIGHT,
        width=88,
        strong=True,
        tone=lambda row: Tone.GOOD if row.zero else Tone.TEXT,
        sort_key=lambda row: exact_rate(row.line, by_cash=by_cash()) or Fraction(-1),
    )
