"""A step of a conversion: its date, its person and its evidence."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion import ENDED, Conversion, Stage
from desktop.domain.errors import (
    MeterTaken,
    NotARecovery,
    NotAWholeNumber,
    ReasonMissing,
    Refusal,
    StepBeforeLast,
    StepMissing,
)
from desktop.domain.money import Money
from desktop.domain.topups import DebtRecovery
from desktop.services.conversions import Move
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.fields import TextField
from desktop.views.forms import Field, Form
from desktop.views.labels import Sentence, heading
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
        self.installs = installs
        self.recovery: RecoveryFields | None = None
        self.date = DateField(today)
        self.person = TextField()
        self.meter = TextField(required=True)
        self.reading = TextField(required=True, read=read_count)
        self.note = TextField(required=ends)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reading.setToolTip(tr("What the old meter shows when it is taken off, in kWh"))
        self.add(tr("Date"), self.date)
        self.add(tr("Person"), self.person)
        if installs:
            self.add(tr("New meter"), self.meter)
            self.add(tr("Last reading"), self.reading)
        if commissions:
            self.recovery = RecoveryFields(self, today)
        self.add(tr("Reason") if ends else tr("Note"), self.note)
        if self.recovery:
            self.recovery.stand_among((self.date, self.person, self.note))

    def clear(self, day: date) -> None:
        """Be empty, but for the day."""
        for field in (self.person, self.meter, self.reading, self.note):
            field.clear()
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
                field.returnPressed.connect(self.submit)
        leave = QShortcut(QKeySequence("Esc"), self, self.left.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

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
        self._debt.say("")
        self.form = self._form_of(stage)
        for form in self._forms:
            form.setVisible(form is self.form)
        self.form.clear(self._today())
        self.form.date.setFocus(Qt.FocusReason.OtherFocusReason)

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
        if form.installs:
            move = replace(move, meter=form.meter.text().strip(), reading=read_count(form.reading.text()))
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
        if not self.form.installs:
            return None
        if isinstance(error, MeterTaken) or error_is_about(error, "meter"):
            return self.form.meter
        return self.form.reading if error_is_about(error, "reading") else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._title, self._whose, self._debt, *self._forms):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(primary_button(tr("Record"), self.submit, icon_name="check"), 1)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit))
        return row


def error_is_about(error: Exception, field: str) -> bool:
    """Return whether a step lacks just this."""
    return isinstance(error, StepMissing) and error.field == field


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


def read_count(text: str) -> int:
    """Read a meter's reading: a whole number, also in full-width digits."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 9):
        raise NotAWholeNumber(text)
    return int(plain)
