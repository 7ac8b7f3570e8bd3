"""The first step of an import: what the rows are, which file, and a mapping that was saved before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.intake import Noun
from desktop.intake.heading_words import REQUIRED
from desktop.views.buttons import button, icon_button
from desktop.views.fields import TextField
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.field_names import field_text

_FIELD_WIDTH = 70 * UNIT


class ImportFilePage(QWidget):
    """Collects the noun, the file and the mapping; `entered` says that Enter was hit in the file's field."""

    entered = Signal()

    def __init__(
        self, files: FileChooser, nouns: Sequence[Noun] = tuple(Noun), parent: QWidget | None = None
    ) -> None:
        """Make an empty page; without nouns nothing is asked about the rows."""
        super().__init__(parent)
        self._files = files
        self.mapping_file: Path | None = None
        self.nouns = {noun: QRadioButton(noun_words(noun)) for noun in nouns}
        self._group = QButtonGroup(self)
        self.file = TextField(required=True, hint=tr("Choose a file, type its path, or drop it here"))
        self.file.setAccessibleName(tr("File"))
        self._problem = tint(Sentence(), Tone.DANGER)
        self._mapping_words = remark()
        self._drop_mapping = icon_button("x", tr("Use no mapping"), self.forget_mapping)
        self._lay_out()
        if Noun.BILLS in self.nouns:
            self.nouns[Noun.BILLS].setChecked(True)
        self.forget_mapping()
        self.file.edited.connect(lambda: self._problem.say(""))
        self.file.returnPressed.connect(self.entered)
        self.setFocusProxy(self.file)

    @property
    def noun(self) -> Noun:
        """What the rows of the file are."""
        return next(noun for noun, made in self.nouns.items() if made.isChecked())

    @property
    def problem(self) -> str:
        """What stands under the file's field."""
        return self._problem.text()

    def path(self) -> Path | None:
        """Return the file, or None and say what is wrong."""
        if wrong := self.file.problem():
            self.refuse(wrong)
            return None
        return Path(self.file.text().strip().strip('"')).expanduser()

    def refuse(self, words: str) -> None:
        """Say under the file's field why it cannot be read."""
        self._problem.say(words)
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Ask for the file."""
        kinds = (
            FileKind(tr("Tables"), (".csv", ".txt", ".tsv", ".xlsx", ".xls")),
            FileKind(tr("All files"), ("",)),
        )
        file = self._files.open(self, tr("File to import"), kinds)
        if file:
            self.file.setText(str(file))
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_mapping(self) -> None:
        """Ask for a mapping that was saved before."""
        file = self._files.open(self, tr("Mapping"), (FileKind(tr("Mapping"), (".toml",)),))
        if file:
            self.use_mapping(file)

    def use_mapping(self, file: Path) -> None:
        """Read the file by a mapping."""
        self.mapping_file = file
        self._mapping_words.setText(file.name)
        self._drop_mapping.show()

    def forget_mapping(self) -> None:
        """Let the headings be recognised again."""
        self.mapping_file = None
        self._mapping_words.setText(tr("none: the headings are recognised"))
        self._drop_mapping.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        if self.nouns:
            column.addWidget(heading(tr("What are the rows of the file?"), times=1.15))
        for noun, made in self.nouns.items():
            self._group.addButton(made)
            column.addLayout(_described(made, _needs(noun)))
        if self.nouns:
            column.addSpacing(UNIT)
        column.addWidget(heading(tr("File"), times=1.15))
        column.addLayout(_row(self.file, button(tr("Choose…"), self.choose, icon_name="folder-open")))
        column.addWidget(self._problem)
        column.addWidget(
            remark(tr("CSV, XLSX or XLS, in any encoding; lines above the headings do no harm."))
        )
        column.addSpacing(UNIT)
        column.addWidget(heading(tr("Mapping"), times=1.15))
        load = button(tr("Load…"), self.choose_mapping, icon_name="file-text")
        column.addLayout(_row(self._mapping_words, self._drop_mapping, load))
        column.addStretch(1)
        self.file.setFixedWidth(_FIELD_WIDTH)


def noun_words(noun: Noun) -> str:
    """Name what the rows of a file are."""
    words = {Noun.CUSTOMERS: tr("Customers"), Noun.BILLS: tr("Bills"), Noun.PAYMENTS: tr("Payments")}
    return words[noun]


def _needs(noun: Noun) -> str:
    return tr("needs {fields}", fields=tr(", ").join(field_text(name) for name in REQUIRED[noun]))


def _described(made: QRadioButton, words: str) -> QHBoxLayout:
    made.setMinimumWidth(16 * UNIT)
    return _row(made, remark(words))


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
