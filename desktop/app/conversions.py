"""The tabs of the conversions desk: which there are, and what each is made from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.app.desk_tabs import DeskTabs
from desktop.views.tabbed_desk import TabSpec
from desktop.wording import tr


class ConversionTabs(DeskTabs):
    """Makes the tabs of the conversions desk; services of prepaid customers load when one is first met."""

    def specs(self) -> Sequence[TabSpec]:
        """Return the tabs, in the order shown: a line each."""
        return (
            TabSpec("table", tr("On the way"), self._table),
            TabSpec("recovered", tr("Recovered"), self._recovered),
        )

    def _table(self) -> QWidget:
        from desktop.views.conversion_services import ConversionServices
        from desktop.views.conversions_desk import ConversionsDesk
        from desktop.views.customer_suggestions import suggesting

        parts, office = self.parts, self.office
        services = ConversionServices(
            office.conversions,
            office.customers,
            office.settings,
            lambda: office.topups,
            lambda: office.payments,
            self.second,
        )
        find = suggesting(office.customers.search)
        page = ConversionsDesk(parts.tasks, parts.notifier, services, find, self.files, parts.day.today)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _recovered(self) -> QWidget:
        from desktop.views.recovered_page import RecoveredPage

        parts, office = self.parts, self.office
        services = (lambda: office.topups), office.settings
        return RecoveredPage(parts.tasks, parts.notifier, *services, self.files, parts.day.today)
