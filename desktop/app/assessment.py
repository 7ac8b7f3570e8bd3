"""The tabs of the assessment desk: which there are, and what each is made from."""

from collections.abc import Sequence

from desktop.app.desk_tabs import DeskTabs
from desktop.views.tabbed_desk import TabSpec


class AssessmentTabs(DeskTabs):
    """Makes the tabs of the assessment desk."""

    def specs(self) -> Sequence[TabSpec]:
        """Return the tabs, in the order shown: a line each."""
        return ()
