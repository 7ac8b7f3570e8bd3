"""The tabs of the collection desk that act on customers in arrears, and what they are made from."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app.shell import Parts
from desktop.views.file_chooser import FileChooser
from desktop.views.second_person import SecondPerson

if TYPE_CHECKING:
    from desktop.app.desks import Desks
    from desktop.services.office import Office
    from desktop.views.field_services import FieldServices


def worklist_tab(
    parts: Parts, office: "Office", files: FileChooser, second: SecondPerson, desks: "Desks"
) -> QWidget:
    """Return the worklist."""
    from desktop.views.worklist_tab import WorklistTab

    tab = WorklistTab(_services(parts, office, files, second))
    tab.pay_requested.connect(desks.serve)
    tab.customer_requested.connect(desks.look_up)
    return tab


def stop_supply_tab(
    parts: Parts, office: "Office", files: FileChooser, second: SecondPerson, desks: "Desks"
) -> QWidget:
    """Return the stop-supply procedure."""
    from desktop.views.stop_supply_tab import StopSupplyTab

    tab = StopSupplyTab(_services(parts, office, files, second))
    tab.customer_requested.connect(desks.look_up)
    return tab


def _services(parts: Parts, office: "Office", files: FileChooser, second: SecondPerson) -> "FieldServices":
    from desktop.views.customer_suggestions import suggesting
    from desktop.views.field_services import FieldServices

    return FieldServices(
        parts.tasks,
        parts.notifier,
        office.contacts,
        office.customers,
        office.notices,
        office.stop_supply,
        office.worklist,
        office.settings,
        files,
        second,
        suggesting(office.finding.search),
        parts.day.today,
        office.clerk,
    )
