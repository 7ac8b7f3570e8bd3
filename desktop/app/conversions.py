"""The desk of prepaid conversions: what it is given of an office."""

from typing import TYPE_CHECKING

from desktop.app.shell import Parts
from desktop.views.conversion_services import ConversionServices
from desktop.views.conversions_desk import ConversionsDesk
from desktop.views.customer_suggestions import suggesting
from desktop.views.file_chooser import FileChooser
from desktop.views.second_person import SecondPerson

if TYPE_CHECKING:
    from desktop.services.office import Office


def conversions_desk(
    parts: Parts, office: "Office", files: FileChooser, second: SecondPerson
) -> ConversionsDesk:
    """Make the desk; the services of prepaid customers are loaded when one is first met."""
    services = ConversionServices(
        office.conversions,
        office.customers,
        office.settings,
        lambda: office.topups,
        lambda: office.payments,
        second,
    )
    find = suggesting(office.customers.search)
    return ConversionsDesk(parts.tasks, parts.notifier, services, find, files, parts.day.today)
