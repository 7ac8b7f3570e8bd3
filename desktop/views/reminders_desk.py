"""What the pages of reminders work with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.views.file_chooser import FileChooser
from desktop.views.notify import Notifier
from desktop.views.search import Find
from desktop.views.tasks import TaskRunner

if TYPE_CHECKING:
    from desktop.services.customers import CustomerService
    from desktop.services.settings import SettingsService
    from desktop.services.sms import SmsService


@dataclass(frozen=True, slots=True)
class RemindersDesk:
    """The runner, the message door, the services, and the business date."""

    tasks: TaskRunner
    notifier: Notifier
    today: Callable[[], date]
    sms: "SmsService"
    customers: "CustomerService"
    settings: "SettingsService"
    find: Find
    """Finds customers as a clerk types."""
    files: FileChooser
