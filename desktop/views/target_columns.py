"""The columns of the list of targets, on the desk and in a file."""

from desktop.documents.scorecard_words import measure_name, period_name, scope_name, target_text
from desktop.domain.money import Money
from desktop.domain.targets import Measure, Scope, Subject, Target, value_text
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.wording import language, tr

_SCOPES, _MEASURES = list(Scope), list(Measure)


def subject_text(subject: Subject) -> str:
    """Name a subject; an area with its station, the bureau as the whole."""
    if subject.scope is Scope.BUREAU:
        return tr("The whole bureau")
    return " · ".join(filter(None, (subject.name, subject.station)))


def target_columns() -> tuple[Column[Target], ...]:
    """Return the columns of the table."""
    return (
        Column(
            tr("Period"),
            lambda one: period_name(language(), one.period),
            width=88,
            sort_key=lambda one: (one.period.year, one.period.code),
        ),
        Column(
            tr("Whose"),
            lambda one: scope_name(language(), one.subject.scope),
            width=98,
            sort_key=lambda one: _SCOPES.index(one.subject.scope),
        ),
        Column(
            tr("Name"),
            lambda one: subject_text(one.subject),
            width=144,
            stretch=True,
            strong=True,
            sort_key=lambda one: (one.subject.station, one.subject.name),
        ),
        Column(
            tr("What is measured"),
            lambda one: measure_name(language(), one.measure),
            width=152,
            sort_key=lambda one: _MEASURES.index(one.measure),
        ),
        Column(
            tr("Target"),
            lambda one: target_text(one.measure, one.value),
            Align.RIGHT,
            width=116,
            sort_key=lambda one: one.value,
        ),
        Column(
            tr("Weight"),
            lambda one: f"{one.weight:,}",
            Align.RIGHT,
            width=64,
            sort_key=lambda one: one.weight,
        ),
    )


def target_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the file, which can be read in again."""
    return (
        FileColumn("scope", lambda one: one.subject.scope.value),
        FileColumn("name", lambda one: one.subject.name),
        FileColumn("station", lambda one: one.subject.station),
        FileColumn("period", lambda one: str(one.period)),
        FileColumn("measure", lambda one: one.measure.value),
        FileColumn("value", _value),
        FileColumn("weight", lambda one: one.weight),
    )


def _value(one: Target) -> Money | int | str:
    if one.measure is Measure.AMOUNT:
        return Money(one.value)
    return one.value if one.measure is Measure.CUSTOMERS else value_text(one.measure, one.value)
