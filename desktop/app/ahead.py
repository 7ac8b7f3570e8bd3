"""What the desks will need is imported while nobody works, a piece at a time: no first visit waits for it."""

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.views.tasks import TaskRunner

PIECES = (
    "desktop.services.start",
    "desktop.views.start_page",
    "desktop.services.customers",
    "desktop.views.act_desk",
    "desktop.views.customers_page",
    "desktop.views.arrears_page",
    "desktop.services.conversions",
    "desktop.views.board_model",
    "desktop.views.conversion_panel",
    "desktop.views.board_page",
    "desktop.services.recovery",
    "desktop.views.recovery_desk",
    "desktop.services.dashboard",
    "desktop.views.dashboard_page",
    "charset_normalizer",
    "desktop.intake.mapping",
    "desktop.services.imports",
    "desktop.views.import_desk",
    "PySide6.QtPrintSupport",
    "PySide6.QtPdf",
    "desktop.views.worklist_tab",
    "xlsxwriter",
    "desktop.services.bank",
    "desktop.services.debits",
    "desktop.views.bank_page",
    "desktop.views.bank_desk",
    "desktop.views.conversions_desk",
    "desktop.views.campaign_tab",
    "desktop.services.meter_orders",
    "desktop.views.order_tab",
    "desktop.views.meter_tab",
    "desktop.services.vending",
    "desktop.views.vending_tab",
    "desktop.services.applications",
    "desktop.views.application_tab",
    "desktop.services.tracking",
    "desktop.views.tracking_tab",
    "desktop.services.conversion_candidates",
    "argon2",
    "desktop.views.settings_pages",
    "desktop.views.settings_desk",
)
"""Desks before their further tabs; each is small enough to be imported between two keys."""
_MILLISECONDS_BEFORE, _MILLISECONDS_BETWEEN = 3_000, 150


class Ahead(QObject):
    """Imports one piece after another as long as nothing is under way; `done` tells that all are there."""

    done = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject, *, wait: int = _MILLISECONDS_BEFORE) -> None:
        """Begin so many milliseconds after the window is there."""
        super().__init__(parent)
        self._tasks = tasks
        self._left: Iterator[str] = iter(PIECES)
        self._pause = QTimer(self, singleShot=True, interval=wait)
        self._pause.timeout.connect(self._go_on)
        self._pause.start()

    def _go_on(self) -> None:
        self._pause.setInterval(min(self._pause.interval(), _MILLISECONDS_BETWEEN))
        if self._tasks.busy():
            self._pause.start()
        elif piece := next(self._left, ""):
            import_module(piece)
            self._pause.start()
        else:
            self.done.emit()
