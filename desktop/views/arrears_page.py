"""The desk of arrears: the list, and in its place the preview of the notices that were made."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.arrears import ArrearsService
from desktop.services.customers import CustomerService
from desktop.services.notices import NoticeService
from desktop.services.settings import SettingsService
from desktop.views.arrears_columns import file_columns
from desktop.views.arrears_list import ArrearsList
from desktop.views.arrears_notices import (
    NoticeFolder,
    NoticesAsked,
    NoticesMade,
    make_notices,
    run_words,
)
from desktop.views.arrears_source import ArrearsSource
from desktop.views.file_chooser import FileChooser
from desktop.views.list_export import ListExport, ListFile
from desktop.views.notify import Notifier
from desktop.views.tasks import TaskRunner
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.views.notice_preview import NoticePreview
    from desktop.views.notice_printing import ChoosePrinter


class ArrearsPage(QStackedWidget):
    """Lists who owes, and makes, shows, prints and saves notices.

    `customer_requested` carries the number of a customer to be looked at, `pay_requested` of one who pays.
    """

    customer_requested = Signal(str)
    pay_requested = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        today: Callable[[], date],
        *,
        arrears: ArrearsService,
        customers: CustomerService,
        notices: NoticeService,
        settings: SettingsService,
        files: FileChooser,
        choose_printer: "ChoosePrinter | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._arrears = arrears
        self._notices = notices
        self._files = files
        self._choose_printer = choose_printer
        self._folder = NoticeFolder()
        self._export = ListExport(tasks, notifier, settings, files)
        self.preview: NoticePreview | None = None
        self.desk = ArrearsList(tasks, arrears, customers, today)
        self.addWidget(self.desk)
        self.setFocusProxy(self.desk)
        self.desk.notices_requested.connect(self.print_notices)
        self.desk.export_requested.connect(self.export)
        self.desk.customer_requested.connect(self.customer_requested)
        self.desk.pay_requested.connect(self.pay_requested)

    def refresh(self) -> None:
        """Read the desk again, as of the business date that it is now."""
        self.desk.refresh()

    def print_notices(self) -> None:
        """Make the notices of those ticked in the background, then show them as they will look on paper."""
        asked = NoticesAsked(self.desk.ticked(), self.desk.wanted().on)
        work = partial(make_notices, self._arrears, self._notices, asked, self._folder.file(asked.on))
        self.desk.set_making(making=True)
        self._tasks.run(
            self,
            work,
            partial(self._made, asked),
            failed=self._not_made,
            title=tr("Making notices"),
            lane="report",
        )

    def export(self) -> None:
        """Write the list, as it is filtered, to a file that the clerk names."""
        on = self.desk.wanted().on
        fetch = ArrearsSource(self._arrears, on).fetch
        self._export.run(self, ListFile(tr("Arrears"), file_columns(), self.desk.list.keys, fetch, on))

    def _made(self, asked: NoticesAsked, made: NoticesMade) -> None:
        self.desk.set_making(making=False)
        preview = self._previewing()
        preview.show_file(made.run.file, tr("Overdue notices {day}", day=asked.on.isoformat()))
        self.setCurrentWidget(preview)
        self.setFocusProxy(preview)
        preview.setFocus(Qt.FocusReason.OtherFocusReason)
        self._notifier.info(run_words(made, len(asked.keys)))

    def _not_made(self, error: Exception) -> None:
        self.desk.set_making(making=False)
        self._tasks.tell(error)

    def _previewing(self) -> "NoticePreview":
        if self.preview is None:
            from desktop.views.notice_preview import NoticePreview
            from desktop.views.notice_printing import choose_printer

            choose = self._choose_printer or choose_printer
            self.preview = NoticePreview(self._tasks, self._notifier, self._files, choose)
            self.preview.left.connect(self._back)
            self.addWidget(self.preview)
        return self.preview

    def _back(self) -> None:
        self.setCurrentWidget(self.desk)
        self.setFocusProxy(self.desk)
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.preview is not None:
            self.preview.close_file()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
