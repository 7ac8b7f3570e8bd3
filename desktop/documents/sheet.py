"""A pen for pages: texts, lines and boxes from the top left corner down; no markup is ever parsed."""

from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from desktop.documents.lettering import fitted, width
from desktop.documents.page import LINE, Colour, Style, one_line, register_fonts


class Sheet:
    """The pages of one PDF: equal drawings give equal bytes."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], *, title: str, language: str) -> None:
        register_fonts()
        self.width, self.height = size
        self._canvas = Canvas(target, pagesize=size, invariant=1, lang=language.replace("_", "-"))
        self._canvas.setTitle(one_line(title))
        self._canvas.setCreator("Jieling")
        self._style: Style | None = None

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Write from `x` on the baseline `y`."""
        if not text:
            return
        if style is not self._style:
            self._style = style
            self._canvas.setFillColorRGB(*style.colour)
            self._canvas.setFont(style.font, style.size)
        self._canvas.drawString(x, self.height - y, one_line(text, style.font))

    def text_right(self, x: float, y: float, text: str, style: Style) -> None:
        """Write so that the text ends at `x`."""
        self.text(x - width(text, style), y, text, style)

    def text_centred(self, x: float, y: float, text: str, style: Style) -> None:
        """Write around `x`."""
        self.text(x - width(text, style) / 2, y, text, style)

    def text_within(self, x: float, y: float, room: float, text: str, style: Style) -> None:
        """Write on one line, smaller where it would be wider than `room`."""
        self.text(x, y, text, fitted(text, style, room))

    def rule(self, x: float, y: float, end: float, *, weight: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a horizontal line."""
        self._stroke(colour, weight)
        self._canvas.line(x, self.height - y, end, self.height - y)

    def dashes(self, x: float, y: float, end: float) -> None:
        """Draw the broken line along which a paper is torn or cut."""
        self._canvas.setDash(3, 3)
        self.rule(x, y, end, weight=0.7)
        self._canvas.setDash()

    def box(self, x: float, y: float, wide: float, high: float, *, colour: Colour = LINE) -> None:
        """Draw a frame whose top left corner is given."""
        self._stroke(colour, 0.8)
        self._canvas.roundRect(x, self.height - y - high, wide, high, 2, stroke=1, fill=0)

    def fill(self, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        """Fill a rectangle whose top left corner is given."""
        self._style = None
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(x, self.height - y - high, wide, high, stroke=0, fill=1)

    def bars(self, y: float, high: float, bars: list[tuple[float, float]]) -> None:
        """Fill upright black bars, each from an `x` and so wide, as one shape."""
        self._style = None
        self._canvas.setFillColorRGB(0, 0, 0)
        path = self._canvas.beginPath()
        for x, wide in bars:
            path.rect(x, self.height - y - high, wide, high)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def slanted(self, text: str, style: Style, *, degrees: float = 24) -> None:
        """Write across the middle of the page."""
        self._style = None
        self._canvas.saveState()
        self._canvas.translate(self.width / 2, self.height / 2)
        self._canvas.rotate(degrees)
        self._canvas.setFillColorRGB(*style.colour)
        self._canvas.setFont(style.font, style.size)
        self._canvas.drawCentredString(0, -style.size / 3, one_line(text, style.font))
        self._canvas.restoreState()

    def next_page(self) -> None:
        """Finish this page and begin the next."""
        self._style = None
        self._canvas.showPage()

    def save(self) -> None:
        """Write the whole file to the target."""
        self._canvas.save()

    def _stroke(self, colour: Colour, weight: float) -> None:
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(weight)
