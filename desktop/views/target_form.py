"""The form of a target: whose, of which period, what is measured, how much, and its weight."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from desktop.documents.scorecard_words import measure_name, scope_name
from desktop.domain.errors import Refusal, UnknownArea, UnknownContractor, UnknownStation
from desktop.domain.months import Month
from desktop.domain.targets import (
    WEIGHT,
    Measure,
    Period,
    Scope,
    Subject,
    Target,
    read_value,
    read_weight,
    value_text,
)
from desktop.services.targets import TargetService
from desktop.views.fields import ChoiceField, SearchChoice, TextField
from desktop.views.notify import Notifier
from desktop.views.side_form import SideForm
from desktop.views.target_columns import subject_text
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import language, refusal_text, tr


class TargetForm(SideForm):
    """Sets one target; `saved` carries it as it is kept."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        targets: TargetService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._targets = targets
        self._today = today
        self._wanted: Subject | None = None
        self.scope = ChoiceField[Scope]([(one, scope_name(language(), one)) for one in Scope])
        self.subject = SearchChoice[Subject]([])
        self.period = TextField(required=True, read=Period.parse, hint="2011-12 · 2011")
        self.measure = ChoiceField[Measure]([(one, measure_name(language(), one)) for one in Measure])
        self.value = TextField(required=True, read=self._read_value)
        self.weight = TextField(required=True, read=read_weight)
        self._lay_out_fields()
        self.scope.edited.connect(self._offer)
        self.measure.edited.connect(self._hint)
        self.listen_for_enter()

    def begin(self, target: Target | None = None) -> None:
        """Begin with a target that there is, or with a new one of the month of the business date."""
        with self.filling(tr("Change a target") if target else tr("New target")):
            subject = target.subject if target else self.subject.value()
            self.scope.set_value(subject.scope if subject else Scope.STATION)
            self._wanted = subject
            self._offer()
            period = target.period if target else Period.of(Month.of(self._today()))
            self.period.setText(
                self.period.text() if target is None and self.period.text() else period.dashed
            )
            self.measure.set_value(target.measure if target else self.measure.value())
            self.value.setText(value_text(target.measure, target.value) if target else "")
            self.weight.setText(str(target.weight if target else WEIGHT))
            self._hint()
        field = self.value if target else self.subject
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        subject, measure = self.subject.value(), self.measure.value()
        if subject is None or measure is None:
            self.form.tell(self.subject, tr("Please fill this in."))
            return
        value = read_value(measure, self.value.text())
        period, weight = Period.parse(self.period.text()), read_weight(self.weight.text())
        target = Target(subject, period, measure, value, weight)
        self.post(partial(_set, self._targets, target))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        unknown = isinstance(refusal, UnknownArea | UnknownStation | UnknownContractor)
        if unknown:
            self.form.tell(self.subject, refusal_text(refusal))
        return unknown

    def _read_value(self, text: str) -> int:
        return read_value(self.measure.value() or Measure.RATE, text)

    def _hint(self) -> None:
        hints = {
            Measure.RATE: tr("per cent, such as 99.50"),
            Measure.AMOUNT: tr("yuan, such as 1,200,000.00"),
            Measure.CUSTOMERS: tr("a number, such as 800"),
        }
        self.value.setPlaceholderText(hints[self.measure.value() or Measure.RATE])

    def _offer(self) -> None:
        scope = self.scope.value() or Scope.STATION
        self.tasks.run(
            self, partial(_subjects, self._targets, scope), self._offer_subjects, latest="subjects"
        )

    def _offer_subjects(self, subjects: Sequence[Subject]) -> None:
        with QSignalBlocker(self.subject):
            self.subject.set_choices([(one, subject_text(one)) for one in subjects])
            self.subject.set_value(self._wanted)
        self._wanted = None

    def _lay_out_fields(self) -> None:
        self.form.add(tr("Whose"), self.scope)
        self.form.add(tr("Name"), self.subject)
        self.form.add(tr("Month or year"), self.period)
        self.form.add(tr("What is measured"), self.measure)
        self.form.add(tr("Target"), self.value)
        self.form.add(tr("Weight"), self.weight)


def _subjects(targets: TargetService, scope: Scope, _progress: Progress) -> Sequence[Subject]:
    return targets.subjects(scope)


def _set(targets: TargetService, target: Target, _progress: Progress) -> Target:
    return targets.set(target)
