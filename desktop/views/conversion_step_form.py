"""A step of a conversion: its date, its person and its evidence."""

import unicodedata
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion import ENDED, Conversion, Stage
from desktop.domain.errors import (
    MeterTaken,
    NotAWholeNumber,
    ReasonMissing,
    Refusal,
    StepBeforeLast,
    StepMissing,
)
from desktop.services.conversions import Move
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.fields import TextField
from desktop.views.forms import Form
from desktop.views.labels import Sentence, heading
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr


class ConversionStepForm(QWidget):
    """Collects what a step must record; `asked` carries the `Move`, `left` says that nothing is wanted."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._customer_no = ""
        self._stage = Stage.CANDIDATE
        self._title = heading(times=1.15)
        self._whose = Sentence()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addWidget(self._title)
        self._column.addWidget(self._whose)
        self._form = Form(narrow=True)
        self._column.addWidget(self._form)
        self._column.addStretch(1)
        self._column.addLayout(self._buttons())
        QShortcut(
            QKeySequence("Esc"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def begin(self, conversion: Conversion, stage: Stage) -> None:
        """Ask for a customer's step to a stage."""
        self._customer_no, self._stage = conversion.customer_no, stage
        self._title.setText(step_words(stage))
        self._whose.say(conversion.name)
        self._put_form()
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: Exception) -> bool:
        """Tell a refusal beside the field that it is about; return whether there is one."""
        field = self._field_of(error)
        if field is None or not isinstance(error, Refusal):
            return False
        self._form.tell(field, refusal_text(error))
        return True

    @property
    def form(self) -> Form:
        """The fields, with what stands beside them."""
        return self._form

    def submit(self) -> None:
        """Send the step off, if nothing is wrong with it."""
        day = self.date.value()
        if not self._form.check() or day is None:
            return
        move = Move(self._customer_no, self._stage, day, self.person.text().strip(), self.note.text().strip())
        if self._stage is Stage.INSTALLED:
            meter, reading = self.meter.text().strip(), read_count(self.reading.text())
            move = Move(move.customer_no, move.stage, day, move.person, move.note, meter, reading)
        self.asked.emit(move)

    def _put_form(self) -> None:
        old, self._form = self._form, Form(narrow=True)
        self._column.replaceWidget(old, self._form)
        old.deleteLater()
        ends = self._stage in ENDED
        self.date = DateField(self._today)
        self.date.set_value(self._today())
        self.person = TextField()
        self.note = TextField(required=ends)
        self._form.add(tr("Date"), self.date)
        self._form.add(tr("Person"), self.person)
        if self._stage is Stage.INSTALLED:
            self._add_meters()
        self._form.add(tr("Reason") if ends else tr("Note"), self.note)
        for field in self._form.findChildren(TextField):
            field.returnPressed.connect(self.submit)

    def _add_meters(self) -> None:
        self.meter = TextField(required=True)
        self.reading = TextField(required=True, read=read_count)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._form.add(tr("New meter"), self.meter)
        self._form.add(tr("Last reading"), self.reading)
        self.reading.setToolTip(tr("What the old meter shows when it is taken off, in kWh"))

    def _field_of(self, error: Exception) -> TextField | None:
        if isinstance(error, StepBeforeLast):
            return self.date
        if isinstance(error, ReasonMissing):
            return self.note
        installing = self._stage is Stage.INSTALLED
        if installing and (isinstance(error, MeterTaken) or error_is_about(error, "meter")):
            return self.meter
        return self.reading if installing and error_is_about(error, "reading") else None

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
