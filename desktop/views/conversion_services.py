"""What the desk of conversions works with; the services of prepaid customers are loaded late."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.conversions import ConversionService
    from desktop.services.customers import CustomerService
    from desktop.services.payments import PaymentService
    from desktop.services.settings import SettingsService
    from desktop.services.topups import TopUpService
    from desktop.views.second_person import SecondPerson


@dataclass(frozen=True, slots=True)
class ConversionServices:
    """The services behind the desk, and the second person where one is wanted."""

    conversions: "ConversionService"
    customers: "CustomerService"
    settings: "SettingsService"
    topups: "Callable[[], TopUpService]"
    payments: "Callable[[], PaymentService]"
    second: "SecondPerson | None" = None
