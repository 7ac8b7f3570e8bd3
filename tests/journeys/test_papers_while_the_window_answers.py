"""One station's notices and the year's summary are made in the background, and the window answers."""

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument

from desktop.views.arrears_page import ArrearsPage
from desktop.views.recovery_desk import RecoveryDesk
from tests.journeys.clerk import CONTROL, Clerk, Heartbeat

LONGEST_SILENCE = 1_000
"""Milliseconds; far more than it takes, far less than what a clerk would call hanging."""


def test_a_stations_notices_are_made_while_the_search_answers(clerk: Clerk) -> None:
    [someone] = clerk.debtors(1)
    page = clerk.goes_to(3, ArrearsPage)
    page.desk.filter.place.station.set_value(someone.station)
    clerk.qtbot.waitUntil(lambda: page.desk.wanted().station == someone.station)
    clerk.waits()
    page.desk.tick_all()
    heartbeat = Heartbeat()
    clerk.presses(Qt.Key.Key_P, CONTROL)
    assert clerk.window.shell.parts.tasks.busy("report")
    clerk.presses(Qt.Key.Key_K, CONTROL)
    clerk.types(someone.customer_no[-4:])
    clerk.qtbot.waitUntil(lambda: not clerk.search.suggestions.isHidden())
    clerk.waits()
    assert heartbeat.stop() < LONGEST_SILENCE
    assert page.preview is not None
    clerk.qtbot.waitUntil(page.preview.isVisible)
    assert clerk.office.notices.issue(page.desk.wanted())[0].copy == 1


def test_the_summary_is_written_while_the_next_customer_is_served(clerk: Clerk) -> None:
    [payer] = clerk.debtors(1)
    recovery = clerk.goes_to(5, RecoveryDesk)
    clerk.files.answer = clerk.folder / "summary.pdf"
    heartbeat = Heartbeat()
    recovery.export_summary()
    assert clerk.window.shell.parts.tasks.busy("report")
    clerk.presses(Qt.Key.Key_K, CONTROL)
    clerk.calls(payer.customer_no)
    clerk.posts()
    assert heartbeat.stop() < LONGEST_SILENCE
    assert list(clerk.folder.rglob("SJ*.pdf"))
    summary = QPdfDocument()
    summary.load(str(clerk.files.answer))
    assert summary.pageCount() > 1
