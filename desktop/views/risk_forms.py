"""The forms beside the list: a measure to be set, temporary power to be begun, and a step of either."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.errors import Cancelled, MeasureDueBefore, ReasonMissing, Refusal, SupplyEndsBefore
from desktop.domain.measures import MeasureDraft
from desktop.domain.payments import Method
from desktop.domain.risk import MeasureKind
from desktop.domain.risk_filter import RiskLine
from desktop.domain.supplies import SupplyDraft
from desktop.domain.users import Approval
from desktop.views.act_form import method_field, reason_field
from desktop.views.date_field import DateField
from desktop.views.fields import AmountField, CheckField, ChoiceField, TextField
from desktop.views.labels import Sentence, tint
from desktop.views.risk_desk import RiskDesk
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.theme import Tone
from desktop.wording import refusal_text, tr
from desktop.wording.risk import measure_text

_DAYS_TO_BRING_ABOUT = 14


@dataclass(frozen=True, slots=True)
class Step:
    """What a step was typed with: its day, how money goes, and why."""

    on: date
    how: Method
    why: str


Act = Callable[[Step, Approval | None], object]


class _RiskForm(SideForm):
    """A form that says under its fields what was refused; with Enter it is saved."""

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk.tasks, desk.notifier, parent)
        self.desk = desk
        self.refused = tint(Sentence(), Tone.DANGER)
        self.add_under_form(self.refused)

    def open_at(self, field: QWidget) -> None:
        """Give a field the keyboard."""
        self.refused.say("")
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def listen_for_enter(self) -> None:
        """Save with Enter in every field, those that are chosen from a list among them."""
        super().listen_for_enter()
        for field in self.form.findChildren(ChoiceField):
            enter = QShortcut(QKeySequence(Qt.Key.Key_Return), field, self.save)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.setAutoRepeat(False)

    def _tell_refusal(self, refusal: Refusal) -> bool:
        self.refused.say(refusal_text(refusal))
        return True


class MeasureForm(_RiskForm):
    """Collects a measure; the one that the level asks for is suggested. `saved` carries the `Measure`."""

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._customer_no = ""
        self.kind = ChoiceField[MeasureKind]([(kind, measure_text(kind)) for kind in MeasureKind])
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.amount = AmountField()
        self.due = DateField(desk.today)
        self.person = TextField()
        self.note = TextField()
        self.form.add(tr("Measure"), self.kind)
        self.form.add(tr("Amount"), self.amount)
        self.form.add(tr("Due"), self.due)
        self.form.add(tr("Person"), self.person)
        self.form.add(tr("Note"), self.note)
        self.kind.edited.connect(self._follow_kind)
        self.listen_for_enter()

    def begin(self, line: RiskLine) -> None:
        """Begin a measure against a customer's risk."""
        self._customer_no = line.customer_no
        with self.filling(tr("Measure for {name}", name=line.name)):
            self.kind.set_value(line.score.suggested or MeasureKind.PRESTORED)
            self.amount.clear()
            self.due.set_value(self.desk.today() + timedelta(_DAYS_TO_BRING_ABOUT))
            self.person.clear()
            self.note.clear()
        self._follow_kind()
        self.open_at(self.kind)

    def _follow_kind(self) -> None:
        self.amount.setEnabled(self.kind.value() is not MeasureKind.DEVICE)

    def _save(self) -> None:
        kind, due = self.kind.value(), self.due.value()
        assert kind is not None and due is not None
        amount = 0 if kind is MeasureKind.DEVICE else self.amount.value_or_zero().fen
        words = self.person.text().strip(), self.note.text().strip()
        draft = MeasureDraft(self._customer_no, kind, self.desk.today(), due, amount, *words)
        self.post(partial(_set, self.desk, draft))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, MeasureDueBefore):
            self.form.tell(self.due, refusal_text(refusal))
            return True
        return super()._tell_refusal(refusal)


class SupplyForm(_RiskForm):
    """Collects temporary power: its term, and what is prepaid without a meter. `saved` carries it."""

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._customer_no = ""
        self.start = DateField(desk.today)
        self.until = DateField(desk.today)
        self.metered = CheckField(tr("with a meter"))
        self.prepaid = AmountField()
        self.method = method_field()
        self.form.add(tr("From"), self.start)
        self.form.add(tr("Until"), self.until)
        self.form.add("", self.metered)
        self.form.add(tr("Prepaid"), self.prepaid)
        self.form.add(tr("Method"), self.method)
        self.metered.edited.connect(self._follow_meter)
        self.listen_for_enter()

    def begin(self, line: RiskLine) -> None:
        """Begin the temporary power of a customer."""
        self._customer_no = line.customer_no
        with self.filling(tr("Temporary power for {name}", name=line.name)):
            self.start.set_value(self.desk.today())
            self.until.clear()
            self.metered.setChecked(True)
            self.prepaid.clear()
            self.method.set_value(Method.CASH)
        self._follow_meter()
        self.open_at(self.until)

    def _follow_meter(self) -> None:
        for field in (self.prepaid, self.method):
            field.setEnabled(not self.metered.isChecked())

    def _save(self) -> None:
        start, until = self.start.value(), self.until.value()
        assert start is not None and until is not None
        prepaid = 0 if self.metered.isChecked() else self.prepaid.value_or_zero().fen
        method = self.method.value() or Method.CASH
        draft = SupplyDraft(self._customer_no, start, until, self.metered.isChecked(), prepaid, method)
        self.post(partial(_begin, self.desk, draft))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, SupplyEndsBefore):
            self.form.tell(self.until, refusal_text(refusal))
            return True
        return super()._tell_refusal(refusal)


class StepForm(_RiskForm):
    """Collects a step's date, and how money goes or why; `saved` carries what the act answered."""

    def __init__(
        self, desk: RiskDesk, *, pays: bool = False, explains: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._words = ""
        self._act: Act | None = None
        self.day = DateField(desk.today)
        self.method = method_field()
        self.reason = reason_field()
        self.form.add(tr("Date"), self.day)
        if pays:
            self.form.add(tr("Method"), self.method)
        if explains:
            self.form.add(tr("Reason"), self.reason)
        self._first: QWidget = self.reason if explains else self.day
        self.listen_for_enter()

    def begin(self, title: str, act: Act) -> None:
        """Ask for what a step needs; `act` does it."""
        self._words, self._act = title, act
        with self.filling(title):
            self.day.set_value(self.desk.today())
            self.method.set_value(Method.CASH)
            self.reason.clear()
        self.open_at(self._first)

    def _save(self) -> None:
        day = self.day.value()
        assert self._act is not None and day is not None
        self.save_button.setEnabled(False)
        step = Step(day, self.method.value() or Method.CASH, self.reason.text().strip())
        self.desk.post(self, self._words, partial(_do, self._act, step), self._done, self._failed)

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, Cancelled):
            return True
        if isinstance(refusal, ReasonMissing):
            self.form.tell(self.reason, refusal_text(refusal))
            return True
        return super()._tell_refusal(refusal)


def _set(desk: RiskDesk, draft: MeasureDraft, _progress: Progress) -> Any:
    return desk.risk.measures.set(draft)


def _begin(desk: RiskDesk, draft: SupplyDraft, _progress: Progress) -> Any:
    return desk.risk.supplies.begin(draft)


def _do(act: Act, step: Step, approval: Approval | None, _progress: Progress) -> object:
    return act(step, approval)
