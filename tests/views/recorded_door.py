"""The message door of the tests: it keeps what was said, and answers questions."""

from collections.abc import Sequence

from desktop.domain.errors import Cancelled, Refusal
from desktop.views.message_bar import Action
from desktop.views.notify import Notifier


class RecordedDoor(Notifier):
    """The message door, recorded: what was said, what was asked, and what the clerk answers."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.failures: list[Exception] = []
        self.news: list[str] = []
        self.warnings: list[str] = []
        self.actions: list[Action] = []
        self.questions: list[str] = []
        self.answer = True

    def refused(self, refusal: Refusal) -> None:
        if not isinstance(refusal, Cancelled):
            self.refusals.append(refusal)

    def failed(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.refused(error)
        else:
            self.failures.append(error)

    def info(self, text: str, actions: Sequence[Action] = ()) -> None:
        self.news.append(text)
        self.actions = list(actions)

    def warn(self, text: str, actions: Sequence[Action] = ()) -> None:
        self.warnings.append(text)
        self.actions = list(actions)

    def clear(self) -> None:
        self.news.clear()
        self.refusals.clear()

    def ask(self, question: str, *, yes: str, no: str) -> bool:
        self.questions.append(question)
        return self.answer
