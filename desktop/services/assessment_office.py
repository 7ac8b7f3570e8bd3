"""The part of an open office that assesses, publishes and closes."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.bulletins import BulletinService
    from desktop.services.closing import ClosingService
    from desktop.services.dashboard import DashboardService
    from desktop.services.pivots import PivotService
    from desktop.services.targets import TargetService


class AssessmentOffice:
    """The services of assessment, each loaded when it is first asked for."""

    workplace: Workplace

    @cached_property
    def bulletins(self) -> "BulletinService":
        """Rank stations and contractors each day, and publish it."""
        from desktop.services.bulletins import BulletinService

        return BulletinService(self.workplace)

    @cached_property
    def targets(self) -> "TargetService":
        """Set targets, and score what was reached."""
        from desktop.services.targets import TargetService

        return TargetService(self.workplace)

    @cached_property
    def closing(self) -> "ClosingService":
        """Freeze a month or a year, and certify zero."""
        from desktop.services.closing import ClosingService

        return ClosingService(self.workplace)

    @cached_property
    def dashboard(self) -> "DashboardService":
        """Show where everyone stands, and what is missing to zero."""
        from desktop.services.dashboard import DashboardService

        return DashboardService(self.workplace)

    @cached_property
    def pivots(self) -> "PivotService":
        """Cut the ledger by chosen rows, columns and measures."""
        from desktop.services.pivots import PivotService

        return PivotService(self.workplace)
