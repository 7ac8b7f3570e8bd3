"""What the pages of conversions work with; the services of prepaid customers are loaded late."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.views.notify import Notifier
from desktop.views.search import Find
from desktop.views.tasks import TaskRunner

if TYPE_CHECKING:
    from desktop.services.conversions import ConversionService
    from desktop.services.customers import CustomerService
    from desktop.services.payments import PaymentService
    from desktop.services.settings import SettingsService
    from desktop.services.topups import TopUpService
    from desktop.views.second_person import SecondPerson


@dataclass(frozen=True, slots=True)
class ConversionServices:
    """The runner, the door, the day, the suggestions, the services; a second person where wanted."""

    tasks: TaskRunner
    notifier: Notifier
    today: Callable[[], date]
    find: Find
    conversions: "ConversionService"
    customers: "CustomerService"
    settings: "SettingsService"
    topups: "Callable[[], TopUpService]"
    payments: "Callable[[], PaymentService]"
    second: "SecondPerson | None" = None
