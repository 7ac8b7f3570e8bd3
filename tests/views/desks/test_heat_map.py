"""The heat map: keys and clicks, the room that tiles take, and colours that everybody tells apart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.recovery import Part, Recovery
from desktop.views import theme
from desktop.views.heat_map import HeatMap
from desktop.views.heat_map_places import placed
from desktop.views.heat_map_scale import by_outstanding, by_rate, colour, contrast, ink

Show = Callable[[QWidget], QWidget]


def area(name: str, receivable: int, outstanding: int, station: str = "石碌供电所") -> Recovery:
    """Return an area's line."""
    return Recovery(name, Part(receivable, outstanding), customers=1, station=station)


def test_arrows_go_from_tile_to_tile(qtbot: QtBot, shown: Show) -> None:
    tiles = HeatMap()
    tiles.resize(260, 200)
    shown(tiles)
    lines = [area(f"台区{at}", 100, at) for at in range(5)]
    lines += [area(f"台区{at}", 100, at, "霸王岭供电所") for at in range(3)]
    tiles.show_lines(lines, by_rate())
    went: list[Recovery] = []
    opened: list[Recovery] = []
    tiles.went_to.connect(went.append)
    tiles.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(tiles, key)
    assert tiles.current == 1
    qtbot.keyClick(tiles, Qt.Key.Key_Down)
    below = tiles.places.tiles[tiles.current]
    assert below.top() > tiles.places.tiles[1].top() and below.left() == tiles.places.tiles[1].left()
    qtbot.keyClick(tiles, Qt.Key.Key_Up)
    assert tiles.current == 1
    qtbot.keyClick(tiles, Qt.Key.Key_End)
    qtbot.keyClick(tiles, Qt.Key.Key_Down)
    assert tiles.current == 7
    qtbot.keyClick(tiles, Qt.Key.Key_Home)
    qtbot.keyClick(tiles, Qt.Key.Key_Up)
    qtbot.keyClick(tiles, Qt.Key.Key_Return)
    assert (went[-1], opened) == (lines[0], [lines[0]])
    assert tiles.accessibleDescription().startswith("石碌供电所 · 台区0: 100.00 %")


def test_a_click_opens_the_tile_under_the_mouse(qtbot: QtBot, shown: Show) -> None:
    tiles = HeatMap()
    tiles.resize(400, 200)
    shown(tiles)
    tiles.show_lines([area("甲", 100, 0), area("乙", 100, 50)], by_rate())
    opened: list[Recovery] = []
    tiles.opened.connect(opened.append)
    qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.places.tiles[1].center())
    assert [line.name for line in opened] == ["乙"]


@pytest.mark.parametrize("count", [1, 92, 400])
def test_tiles_are_as_large_as_the_room_and_never_overlap(count: int) -> None:
    lines = [area(f"{at}", 100, 0, f"{at // 12:02d}") for at in range(count)]
    places = placed(lines, QSize(580, 340))
    assert len(places.tiles) == count
    assert all(tile.right() < 580 for tile in places.tiles)
    assert not any(one.intersects(other) for one, other in zip(places.tiles, places.tiles[1:], strict=False))
    assert places.height <= 340 or places.size == QSize(34, 22)


@pytest.mark.parametrize(
    ("outstanding", "step", "number"),
    [(0, 0, "100"), (1, 1, "99.9"), (1_001, 2, "98.9"), (5_001, 3, "94.9"), (30_000, 5, "70.0")],
)
def test_only_zero_has_the_colour_and_the_number_of_a_hundred(
    outstanding: int, step: int, number: str
) -> None:
    line = area("台区", 100_000, outstanding)
    assert (by_rate().step(line), by_rate().number(line)) == (step, number)


def test_what_is_outstanding_is_coloured_by_its_share_of_the_largest() -> None:
    owed = [0, 10_000_000, 5_000_001, 2_500_000, 1, 300_000]
    lines = [area(str(at), 10**8, fen) for at, fen in enumerate(owed)]
    scale = by_outstanding(lines)
    assert [scale.step(line) for line in lines] == [0, 5, 5, 3, 1, 2]
    assert [scale.number(line) for line in lines] == ["0", "10.0", "5.0", "2.5", "<0.1", "0.3"]
    assert scale.step(area("无", 0, 0)) is None


@pytest.mark.parametrize("worn", [theme.LIGHT, theme.DARK])
def test_numbers_are_read_on_every_colour_and_steps_differ_without_hue(
    qapp: QApplication, worn: theme.Theme
) -> None:
    theme.apply(qapp, worn)
    grounds = [colour(step) for step in range(6)]
    assert all(contrast(ink(ground), ground) >= 4.5 for ground in grounds)
    greys = [ground.lightness() for ground in grounds]
    assert greys == sorted(greys, reverse=worn is theme.LIGHT)
    assert all(contrast(one, other) >= 1.15 for one, other in zip(grounds, grounds[1:], strict=False))
