"""The scorecard as a workbook: a sheet for each scope, totals as formulas, and how points are reached."""

from pathlib import Path

from desktop.documents.cells import Cell, Formula
from desktop.documents.scorecard_words import (
    foot,
    measure_name,
    scope_title,
    scorecard_title,
    subject_name,
)
from desktop.documents.tab import Field, Tab
from desktop.documents.workbook import Book, Kind, open_book
from desktop.domain.recovery import NOT_A_RATE
from desktop.domain.scorecard import Card, Scorecard, Scored
from desktop.domain.targets import Measure, Scope, value_text
from desktop.wording import tr_in

_KINDS = {Measure.RATE: Kind.RATE, Measure.AMOUNT: Kind.YUAN, Measure.CUSTOMERS: Kind.COUNT}
_EACH = 5
"""Columns of a measure."""


def write_scorecard_xlsx(card: Scorecard, target: Path, *, language: str = "zh_CN") -> None:
    """Write a scorecard to `target`, whole or not at all."""
    title = scorecard_title(language, card)
    with open_book(target, title=title, bureau=card.bureau, as_of=card.on, language=language) as book:
        scopes = [scope for scope in Scope if any(one.subject.scope is scope for one in card.cards)]
        for scope in scopes or [Scope.BUREAU]:
            _write_scope(book, card, scope, title)


def _write_scope(book: Book, card: Scorecard, scope: Scope, title: str) -> None:
    lines = [one for one in card.cards if one.subject.scope is scope]
    measures = [measure for measure in Measure if any(one.of(measure) for one in lines)]
    name = scope_title(book.language, scope)
    tab = Tab(book, name, f"{title} · {name}", _fields(book.language, scope, measures), fixed=2)
    for line in lines:
        tab.add_mixed(_cells(tab, card, line, measures))
    tab.finish()
    tab.row += 1
    for sentence in foot(book.language, card):
        tab.put(0, Kind.WORD, sentence)
        tab.row += 1


def _cells(tab: Tab, card: Scorecard, line: Card, measures: list[Measure]) -> list[tuple[Kind, Cell]]:
    subject = line.subject
    leads: list[tuple[Kind, Cell]] = [
        (Kind.PLACE, line.rank),
        (Kind.WORD, subject_name(subject, card.bureau)),
    ]
    if subject.scope is Scope.AREA:
        leads.append((Kind.WORD, subject.station))
    cells = [*leads, *(cell for measure in measures for cell in _measured(line.of(measure), measure))]
    points = [len(leads) + at * _EACH + _EACH - 1 for at in range(len(measures))]
    total = "+".join(f"N({tab.at(column)})" for column in points)
    # points are hundredths, as fen are of a yuan
    return [*cells, (Kind.YUAN, Formula(f"=ROUND({total},2)", line.points))]


def _measured(scored: Scored | None, measure: Measure) -> list[tuple[Kind, Cell]]:
    if scored is None:
        return [(Kind.COUNT, None)] * _EACH
    kind, value = _KINDS[measure], scored.target.value
    target: Cell = value_text(measure, value) if measure is Measure.RATE else value
    return [
        (kind, target),
        *_reached(scored, kind),
        (Kind.COUNT, scored.target.weight),
        (Kind.YUAN, scored.points),
    ]


def _reached(scored: Scored, kind: Kind) -> list[tuple[Kind, Cell]]:
    if scored.result is None:
        return [(Kind.TEXT, NOT_A_RATE)] * 2
    result: Cell = scored.result_text if kind is Kind.RATE else int(scored.result)
    return [(kind, result), (Kind.RATE, scored.attainment_text)]


def _fields(language: str, scope: Scope, measures: list[Measure]) -> list[Field]:
    leads = [Field(tr_in(language, "Rank"), Kind.PLACE, 7), Field(tr_in(language, "Name"), Kind.WORD, 24)]
    if scope is Scope.AREA:
        leads.append(Field(tr_in(language, "Supply station"), Kind.WORD, 20))
    return [
        *leads,
        *(field for measure in measures for field in _measure_fields(language, measure)),
        Field(tr_in(language, "Points in all"), Kind.YUAN, 12),
    ]


def _measure_fields(language: str, measure: Measure) -> list[Field]:
    group, kind = measure_name(language, measure), _KINDS[measure]
    return [
        Field(tr_in(language, "Target"), kind, 16, group),
        Field(tr_in(language, "Reached"), kind, 16, group),
        Field(tr_in(language, "Attained"), Kind.RATE, 11, group),
        Field(tr_in(language, "Weight"), Kind.COUNT, 8, group),
        Field(tr_in(language, "Points"), Kind.YUAN, 10, group),
    ]
