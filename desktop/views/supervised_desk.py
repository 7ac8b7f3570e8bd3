"""What pages whose acts may need a second person work with: the runner, the door, the day, that person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.views.notify import Notifier
from desktop.views.second_person import SecondPerson, Work, do_supervised
from desktop.views.tasks import TaskRunner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SupervisedDesk:
    """Handed to such a page, with the services it asks; acts are of the business date, `today`."""

    tasks: TaskRunner
    notifier: Notifier
    today: Callable[[], date]
    second: SecondPerson | None = field(default=None, kw_only=True)

    def post(
        self,
        owner: QObject,
        words: str,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do an act; where it needs a second person, `words` say to that one what is to be confirmed."""
        do_supervised(self.second, self.tasks, owner, words, work, done, failed)
