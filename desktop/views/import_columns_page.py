"""The second step of an import: which column is which field, how things are written, and a preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import ColumnMissing, Refusal
from desktop.intake.headings import fields
from desktop.intake.mapping import Mapping
from desktop.intake.mapping_checks import NEVER_CONSTANT
from desktop.intake.tables import RawTable
from desktop.views.buttons import button
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.import_fields import ImportFields
from desktop.views.import_formats import ImportFormats
from desktop.views.import_preview import PreviewRow, preview_columns
from desktop.views.import_source import Source, header_at, headings
from desktop.views.labels import Sentence, remark, tint
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.scrolling import scrolled
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr
from desktop.wording.field_names import field_text

_MILLISECONDS_BEFORE_PREVIEW = 120
_FORMATS_WIDTH = 43 * UNIT


@dataclass(frozen=True, slots=True)
class RowKind:
    """What the rows of a file are: their noun, what a preview shows of them, and how it is read."""

    noun: str
    shown: Sequence[str]
    preview: Callable[[Source, Mapping, Progress], Sequence[PreviewRow]]
    first: str = "customer_no"
    """The field whose column the keyboard begins at."""


class ImportColumnsPage(QWidget):
    """Makes a mapping of what is chosen; `judged` tells whether the file can be read by it."""

    judged = Signal(bool)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        files: FileChooser,
        kind: RowKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._kind = kind
        self._files = files
        self._source = Source(kind.noun, Path(), RawTable("", []))
        self.fields = ImportFields(kind.noun)
        self.formats = ImportFormats(kind.noun)
        self.rows: RowsModel[PreviewRow] = RowsModel(preview_columns(kind.shown), key=lambda row: row.number)
        self.table = TableView(self.rows, _nothing())
        self._missing: list[str] = []
        self._about = remark()
        self._problem = tint(Sentence(), Tone.DANGER)
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_PREVIEW)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self.fields.edited.connect(self._edited)
        self.formats.edited.connect(self._options_edited)
        self.setFocusProxy(self.fields.column_of(kind.first))

    def show_source(self, source: Source, mapping: Mapping) -> None:
        """Show another file, and what a mapping says of it."""
        self._source = source
        self.rows.show(())
        self._show(mapping)

    @property
    def about(self) -> str:
        """What is told of the file: its name, the row of its headings, how many fields have a column."""
        return self._about.text()

    @property
    def problem(self) -> str:
        """Why the file cannot be read by what is chosen."""
        return self._problem.text()

    def mapping(self) -> Mapping:
        """Return what is chosen."""
        return Mapping(
            columns=self.fields.columns(),
            formats=self.formats.formats(),
            defaults=self.fields.constants(),
            options=self.formats.options(),
        )

    def save_mapping(self) -> None:
        """Ask where, and keep what is chosen for the next file of this origin."""
        kinds = (FileKind(tr("Mapping"), (".toml",)),)
        file = self._files.save(self, tr("Save the mapping"), f"{self._source.noun}.toml", kinds)
        if file:
            work = partial(_save, self.mapping(), file)
            self._tasks.run(self, work, self._saved, lane="report")

    def load_mapping(self) -> None:
        """Ask for a mapping, and show what it says of this file."""
        file = self._files.open(self, tr("Load a mapping"), (FileKind(tr("Mapping"), (".toml",)),))
        if file:
            self._tasks.run(self, partial(_load, file), self._show, lane="report")

    def _show(self, mapping: Mapping) -> None:
        self.formats.show_choices(mapping.formats, mapping.options)
        self.fields.set_constants(mapping.defaults)
        self._offer(mapping)

    def _offer(self, mapping: Mapping) -> None:
        self._missing = self.fields.offer(headings(self._source, mapping), mapping.columns)
        self._edited()

    def _options_edited(self) -> None:
        self._offer(self.mapping())

    def _edited(self) -> None:
        self._say_about()
        self._pause.start()

    def _say_about(self) -> None:
        at = header_at(self._source, self.mapping())
        known, all_fields = len(self.fields.columns()), len(fields(self._source.noun))
        facts = [
            self._source.file.name,
            tr("headings in row {row}", row="—" if at is None else at + 1),
            tr("{known} of {fields} fields have a column", known=known, fields=all_fields),
        ]
        if self._missing:
            facts.append(tr("the file has no column {columns}", columns=tr(", ").join(self._missing)))
        self._about.setText(" · ".join(facts))

    def _ask(self) -> None:
        mapping = self.mapping()
        work = partial(self._kind.preview, self._source, mapping)
        self._tasks.run(self, work, self._previewed, failed=self._failed, latest="preview")

    def _previewed(self, rows: Sequence[PreviewRow]) -> None:
        self.rows.show(rows)
        self._say_problem("", ())
        self._hide_unread()
        self.judged.emit(True)

    def _failed(self, error: Exception) -> None:
        self.rows.show(())
        if isinstance(error, Refusal):
            missing = (error.field,) if isinstance(error, ColumnMissing) else ()
            self._say_problem(_worded(error), missing)
        else:
            self._tasks.tell(error)
        self.judged.emit(False)

    def _say_problem(self, words: str, missing: Sequence[str]) -> None:
        self._problem.say(words)
        self.fields.tell_missing(missing)

    def _hide_unread(self) -> None:
        read = {*self.fields.columns(), *self.fields.constants()}
        wrong = any(row.problem for row in self.rows.rows)
        self.table.setColumnHidden(1, not wrong)
        for at, name in enumerate(self._kind.shown, start=2):
            told = any(row.cells.get(name) for row in self.rows.rows)
            self.table.setColumnHidden(at, name not in read and not told)

    def _saved(self, file: Path) -> None:
        self._notifier.info(tr("The mapping is saved as {file}.", file=file.name))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(self._about)
        acts.addStretch(1)
        acts.addWidget(button(tr("Load mapping…"), self.load_mapping))
        acts.addWidget(button(tr("Save mapping…"), self.save_mapping, shortcut="Ctrl+S"))
        upper = QHBoxLayout()
        upper.setSpacing(3 * UNIT)
        upper.addWidget(scrolled(self.fields), 1)
        formats = scrolled(self.formats)
        formats.setFixedWidth(_FORMATS_WIDTH)
        upper.addWidget(formats)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(acts)
        column.addLayout(upper, 5)
        column.addWidget(self._problem)
        column.addWidget(self.table, 4)
        self._problem.hide()


def _worded(refusal: Refusal) -> str:
    if not isinstance(refusal, ColumnMissing) or refusal.heading:
        return refusal_text(refusal)
    if refusal.field in NEVER_CONSTANT:
        return tr("Which column holds “{field}”?", field=field_text(refusal.field))
    return tr(
        "Which column holds “{field}”? Or write what stands where it is blank.",
        field=field_text(refusal.field),
    )


def _nothing() -> Placeholder:
    hint = tr("Choose the columns above; the first rows appear here as they would be read.")
    return Placeholder("file-x", tr("Nothing can be read yet"), hint)


def _save(mapping: Mapping, file: Path, progress: Progress) -> Path:
    mapping.save(file)
    return file


def _load(file: Path, progress: Progress) -> Mapping:
    return Mapping.load(file)
