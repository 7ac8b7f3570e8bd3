"""One quiet line under the recovery's figures: what was posted late, and what was known without it."""

from datetime import date
from functools import partial

from desktop.documents.statements import known_then
from desktop.domain.lateness import Known
from desktop.domain.recovery import Recovery
from desktop.services.recovery import RecoveryService
from desktop.views.labels import Sentence
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import language


class RecoveryLate(Sentence):
    """Says how many entries of a day came after it; says nothing where none did."""

    def __init__(self, tasks: TaskRunner, recovery: RecoveryService) -> None:
        super().__init__()
        self.setObjectName("remark")
        self._tasks = tasks
        self._recovery = recovery
        self.say("")

    def ask(self, year: int, on: date, true: Recovery) -> None:
        """Ask what was known of a year at a day's end, and say it where that was something else."""
        self._tasks.run(self, partial(_known, self._recovery, year, on, true), self._tell, latest="known")

    def _tell(self, known: Known) -> None:
        self.say(known_then(known, language()) if known.late else "")


def _known(recovery: RecoveryService, year: int, on: date, true: Recovery, _progress: Progress) -> Known:
    return recovery.known(year, on, true)
