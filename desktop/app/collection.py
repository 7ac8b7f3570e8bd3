"""The tabs of the collection desk: which there are, and what each is made from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app.desk_tabs import DeskTabs
from desktop.views.tabbed_desk import TabSpec
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.views.contact_form import ContactForm


class CollectionTabs(DeskTabs):
    """Makes the tabs of the collection desk."""

    def specs(self) -> Sequence[TabSpec]:
        """Return the tabs, in the order shown: a line each."""
        return (
            TabSpec("worklist", tr("Worklist"), self._worklist),
            TabSpec("contacts", tr("Contacts"), self._contacts),
            TabSpec("stop-supply", tr("Stop supply"), self._stop_supply),
            TabSpec("risk", tr("Risk"), self._risk),
            TabSpec("reminders", tr("Reminders"), self._reminders),
            TabSpec("funding", tr("Fiscal payers"), self._funding),
            TabSpec("visits", tr("Key customers"), self._visits),
        )

    def _worklist(self) -> QWidget:
        from desktop.app.field_tabs import worklist_tab

        return worklist_tab(self.parts, self.office, self.files, self.second, self.desks)

    def _stop_supply(self) -> QWidget:
        from desktop.app.field_tabs import stop_supply_tab

        return stop_supply_tab(self.parts, self.office, self.files, self.second, self.desks)

    def _contacts(self) -> QWidget:
        from desktop.views.contacts_tab import ContactsTab
        from desktop.views.list_export import ListExport

        parts, office = self.parts, self.office
        export = ListExport(parts.tasks, parts.notifier, office.settings, self.files)
        services = office.contacts, office.customers
        tab = ContactsTab(
            parts.tasks, parts.notifier, *services, self._contact_form(), export, parts.day.today
        )
        tab.customer_asked.connect(self.desks.look_up)
        return tab

    def _contact_form(self) -> "ContactForm":
        from desktop.views.contact_form import ContactForm
        from desktop.views.customer_suggestions import suggesting

        parts, office = self.parts, self.office
        find = suggesting(office.finding.search)
        today = parts.day.today
        return ContactForm(
            parts.tasks, parts.notifier, office.contacts, find, self.files, today, office.clerk
        )

    def _reminders(self) -> QWidget:
        from desktop.views.customer_suggestions import suggesting
        from desktop.views.reminders_desk import RemindersDesk
        from desktop.views.reminders_page import RemindersPage

        parts, office = self.parts, self.office
        services = office.sms, office.customers, office.settings
        find = suggesting(office.finding.search)
        desk = RemindersDesk(parts.tasks, parts.notifier, parts.day.today, *services, find, self.files)
        page = RemindersPage(desk)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _funding(self) -> QWidget:
        from desktop.views.funding_tab import FundingTab

        parts = self.parts
        tab = FundingTab(parts.tasks, parts.notifier, self.office.funding, self.files, parts.day.today)
        tab.customer_asked.connect(self.desks.look_up)
        return tab

    def _risk(self) -> QWidget:
        from desktop.views.risk_desk import RiskDesk
        from desktop.views.risk_page import RiskPage

        parts, office = self.parts, self.office
        services = office.risk, office.customers, office.settings
        page = RiskPage(
            RiskDesk(parts.tasks, parts.notifier, parts.day.today, *services, self.files, second=self.second)
        )
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _visits(self) -> QWidget:
        from desktop.views.visits_tab import VisitsTab

        parts, office = self.parts, self.office
        tab = VisitsTab(parts.tasks, parts.notifier, office.visits, self.files, parts.day.today, office.clerk)
        tab.customer_asked.connect(self.desks.look_up)
        return tab
