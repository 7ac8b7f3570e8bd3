"""The part of an open office that leads customers to prepaid meters."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.applications import ApplicationService
    from desktop.services.campaigns import CampaignService
    from desktop.services.conversions import ConversionService
    from desktop.services.meter_orders import MeterOrderService
    from desktop.services.meters import MeterService
    from desktop.services.topups import TopUpService
    from desktop.services.tracking import TrackingService
    from desktop.services.vending import VendingService


class PrepaidOffice:
    """The services of prepaid meters, each loaded when it is first asked for."""

    workplace: Workplace

    @cached_property
    def topups(self) -> "TopUpService":
        """Take top-ups of prepaid customers, and recover their debt."""
        from desktop.services.topups import TopUpService

        return TopUpService(self.workplace)

    @cached_property
    def conversions(self) -> "ConversionService":
        """Follow customers from candidate to commissioned."""
        from desktop.services.conversions import ConversionService

        return ConversionService(self.workplace)

    @cached_property
    def campaigns(self) -> "CampaignService":
        """Plan conversions by area and month."""
        from desktop.services.campaigns import CampaignService

        return CampaignService(self.workplace)

    @cached_property
    def meters(self) -> "MeterService":
        """Move meters in and out of stock, and count them."""
        from desktop.services.meters import MeterService

        return MeterService(self.workplace)

    @cached_property
    def orders(self) -> "MeterOrderService":
        """Send teams out to change meters, and enter what came of it."""
        from desktop.services.meter_orders import MeterOrderService

        return MeterOrderService(self.workplace)

    @cached_property
    def applications(self) -> "ApplicationService":
        """Take applications for new connections."""
        from desktop.services.applications import ApplicationService

        return ApplicationService(self.workplace)

    @cached_property
    def vending(self) -> "VendingService":
        """Ask meter makers' systems for tokens, each once."""
        from desktop.services.vending import VendingService

        return VendingService(self.workplace)

    @cached_property
    def tracking(self) -> "TrackingService":
        """Tell what the conversions have come to."""
        from desktop.services.tracking import TrackingService

        return TrackingService(self.workplace)
