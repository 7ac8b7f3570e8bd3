"""The window on a real (virtual) screen: it is drawn, and the counter works as it does without one."""

import pytest
from PySide6.QtGui import QColor

from tests.journeys.clerk import Clerk

pytestmark = pytest.mark.xvfb


def test_the_window_is_drawn_and_a_payment_is_taken(clerk: Clerk) -> None:
    [payer] = clerk.debtors(1)
    clerk.calls(payer.customer_no)
    window = clerk.window.shell.window
    seen = window.screen().grabWindow(0).toImage()
    spots = ((x, y) for x in range(0, seen.width(), 7) for y in range(0, seen.height(), 7))
    colours = {seen.pixelColor(*spot).name() for spot in spots}
    assert QColor("#1A5DA8").name() in colours
    assert len(colours) > 20
    clerk.posts()
    assert [file.name for file in clerk.folder.rglob("SJ*.pdf")]


def test_a_queue_is_served_on_a_real_screen(clerk: Clerk) -> None:
    for payer in clerk.debtors(3):
        clerk.calls(payer.customer_no)
        clerk.posts()
    assert clerk.keys == 6
    assert len(list(clerk.folder.rglob("SJ*.pdf"))) == 3
