"""A step of a conversion: its date, its person and its evidence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.conversion import ENDED, Conversion, Stage
from desktop.domain.errors import MovedBefore, NotARecovery, ReasonMissing, Refusal, StepBeforeLast
from desktop.domain.meter_change import MeterChange
from desktop.domain.money import Money
from desktop.domain.topups import DebtRecovery
from desktop.services.conversions import Move
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Field, Form
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading
from desktop.views.meter_change_fields import MeterChangeFields, read_count
from desktop.views.recovery_fields import RecoveryFields
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr


class _Fields(Form):
    """What one kind of step must record; each kind has its form ready, so that Tab goes through it."""

    def __init__(
        self,
        today: Callable[[], date],
        *,
        ends: bool = False,
        installs: bool = False,
        commissions: bool = False,
    ) -> None:
        super().__init__(narrow=True)
        self.change: MeterChangeFields | None = None
        self.recovery: RecoveryFields | None = None
        self.date = DateField(today)
        self.person = TextField()
        self.meter = TextField(required=True)
        self.reading = TextField(required=True, read=read_count)
        self.note = TextField(required=ends)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reading.setToolTip(tr("What the old meter shows when it is taken off, in kWh"))
        if installs:
            self.add(tr("New meter"), self.meter)
            self.add(tr("Last reading"), self.reading)
        self.add(tr("Date"), self.date)
        self.add(tr("Person"), self.person)
        if commissions:
            self.recovery = RecoveryFields(self, today)
        self.add(tr("Reason") if ends else tr("Note"), self.note)
        always = (self.date, self.person, self.note)
        if self.recovery:
            self.recovery.stand_among(always)
        if installs:
            self.change = MeterChangeFields(self, self.meter, self.reading)
            self.change.stand_among((self.meter, self.reading, *always))

    @property
    def first(self) -> TextField:
        """The field that the keyboard begins in."""
        return self.meter if self.change else self.date

    def clear(self, day: date) -> None:
        """Be empty, but for the day."""
        for field in (self.person, self.meter, self.reading, self.note):
            field.clear()
        if self.change:
            self.change.clear()
        self.date.set_value(day)
        self.forget()


class ConversionStepForm(QWidget):
    """Collects what a step must record; `asked` carries the `Move`, `left` says that nothing is wanted."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._customer_no = ""
        self._stage = Stage.APPROVED
        self._title = heading(times=1.15)
        self._whose, self._debt = Sentence(), Sentence()
        self._onward, self._end = _Fields(today), _Fields(today, ends=True)
        self._installation = _Fields(today, installs=True)
        self._commissioning = _Fields(today, commissions=True)
        self._forms = (self._onward, self._installation, self._commissioning, self._end)
        self.form = self._onward
        self._lay_out()
        for form in self._forms:
            for field in form.findChildren(TextField):
                field.returnPressed.connect(partial(self._go_on, field))
            for choice in form.findChildren(ChoiceField):
                choice.entered.connect(self.submit)
        act_by_keys(self, ("Esc", self.left.emit))

    def begin_commissioning(self, conversion: Conversion, default: DebtRecovery, debt: Money) -> None:
        """Ask for the commissioning, and how the debt that is frozen then is recovered."""
        self.begin(conversion, Stage.COMMISSIONED)
        if self.form.recovery:
            self.form.recovery.show_recovery(default)
        facts = {"amount": debt.grouped(), "day": self._today().isoformat()}
        self._debt.say(tr("Old debt with its penalty on {day}: {amount}", **facts))

    def begin(self, conversion: Conversion, stage: Stage) -> None:
        """Ask for a customer's step to a stage."""
        self._customer_no, self._stage = conversion.customer_no, stage
        self._title.setText(step_words(stage))
        self._whose.say(conversion.name)
        self._debt.say(_stays(conversion) if stage is Stage.CANCELLED else "")
        self.form = self._form_of(stage)
        for form in self._forms:
            form.setVisible(form is self.form)
        self.form.clear(self._today())
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def suggest(self, defaults: MeterChange) -> None:
        """Show what is set on a new meter where nothing else is said."""
        if self._installation.change:
            self._installation.change.suggest(defaults)

    def refuse(self, error: Exception) -> bool:
        """Tell a refusal beside the field that it is about; return whether there is one."""
        field = self._field_of(error)
        if field is None or not isinstance(error, Refusal):
            return False
        self.form.tell(field, refusal_text(error))
        return True

    def submit(self) -> None:
        """Send the step off, if nothing is wrong with it."""
        form, day = self.form, self.form.date.value()
        if not form.check() or day is None:
            return
        move = Move(self._customer_no, self._stage, day, form.person.text().strip(), form.note.text().strip())
        if form.change:
            reading = read_count(form.reading.text())
            change = form.change.value(move.person)
            move = replace(move, meter=form.meter.text().strip(), reading=reading, change=change)
        if form.recovery:
            move = replace(move, recover=form.recovery.text())
        self.asked.emit(move)

    @property
    def debt_words(self) -> str:
        """What stands over a commissioning about the old debt."""
        return self._debt.text()

    def _form_of(self, stage: Stage) -> _Fields:
        if stage in ENDED:
            return self._end
        if stage is Stage.COMMISSIONED:
            return self._commissioning
        return self._installation if stage is Stage.INSTALLED else self._onward

    def _field_of(self, error: Exception) -> Field | None:
        if isinstance(error, NotARecovery) and self.form.recovery:
            return self.form.recovery.value_field
        if isinstance(error, StepBeforeLast):
            return self.form.date
        if isinstance(error, ReasonMissing):
            return self.form.note
        if self.form.change is None:
            return None
        return self.form.meter if isinstance(error, MovedBefore) else self.form.change.field_of(error)

    def _go_on(self, field: TextField) -> None:
        """Go from the meter to the reading, as a scanner ends a number; from any other field, send it off."""
        if field is self.form.meter and not self.form.reading.text():
            self.form.reading.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.submit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._title, self._whose, self._debt):
            column.addWidget(part)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._buttons())

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(UNIT, UNIT, 2 * UNIT, UNIT)
        for form in self._forms:
            column.addWidget(form)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(primary_button(tr("Record"), self.submit, icon_name="check"), 1)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit))
        return row


def step_words(stage: Stage) -> str:
    """Return what is done to bring a conversion to a stage."""
    words = {
        Stage.APPROVED: tr("Approve"),
        Stage.SCHEDULED: tr("Schedule"),
        Stage.INSTALLED: tr("Record installation"),
        Stage.COMMISSIONED: tr("Commission"),
        Stage.REJECTED: tr("Reject"),
        Stage.CANCELLED: tr("Call off"),
    }
    return words[stage]


def _stays(conversion: Conversion) -> str:
    if conversion.stage is not Stage.INSTALLED:
        return ""
    return tr("Meter {meter} stays where it is.", meter=conversion.new_meter)
