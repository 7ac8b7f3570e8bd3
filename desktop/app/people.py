"""The pages of the settings that are about people: the users, and what they did."""

from typing import TYPE_CHECKING

from desktop.app.shell import Parts
from desktop.domain.rights import Right
from desktop.views.file_chooser import FileChooser
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office
    from desktop.views.audit_page import AuditPage
    from desktop.views.settings_desk import SettingsDesk
    from desktop.views.users_page import UsersPage


def add_people(
    parts: Parts, office: "Office", files: FileChooser, desk: "SettingsDesk"
) -> "UsersPage | None":
    """Give the settings the users and the trail, each to whom it is open; return the page of the users."""
    users = None
    if office.workplace.may(Right.USERS):
        from desktop.views.users_page import UsersPage

        users = UsersPage(parts.tasks, parts.notifier, office.users)
        desk.add_page("users", users, tr("Users"))
    if office.workplace.may(Right.AUDIT):
        desk.add_page("audit", _trail(parts, office, files), tr("Audit trail"))
    return users


def _trail(parts: Parts, office: "Office", files: FileChooser) -> "AuditPage":
    from desktop.views.audit_page import AuditPage, AuditServices
    from desktop.views.list_export import ListExport

    export = ListExport(parts.tasks, parts.notifier, office.settings, files)
    services = AuditServices(office.audit, office.checks, office.users)
    return AuditPage(parts.tasks, services, export, parts.day.today)
