"""Whatever is chosen, a pivot tells what the ledger's rows add up to one by one."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import (
    DoesNotGoWith,
    FieldMissing,
    NotInDimension,
    NoValues,
    PivotNamed,
    StandsTwice,
    UnknownPivot,
)
from desktop.domain.pivot import GOES_WITH, Dimension, Filter, Layout, Pivot, Value
from desktop.domain.recovery import By
from desktop.services.office import Office, open_office
from tests.counter import Counter, day, stopped
from tests.services.naive_ledger import DAYS, FIRST, NaiveLedger, make_story

D, V = Dimension, Value


@pytest.fixture(scope="module")
def story(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file in which everything happened that can."""
    file = Path(shutil.copy(empty_office, tmp_path_factory.mktemp("story") / "story.db"))
    make_story(file)
    return file


@pytest.fixture(scope="module")
def naive(story: Path) -> NaiveLedger:
    """Return the rows of that file."""
    return NaiveLedger(story)


@pytest.fixture(scope="module")
def office(story: Path) -> Iterator[Office]:
    """Return the services on that file."""
    opened = open_office(story, stopped, clerk="符秀英")
    yield opened
    opened.close()


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Draw values, and rows and columns that go with all of them."""
    values = draw(st.lists(st.sampled_from(Value), min_size=1, max_size=4, unique=True))
    allowed = sorted(set.intersection(*(set(GOES_WITH[value]) for value in values)))
    used = draw(st.lists(st.sampled_from(allowed), max_size=3, unique=True))
    split = draw(st.integers(0, len(used)))
    return Layout(tuple(used[:split]), tuple(used[split:]), tuple(values))


days = st.integers(0, DAYS).map(lambda count: FIRST + timedelta(days=count))


def told(pivot: Pivot) -> dict[object, list[int]]:
    """Return the cells that say anything but nothing and naught."""
    cells = {place: [amount or 0 for amount in cell] for place, cell in pivot.cells.items()}
    return {place: cell for place, cell in cells.items() if any(cell)}


def without_naughts(cells: dict[object, list[int]]) -> dict[object, list[int]]:
    """Leave out the cells that are naught."""
    return {place: cell for place, cell in cells.items() if any(cell)}


@given(layout=layouts(), on=days)
def test_every_cell_is_what_the_rows_of_the_ledger_add_up_to(
    office: Office, naive: NaiveLedger, layout: Layout, on: date
) -> None:
    assert told(office.pivots.make(layout, on)) == without_naughts(dict(naive.sums(layout, on)))


@given(layout=layouts(), on=days)
def test_the_sums_at_the_ends_are_those_of_fewer_dimensions(
    office: Office, naive: NaiveLedger, layout: Layout, on: date
) -> None:
    pivot = office.pivots.make(layout, on)
    by_rows = naive.sums(Layout(layout.rows, (), layout.values), on)
    by_columns = naive.sums(Layout((), layout.columns, layout.values), on)
    naught = [0] * len(layout.values)
    [whole] = naive.sums(Layout((), (), layout.values), on).values() or [naught]
    for row in pivot.rows:
        assert [amount or 0 for amount in pivot.row_sums[row]] == by_rows.get((row, ()), naught)
    for column in pivot.columns:
        assert [amount or 0 for amount in pivot.column_sums[column]] == by_columns.get(((), column), naught)
    assert [amount or 0 for amount in pivot.total] == whole


@given(layout=layouts(), on=days, data=st.data())
def test_a_filter_lets_through_what_says_so_and_nothing_else(
    office: Office, naive: NaiveLedger, layout: Layout, on: date, data: st.DataObject
) -> None:
    allowed = sorted(set.intersection(*(set(GOES_WITH[value]) for value in layout.values)))
    dimension = data.draw(st.sampled_from(allowed))
    texts = data.draw(st.lists(st.sampled_from(list(office.pivots.texts(dimension))), min_size=1, max_size=2))
    narrowed = Layout(layout.rows, layout.columns, layout.values, (Filter(dimension, tuple(texts)),))
    assert told(office.pivots.make(narrowed, on)) == without_naughts(dict(naive.sums(narrowed, on)))


@given(layout=layouts(), on=days, data=st.data())
def test_the_customers_behind_a_cell_add_up_to_it(
    office: Office, layout: Layout, on: date, data: st.DataObject
) -> None:
    pivot = office.pivots.make(layout, on)
    if not pivot.cells:
        return
    row, column = data.draw(st.sampled_from(sorted(pivot.cells)))
    for asked, cell in (
        ((row, column), pivot.cells[row, column]),
        ((row, None), pivot.row_sums[row]),
        ((None, column), pivot.column_sums[column]),
        ((None, None), pivot.total),
    ):
        behind = office.pivots.behind(layout, on, *asked)
        for at in range(len(layout.values)):
            assert sum(one.cell[at] or 0 for one in behind.customers) == (cell[at] or 0)
        assert behind.count == len(behind.customers)


@pytest.mark.parametrize("by", [By.STATION, By.CONTRACTOR, By.CATEGORY, By.MONTH])
@pytest.mark.parametrize("on", ["2011-12-31", "2012-03-20", "2012-12-05"])
def test_a_pivot_agrees_with_the_recovery_report(office: Office, by: By, on: str) -> None:
    of = {By.STATION: D.STATION, By.CONTRACTOR: D.CONTRACTOR, By.CATEGORY: D.TARIFF_CLASS, By.MONTH: D.MONTH}
    year = on[:4]
    layout = Layout((of[by],), (), (V.RECEIVABLE, V.RECEIVED, V.OUTSTANDING), (Filter(D.YEAR, (year,)),))
    pivot = office.pivots.make(layout, day(on))
    report = office.recovery.report(int(year), day(on), by)
    reported = {
        row.name: (row.current.receivable, row.current.received, row.current.outstanding)
        for row in report.rows
        if row.current.receivable or row.current.outstanding
    }
    cut = {row[0] or "—": pivot.row_sums[row] for row in pivot.rows if any(pivot.row_sums[row])}
    assert cut == reported


def test_what_came_in_less_what_went_out_is_what_is_held(office: Office, naive: NaiveLedger) -> None:
    layout = Layout(values=(V.PRESTORED_IN, V.PRESTORED_USED))
    come, gone = office.pivots.make(layout, date(2013, 12, 31)).total
    assert (come or 0) - (gone or 0) == sum(row["prestored"] for row in naive.rows["customer"])
    assert gone


def test_penalties_charged_are_paid_waived_written_off_or_due(office: Office, naive: NaiveLedger) -> None:
    layout = Layout(values=(V.PENALTY_CHARGED, V.PENALTY_RECEIVED, V.PENALTY_WAIVED))
    charged, received, waived = (
        amount or 0 for amount in office.pivots.make(layout, date(2013, 12, 31)).total
    )
    off = sum(
        -row["fen"]
        for row in naive.rows["entry"]
        if row["account"] == "penalty" and row["kind"] in ("correction", "write-off", "recall")
    )
    assert charged - received - waived - off == sum(row["penalty_balance"] for row in naive.rows["bill"])
    assert charged and received


@pytest.mark.parametrize(
    ("value", "dimension"),
    [
        (V.OUTSTANDING, D.CLERK),
        (V.RECEIVABLE, D.BUSINESS_DAY),
        (V.KWH, D.METHOD),
        (V.PRESTORED_IN, D.MONTH),
        (V.PAYMENTS, D.YEAR),
        (V.PENALTY_CHARGED, D.METHOD),
        (V.CUSTOMERS, D.KIND),
    ],
)
def test_what_does_not_go_together_is_refused(office: Office, value: Value, dimension: Dimension) -> None:
    for layout in (
        Layout((dimension,), (), (value,)),
        Layout((), (), (V.RECEIVED, value), (Filter(dimension, ("x",)),)),
    ):
        with pytest.raises(DoesNotGoWith):
            office.pivots.make(layout, day("2012-06-20"))


def test_a_pivot_has_values_nothing_twice_and_known_texts(office: Office) -> None:
    on = day("2012-06-20")
    with pytest.raises(NoValues):
        office.pivots.make(Layout((D.STATION,)), on)
    with pytest.raises(StandsTwice):
        office.pivots.make(Layout((D.STATION,), (D.STATION,), (V.RECEIVED,)), on)
    for dimension in (D.STATION, D.MONTH, D.BUSINESS_DAY, D.TARIFF_CLASS):
        with pytest.raises(NotInDimension):
            asked = Layout((), (), (V.RECEIVED,), (Filter(dimension, ("' OR 1=1 --",)),))
            office.pivots.make(asked, on)


def test_an_empty_ledger_is_an_empty_table(counter: Counter) -> None:
    pivot = counter.office.pivots.make(
        Layout((D.MONTH,), (D.STATION,), tuple(_bill_values())), day("2012-06-20")
    )
    assert (pivot.rows, pivot.columns, pivot.cells) == ((), (), {})


def _bill_values() -> list[Value]:
    return [value for value in Value if {D.MONTH, D.STATION} <= GOES_WITH[value]]


def test_layouts_are_kept_opened_renamed_and_forgotten(counter: Counter) -> None:
    pivots = counter.office.pivots
    layout = Layout((D.STATION,), (D.MONTH,), (V.RECEIVED,), (Filter(D.TARIFF_CLASS, ("商业", "居民生活")),))
    pivots.save(" 按月 ", layout)
    pivots.save("按所", Layout((D.STATION,), (), (V.RECEIVED,)))
    assert pivots.one_saved("按月") == layout
    pivots.rename("按月", "月份")
    with pytest.raises(PivotNamed):
        pivots.rename("月份", "按所")
    assert list(pivots.saved()) == ["按所", "月份"]
    pivots.remove("按所")
    assert dict(pivots.saved()) == {"月份": layout}
    with pytest.raises(UnknownPivot):
        pivots.remove("按所")
    with pytest.raises(FieldMissing):
        pivots.save(" ", layout)
    with pytest.raises(NoValues):
        pivots.save("空", Layout())
