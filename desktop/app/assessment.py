"""The tabs of the assessment desk: which there are, and what each is made from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.app.desk_tabs import DeskTabs
from desktop.views.tabbed_desk import TabSpec
from desktop.wording import tr


class AssessmentTabs(DeskTabs):
    """Makes the tabs of the assessment desk."""

    def specs(self) -> Sequence[TabSpec]:
        """Return the tabs, in the order shown: a line each."""
        return (
            TabSpec("dashboard", tr("Dashboard"), self._dashboard),
            TabSpec("bulletin", tr("Bulletin"), self._bulletin),
            TabSpec("scorecard", tr("Scorecard"), self._scorecard),
            TabSpec("targets", tr("Targets"), self._targets),
            TabSpec("pivot", tr("Pivot"), self._pivot),
            TabSpec("closing", tr("Closing"), self._closing),
        )

    def _dashboard(self) -> QWidget:
        from desktop.views.dashboard_desk import DashboardDesk
        from desktop.views.dashboard_page import DashboardPage

        parts, office = self.parts, self.office
        shared = parts.tasks, parts.notifier, parts.day.today, office.settings, self.files
        page = DashboardPage(DashboardDesk(*shared, office.dashboard, office.customers))
        page.customer_asked.connect(self.desks.look_up)
        page.pay_asked.connect(self.desks.serve)
        return page

    def _bulletin(self) -> QWidget:
        from desktop.views.bulletin_page import BulletinPage

        parts, office = self.parts, self.office
        return BulletinPage(
            parts.tasks, parts.notifier, lambda: office.bulletins, self.files, parts.day.today
        )

    def _scorecard(self) -> QWidget:
        from desktop.views.scorecard_tab import ScorecardTab

        page = ScorecardTab(self.writing_desk(), self.office.targets)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _targets(self) -> QWidget:
        from desktop.views.target_tab import TargetTab

        return TargetTab(self.writing_desk(), self.office.targets)

    def _pivot(self) -> QWidget:
        from desktop.views.pivot_page import PivotPage

        page = PivotPage(self.writing_desk(), self.office.pivots)
        page.customer_asked.connect(self.desks.look_up)
        return page

    def _closing(self) -> QWidget:
        from desktop.views.closing_tab import ClosingTab

        parts, office = self.parts, self.office
        services = (lambda: office.closing), office.recovery
        return ClosingTab(parts.tasks, parts.notifier, *services, self.files, parts.day.today)
