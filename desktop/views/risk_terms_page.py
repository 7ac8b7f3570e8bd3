"""The bureau's own weights, levels and limits of the warning."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.risk import Rule
from desktop.domain.settings import checked
from desktop.services.risk import RiskService
from desktop.services.settings import SettingsService
from desktop.views.buttons import button, with_shortcut
from desktop.views.fields import TextField
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.risk_desk import RiskDesk
from desktop.views.scrolling import scrolled
from desktop.views.settings_form import SettingsForm
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_KEYS = (
    *(f"risk.weight.{rule}" for rule in Rule),
    *(f"risk.level.{level}" for level in ("watch", "warn", "act")),
    *(f"risk.{limit}" for limit in ("jump_percent", "fall_percent", "slower_days", "late_bills")),
    *(f"risk.{limit}" for limit in ("ending_days", "arrears_days")),
)


@dataclass(frozen=True, slots=True)
class _Terms:
    """Keeps the terms of the warning, whose levels must rise."""

    risk: RiskService

    def set_all(self, values: dict[str, str]) -> dict[str, str]:
        return self.risk.change_terms(values)


class RiskTermsPage(QWidget):
    """Edits what the scores are made of; `saved` when something was changed, `left` for the list."""

    saved = Signal()
    left = Signal()

    def __init__(self, desk: RiskDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = SettingsForm(desk.tasks, _Terms(desk.risk))
        for key in _KEYS:
            self.form.add(key, TextField(required=True, read=partial(checked, key)))
        self.form.saved.connect(self._say_saved)
        self._lay_out()
        self.setFocusProxy(self.form.fields[_KEYS[0]])
        act_by_keys(self, ("Esc", self.left.emit))

    def begin(self) -> None:
        """Show the terms as they are kept."""
        self._desk.tasks.run(self, partial(_all, self._desk.settings), self.form.show_values, latest="terms")

    def _say_saved(self, _kept: object) -> None:
        self._desk.notifier.info(tr("Saved."))
        self.saved.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, UNIT, UNIT)
        column.setSpacing(UNIT)
        words = tr("A rule of 0 points is silent. The levels rise from watch to warn to act.")
        column.addWidget(tint(Sentence(words), Tone.MUTED))
        column.addWidget(self.form)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, UNIT, 0, UNIT)
        whole.setSpacing(UNIT)
        row = QHBoxLayout()
        row.addWidget(button(with_shortcut(tr("Back"), "Esc"), self.left.emit, icon_name="chevron-left"))
        row.addWidget(heading(tr("Weights and levels"), times=1.2))
        row.addStretch(1)
        for act in (self.form.undo_button, self.form.save_button):  # the fields are longer than the window
            row.addWidget(act)
        whole.addLayout(row)
        whole.addWidget(scrolled(inside), 1)


def _all(settings: SettingsService, _progress: Progress) -> dict[str, str]:
    return settings.all()
