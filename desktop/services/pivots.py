"""Pivots over the ledger: asked, opened down to the customers behind a cell, kept under names, written."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import pivot_texts, pivots, settings, worklist
from desktop.db.ledger import Ledger
from desktop.domain.errors import (
    Cancelled,
    FieldMissing,
    NotInDimension,
    PivotNamed,
    PivotTooLarge,
    UnknownPivot,
)
from desktop.domain.pivot import (
    Behind,
    BehindList,
    Dimension,
    Filter,
    Key,
    Layout,
    Pivot,
    Value,
    checked,
    table,
)
from desktop.domain.rights import Right
from desktop.services.workplace import Progress, Workplace, no_progress

DESK = "pivot"
MOST_CELLS = 200_000
MOST_BEHIND = 10_000


def _never() -> bool:
    return False


class PivotService:
    """The ledger cut as a clerk chooses."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def make(self, layout: Layout, on: date, *, cancelled: Callable[[], bool] = _never) -> Pivot:
        """Return the table of a layout as of a day. Raises DoesNotGoWith, NotInDimension, PivotTooLarge."""
        step = _step(cancelled)
        with self._at.reading() as session:
            _checked_in(session, layout)
            sums = pivots.summed(session, layout, on, step)
            size = len({row for row, _ in sums.cells}) * len({column for _, column in sums.cells})
            if size * len(layout.values) > MOST_CELLS:
                raise PivotTooLarge(size * len(layout.values), MOST_CELLS)
            counted = {}
            if Value.CUSTOMERS in layout.values:
                at = layout.values.index(Value.CUSTOMERS)
                counted[at] = pivots.distinct(session, layout, on, step)
            step()
            return table(layout, on, sums, counted)

    def behind(
        self,
        layout: Layout,
        on: date,
        row: Key | None = None,
        column: Key | None = None,
        *,
        cancelled: Callable[[], bool] = _never,
    ) -> BehindList:
        """Return the customers behind a cell; without its column behind the row's sum, and so on."""
        narrowed = _narrowed(layout, row, column)
        with self._at.reading() as session:
            cells = pivots.by_customer(session, narrowed, on, _step(cancelled))
            cells = {key: cell for key, cell in cells.items() if any(cell)}
            named = pivots.customers(session, list(cells))
            ordered = sorted(cells, key=lambda key: named[key].number)
            listed = [
                Behind(one.number, one.name, one.station, one.area, tuple(cells[one.id]))
                for one in (named[key] for key in ordered[:MOST_BEHIND])
            ]
            return BehindList(narrowed, on, tuple(listed), len(cells))

    def texts(self, dimension: Dimension) -> Sequence[str]:
        """Return what a filter of a dimension can let through."""
        with self._at.reading() as session:
            return pivot_texts.texts(session, dimension)

    def saved(self) -> Mapping[str, Layout]:
        """Return the layouts that are kept, by name."""
        with self._at.reading() as session:
            return _saved(session)

    def one_saved(self, name: str) -> Layout:
        """Return a layout that is kept. Raises UnknownPivot."""
        return _known(self.saved(), name)

    def save(self, name: str, layout: Layout) -> None:
        """Keep a layout under a name, in place of one that had it."""
        if not name.strip():
            raise FieldMissing("name")
        with self._at.writing(Right.FIELD) as session:
            written = json.dumps(checked(layout).facts(), ensure_ascii=False)
            worklist.save_filter(session, DESK, name.strip(), written)
            self._record(session, name.strip(), written)

    def rename(self, name: str, new: str) -> None:
        """Keep a layout under another name. Raises UnknownPivot or PivotNamed."""
        if not new.strip():
            raise FieldMissing("name")
        with self._at.writing(Right.FIELD) as session:
            there = _saved(session)
            layout = _known(there, name)
            if new.strip() in there and new.strip() != name:
                raise PivotNamed(new.strip())
            worklist.forget_filters(session, DESK, [name])
            written = json.dumps(layout.facts(), ensure_ascii=False)
            worklist.save_filter(session, DESK, new.strip(), written)
            self._record(session, new.strip(), json.dumps({"before": name}, ensure_ascii=False))

    def remove(self, name: str) -> None:
        """Forget a layout. Raises UnknownPivot."""
        with self._at.writing(Right.FIELD) as session:
            _known(_saved(session), name)
            worklist.forget_filters(session, DESK, [name])
            self._record(session, name, "")

    def write(
        self,
        pivot: Pivot,
        file: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> None:
        """Write a table as a workbook, or as CSV where the file's name ends so."""
        from desktop.documents.pivot_xlsx import write_pivot

        with self._at.reading() as session:
            bureau = settings.value_of(session, "bureau.name")
            language = settings.value_of(session, "paper.language")
        write_pivot(pivot, file, bureau=bureau, language=language, progress=progress, cancelled=cancelled)

    def _record(self, session: Session, name: str, facts: str) -> None:
        ledger = Ledger(session, self._at.stamp())
        ledger.record("filter", name, facts, self._at.business_date(session))
        ledger.flush()


def _step(cancelled: Callable[[], bool]) -> Callable[[], None]:
    def step() -> None:
        if cancelled():
            raise Cancelled

    return step


def _checked_in(session: Session, layout: Layout) -> None:
    for one in checked(layout).filters:
        known = pivot_texts.texts(session, one.dimension)
        for text in one.texts:
            if text not in known:
                raise NotInDimension(one.dimension, text)


def _narrowed(layout: Layout, row: Key | None, column: Key | None) -> Layout:
    """Return a layout whose filters let through one cell alone."""
    chosen = [
        *zip(layout.rows, row or (), strict=False),
        *zip(layout.columns, column or (), strict=False),
    ]
    cells = tuple(Filter(dimension, (text,)) for dimension, text in chosen)
    return replace(layout, rows=(), columns=(), filters=(*layout.filters, *cells))


def _saved(session: Session) -> dict[str, Layout]:
    return {name: Layout.of_facts(facts) for name, facts in worklist.saved_filters(session, DESK).items()}


def _known(there: Mapping[str, Layout], name: str) -> Layout:
    if name not in there:
        raise UnknownPivot(name)
    return there[name]
