"""A second person's word for a supervisor's act: asked for at the same window, and handed back.

A page that may need it is given the window's one `SecondPerson`, and has two ways:

* `post(owner, words, work, done, failed=…)` does `work(approval, progress)` without an approval first; where
  the refusal is one that a second person can lift, it asks, and does the work once more with the `Approval`.
* `ask(words, right, agreed, declined)` only asks, and calls `agreed` with the `Approval`.

A desk whose window may have none does its acts by `do_supervised`.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from desktop.domain.errors import Cancelled, NotAllowed, SecondPersonNeeded
from desktop.domain.rights import SUPERVISED, Right
from desktop.domain.users import Approval
from desktop.views.tasks import Progress, TaskRunner

if TYPE_CHECKING:
    from desktop.services.users import UserService
    from desktop.views.second_person_panel import SecondPersonPanel

T = TypeVar("T")
Work = Callable[[Approval | None, Progress], T]


class SecondPerson(QObject):
    """Asks in a panel over the desks, which is made when the first question comes."""

    def __init__(self, tasks: TaskRunner, users: Callable[[], "UserService"], desks: QStackedWidget) -> None:
        """Be ready to ask over `desks`; `users` gives the service, which is loaded late."""
        super().__init__(desks)
        self._tasks = tasks
        self._users = users
        self._desks = desks
        self.panel: SecondPersonPanel | None = None

    def post(
        self,
        owner: QObject,
        words: str,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do a supervisor's act in the writing lane, with a second person's word where it needs one.

        `words` say what is to be confirmed. Whoever leaves the question gives `failed` a Cancelled, which the
        message door passes over in silence.
        """
        tell = failed or self._tasks.tell

        def run(approval: Approval | None, refused: Callable[[Exception], None]) -> None:
            self._tasks.run(owner, partial(work, approval), done, failed=refused, lane="write")

        def refused(error: Exception) -> None:
            if (right := liftable(error)) is None:
                tell(error)
            else:
                self.ask(words, right, lambda approval: run(approval, tell), lambda: tell(Cancelled()))

        run(None, refused)

    def ask(
        self,
        words: str,
        right: Right,
        agreed: Callable[[Approval], None],
        declined: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask for the word of somebody else who has a right; a question that still stands is declined."""
        if self.panel is None:
            from desktop.views.second_person_panel import SecondPersonPanel

            self.panel = SecondPersonPanel(self._tasks, self._users(), self._desks)
        self.panel.ask(words, right, agreed, declined)

    def leave(self) -> None:
        """Decline what is asked, if anything is."""
        if self.panel is not None:
            self.panel.leave()


def do_supervised(
    second: SecondPerson | None,
    tasks: TaskRunner,
    owner: QObject,
    words: str,
    work: Work[T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> None:
    """Do an act; where the window has a second person, `words` say to that one what is to be confirmed."""
    if second is None:
        tasks.run(owner, partial(work, None), done, failed=failed, lane="write")
    else:
        second.post(owner, words, work, done, failed=failed)


def liftable(error: Exception) -> Right | None:
    """Return the right that a second person can lend after this refusal, or None."""
    if isinstance(error, SecondPersonNeeded):
        return error.right
    return error.right if isinstance(error, NotAllowed) and error.right in SUPERVISED else None
