"""What the pages of new connections are made with."""

from dataclasses import dataclass

from desktop.services.applications import ApplicationService
from desktop.services.customers import CustomerService
from desktop.views.supervised_desk import SupervisedDesk


@dataclass(frozen=True, slots=True)
class ApplicationDesk(SupervisedDesk):
    """A supervised desk, with the services of applications and of customers."""

    applications: ApplicationService
    customers: CustomerService
