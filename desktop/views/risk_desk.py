"""What the pages of the warning are made with."""

from dataclasses import dataclass

from desktop.services.customers import CustomerService
from desktop.services.risk import RiskService
from desktop.services.settings import SettingsService
from desktop.views.file_chooser import FileChooser
from desktop.views.supervised_desk import SupervisedDesk


@dataclass(frozen=True, slots=True)
class RiskDesk(SupervisedDesk):
    """A supervised desk, with the services of the warning and the dialogs for files."""

    risk: RiskService
    customers: CustomerService
    settings: SettingsService
    files: FileChooser
