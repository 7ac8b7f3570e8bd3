"""One step of many conversions at once: its date, its person, and the reason where it ends them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.conversion import ENDED, Move, Stage
from desktop.domain.errors import ReasonMissing, Refusal, StepBeforeLast
from desktop.services.conversions import ConversionService
from desktop.views.conversion_step_form import step_words
from desktop.views.date_field import DateField
from desktop.views.fields import TextField
from desktop.views.forms import Field
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Together:
    """What was done with many: the stage and how many stand there now."""

    stage: Stage
    count: int


class ConversionBulkForm(SideForm):
    """Collects what the step records of each; `saved` carries what was done `Together`."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        conversions: ConversionService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._service = conversions
        self._today = today
        self._keys: Sequence[int] = ()
        self._stage = Stage.APPROVED
        self.date = DateField(today)
        self.person = TextField()
        self.reason, self.note = TextField(required=True), TextField()
        self.form.add(tr("Date"), self.date)
        self.form.add(tr("Person"), self.person)
        self.form.add(tr("Reason"), self.reason)
        self.form.add(tr("Note"), self.note)
        self.listen_for_enter()

    def begin(self, keys: Sequence[int], stage: Stage) -> None:
        """Ask for one step of all these conversions."""
        self._keys, self._stage = keys, stage
        said = self.reason if stage in ENDED else self.note
        with self.filling(f"{step_words(stage)}: {tr('{count} customers', count=len(keys))}"):
            self.date.set_value(self._today())
            for field in (self.person, self.reason, self.note):
                field.clear()
            self.form.show_only((self.date, self.person, said))
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        day = self.date.value()
        if day is None:
            return
        said = self.reason if self._stage in ENDED else self.note
        words = self.person.text().strip(), said.text().strip()
        self.post(partial(_move_all, self._service, self._keys, Move("", self._stage, day, *words)))

    def _field_of(self, refusal: Refusal) -> Field | None:
        beside: dict[type[Refusal], Field] = {StepBeforeLast: self.date, ReasonMissing: self.reason}
        return beside.get(type(refusal))


def _move_all(service: ConversionService, keys: Sequence[int], like: Move, progress: Progress) -> Together:
    moves = [Move(number, like.stage, like.on, like.person, like.note) for number in service.numbers(keys)]
    return Together(like.stage, len(service.move_all(moves)))
