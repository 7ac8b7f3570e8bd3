"""What the tabs of the work in the field are made from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.services.contacts import ContactService
from desktop.services.customers import CustomerService
from desktop.services.notices import NoticeService
from desktop.services.settings import SettingsService
from desktop.services.stop_supply import StopSupplyService
from desktop.services.worklist import WorklistService
from desktop.views.file_chooser import FileChooser
from desktop.views.notify import Notifier
from desktop.views.search import Find
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class FieldServices:
    """The services of the field with the parts of the window that a tab needs."""

    tasks: TaskRunner
    notifier: Notifier
    contacts: ContactService
    customers: CustomerService
    notices: NoticeService
    stop_supply: StopSupplyService
    worklist: WorklistService
    settings: SettingsService
    files: FileChooser
    second: SecondPerson
    find: Find
    today: Callable[[], date]
    person: str
