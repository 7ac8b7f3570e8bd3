"""The refused rows of an import: where each stands, what it says and why; saved as a file of their own."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.imports import ImportResult
from desktop.domain.intake import RefusedRow
from desktop.services.refused_report import write_refused
from desktop.views.buttons import button
from desktop.views.columns import Align, Column
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import heading
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.views.written_file import tell_where
from desktop.wording import refusal_text, tr


class ImportRefused(QWidget):
    """Lists refused rows."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, files: FileChooser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._files = files
        self._rows: tuple[RefusedRow, ...] = ()
        self.model: RowsModel[tuple[int, RefusedRow]] = RowsModel(
            _columns(), key=lambda numbered: numbered[0]
        )
        self.table = TableView(self.model, _nobody())
        self.save_button = button(tr("Save as…"), self.save, icon_name="save")
        self._lay_out()

    def show_result(self, result: ImportResult) -> None:
        """List the rows that an import refused."""
        self.show_rows(result.refused_rows)

    def show_rows(self, refused: tuple[RefusedRow, ...]) -> None:
        """List these rows."""
        self._rows = refused
        self.model.show(list(enumerate(self._rows)))
        self.save_button.setEnabled(bool(self._rows))

    def save(self) -> None:
        """Ask where, and write the refused rows to a CSV file."""
        if not self._rows:
            return
        stem = Path(self._rows[0].file).stem
        kinds = (FileKind(tr("CSV text"), (".csv",)),)
        file = self._files.save(self, tr("Save the refused rows"), tr("{file} refused.csv", file=stem), kinds)
        if file:
            work = partial(_write, file, self._rows)
            self._tasks.run(
                self, work, self._saved, lane="report", title=tr("Writing {file}", file=file.name)
            )

    def _saved(self, file: Path) -> None:
        tell_where(self._notifier, file)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(heading(tr("Refused rows"), times=1.15))
        row.addStretch(1)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.table, 1)


def _nobody() -> Placeholder:
    return Placeholder("circle-check", tr("No row was refused"))


def _columns() -> tuple[Column[tuple[int, RefusedRow]], ...]:
    return (
        Column(
            tr("Row"),
            lambda numbered: str(numbered[1].row),
            Align.RIGHT,
            width=64,
            sort_key=lambda numbered: numbered[1].row,
        ),
        Column(
            tr("Column"),
            lambda numbered: numbered[1].column,
            width=140,
            sort_key=lambda numbered: numbered[1].column,
        ),
        Column(tr("Value"), lambda numbered: numbered[1].value, width=140, tone=lambda _: Tone.DANGER),
        Column(tr("Reason"), _reason, width=320, stretch=True, sort_key=_reason, tip=_reason),
    )


def _reason(numbered: tuple[int, RefusedRow]) -> str:
    return refusal_text(numbered[1].reason)


def _write(file: Path, rows: tuple[RefusedRow, ...], progress: Progress) -> Path:
    write_refused(file, rows)
    return file
