"""What the pages of conversions ask of an office, as the program gives it."""

from collections.abc import Callable
from datetime import date

from desktop.services.office import Office
from desktop.views.conversion_services import ConversionServices
from desktop.views.notify import Notifier
from desktop.views.second_person import SecondPerson
from desktop.views.suggestions import Suggestion
from desktop.views.tasks import TaskRunner


def services_of(
    office: Office,
    tasks: TaskRunner,
    door: Notifier,
    today: Callable[[], date],
    second: SecondPerson | None = None,
) -> ConversionServices:
    """Return the services of an office; customers are suggested by what the office finds."""

    def find(text: str) -> list[Suggestion]:
        return [Suggestion(line.customer_no, line.name) for line in office.customers.search(text)]

    services = office.conversions, office.customers, office.settings
    late = (lambda: office.topups), (lambda: office.payments)
    return ConversionServices(tasks, door, today, find, *services, *late, second)
