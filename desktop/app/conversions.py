"""The tabs of the conversions desk: which there are, and what each is made from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app.desk_tabs import DeskTabs
from desktop.views.tabbed_desk import TabSpec
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.views.conversion_services import ConversionServices


class ConversionTabs(DeskTabs):
    """Makes the tabs of the conversions desk; services of prepaid customers load when one is first met."""

    def specs(self) -> Sequence[TabSpec]:
        """Return the tabs, in the order shown: a line each."""
        return (
            TabSpec("board", tr("Board"), self._board),
            TabSpec("table", tr("On the way"), self._table),
            TabSpec("campaigns", tr("Campaigns"), self._campaigns),
            TabSpec("orders", tr("Work orders"), self._orders),
            TabSpec("meters", tr("Meters"), self._meters),
            TabSpec("vending", tr("Vending"), self._vending),
            TabSpec("applications", tr("New connections"), self._applications),
            TabSpec("recovered", tr("Recovered"), self._recovered),
            TabSpec("tracking", tr("Tracking"), self._tracking),
        )

    def _board(self) -> QWidget:
        from desktop.views.board_page import BoardPage

        page = BoardPage(self._services())
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _table(self) -> QWidget:
        from desktop.views.conversions_desk import ConversionsDesk

        page = ConversionsDesk(self._services(), self.files)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _campaigns(self) -> QWidget:
        from desktop.views.campaign_tab import CampaignTab

        office = self.office
        return CampaignTab(self.writing_desk(), lambda: office.campaigns, office.customers)

    def _tracking(self) -> QWidget:
        from desktop.views.tracking_tab import TrackingTab

        return TrackingTab(self.writing_desk(), lambda: self.office.tracking)

    def _recovered(self) -> QWidget:
        from desktop.views.recovered_page import RecoveredPage

        return RecoveredPage(self.writing_desk(), lambda: self.office.topups)

    def _applications(self) -> QWidget:
        from desktop.views.application_desk import ApplicationDesk
        from desktop.views.application_tab import ApplicationTab

        parts, office = self.parts, self.office
        services = office.applications, office.customers
        desk = ApplicationDesk(parts.tasks, parts.notifier, parts.day.today, *services, second=self.second)
        page = ApplicationTab(desk)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _vending(self) -> QWidget:
        from desktop.views.vending_tab import VendingTab

        page = VendingTab(self.writing_desk(), self.office.vending, self.second)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _services(self) -> "ConversionServices":
        from desktop.views.conversion_services import ConversionServices
        from desktop.views.customer_suggestions import suggesting

        parts, office = self.parts, self.office
        return ConversionServices(
            parts.tasks,
            parts.notifier,
            parts.day.today,
            suggesting(office.customers.search),
            office.conversions,
            office.customers,
            office.settings,
            lambda: office.topups,
            lambda: office.payments,
            self.second,
        )

    def _meters(self) -> QWidget:
        from desktop.views.meter_tab import MeterTab

        page = MeterTab(self.writing_desk(), self.office.meters)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _orders(self) -> QWidget:
        from desktop.views.order_make_form import OrderServices
        from desktop.views.order_tab import OrderTab

        office = self.office
        services = OrderServices(office.orders, office.meters, office.customers)
        page = OrderTab(self.writing_desk(), services)
        page.customer_asked.connect(self.desks.look_up)
        return page
