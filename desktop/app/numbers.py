"""The page of the settings that issues receipt numbers, for those who may."""

from typing import TYPE_CHECKING

from desktop.app.shell import Parts
from desktop.domain.rights import Right
from desktop.views.file_chooser import FileChooser
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.views.settings_desk import SettingsDesk


def add_numbers(parts: Parts, office: "Office", files: FileChooser, desk: "SettingsDesk") -> None:
    """Give the settings the ranges of receipt numbers, where they are open to whoever is at the window."""
    if not office.workplace.may(Right.RANGES):
        return
    from desktop.views.list_export import ListExport
    from desktop.views.numbers_page import NumberServices, NumbersPage

    export = ListExport(parts.tasks, parts.notifier, office.settings, files)
    services = NumberServices(office.numbers, office.users, parts.day.today)
    page = NumbersPage(parts.tasks, parts.notifier, services, export)
    desk.add_page("numbers", page, tr("Receipt numbers"))
