"""A stocktake: the numbers scanned line by line or read from a file, the differences, and their adoption."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import ReasonMissing, Refusal
from desktop.domain.intake import Parsed
from desktop.domain.meters import MeterState, read_numbers
from desktop.domain.stocktakes import KeptStocktake, Stocktake, StocktakeScope
from desktop.services.stocktakes import StocktakeService
from desktop.views.buttons import button, primary_button, with_shortcut
from desktop.views.fields import ChoiceField, TextField
from desktop.views.file_chooser import FileKind
from desktop.views.forms import Form
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.meter_columns import Difference, difference_columns, differences
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.views.writing_desk import WritingDesk
from desktop.wording import refusal_text, tr

_EDITOR_HEIGHT = 15 * UNIT


@dataclass(frozen=True, slots=True)
class _Compared:
    counted: tuple[str, ...]
    scope: StocktakeScope
    found: Stocktake


class StocktakePanel(QWidget):
    """Compares a count with the book; `adopted` carries the stocktake that was kept."""

    adopted = Signal(object)
    left = Signal()

    def __init__(
        self,
        desk: WritingDesk,
        takes: StocktakeService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._takes = desk, takes
        self._compared: _Compared | None = None
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(tr("Numbers counted"))
        self.editor.setPlaceholderText(tr("Scan or type: one number a line"))
        self.editor.setTabChangesFocus(True)
        self.problem = tint(Sentence(), Tone.DANGER)
        self.sums = Sentence()
        self.form = Form(narrow=True)
        self.scope = ChoiceField[MeterState | None](
            [(None, tr("everything in the store")), (MeterState.STOCKED, tr("meters in stock only"))]
        )
        self.person, self.reason = TextField(), TextField()
        self.model: RowsModel[Difference] = RowsModel(difference_columns(), key=lambda row: row.number)
        self.table = TableView(self.model, _nothing_compared())
        self.table.setAccessibleName(tr("Differences of the stocktake"))
        self.compare_button = primary_button(tr("Compare"), self.compare, shortcut="Ctrl+Return")
        self.adopt_button = button(tr("Adopt"), self.adopt, icon_name="check")
        self.save_button = button(tr("Save as…"), self.save, icon_name="save")
        self._lay_out()
        self.editor.textChanged.connect(self._forget)
        self.scope.edited.connect(self._forget)
        act_by_keys(self, ("Esc", self.left.emit))

    def begin(self) -> None:
        """Begin another count; what was scanned before stays until it is adopted."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self) -> None:
        """Ask for a file, and put its numbers under what was scanned."""
        kinds = (FileKind(tr("Tables"), (".csv", ".xlsx", ".xls", ".txt")),)
        file = self._desk.files.open(self, tr("Numbers counted"), kinds)
        if file:
            self._desk.tasks.run(self, partial(_read, self._takes, file), self._add, latest="count")

    def compare(self) -> None:
        """Compare what was counted with the book; nothing is changed."""
        try:
            counted = tuple(read_numbers(self.editor.toPlainText()))
        except Refusal as refusal:
            self.problem.say(refusal_text(refusal))
            return
        scope = StocktakeScope(state=self.scope.value())
        work = partial(_compare, self._takes, counted, scope)
        self._desk.tasks.run(self, work, self._show, latest="count")

    def adopt(self) -> None:
        """Mark what is missing as missing, take the surplus in, and keep the stocktake."""
        if self._compared is None:
            return
        asked = partial(_adopt, self._takes, self._compared, self._desk.today())
        work = partial(asked, self.person.text(), self.reason.text())
        self._desk.tasks.run(self, work, self._done, failed=self._failed, lane="write")

    def save(self) -> None:
        """Write the list of differences to a paper or a workbook."""
        if self._compared is None:
            return
        kinds = (FileKind(tr("Paper"), (".pdf",)), FileKind(tr("Workbook"), (".xlsx",)))
        name = f"{tr('Differences of the stocktake')} {self._desk.today().isoformat()}.pdf"
        facts = self._compared.found, self._desk.today(), self.person.text()
        writing = partial(_write, self._takes, *facts)
        self._desk.write(self, tr("Differences of the stocktake"), name, kinds, writing)

    def _add(self, parsed: Parsed[str]) -> None:
        for _, number in parsed.good:
            self.editor.appendPlainText(number)
        if parsed.refused:
            rows = tr(", ").join(str(one.row) for one in parsed.refused[:5])
            self.problem.say(tr("These rows could not be read: {rows}.", rows=rows))

    def _show(self, compared: _Compared) -> None:
        self._compared = compared
        found = compared.found
        self.problem.say("")
        self.sums.say(sums_text(found))
        self.model.show(differences(found))
        self.table.set_empty(_agree())
        self._enable()

    def _forget(self) -> None:
        """Nothing that was compared before may be adopted for what is typed now."""
        self._compared = None
        self.problem.say("")
        self.sums.say("")
        self.model.show(())
        self.table.set_empty(_nothing_compared())
        self._enable()

    def _done(self, kept: KeptStocktake) -> None:
        self.editor.clear()
        self.reason.clear()
        self.adopted.emit(kept)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ReasonMissing):
            self.form.tell(self.reason, refusal_text(error))
        else:
            self._desk.tasks.tell(error)

    def _enable(self) -> None:
        for act in (self.adopt_button, self.save_button):
            act.setEnabled(self._compared is not None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        title = heading(tr("Stocktake"), times=1.2)
        self.editor.setFixedHeight(_EDITOR_HEIGHT)
        self.form.add(tr("Counted"), self.scope)
        self.form.add(tr("Person"), self.person)
        self.form.add(tr("Why missing"), self.reason)
        column.addWidget(title)
        column.addWidget(self.editor)
        column.addWidget(self.problem)
        column.addWidget(self.form)
        column.addLayout(self._acts(self.compare_button, button(tr("From a file…"), self.take_file)))
        column.addWidget(self.sums)
        column.addWidget(self.table, 1)
        leave = button(with_shortcut(tr("Back"), "Esc"), self.left.emit)
        column.addLayout(self._acts(self.adopt_button, self.save_button, leave))
        self._enable()

    def _acts(self, *made: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for one in made:
            row.addWidget(one, 1)
        return row


def sums_text(found: Stocktake) -> str:
    """Say what a count came to, in one line."""
    counts = (
        (tr("By the book"), found.expected),
        (tr("Counted"), found.counted),
        (tr("Not found"), len(found.missing)),
        (tr("Surplus"), len(found.surplus)),
        *(((tr("Counted twice"), len(found.twice)),) if found.twice else ()),
    )
    return " · ".join(f"{words} {count:,}" for words, count in counts)


def _nothing_compared() -> Placeholder:
    return Placeholder("list-checks", tr("Nothing is compared yet"), tr("Scan the meters, then compare."))


def _agree() -> Placeholder:
    return Placeholder("circle-check", tr("The book and the store agree."), "")


def _read(takes: StocktakeService, file: Path, progress: Progress) -> Parsed[str]:
    return takes.read(file, progress=progress.report)


def _compare(
    takes: StocktakeService, counted: Sequence[str], scope: StocktakeScope, _progress: Progress
) -> _Compared:
    return _Compared(tuple(counted), scope, takes.compare(counted, scope))


def _adopt(
    takes: StocktakeService, compared: _Compared, on: date, person: str, reason: str, _progress: Progress
) -> KeptStocktake:
    facts = {"person": person, "reason": reason}
    return takes.adopt(compared.counted, on, **facts, scope=compared.scope, seen=compared.found)


def _write(
    takes: StocktakeService, found: Stocktake, on: date, person: str, file: Path, _progress: Progress
) -> Path:
    return takes.write(found, on, file, person=person)
