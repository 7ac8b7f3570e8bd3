"""Pages: every block stands once, in order, above the foot, with its table's heading over it."""

from hypothesis import given, strategies as st

from desktop.documents.flow import Block, Frame, paginate

FRAME = Frame(first_top=40, top=20, foot=200)
HEADING = Block(12, lambda sheet, y: None)
blocks = st.builds(
    lambda height, table, together: Block(
        height, lambda sheet, y: None, HEADING if table else None, with_next=together
    ),
    st.integers(1, 120),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(blocks, max_size=40))
def test_blocks_fill_pages_in_order_without_overlap(chosen: list[Block]) -> None:
    pages = paginate(chosen, FRAME)
    assert [block for page in pages for _, block in page if block is not HEADING] == chosen
    for number, page in enumerate(pages):
        bottom = FRAME.top if number else FRAME.first_top
        for y, block in page:
            assert y >= bottom
            bottom = y + block.height
        assert bottom <= FRAME.foot


@given(st.lists(blocks, max_size=40))
def test_a_row_always_has_its_heading_above_it_on_its_page(chosen: list[Block]) -> None:
    for page in paginate(chosen, FRAME):
        above = None
        for _, block in page:
            if block is not HEADING:
                assert block.heading is None or block.heading is above or above is HEADING
            above = block if block is HEADING else block.heading


@given(st.integers(1, 30), st.integers(1, 160))
def test_what_stays_together_is_never_parted(before: int, height: int) -> None:
    rows = [Block(10, lambda sheet, y: None) for _ in range(before)]
    first = Block(20, lambda sheet, y: None, with_next=True)
    second = Block(height, lambda sheet, y: None)
    pages = paginate([*rows, first, second], FRAME)
    homes = [number for number, page in enumerate(pages) for _, block in page if block in (first, second)]
    assert homes[0] == homes[1]


def test_the_tear_off_strip_stands_at_the_foot() -> None:
    strip = Block(30, lambda sheet, y: None, at_foot=True)
    assert paginate([Block(10, lambda sheet, y: None), strip], FRAME)[-1][-1] == (170, strip)


def test_nothing_still_makes_a_page() -> None:
    assert paginate([], FRAME) == [[]]
