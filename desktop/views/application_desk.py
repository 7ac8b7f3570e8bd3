"""What the pages of new connections are made with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.domain.users import Approval
from desktop.services.applications import ApplicationService
from desktop.services.customers import CustomerService
from desktop.views.notify import Notifier
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import Progress, TaskRunner

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
        work: Callable[[Approval | None, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do an act in the writing lane, with a second person's word where it needs one."""
        if self.second is not None:
            self.second.post(owner, words, work, done, failed=failed)
            return

        def alone(progress: Progress) -> T:
            return work(None, progress)

        self.tasks.run(owner, alone, done, failed=failed, lane="write")
