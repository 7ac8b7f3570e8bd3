"""The desks: how each is made, on its first visit, and how one leads to another."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from desktop.app.shell import Parts
from desktop.views.file_chooser import FileChooser
from desktop.views.rail import DeskSpec
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.views.counter_page import CounterPage
    from desktop.views.customers_page import CustomersPage


class Desks(QObject):
    """Makes the desks of an office; what a desk needs is imported when it is first opened.

    `restore_asked` carries the backup that is to take the database's place.
    """

    restore_asked = Signal(object)

    def __init__(self, office: "Office", memory: QSettings, files: FileChooser) -> None:
        super().__init__()
        self._office = office
        self._memory = memory
        self._files = files
        self._open: Callable[[str], QWidget] = _nowhere
        self._till: CounterPage | None = None

    def specs(self, parts: Parts) -> Sequence[DeskSpec]:
        """Return the desks, in the order of the rail."""
        return (
            DeskSpec("counter", tr("Counter"), "banknote", partial(self._counter, parts)),
            DeskSpec("customers", tr("Customers"), "users", partial(self._customers, parts)),
            DeskSpec("arrears", tr("Arrears"), "clock-alert", partial(self._arrears, parts)),
            DeskSpec("conversions", tr("Conversions"), "gauge", partial(self._conversions, parts)),
            DeskSpec("recovery", tr("Recovery"), "chart-column", partial(self._recovery, parts)),
            DeskSpec("import", tr("Import"), "file-up", partial(self._import, parts)),
            DeskSpec("settings", tr("Settings"), "settings", partial(self._settings, parts), at_foot=True),
        )

    def lead(self, parts: Parts, opens: Callable[[str], QWidget]) -> None:
        """Let the search and the desks lead to one another, by what opens a desk."""
        self._open = opens
        parts.search.chosen.connect(self.serve)
        parts.search.looked_up.connect(self.look_up)

    def serve(self, customer_no: str) -> None:
        """Call a customer to the counter."""
        cast("CounterPage", self._open("counter")).serve(customer_no)

    def look_up(self, customer_no: str) -> None:
        """Show everything about a customer."""
        cast("CustomersPage", self._open("customers")).open_customer(customer_no)

    def _counter(self, parts: Parts) -> QWidget:
        from desktop.views.counter_page import CounterPage

        office = self._office
        self._till = CounterPage(
            office.payments,
            office.settings,
            parts.tasks,
            parts.notifier,
            parts.day,
            parts.search,
            clerk=office.clerk,
            memory=self._memory,
        )
        return self._till

    def _customers(self, parts: Parts) -> QWidget:
        from desktop.views.customers_page import CustomersPage

        office = self._office
        page = CustomersPage(
            parts.tasks,
            parts.notifier,
            parts.day.today,
            customers=office.customers,
            bills=office.bills,
            payments=office.payments,
            settings=office.settings,
            files=self._files,
            print_receipt=self._till.takings.receipts.print_again if self._till else None,
        )
        page.pay_requested.connect(self.serve)
        return _following(parts, page)

    def _arrears(self, parts: Parts) -> QWidget:
        from desktop.views.arrears_page import ArrearsPage

        office = self._office
        page = ArrearsPage(
            parts.tasks,
            parts.notifier,
            parts.day.today,
            arrears=office.arrears,
            customers=office.customers,
            notices=office.notices,
            settings=office.settings,
            files=self._files,
        )
        page.pay_requested.connect(self.serve)
        page.customer_requested.connect(self.look_up)
        return _following(parts, page)

    def _conversions(self, parts: Parts) -> QWidget:
        from desktop.views.conversions_desk import ConversionsDesk
        from desktop.views.customer_suggestions import suggesting

        office = self._office
        page = ConversionsDesk(
            parts.tasks,
            parts.notifier,
            office.conversions,
            office.customers,
            suggesting(office.customers.search),
            self._files,
            parts.day.today,
        )
        page.customer_asked.connect(self.look_up)
        return _following(parts, page)

    def _recovery(self, parts: Parts) -> QWidget:
        from desktop.views.recovery_desk import RecoveryDesk

        page = RecoveryDesk(parts.tasks, parts.notifier, self._office.recovery, self._files, parts.day.today)
        return _following(parts, page)

    def _import(self, parts: Parts) -> QWidget:
        from desktop.views.import_desk import ImportDesk

        return ImportDesk(parts.tasks, parts.notifier, self._office.imports, self._files)

    def _settings(self, parts: Parts) -> QWidget:
        from desktop.views.settings_desk import SettingsDesk

        office = self._office
        page = SettingsDesk(
            parts.tasks,
            parts.notifier,
            office.settings,
            office.contractors,
            office.backups,
            office.checks,
            self._files,
            parts.day.today,
        )
        page.business_date_changed.connect(parts.day.move)
        page.restore_asked.connect(self.restore_asked)
        return page


def _following(parts: Parts, page: Any) -> QWidget:
    """Let a page that is in sight read anew when the business date moves; the others do when opened."""
    parts.day.changed.connect(lambda _: page.refresh() if page.isVisible() else None)
    return cast(QWidget, page)


def _nowhere(key: str) -> QWidget:
    raise LookupError(key)
