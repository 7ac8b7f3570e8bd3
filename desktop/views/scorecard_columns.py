"""The columns of the scorecard: subjects with their points, the targets of one, and who is behind it."""

from desktop.documents.scorecard_words import (
    measure_name,
    result_text,
    scope_name,
    subject_name,
    target_text,
)
from desktop.documents.words import month_text, percent
from desktop.domain.money import Money
from desktop.domain.scorecard import Card, Scored
from desktop.domain.summary import Unpaid
from desktop.domain.targets import Measure, Scope
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import language, tr
from desktop.wording.categories import category_name

_SCOPES = list(Scope)


def card_columns(bureau: str) -> tuple[Column[Card], ...]:
    """Return the columns of the subjects: rank, name, what each measure attained, and the points."""
    return (
        Column(tr("Rank"), lambda card: f"{card.rank:,}", Align.RIGHT, width=64, sort_key=_place),
        Column(
            tr("Whose"), lambda card: scope_name(language(), card.subject.scope), width=96, sort_key=_place
        ),
        Column(
            tr("Name"),
            lambda card: subject_name(card.subject, bureau or tr("The whole bureau")),
            width=168,
            stretch=True,
            strong=True,
            sort_key=lambda card: (card.subject.name, card.subject.station),
        ),
        Column(tr("Station"), lambda card: card.subject.station, width=120),
        *(_attained(measure) for measure in Measure),
        Column(
            tr("Points in all"),
            lambda card: Money(card.points).grouped(),
            Align.RIGHT,
            width=112,
            strong=True,
            sort_key=lambda card: card.points,
        ),
    )


def scored_columns() -> tuple[Column[Scored], ...]:
    """Return the columns of one subject's targets."""
    return (
        Column(
            tr("What is measured"),
            lambda one: measure_name(language(), one.target.measure),
            width=136,
            stretch=True,
        ),
        Column(
            tr("Target"),
            lambda one: target_text(one.target.measure, one.target.value),
            Align.RIGHT,
            width=112,
        ),
        Column(tr("Reached"), result_text, Align.RIGHT, width=112, strong=True),
        Column(tr("Attained"), lambda one: percent(one.attainment_text), Align.RIGHT, width=92, tone=_tone),
        Column(tr("Weight"), lambda one: f"{one.target.weight:,}", Align.RIGHT, width=84),
        Column(tr("Points"), lambda one: Money(one.points).grouped(), Align.RIGHT, width=76),
    )


def owing_columns() -> tuple[Column[Unpaid], ...]:
    """Return the columns of the customers who still owe."""
    return (
        Column(tr("Customer no."), lambda one: one.customer_no, width=152, sort_key=lambda o: o.customer_no),
        Column(
            tr("Customer"),
            lambda one: one.name,
            width=176,
            stretch=True,
            strong=True,
            sort_key=lambda o: o.name,
        ),
        Column(tr("Station"), lambda one: one.station, width=112, sort_key=lambda o: (o.station, o.area)),
        Column(tr("Area"), lambda one: one.area, width=136, sort_key=lambda o: (o.area, o.station)),
        Column(tr("Tariff class"), lambda one: category_name(language(), one.tariff_class), width=136),
        Column(tr("Bills"), lambda one: f"{one.bills:,}", Align.RIGHT, width=56, sort_key=lambda o: o.bills),
        Column(
            tr("Oldest month"),
            lambda one: month_text(one.oldest_month),
            width=88,
            sort_key=lambda o: o.oldest_month,
        ),
        Column(
            tr("Outstanding"),
            lambda one: Money(one.outstanding).grouped(),
            Align.RIGHT,
            width=112,
            sort_key=lambda o: o.outstanding,
        ),
    )


def owing_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the file of customers who still owe."""
    return (
        FileColumn(tr("Customer no."), lambda one: one.customer_no),
        FileColumn(tr("Customer"), lambda one: one.name),
        FileColumn(tr("Station"), lambda one: one.station),
        FileColumn(tr("Area"), lambda one: one.area),
        FileColumn(tr("Tariff class"), lambda one: category_name(language(), one.tariff_class)),
        FileColumn(tr("Bills"), lambda one: one.bills),
        FileColumn(tr("Oldest month"), lambda one: month_text(one.oldest_month)),
        FileColumn(tr("Outstanding"), lambda one: Money(one.outstanding)),
    )


def _attained(measure: Measure) -> Column[Card]:
    def scored(card: Card) -> Scored | None:
        return card.of(measure)

    def text(card: Card) -> str:
        one = scored(card)
        return percent(one.attainment_text) if one else ""

    def tone(card: Card) -> Tone:
        one = scored(card)
        return _tone(one) if one else Tone.MUTED

    def by(card: Card) -> object:
        one = scored(card)
        share = one.attainment if one else None
        return share is not None, share or 0

    titles = {
        Measure.RATE: tr("Rate attained"),
        Measure.AMOUNT: tr("Money attained"),
        Measure.CUSTOMERS: tr("Customers attained"),
    }
    return Column(titles[measure], text, Align.RIGHT, width=128, tone=tone, sort_key=by)


def _tone(one: Scored) -> Tone:
    if one.attainment is None:
        return Tone.MUTED
    return Tone.GOOD if one.attainment >= 1 else Tone.WARNING


def _place(card: Card) -> tuple[int, int]:
    return _SCOPES.index(card.subject.scope), card.rank
