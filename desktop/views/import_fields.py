"""Each field beside the column of the file that it is read from, and what stands for it where it is blank."""

from collections.abc import Mapping as Words, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.intake.heading_words import REQUIRED
from desktop.intake.headings import fields
from desktop.intake.mapping_checks import NEVER_CONSTANT
from desktop.views.fields import ChoiceField, TextField
from desktop.views.import_formats import let_shrink
from desktop.views.import_source import Heading, fitting
from desktop.views.labels import remark
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.field_names import field_text

_LONGEST_SAMPLE = 24


@dataclass(frozen=True, slots=True)
class _Line:
    column: ChoiceField[str]
    constant: TextField | None


class ImportFields(QWidget):
    """Collects field → heading and field → constant; `edited` tells that something else is chosen."""

    edited = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._lines: dict[str, _Line] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, UNIT, 0)
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        for at, title in enumerate((tr("Field"), tr("Column of the file"), tr("Where it is blank"))):
            self._grid.addWidget(remark(title), 0, at)
        for at, name in enumerate(fields(noun), start=1):
            self._add(at, name)
        self._grid.setRowStretch(len(self._lines) + 1, 1)

    def offer(self, headings: Sequence[Heading], columns: Words[str, str]) -> list[str]:
        """Offer a file's columns, choose those that a mapping names, and return the ones it has not got."""
        choices = [("", tr("not read")), *((one.text, _with_sample(one)) for one in headings)]
        missing: list[str] = []
        for name, line in self._lines.items():
            meant = columns.get(name, "")
            found = fitting(meant, headings) if meant else ""
            missing += [meant] if meant and not found else []
            with QSignalBlocker(line.column):
                line.column.set_choices(choices)
                line.column.set_value(found)
        return missing

    def set_constants(self, constants: Words[str, str]) -> None:
        """Show what stands for blank fields."""
        for name, line in self._lines.items():
            if line.constant is not None:
                with QSignalBlocker(line.constant):
                    line.constant.setText(constants.get(name, ""))

    def columns(self) -> dict[str, str]:
        """Return the heading of each field that is read."""
        return {name: heading for name, line in self._lines.items() if (heading := line.column.value())}

    def constants(self) -> dict[str, str]:
        """Return what stands for each field where it is blank."""
        texts = {name: line.constant.text().strip() for name, line in self._lines.items() if line.constant}
        return {name: text for name, text in texts.items() if text}

    def column_of(self, name: str) -> ChoiceField[str]:
        """Return the choice of a field's column."""
        return self._lines[name].column

    def constant_of(self, name: str) -> TextField | None:
        """Return what is typed for a field where it is blank, or None where nothing can be."""
        return self._lines[name].constant

    def tell_missing(self, missing: Sequence[str]) -> None:
        """Frame the columns of these fields in red."""
        for name, line in self._lines.items():
            wrong = name in missing
            if bool(line.column.property("wrong")) != wrong:
                line.column.setProperty("wrong", wrong)
                line.column.style().polish(line.column)

    def _add(self, at: int, name: str) -> None:
        needed = name in REQUIRED[self._noun]
        label = QLabel(f"{field_text(name)} *" if needed else field_text(name))
        label.setToolTip(tr("needed") if needed else "")
        column = ChoiceField[str]([("", tr("not read"))])
        column.setAccessibleName(tr("Column for {field}", field=field_text(name)))
        let_shrink(column)
        column.edited.connect(self.edited)
        label.setBuddy(column)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(column, at, 1)
        constant = None
        if name not in NEVER_CONSTANT:
            constant = TextField()
            constant.setAccessibleName(tr("{field} where it is blank", field=field_text(name)))
            constant.edited.connect(self.edited)
            self._grid.addWidget(constant, at, 2)
        self._lines[name] = _Line(column, constant)


def _with_sample(heading: Heading) -> str:
    sample = heading.sample
    cut = f"{sample[:_LONGEST_SAMPLE]}…" if len(sample) > _LONGEST_SAMPLE else sample
    return f"{heading.text}  ({cut})" if cut else heading.text
