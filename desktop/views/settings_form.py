"""Some settings in a form: shown as they are kept, saved together, a mistake told beside its field."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import NotAChoice, NotADate
from desktop.views.buttons import button, primary_button
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Form
from desktop.views.labels import remark, tint
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr
from desktop.wording.field_names import field_text

Field = TextField | ChoiceField[Any]


class Keeper(Protocol):
    """Keeps settings together, all of them or none, and returns them as they are kept."""

    def set_all(self, values: dict[str, str]) -> dict[str, str]: ...


class SettingsForm(QWidget):
    """Collects settings by key; `saved` carries those that were changed, as they are kept."""

    saved = Signal(object)

    def __init__(self, tasks: TaskRunner, settings: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._kept: dict[str, str] = {}
        self.fields: dict[str, Field] = {}
        self.form = Form()
        self.save_button = primary_button(tr("Save"), self.save, shortcut="Ctrl+S")
        self.undo_button = button(tr("Undo changes"), self.undo)
        self._state = remark()
        self._lay_out()
        self.form.edited.connect(self._tell_state)

    def add(self, key: str, field: Field) -> None:
        """Put a setting under the others."""
        self.fields[key] = field
        self.form.add(field_text(key), field)
        if isinstance(field, TextField):
            field.returnPressed.connect(self.save)

    @property
    def is_filled(self) -> bool:
        """Whether it was shown what is kept."""
        return bool(self._kept)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show settings as they are kept; others than its own are passed over."""
        self._kept = {key: values[key] for key in self.fields}
        with QSignalBlocker(self.form):
            for key, field in self.fields.items():
                _put(field, values[key])
        self._tell_state()

    def put(self, key: str, text: str) -> None:
        """Type into a field for the clerk; it is kept when the form is saved."""
        _put(self.fields[key], text)

    def changed(self) -> dict[str, str]:
        """Return the settings that differ from what is kept."""
        now = {key: _text(field) for key, field in self.fields.items()}
        return {key: text for key, text in now.items() if text != self._kept.get(key)}

    def undo(self) -> None:
        """Show what is kept again."""
        self.show_values(self._kept)
        self.form.forget()

    def save(self) -> None:
        """Keep what was changed, if nothing is wrong with it."""
        values = self.changed()
        if self.form.check() and values:
            self.save_button.setEnabled(False)
            work = partial(_save, self._settings, values)
            self._tasks.run(self, work, self._saved, failed=self._failed, lane="write")

    def _saved(self, kept: dict[str, str]) -> None:
        self.show_values(self._kept | kept)
        self._say(tr("Saved."), Tone.GOOD)
        self.saved.emit(kept)

    def _failed(self, error: Exception) -> None:
        self._tell_state()
        key = error.field if isinstance(error, NotAChoice) else "business_date"
        if isinstance(error, NotAChoice | NotADate) and key in self.fields:
            self.form.tell(self.fields[key], refusal_text(error))
        else:
            self._tasks.tell(error)

    def _tell_state(self) -> None:
        differs = bool(self.changed())
        self.save_button.setEnabled(differs)
        self.undo_button.setEnabled(differs)
        self._say(tr("Not saved yet.") if differs else "", Tone.WARNING)

    def _say(self, words: str, tone: Tone) -> None:
        self._state.setText(words)
        tint(self._state, tone)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        for part in (self.save_button, self.undo_button, self._state):
            acts.addWidget(part)
        acts.addStretch(1)
        self.layout_of_parts = QVBoxLayout(self)
        self.layout_of_parts.setContentsMargins(0, 0, 0, 0)
        self.layout_of_parts.setSpacing(UNIT)
        self.layout_of_parts.addWidget(self.form)
        self.layout_of_parts.addLayout(acts)


def _put(field: Field, value: str) -> None:
    if isinstance(field, ChoiceField):
        field.set_value(value)
    else:
        field.setText(value)


def _text(field: Field) -> str:
    if isinstance(field, ChoiceField):
        return str(field.value())
    if isinstance(field, DateField):
        day = field.value()
        return day.isoformat() if day else field.text().strip()
    return field.text().strip()


def _save(settings: Keeper, values: dict[str, str], progress: Progress) -> dict[str, str]:
    return settings.set_all(values)
