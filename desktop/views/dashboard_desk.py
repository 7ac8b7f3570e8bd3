"""What the dashboard works with: a writing desk, with the services of the dashboard and of customers."""

from dataclasses import dataclass

from desktop.services.customers import CustomerService
from desktop.services.dashboard import DashboardService
from desktop.views.writing_desk import WritingDesk


@dataclass(frozen=True, slots=True)
class DashboardDesk(WritingDesk):
    """Handed to each part of the dashboard."""

    dashboard: DashboardService
    customers: CustomerService
