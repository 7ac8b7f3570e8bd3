"""Lines of text: nothing is lost where they break, and none is wider than its place."""

from hypothesis import given, strategies as st

from desktop.documents.lettering import fitted, width, wrap
from desktop.documents.page import BODY
from tests.documents.papers import joined

texts = st.text("昌江供电局电费，。（）《》 abcXYZ0123456789.-×‰\n", max_size=120)


@given(texts, st.integers(40, 300))
def test_breaking_into_lines_loses_nothing_and_keeps_within_the_room(text: str, room: int) -> None:
    lines = wrap(text, BODY, room)
    assert joined("".join(lines)) == joined(text)
    assert all(width(line, BODY) <= room + 0.01 for line in lines)


@given(texts, st.integers(10, 300))
def test_what_must_stay_on_one_line_is_set_small_enough(text: str, room: int) -> None:
    assert width(text, fitted(text, BODY, room)) <= room + 0.01


def test_a_word_stays_whole_and_a_comma_does_not_begin_a_line() -> None:
    room = width("昌江供电局", BODY) + 1
    assert wrap("昌江供电局，石碌", BODY, room) == ("昌江供电", "局，石碌")
    assert wrap("pay at once", BODY, width("pay at", BODY) + 1) == ("pay at", "once")


def test_a_date_stays_whole_and_a_stop_after_a_number_does_not_begin_a_line() -> None:
    room = width("王下 12月14日", BODY) - 1
    assert wrap("王下 12月14日", BODY, room) == ("王下", "12月14日")
    assert wrap("石碌 07:24；周桂", BODY, width("石碌 07:24", BODY) + 1) == ("石碌", "07:24；周", "桂")


def test_a_bracket_stays_with_the_word_in_it() -> None:
    assert wrap("旧表止码（kWh）", BODY, width("旧表止码（", BODY) + 1) == ("旧表止码", "（kWh）")


def test_a_number_that_is_wider_than_its_column_is_broken() -> None:
    assert len(wrap("9" * 42, BODY, 60)) > 1
