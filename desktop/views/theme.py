"""The look: Fusion with an own palette, light and dark following the system, and the bundled font."""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.views.stylesheet import stylesheet

UNIT = 8
ROW_HEIGHT = 36
FAMILY = "Noto Sans SC"


class Tone(StrEnum):
    """What a text or an icon is coloured for; the value names a field of `Theme`."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    DANGER = "danger"
    WARNING = "warning"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; every tone is readable on every ground, which a test computes."""

    window: str
    surface: str
    hover: str
    line: str
    edge: str
    thumb: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str

    def colour(self, tone: Tone) -> QColor:
        """Return the colour of a tone."""
        return QColor(str(getattr(self, tone)))


LIGHT = Theme(
    window="#F3F5F7",
    surface="#FFFFFF",
    hover="#E9EDF1",
    line="#DDE2E8",
    edge="#858E9A",
    thumb="#BDC5CE",
    text="#1A1F26",
    muted="#566070",
    accent="#1A5DA8",
    accent_strong="#134A88",
    on_accent="#FFFFFF",
    accent_soft="#DFEBF8",
    danger="#A8231C",
    danger_soft="#FBE8E6",
    warning="#7E4B00",
    warning_soft="#FCF0DA",
    good="#19653A",
    good_soft="#E2F2E8",
)

DARK = Theme(
    window="#14171B",
    surface="#1C2025",
    hover="#272D34",
    line="#323942",
    edge="#767F8C",
    thumb="#49525D",
    text="#E8EBEE",
    muted="#A9B2BE",
    accent="#84B9F3",
    accent_strong="#A3CBF7",
    on_accent="#0B1B2D",
    accent_soft="#223850",
    danger="#FFA198",
    danger_soft="#42201E",
    warning="#F2C072",
    warning_soft="#3B2E17",
    good="#8AD6A6",
    good_soft="#1B3727",
)


def install(app: QApplication) -> None:
    """Dress the program, and again whenever the system turns light or dark."""
    app.setStyle("Fusion")
    app.setFont(_bundled_font())
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: apply(app, _theme_for(scheme)))
    apply(app, _theme_for(hints.colorScheme()))


def apply(app: QApplication, theme: Theme) -> None:
    """Paint everything in `theme` from now on."""
    app.setPalette(palette_of(theme))
    colours = {field.name: getattr(theme, field.name) for field in fields(theme)}
    tick = paths.resources() / "icons" / ("tick-dark.svg" if theme is DARK else "tick-light.svg")
    app.setStyleSheet(stylesheet({**colours, "tick": tick.as_posix()}))


def current() -> Theme:
    """Return the theme that the program wears now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """Return Qt's palette for a theme."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(str(getattr(theme, name))))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.edge))
    return palette


def strong(font: QFont) -> QFont:
    """Return `font` in bold."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


def sized(font: QFont, *, times: float) -> QFont:
    """Return `font` so many times as large."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * times)
    return other


def _theme_for(scheme: Qt.ColorScheme) -> Theme:
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _bundled_font() -> QFont:
    _register_fonts()
    font = QFont(FAMILY)
    font.setPointSizeF(10.5)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def _register_fonts() -> None:
    for file in sorted((paths.resources() / "fonts").glob("NotoSansSC-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "window",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
}
