"""Reminders by SMS in the window: the batch, the outbox, templates, bad numbers, and how they go out."""

from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.views.reminders_bad_numbers import BadNumbersPage
from desktop.views.reminders_batch import BatchPage
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_gateway import GatewayPage
from desktop.views.reminders_outbox import OutboxPage
from desktop.views.reminders_templates import TemplatesPage
from desktop.wording import tr


class RemindersPage(QTabWidget):
    """Five pages side by side; Ctrl+Tab goes to the next. `customer_asked` carries a customer number."""

    customer_asked = Signal(str)

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batch = BatchPage(desk)
        self.outbox = OutboxPage(desk)
        self.templates = TemplatesPage(desk)
        self.bad_numbers = BadNumbersPage(desk)
        self.gateway = GatewayPage(desk)
        self.setDocumentMode(True)
        for page, title in (
            (self.batch, tr("Batch")),
            (self.outbox, tr("Outbox")),
            (self.templates, tr("Templates")),
            (self.bad_numbers, tr("Bad numbers")),
            (self.gateway, tr("How they go out")),
        ):
            self.addTab(page, title)
        self.batch.queued.connect(lambda: self.setCurrentWidget(self.outbox))
        self.outbox.customer_asked.connect(self.customer_asked)
        self.currentChanged.connect(lambda _: self.setFocusProxy(self.currentWidget()))
        self.setFocusProxy(self.batch)

    def refresh(self) -> None:
        """Read the page in sight again."""
        cast(Any, self.currentWidget()).refresh()
