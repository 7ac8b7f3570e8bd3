"""How the old debt is recovered, asked in a form: the mode, and the one value that the mode needs."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt

from desktop.domain.money import ZERO, Money
from desktop.domain.topups import DebtRecovery, RecoveryMode, read_recovery
from desktop.views.date_field import DateField
from desktop.views.fields import AmountField, ChoiceField, TextField
from desktop.views.forms import Field, Form
from desktop.wording import tr
from desktop.wording.recovery_modes import mode_text


class RecoveryFields:
    """Fields of a form; only the chosen mode's own value is asked for."""

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        """Put the fields under the others of a form."""
        self._form = form
        self._others: tuple[Field, ...] = ()
        self.mode = ChoiceField[RecoveryMode]([(mode, mode_text(mode)) for mode in RecoveryMode])
        self.percent = TextField(required=True, read=read_percent, hint="30")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount = AmountField(required=True)
        self.by = DateField(today)
        form.add(tr("Recover the debt"), self.mode)
        form.add(tr("Per cent of each"), self.percent)
        form.add(tr("Yuan of each"), self.amount)
        form.add(tr("Last day"), self.by)
        self.mode.currentIndexChanged.connect(lambda _: self._follow())

    @property
    def value_field(self) -> Field:
        """The field of the chosen mode's value; the mode itself where it needs none."""
        values: dict[RecoveryMode, Field] = {
            RecoveryMode.PERCENT: self.percent,
            RecoveryMode.FIXED: self.amount,
            RecoveryMode.BY: self.by,
        }
        return values.get(self.mode.value() or RecoveryMode.ALL, self.mode)

    def stand_among(self, others: Sequence[Field]) -> None:
        """Remember the other fields of the form, which are always asked for."""
        self._others = tuple(others)
        self._follow()

    def show_recovery(self, recovery: DebtRecovery) -> None:
        """Show a mode with its value."""
        is_percent = recovery.mode is RecoveryMode.PERCENT
        self.percent.setText(str(recovery.value) if is_percent else "")
        self.amount.set_value(Money(recovery.value) if recovery.mode is RecoveryMode.FIXED else None)
        self.by.set_value(recovery.by)
        self.mode.set_value(recovery.mode)
        self._follow()

    def text(self) -> str:
        """Return the mode as the services read it, once the form has no mistake."""
        mode = self.mode.value() or RecoveryMode.ALL
        if mode is RecoveryMode.PERCENT:
            return f"percent:{read_percent(self.percent.text())}"
        if mode is RecoveryMode.FIXED:
            return f"fixed:{self.amount.value() or ZERO}"
        if mode is RecoveryMode.BY and (day := self.by.value()):
            return f"by:{day.isoformat()}"
        return "all"

    def _follow(self) -> None:
        if self._others:
            self._form.show_only({*self._others, self.mode, self.value_field})


def read_percent(text: str) -> int:
    """Read a whole percentage, also in full-width digits. Raises NotARecovery."""
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("%").strip()
    return read_recovery(f"percent:{plain}").value
