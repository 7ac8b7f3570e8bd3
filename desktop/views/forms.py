"""A form collects and tells what is wrong beside each field; the page saves."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.views.fields import CheckField, ChoiceField, TextField
from desktop.views.labels import Sentence
from desktop.views.theme import UNIT

Field = TextField | ChoiceField[Any] | CheckField

_FIELD_WIDTH = 38 * UNIT


@dataclass(frozen=True, slots=True)
class _Line:
    words: QLabel
    field: Field
    error: Sentence


class Form(QWidget):
    """Labels and fields one under another; a mistake is told when a field is left, and gone when mended."""

    edited = Signal()

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty form; a narrow one tells a mistake under its field instead of to the right."""
        super().__init__(parent)
        self._narrow = narrow
        self._lines: list[_Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(1 if narrow else 2, 1)

    def add(self, label: str, field: Field) -> None:
        """Put a field under the others."""
        words = QLabel(label)
        words.setBuddy(field)
        field.setAccessibleName(label)
        line = _Line(words, field, _error_label())
        at = 2 * len(self._lines)
        self._grid.addWidget(words, at, 0)
        self._grid.addWidget(field, at, 1)
        if self._narrow:
            self._grid.addWidget(line.error, at + 1, 1)
        else:
            field.setFixedWidth(_FIELD_WIDTH)
            self._grid.addWidget(line.error, at, 2)
        self._lines.append(line)
        self._listen(line)

    def check(self) -> bool:
        """Tell every mistake beside its field, go to the first, and return whether there is none."""
        asked = [line for line in self._lines if not line.field.isHidden()]
        wrong = [line for line in asked if _tell(line, line.field.problem())]
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def show_only(self, fields: Collection[Field]) -> None:
        """Show these fields alone: the others are not asked for, and nothing is wrong with them."""
        for line in self._lines:
            for part in (line.words, line.field):
                part.setVisible(line.field in fields)
            _tell(line, "")

    def tell(self, field: Field, problem: str) -> None:
        """Tell a mistake that only the saving found, and go to its field."""
        for line in self._lines:
            if line.field is field:
                _tell(line, problem)
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take every mistake away: the form begins anew."""
        for line in self._lines:
            _tell(line, "")

    def problem_of(self, field: Field) -> str:
        """Return what stands beside a field."""
        return next((line.error.text() for line in self._lines if line.field is field), "")

    def _listen(self, line: _Line) -> None:
        line.field.edited.connect(partial(self._mend, line))
        line.field.edited.connect(self.edited)
        editor = line.field.lineEdit() if isinstance(line.field, ChoiceField) else line.field
        if editor is not None and not isinstance(editor, CheckField):
            editor.editingFinished.connect(lambda: _tell(line, line.field.problem()))

    def _mend(self, line: _Line) -> None:
        if line.error.text():
            _tell(line, line.field.problem())


def _error_label() -> Sentence:
    label = Sentence()
    label.setObjectName("error")
    label.hide()
    return label


def _tell(line: _Line, problem: str) -> str:
    line.error.say(problem)
    line.field.setAccessibleDescription(problem)
    if bool(line.field.property("wrong")) != bool(problem):
        line.field.setProperty("wrong", bool(problem))
        line.field.style().polish(line.field)
    return problem
