"""A run of notices or orders of collection as one PDF, in the order in which they are carried round."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import BinaryIO

from desktop.documents import delivery_list, notice_paper, page
from desktop.documents.delivery_list import DeliveryList
from desktop.documents.flow import Block, draw_pages, paginate
from desktop.documents.grid import Grid
from desktop.documents.notice_paper import NoticePaper, notice_grid
from desktop.documents.notice_words import title
from desktop.documents.order_paper import OrderPaper
from desktop.documents.sheet import Sheet
from desktop.documents.watching import Asked, Progress, watched
from desktop.domain.errors import NothingToPrint
from desktop.domain.notices import ORDERS, Notice, PaperKind
from desktop.wording import tr_in


def notices_pdf(
    notices: Iterable[Notice],
    *,
    language: str = "zh_CN",
    with_lists: bool = True,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> bytes:
    """Draw notices, each area's delivery list before its own; refuse a run of none."""
    target = BytesIO()
    write_notices_pdf(
        target, notices, language=language, with_lists=with_lists, progress=progress, cancelled=cancelled
    )
    return target.getvalue()


def write_notices_pdf(
    target: BinaryIO,
    notices: Iterable[Notice],
    *,
    language: str = "zh_CN",
    with_lists: bool = True,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Draw notices into an open file; nothing is written to it before all are drawn."""
    ordered = sorted(notices, key=Notice.delivery_order)
    if not ordered:
        raise NothingToPrint
    kind = ordered[0].kind
    sheet = Sheet(target, page.A4_PORTRAIT, title=title(language, kind), language=language)
    grid = notice_grid(language)
    heading = grid.heading()
    listing = with_lists and kind not in ORDERS
    carried = {place: list(area) for place, area in groupby(ordered, _place)} if listing else {}
    for notice in watched(ordered, len(ordered), progress, cancelled):
        if together := carried.pop(_place(notice), None):
            listed = DeliveryList(together, language)
            draw_pages(sheet, paginate(listed.blocks(), delivery_list.FRAME), listed.furniture)
        for paper in _papers(notice, language, grid, heading):
            draw_pages(sheet, paginate(paper.blocks(), notice_paper.FRAME), paper.furniture)
    sheet.save()


def _papers(notice: Notice, language: str, grid: Grid, heading: Block) -> Sequence[NoticePaper | OrderPaper]:
    if notice.kind in ORDERS:
        return [OrderPaper(notice, language)]
    paper = NoticePaper(notice, language, grid, heading)
    if notice.kind is not PaperKind.STOP or not notice.important:
        return [paper]
    return [paper, replace(paper, copy_for=tr_in(language, "Copy for the power authority"))]


def _place(notice: Notice) -> tuple[str, str]:
    return notice.station, notice.area
