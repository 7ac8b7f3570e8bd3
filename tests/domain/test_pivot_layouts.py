"""A pivot's layout changed piece by piece."""

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import DoesNotGoWith
from desktop.domain.pivot import GOES_WITH, Dimension, Filter, Layout, Value, checked
from desktop.domain.pivot_layouts import Zone, asked, belongs, filtered, pieces, placed, removed

D, V = Dimension, Value
START = Layout((D.STATION, D.MONTH), (D.TARIFF_CLASS,), (V.RECEIVABLE,))


def test_a_dimension_leaves_the_other_of_rows_and_columns() -> None:
    turned = placed(START, "month", Zone.COLUMNS, 0)
    assert (turned.rows, turned.columns) == ((D.STATION,), (D.MONTH, D.TARIFF_CLASS))
    assert placed(START, "month", Zone.ROWS, 0).rows == (D.MONTH, D.STATION)
    assert placed(START, "month", Zone.ROWS, 99).rows == (D.STATION, D.MONTH)


def test_a_dimension_can_be_a_row_and_a_filter() -> None:
    both = placed(START, "month", Zone.FILTERS)
    assert (both.rows, both.filters) == (START.rows, (Filter(D.MONTH, ()),))
    assert asked(both).filters == ()
    narrowed = filtered(both, D.MONTH, ("201112",))
    assert asked(narrowed).filters == (Filter(D.MONTH, ("201112",)),)
    assert filtered(narrowed, D.MONTH, ()).filters == ()
    assert filtered(START, D.YEAR, ("2011",)).filters == (Filter(D.YEAR, ("2011",)),)


def test_what_does_not_go_with_what_is_chosen_is_refused() -> None:
    with pytest.raises(DoesNotGoWith):
        placed(START, "clerk", Zone.ROWS)
    with pytest.raises(DoesNotGoWith):
        placed(placed(Layout(), "clerk", Zone.ROWS), "outstanding", Zone.VALUES)


def test_a_piece_is_taken_out_of_one_zone_only() -> None:
    both = placed(START, "month", Zone.FILTERS)
    assert removed(both, "month", Zone.FILTERS) == START
    assert removed(START, "receivable", Zone.VALUES).values == ()
    assert removed(START, "year", Zone.ROWS) == START


names = st.sampled_from([*map(str, Dimension), *map(str, Value)])
changes = st.tuples(names, st.sampled_from(Zone), st.one_of(st.none(), st.integers(-1, 9)), st.booleans())


@given(st.lists(changes, max_size=30))
def test_however_it_is_changed_a_layout_can_be_asked_and_kept(
    steps: list[tuple[str, Zone, int | None, bool]],
) -> None:
    layout = Layout((), (), (V.RECEIVED,))
    for name, zone, at, out in steps:
        if out:
            layout = removed(layout, name, zone)
        elif belongs(name, zone):
            try:
                layout = placed(layout, name, zone, at)
            except DoesNotGoWith:
                continue
            assert name in pieces(layout, zone)
        if layout.values:
            assert checked(layout) == layout
            assert all(set(layout.dimensions) <= GOES_WITH[value] for value in layout.values)
        assert Layout.of_facts(layout.facts()) == layout
