"""The part of an open office that works in the field: contacts and what comes of them."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.contacts import ContactService
    from desktop.services.funding import FundingService
    from desktop.services.risk import RiskService
    from desktop.services.sms import SmsService
    from desktop.services.start import StartService
    from desktop.services.stop_supply import StopSupplyService
    from desktop.services.visits import VisitService
    from desktop.services.worklist import WorklistService


class FieldOffice:
    """The services of the work in the field, each loaded when it is first asked for."""

    workplace: Workplace

    @cached_property
    def contacts(self) -> "ContactService":
        """Record what passes between the bureau and its customers."""
        from desktop.services.contacts import ContactService

        return ContactService(self.workplace)

    @cached_property
    def sms(self) -> "SmsService":
        """Remind customers by SMS."""
        from desktop.services.sms import SmsService

        return SmsService(self.workplace)

    @cached_property
    def funding(self) -> "FundingService":
        """Follow the payers whose money is an appropriation."""
        from desktop.services.funding import FundingService

        return FundingService(self.workplace)

    @cached_property
    def risk(self) -> "RiskService":
        """See risk before it is arrears."""
        from desktop.services.risk import RiskService

        return RiskService(self.workplace)

    @cached_property
    def stop_supply(self) -> "StopSupplyService":
        """Tell what the stop-supply procedure allows when, and record its acts."""
        from desktop.services.stop_supply import StopSupplyService

        return StopSupplyService(self.workplace)

    @cached_property
    def visits(self) -> "VisitService":
        """Plan visits to key customers, record them, and follow what was said."""
        from desktop.services.visits import VisitService

        return VisitService(self.workplace)

    @cached_property
    def worklist(self) -> "WorklistService":
        """Say whose turn it is, and what to do next."""
        from desktop.services.worklist import WorklistService

        return WorklistService(self.workplace)

    @cached_property
    def start(self) -> "StartService":
        """Gather what is due today."""
        from desktop.services.start import StartService

        return StartService(self.workplace)
