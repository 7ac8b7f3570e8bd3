"""The desks: how each is made, on its first visit, and how one leads to another."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from desktop.app.following import following
from desktop.app.numbers import add_numbers
from desktop.app.people import add_people
from desktop.app.shell import Parts
from desktop.views.file_chooser import FileChooser
from desktop.views.rail import DeskSpec
from desktop.views.second_person import SecondPerson
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.domain.payments import PaymentDraft
    from desktop.services.office import Office
    from desktop.views.act_desk import ActDesk
    from desktop.views.counter_page import CounterPage
    from desktop.views.customers_page import CustomersPage
    from desktop.views.settings_desk import SettingsDesk


class Desks(QObject):
    """Makes the desks of an office; what a desk needs is imported when it is first opened.

    `restore_asked` carries the backup that is to take the database's place, `first_user_made` the
    administrator as whom one goes on, `settings_changed` what was changed in the settings.
    """

    restore_asked = Signal(object)
    first_user_made = Signal(object)
    settings_changed = Signal(object)

    def __init__(self, office: "Office", memory: QSettings, files: FileChooser) -> None:
        super().__init__()
        self._office = office
        self._memory = memory
        self._files = files
        self._open: Callable[[str], QWidget] = _nowhere
        self._till: CounterPage | None = None
        self._second: SecondPerson | None = None
        self._made: dict[str, QWidget] = {}

    def specs(self, parts: Parts) -> Sequence[DeskSpec]:
        """Return the desks, in the order of the rail; what the role may not do on them is barred."""
        return [replace(spec, factory=partial(self._fenced, spec)) for spec in self._specs(parts)]

    def _specs(self, parts: Parts) -> Sequence[DeskSpec]:
        return (
            DeskSpec("counter", tr("Counter"), "banknote", partial(self._counter, parts)),
            DeskSpec("start", tr("Start"), "calendar-check", partial(self._start, parts), shortcut="Ctrl+0"),
            DeskSpec("customers", tr("Customers"), "users", partial(self._customers, parts)),
            DeskSpec("arrears", tr("Arrears"), "clock-alert", partial(self._arrears, parts)),
            DeskSpec("conversions", tr("Conversions"), "gauge", partial(self._conversions, parts)),
            DeskSpec("recovery", tr("Recovery"), "chart-column", partial(self._recovery, parts)),
            DeskSpec(
                "assessment",
                tr("Assessment"),
                "star",
                partial(self._assessment, parts),
                shortcut="Ctrl+Shift+K",
            ),
            DeskSpec("import", tr("Import"), "file-up", partial(self._import, parts)),
            DeskSpec("collection", tr("Collection"), "list-checks", partial(self._collection, parts)),
            DeskSpec("bank", tr("Bank"), "landmark", partial(self._bank, parts)),
            DeskSpec("settings", tr("Settings"), "settings", partial(self._settings, parts), at_foot=True),
        )

    def lead(self, parts: Parts, opens: Callable[[str], QWidget]) -> None:
        """Let the search and the desks lead to one another, by what opens a desk."""
        self._open = opens
        parts.search.chosen.connect(self.serve)
        parts.search.looked_up.connect(self.look_up)

    def second_person(self, parts: Parts) -> SecondPerson:
        """Return the one that asks a second person over the desks; pages are given it."""
        if self._second is None:
            self._second = SecondPerson(parts.tasks, lambda: self._office.users, parts.stack)
        return self._second

    def open_first(self) -> None:
        """Open the desk that the day begins at."""
        self._open("counter")

    def open_users(self) -> None:
        """Show the users in the settings."""
        cast("SettingsDesk", self._open("settings")).show_page("users")

    def forget(self) -> None:
        """Let go of every desk: the window drops them."""
        if self._second:
            self._second.leave()
        self._till = None
        self._made.clear()

    def unsaved(self) -> bool:
        """Return whether anything was typed on a desk that would be lost with it."""
        from desktop.views.unsaved import has_unsaved

        return any(has_unsaved(page) for page in self._made.values())

    def _fenced(self, spec: DeskSpec) -> QWidget:
        page = spec.factory()
        self._made[spec.key] = page
        self._fence(page)
        return page

    def _fence(self, part: QWidget) -> None:
        if self._office.workplace.user is not None:
            from desktop.app.fences import fence

            fence(part, self._office.workplace)

    def serve(self, customer_no: str) -> None:
        """Call a customer to the counter."""
        cast("CounterPage", self._open("counter")).serve(customer_no)

    def look_up(self, customer_no: str) -> None:
        """Show everything about a customer."""
        cast("CustomersPage", self._open("customers")).open_customer(customer_no)

    def top_up(self, customer_no: str, again: "PaymentDraft | None" = None) -> None:
        """Begin a prepaid customer's top-up, or one again that a crash left open."""
        page = cast("CustomersPage", self._open("customers"))
        page.open_customer(customer_no)
        page.acts.top_up_once_shown(customer_no, again)

    def _counter(self, parts: Parts) -> QWidget:
        from desktop.views.counter_page import CounterPage
        from desktop.views.counter_services import CounterServices

        office = self._office
        services = CounterServices(
            lambda: office.payments,
            lambda: office.settings,
            lambda: office.requests,
            lambda: office.shifts,
            lambda: office.numbers,
            lambda: office.backups,
            office.clerk,
            office.workplace.may,
            guarded=office.workplace.guarded,
            read_only=office.read_only,
        )
        self._till = CounterPage(
            services,
            parts.tasks,
            parts.notifier,
            parts.day,
            parts.search,
            memory=self._memory,
            second=self.second_person(parts),
        )
        self._till.part_made.connect(self._fence)
        self._till.topup_asked.connect(self.top_up)
        return self._till

    def _start(self, parts: Parts) -> QWidget:
        from desktop.app.start import start_page

        return start_page(parts, self._office, self._open)

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
            acts=self._act_desk(parts),
            print_receipt=self._till.takings.receipts.print_again if self._till else None,
        )
        page.pay_requested.connect(self.serve)
        return following(parts, page)

    def _act_desk(self, parts: Parts) -> "ActDesk":
        from desktop.views.act_desk import ActDesk

        office = self._office
        return ActDesk(
            parts.tasks,
            parts.notifier,
            parts.day.today,
            acts=office.acts,
            foresight=office.foresight,
            payments=office.payments,
            requests=office.requests,
            vouchers=office.vouchers,
            prestored=office.prestored,
            customers=office.customers,
            settings=office.settings,
            topups=lambda: office.topups,
            vending=lambda: office.vending,
            second=self.second_person(parts),
            may=office.workplace.may,
        )

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
        return following(parts, page)

    def _collection(self, parts: Parts) -> QWidget:
        from desktop.app.collection import CollectionTabs

        return CollectionTabs(parts, self._office, self._files, self.second_person(parts), self).desk()

    def _conversions(self, parts: Parts) -> QWidget:
        from desktop.app.conversions import ConversionTabs

        return ConversionTabs(parts, self._office, self._files, self.second_person(parts), self).desk()

    def _assessment(self, parts: Parts) -> QWidget:
        from desktop.app.assessment import AssessmentTabs

        return AssessmentTabs(parts, self._office, self._files, self.second_person(parts), self).desk()

    def _recovery(self, parts: Parts) -> QWidget:
        from desktop.views.recovery_desk import RecoveryDesk

        page = RecoveryDesk(parts.tasks, parts.notifier, self._office.recovery, self._files, parts.day.today)
        return following(parts, page)

    def _import(self, parts: Parts) -> QWidget:
        from desktop.views.import_desk import ImportDesk

        return ImportDesk(parts.tasks, parts.notifier, self._office.imports, self._files)

    def _bank(self, parts: Parts) -> QWidget:
        from desktop.views.bank_desk import BankDesk
        from desktop.views.bank_page import BankPage
        from desktop.views.debit_agreements_page import DebitAgreementsPage
        from desktop.views.debit_page import DebitPage

        office, today = self._office, parts.day.today
        statement = BankPage(
            parts.tasks,
            parts.notifier,
            office.bank,
            self._files,
            search=office.finding.search,
            receipt=office.payments.receipt,
        )
        search = office.finding.search
        debits = (parts.tasks, parts.notifier, office.debits, self._files)
        desk = BankDesk()
        desk.add_page(statement, tr("Statement"))
        desk.add_page(DebitPage(*debits, today), tr("Direct debit"))
        desk.add_page(DebitAgreementsPage(*debits, search, today), tr("Agreements"))
        return desk

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
        page.saved.connect(self.settings_changed)
        add_numbers(parts, office, self._files, page)
        if users := add_people(parts, office, self._files, page):
            users.first_made.connect(self.first_user_made)
        return page


def _nowhere(key: str) -> QWidget:
    raise LookupError(key)
