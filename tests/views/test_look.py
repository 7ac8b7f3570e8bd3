"""The look: readable in both themes, figures under figures, icons that follow."""

from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.views import theme
from desktop.views.icons import icon
from desktop.views.theme import DARK, LIGHT, Theme, Tone

THEMES = pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
INKS = ("text", "muted", "accent", "danger", "warning", "good")
GROUNDS = ("window", "surface", "hover", "accent_soft")
ON_THEIR_OWN = [
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("window", "text"),
    *((ink, ground) for ink in ("text", "danger") for ground in ("danger_soft",)),
    *((ink, ground) for ink in ("text", "warning") for ground in ("warning_soft",)),
    *((ink, ground) for ink in ("text", "good") for ground in ("good_soft",)),
]


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize(("ink", "ground"), [*product(INKS, GROUNDS), *ON_THEIR_OWN])
def test_every_ink_is_readable_on_every_ground(worn: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(worn, ink), getattr(worn, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_the_edge_of_a_field_can_be_seen(worn: Theme, ground: str) -> None:
    assert contrast(worn.edge, getattr(worn, ground)) >= 3.0


def test_the_window_turns_dark_with_the_system_and_back(qapp: QApplication) -> None:
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current() is LIGHT


@pytest.mark.parametrize("bold", [False, True])
def test_figures_stand_under_figures(qapp: QApplication, bold: bool) -> None:
    font = theme.strong(qapp.font()) if bold else qapp.font()
    widths = {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1
    assert font.family() == "Noto Sans SC"


def drawn_colours(name: str) -> set[str]:
    image = icon(name).pixmap(QSize(32, 32)).toImage()
    points = product(range(image.width()), range(image.height()))
    inks = (image.pixelColor(*point) for point in points)
    return {ink.name().upper() for ink in inks if ink.alpha() == 255}


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    assert LIGHT.text in drawn_colours("x")
    theme.apply(qapp, DARK)
    assert DARK.text in drawn_colours("x")


def test_every_icon_is_of_the_family_and_can_be_tinted() -> None:
    for file in (paths.resources() / "icons").glob("*.svg"):
        drawing = file.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in drawing
        assert file.stem.startswith("tick-") or 'stroke="currentColor"' in drawing


def test_an_icon_that_is_not_there_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", Tone.TEXT)
