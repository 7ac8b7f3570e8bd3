"""A form beside a list: a title, its fields, Save and Cancel; it takes its own refusals to their fields."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal
from desktop.views.buttons import button, primary_button, showing_keys, with_shortcut
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Field, Form
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr


class SideForm(QWidget):
    """Checks, saves and is left; its children say what is saved and which field a refusal belongs to."""

    saved = Signal(object)
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        parent: QWidget | None = None,
        *,
        form: Form | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.notifier = notifier
        self.form = Form(narrow=True) if form is None else form
        self.touched = False
        self._is_filling = False
        self._title = Sentence()
        self._title.setFont(heading(times=1.2).font())
        self.save_button = primary_button(tr("Save"), self.save, icon_name="check", shortcut="Ctrl+S")
        self._lay_out()
        self.form.edited.connect(self._touch)
        act_by_keys(self, ("Esc", self.leave))

    def save(self) -> None:
        """Tell what is wrong, or save what was typed."""
        if not self.form.check():
            self._show_focused()
        elif self.save_button.isEnabled():
            self._save()

    def leave(self) -> None:
        """Go back to the details; what was typed is given up only after asking."""
        question = tr("Give up what was typed?")
        if not self.touched or self.notifier.ask(question, yes=tr("Give it up"), no=tr("Go on typing")):
            self.touched = False
            self.left.emit()

    @contextmanager
    def filling(self, title: str) -> Iterator[None]:
        """Fill the fields with what is known; nothing of it counts as typed."""
        self._title.say(title)
        self._is_filling = True
        yield
        self._is_filling = False
        self.touched = False
        self.save_button.setEnabled(True)
        self.form.forget()
        self._scroll.verticalScrollBar().setValue(0)

    def add_above_form(self, widget: QWidget) -> None:
        """Put something above the fields."""
        self._inside.insertWidget(0, widget)

    def add_under_form(self, widget: QWidget) -> None:
        """Put a remark under the fields."""
        self._inside.insertWidget(self._inside.count() - 1, widget)

    def listen_for_enter(self) -> None:
        """Save with Enter in any line of text or choice, once the fields are put in their places."""
        for field in self.form.findChildren(TextField):
            field.returnPressed.connect(self.save)
        for choice in self.form.findChildren(ChoiceField):
            choice.entered.connect(self.save)

    def post(self, work: Callable[[Progress], Any]) -> None:
        """Save in the background; the button waits, so that nothing is saved twice."""
        self.save_button.setEnabled(False)
        self.tasks.run(self, work, self._done, failed=self._failed, lane="write")

    def _save(self) -> None:
        raise NotImplementedError

    def _tell_refusal(self, refusal: Refusal) -> bool:
        """Tell a refusal beside its field, and return whether it has one."""
        field = self._field_of(refusal)
        if field is not None:
            self.form.tell(field, refusal_text(refusal))
        return field is not None

    def _field_of(self, refusal: Refusal) -> Field | None:
        """Return the field that a refusal belongs to: none, where a form has no such refusal."""
        return None

    def _done(self, result: object) -> None:
        self.save_button.setEnabled(True)
        self.touched = False
        self.saved.emit(result)

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, Refusal) and self._tell_refusal(error):
            self._show_focused()
        else:
            self.tasks.tell(error)

    def _touch(self) -> None:
        self.touched = self.touched or not self._is_filling

    def _show_focused(self) -> None:
        if focused := self.form.focusWidget():
            self._scroll.ensureWidgetVisible(focused, 0, 6 * UNIT)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._title)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(showing_keys(self.save_button))
        acts.addWidget(button(with_shortcut(tr("Cancel"), "Esc"), self.leave))
        acts.addStretch(1)
        column.addLayout(acts)
        column.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("surface")
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, UNIT, 2 * UNIT, UNIT)
        self._inside.addWidget(self.form)
        self._inside.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        return self._scroll
