"""What the dashboard works with: the runner, the door, the services, the files and the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.services.customers import CustomerService
from desktop.services.dashboard import DashboardService
from desktop.views.file_chooser import FileChooser
from desktop.views.list_export import ListExport
from desktop.views.notify import Notifier
from desktop.views.tasks import TaskRunner

if TYPE_CHECKING:
    from desktop.services.settings import SettingsService


@dataclass(frozen=True, slots=True)
class DashboardDesk:
    """Handed to each part of the dashboard."""

    tasks: TaskRunner
    notifier: Notifier
    today: Callable[[], date]
    dashboard: DashboardService
    customers: CustomerService
    settings: "SettingsService"
    files: FileChooser

    def export(self) -> ListExport:
        """Return what writes lists to files."""
        return ListExport(self.tasks, self.notifier, self.settings, self.files)
