"""What the pages of new connections are made with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.services.applications import ApplicationService
from desktop.services.customers import CustomerService
from desktop.views.notify import Notifier
from desktop.views.second_person import SecondPerson, Work, do_supervised
from desktop.views.tasks import TaskRunner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ApplicationDesk:
    """The services, the runner of slow work, the message door and the business date."""

    tasks: TaskRunner
    notifier: Notifier
    today: Callable[[], date]
    applications: ApplicationService
    customers: CustomerService
    second: SecondPerson | None = None

    def post(
        self,
        owner: QObject,
        words: str,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do an act in the writing lane, with a second person's word where it needs one."""
        do_supervised(self.second, self.tasks, owner, words, work, done, failed)
