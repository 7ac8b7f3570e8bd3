"""One window, one day, several people: made, signed in, locked, and told apart in the ledger."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.audit import AuditFilter
from desktop.domain.rights import Role
from desktop.views.settings_desk import SettingsDesk
from desktop.views.users_page import UsersPage
from tests.journeys.clerk import CONTROL, ENTER, Clerk

PASSWORD = "lantern-2012"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def fills(clerk: Clerk, *texts: str) -> None:
    """Type into one field after another, and press Enter in the last."""
    for text in texts[:-1]:
        clerk.types(text)
        clerk.presses(Qt.Key.Key_Tab)
    clerk.types(texts[-1])
    clerk.presses(ENTER)
    clerk.waits()


def signs_in(clerk: Clerk, name: str) -> None:
    """Sign in at the page before the desks, the name typed."""
    focused = QApplication.focusWidget()
    assert focused is not None
    fills(clerk, name, PASSWORD)
    clerk.waits()


def test_from_an_open_file_to_a_cashiers_receipt_by_keyboard_alone(clerk: Clerk) -> None:
    settings = cast(SettingsDesk, clerk.window.shell.window.open("settings"))
    clerk.waits()
    settings.show_page("users")
    clerk.waits()
    first = clerk.window.shell.window.findChild(UsersPage)
    assert isinstance(first, UsersPage)
    first.first.name.setFocus()
    fills(clerk, "chief", PASSWORD, PASSWORD)
    clerk.waits()
    assert clerk.office.clerk == "chief"

    clerk.presses(Qt.Key.Key_N, CONTROL)
    users = next(page for page in clerk.window.shell.window.findChildren(UsersPage) if page.isVisible())
    assert users.making.name.hasFocus()
    clerk.types("fu")
    clerk.presses(Qt.Key.Key_Tab)
    clerk.presses(Qt.Key.Key_Down)
    assert users.making.role.value() is Role.CASHIER
    clerk.presses(Qt.Key.Key_Tab)
    fills(clerk, PASSWORD, PASSWORD)
    assert users.table.select_key("fu")

    clerk.presses(Qt.Key.Key_Q, CONTROL | SHIFT)
    clerk.waits()
    assert clerk.window.shell.window.closed_by is clerk.window.gate.page
    signs_in(clerk, "fu")
    debtor = clerk.debtors(1)[0]
    clerk.qtbot.waitUntil(lambda: QApplication.focusWidget() is clerk.search)
    clerk.calls(debtor.customer_no)

    clerk.presses(Qt.Key.Key_L, CONTROL | SHIFT)
    clerk.waits()
    fills(clerk, PASSWORD)
    assert clerk.counter.serving == debtor.customer_no
    clerk.posts()
    [taken] = clerk.office.payments.takings(clerk.day, "fu")
    trail = clerk.office.payments.receipt(taken.receipt_no)
    assert (trail.clerk, taken.customer_no) == ("fu", debtor.customer_no)

    clerk.office.users.sign_in("chief", PASSWORD)
    kinds = [line.kind for line in clerk.office.audit.trail(AuditFilter(by="fu"))]
    assert kinds.count("signed-in") == 2
    assert "payment" in kinds
