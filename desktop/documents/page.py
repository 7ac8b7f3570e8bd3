"""What every paper shares: the bundled fonts, colours, styles, and the check of each character."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import paths
from desktop.domain.errors import CharacterNotPrintable

REGULAR, BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"
A4_PORTRAIT: tuple[float, float] = A4
A4_LANDSCAPE: tuple[float, float] = landscape(A4)
A5_LANDSCAPE: tuple[float, float] = landscape(A5)
MM: float = mm

Colour = tuple[float, float, float]
INK: Colour = (0.10, 0.12, 0.15)
GREY: Colour = (0.42, 0.45, 0.50)
LINE: Colour = (0.76, 0.78, 0.81)
WASH: Colour = (0.945, 0.95, 0.96)
ACCENT: Colour = (0.06, 0.33, 0.50)
ALARM: Colour = (0.72, 0.11, 0.11)
PALE_ALARM: Colour = (0.97, 0.87, 0.87)

_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))
_registering = Lock()

# No text of ours is ever parsed as markup; should some be one day, ReportLab has nothing it may fetch.
rl_config.trustedHosts = []
rl_config.trustedSchemes = []
rl_config.useA85 = 0  # streams stay binary: smaller, and no encoding in slow Python


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: font, size in points, colour, and the distance from line to line."""

    size: float
    font: str = REGULAR
    colour: Colour = INK
    spacing: float = 1.4

    @property
    def leading(self) -> float:
        """Height of one line."""
        return self.size * self.spacing

    @property
    def drop(self) -> float:
        """Distance from the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + 0.88 * self.size


TITLE = Style(19, BOLD)
SUBTITLE = Style(13, BOLD)
BUREAU = Style(11, BOLD, ACCENT)
SECTION = Style(10.5, BOLD, ACCENT)
BODY = Style(9.5)
STRONG = Style(9.5, BOLD)
CELL = Style(8.5)
CELL_STRONG = Style(8.5, BOLD)
HEADING = Style(8, BOLD, GREY)
LABEL = Style(8, REGULAR, GREY)
FIGURE = Style(11, BOLD)
CAPITALS = Style(10.5, BOLD)
SMALL = Style(7.5, REGULAR, GREY)
SMALL_INK = Style(7.5)
MARK = Style(10, BOLD, ALARM)


@lru_cache
def glyphs(font: str) -> Mapping[int, int]:
    """Return the glyph of each code point that a font has; the fonts are read when first asked for."""
    register_fonts()
    found: Mapping[int, int] = pdfmetrics.getFont(font).face.charToGlyph
    return found


@lru_cache
def advances(font: str) -> Mapping[int, float]:
    """Return the width of each code point in thousandths of the size."""
    register_fonts()
    found: Mapping[int, float] = pdfmetrics.getFont(font).face.charWidths
    return found


def register_fonts() -> None:
    """Make the bundled fonts known to ReportLab, once, however many threads ask."""
    with _registering:
        known = pdfmetrics.getRegisteredFontNames()
        for font in (REGULAR, BOLD):
            if font not in known:
                pdfmetrics.registerFont(TTFont(font, str(paths.resources() / "fonts" / f"{font}.ttf")))


def check_printable(text: str) -> None:
    """Refuse a text that holds a character for which the bundled fonts have no glyph."""
    for font in (REGULAR, BOLD):
        one_line(text, font)


@lru_cache(maxsize=65_536)
def one_line(text: str, font: str = REGULAR) -> str:
    """Return a text fit to be drawn on one line: line breaks and tabs are spaces, every glyph is there."""
    plain = text.translate(_BREAKS)
    known = glyphs(font)
    for character in plain:
        if ord(character) not in known:
            raise CharacterNotPrintable(character, text)
    return plain
