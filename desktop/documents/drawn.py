"""A paper drawn on as many pages as it needs, each with its head and its foot."""

from collections.abc import Callable, Iterable
from io import BytesIO

from desktop.documents import page
from desktop.documents.flow import Block, Frame, draw_pages, paginate
from desktop.documents.sheet import Sheet
from desktop.wording import tr_in

Furniture = Callable[[Sheet, int, int], None]
"""Draws the head and the foot of a page, told its number and the count of pages."""


def drawn(
    blocks: Iterable[Block],
    furniture: Furniture,
    frame: Frame,
    *,
    title: str,
    language: str,
    size: tuple[float, float] = page.A4_PORTRAIT,
) -> bytes:
    """Draw blocks from the top of the first page; equal papers give equal bytes."""
    target = BytesIO()
    sheet = Sheet(target, size, title=title, language=language)
    draw_pages(sheet, paginate(blocks, frame), furniture)
    sheet.save()
    return target.getvalue()


def pages_text(language: str, number: int, count: int) -> str:
    """Say which page of how many it is."""
    return tr_in(language, "Page {number} of {count}", number=number, count=count)
