"""A thousand notices as one PDF, against a bare canvas that writes the same texts in the same fonts."""

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from pytest import MonkeyPatch
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import page
from desktop.documents.notice_pdf import notices_pdf
from desktop.documents.page import Style
from desktop.documents.sheet import Sheet
from desktop.domain.arrears import DebtorFilter
from desktop.domain.notices import Notice
from tests.benchmarks.counties import DAY, Bench
from tests.benchmarks.measuring import Pair, timed

NOTICES = 1_000


class Written(NamedTuple):
    """A text as it was written on a page."""

    x: float
    y: float
    text: str
    style: Style


def pairs(bench: Bench) -> list[Pair]:
    """Return the one pair; the notices are a station's of the county, and its neighbours'."""
    notices = issued(bench)
    pages = texts_of(lambda: notices_pdf(notices))
    return [
        Pair(
            f"{NOTICES:,} notices",
            lambda _: timed(lambda: notices_pdf(notices)),
            lambda _: timed(lambda: bare(pages)),
            2.5,
        )
    ]


def issued(bench: Bench) -> list[Notice]:
    """Return a thousand notices of the county, or of a smaller one its own over and over."""
    found = bench.ours.notices.issue(DebtorFilter(DAY))
    return [found[number % len(found)] for number in range(NOTICES)]


def texts_of(draw: Callable[[], object]) -> list[list[Written]]:
    """Return what is written on each page while something is drawn."""
    pages: list[list[Written]] = [[]]
    write, turn = Sheet.text, Sheet.next_page

    def text(sheet: Sheet, x: float, y: float, words: str, style: Style) -> None:
        if words:
            pages[-1].append(Written(x, sheet.height - y, words, style))
        write(sheet, x, y, words, style)

    def next_page(sheet: Sheet) -> None:
        pages.append([])
        turn(sheet)

    with MonkeyPatch.context() as patch:
        patch.setattr(Sheet, "text", text)
        patch.setattr(Sheet, "next_page", next_page)
        draw()
    return pages[:-1]


def bare(pages: list[list[Written]]) -> bytes:
    """Write the texts with nothing but a canvas; no lines, boxes or barcodes."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=page.A4_PORTRAIT)
    for written in pages:
        for x, y, text, style in written:
            canvas.setFont(style.font, style.size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
