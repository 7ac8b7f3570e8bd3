"""A paper drawn on as many pages as it needs, each with its head and its foot."""

from collections.abc import Iterable
from io import BytesIO
from typing import Protocol

from desktop.documents import page
from desktop.documents.flow import Block, Frame, draw_pages, paginate
from desktop.documents.sheet import Sheet
from desktop.wording import tr_in


class Paper(Protocol):
    """What stands on a paper, and what stands around it on every page."""

    def blocks(self) -> Iterable[Block]:
        """Return what stands on it, from the top."""

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""


def drawn(
    paper: Paper,
    frame: Frame,
    *,
    title: str,
    language: str,
    size: tuple[float, float] = page.A4_PORTRAIT,
) -> bytes:
    """Draw a paper; equal papers give equal bytes."""
    target = BytesIO()
    sheet = Sheet(target, size, title=title, language=language)
    draw_pages(sheet, paginate(paper.blocks(), frame), paper.furniture)
    sheet.save()
    return target.getvalue()


def pages_text(language: str, number: int, count: int) -> str:
    """Say which page of how many it is."""
    return tr_in(language, "Page {number} of {count}", number=number, count=count)
