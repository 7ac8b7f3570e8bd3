"""Another way for the old debt to come home, or a deferral: a supervisor's act with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.conversion import Conversion
from desktop.domain.errors import Cancelled, NotARecovery, ReasonMissing, Refusal
from desktop.domain.topups import DebtRecovery, read_recovery
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Form
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.recovery_fields import RecoveryFields
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr
from desktop.wording.recovery_modes import recovery_text


@dataclass(frozen=True, slots=True)
class RecoveryChange:
    """A change of mode that is asked for; `words` say it to the second person."""

    customer_no: str
    name: str
    mode: str
    on: date
    reason: str
    deferred_until: date | None

    @property
    def words(self) -> str:
        """What is to be confirmed."""
        recovery = read_recovery(self.mode)
        facts = {"name": self.name, "mode": recovery_text(recovery, self.on), "reason": self.reason}
        told = tr("Debt of {name}: recover {mode} ({reason})", **facts)
        if self.deferred_until is None:
            return told
        return f"{told}, {tr('nothing until {day}', day=self.deferred_until.isoformat())}"


class ConversionRecoveryForm(QWidget):
    """Collects the change; `asked` carries the `RecoveryChange`, `left` says that nothing is wanted."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._customer_no = self._name = ""
        self._whose = Sentence()
        self._problem = tint(Sentence(), Tone.DANGER)
        self.form = Form(narrow=True)
        self.fields = RecoveryFields(self.form, today)
        self.deferred = DateField(today, required=False)
        self.reason = TextField(required=True)
        self.form.add(tr("Nothing until"), self.deferred)
        self.form.add(tr("Reason"), self.reason)
        self.fields.stand_among((self.deferred, self.reason))
        self._lay_out()
        self._listen()

    @property
    def problem(self) -> str:
        """What stands under the fields."""
        return self._problem.text()

    def begin(self, conversion: Conversion, recovery: DebtRecovery) -> None:
        """Ask for the change of a customer's recovery, from what holds now."""
        self._customer_no, self._name = conversion.customer_no, conversion.name
        self._whose.say(conversion.name)
        self._problem.say("")
        self.fields.show_recovery(recovery)
        self.deferred.set_value(recovery.deferred_until)
        self.reason.clear()
        self.form.forget()
        self.fields.mode.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: Exception) -> bool:
        """Tell a refusal beside what it is about; return whether there is one."""
        if isinstance(error, Cancelled):
            return True
        if isinstance(error, NotARecovery):
            self.form.tell(self.fields.value_field, refusal_text(error))
        elif isinstance(error, ReasonMissing):
            self.form.tell(self.reason, refusal_text(error))
        elif isinstance(error, Refusal):
            self._problem.say(refusal_text(error))
        return isinstance(error, Refusal)

    def submit(self) -> None:
        """Send the change off, if nothing is wrong with it."""
        if not self.form.check():
            return
        try:
            change = RecoveryChange(
                self._customer_no,
                self._name,
                read_recovery(self.fields.text()).text(),
                self._today(),
                self.reason.text().strip(),
                self.deferred.value(),
            )
        except NotARecovery as refusal:
            self.refuse(refusal)
        else:
            self.asked.emit(change)

    def _listen(self) -> None:
        for field in self.form.findChildren(TextField):
            field.returnPressed.connect(self.submit)
        for choice in self.form.findChildren(ChoiceField):
            choice.entered.connect(self.submit)
        act_by_keys(self, ("Esc", self.left.emit))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        title = heading(tr("Change the recovery"), times=1.15)
        for part in (title, self._whose, self.form, self._problem):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(primary_button(tr("Change it"), self.submit, icon_name="check"), 1)
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit))
        column.addLayout(row)
