"""Blocks that follow one another down the pages of a paper: nothing is drawn before every page is known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.documents.lettering import wrap
from desktop.documents.page import Style
from desktop.documents.sheet import Sheet

Page = list[tuple[float, "Block"]]
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Something so high that is drawn at a `y`; never cut in two.

    `heading` stands above it wherever the block before it has another heading or is on another page.
    `with_next` keeps it on the page of the block that follows; `at_foot` moves it down to the page's foot.
    """

    height: float
    draw: Callable[[Sheet, float], None]
    heading: "Block | None" = None
    with_next: bool = False
    at_foot: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks stand: from `first_top` on the first page, `top` on the others, down to `foot`."""

    first_top: float
    top: float
    foot: float


def paginate(blocks: Iterable[Block], frame: Frame) -> list[Page]:
    """Place blocks on as few pages as they need; there is always one page."""
    setter = _Setter(frame)
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.with_next:
            setter.place(group)
            group = []
    setter.place(group)
    return setter.pages


def draw_pages(sheet: Sheet, pages: Sequence[Page], furniture: Callable[[Sheet, int, int], None]) -> None:
    """Draw pages, each with its `furniture`, which is told the page's number and the count of pages."""
    for number, page in enumerate(pages, start=1):
        furniture(sheet, number, len(pages))
        for y, block in page:
            block.draw(sheet, y)
        sheet.next_page()


def gap(height: float) -> Block:
    """Leave some space."""
    return Block(height, lambda sheet, y: None)


def paragraph(text: str, style: Style, x: float, room: float, *, with_next: bool = False) -> list[Block]:
    """Set a text in as many lines as it needs, one block a line."""
    lines = wrap(text, style, room)
    last = len(lines) - 1
    return [
        Block(style.leading, _line(line, style, x), with_next=with_next or number < min(last, 3))
        for number, line in enumerate(lines)
    ]


def item(mark: str, text: str, style: Style, x: float, room: float) -> list[Block]:
    """Set a text that hangs beside its mark."""
    lead = Block(0, _line(mark, style, x), with_next=True)
    indent = style.size * 1.5
    return [lead, *paragraph(text, style, x + indent, room - indent)]


def _line(text: str, style: Style, x: float) -> Callable[[Sheet, float], None]:
    return lambda sheet, y: sheet.text(x, y + style.drop, text, style)


class _Setter:
    def __init__(self, frame: Frame) -> None:
        self.pages: list[Page] = [[]]
        self._frame = frame
        self._y = frame.first_top
        self._heading: Block | None = None

    def place(self, group: Sequence[Block]) -> None:
        self._turn_unless_room_for(group)
        for block in group:
            self._turn_unless_room_for([block])
            self._put(block)

    def _turn_unless_room_for(self, group: Sequence[Block]) -> None:
        if self.pages[-1] and self._y + self._height(group) > self._frame.foot + _ROUNDING:
            self.pages.append([])
            self._y = self._frame.top
            self._heading = None

    def _height(self, group: Sequence[Block]) -> float:
        height, heading = 0.0, self._heading
        for block in group:
            lead = block.heading if block.heading is not heading else None
            height += block.height + (lead.height if lead else 0)
            heading = block.heading
        return height

    def _put(self, block: Block) -> None:
        if block.heading is not None and block.heading is not self._heading:
            self.pages[-1].append((self._y, block.heading))
            self._y += block.heading.height
        if block.at_foot:
            self._y = max(self._y, self._frame.foot - block.height)
        self.pages[-1].append((self._y, block))
        self._y += block.height
        self._heading = block.heading
