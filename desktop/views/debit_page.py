"""Direct debits: the batches with their debits, a new one at the side, and a bank's answer."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.debits import AnswerResult, DebitBatch, DebitItem, tally
from desktop.services.debits import DebitService
from desktop.views.bank_settling import counted
from desktop.views.buttons import button, icon_button, primary_button
from desktop.views.debit_answer_panel import CheckedAnswer, DebitAnswerPanel, check_answer
from desktop.views.debit_columns import batch_columns, item_columns
from desktop.views.debit_send_form import DebitSendForm, file_kinds
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import remark
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import tell_where
from desktop.wording import tr

_SIDE_WIDTH = 46 * UNIT
LIST, ANSWER = range(2)


class DebitPage(QWidget):
    """Lists batches, makes new ones, and posts answers."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        debits: DebitService,
        files: FileChooser,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._debits = debits
        self._files = files
        self._today = today
        self._mapping: Path | None = None
        self.batches: RowsModel[DebitBatch] = RowsModel(batch_columns(), key=lambda made: made.number)
        self.items: RowsModel[DebitItem] = RowsModel(item_columns(), key=lambda one: one.sequence)
        self.table = TableView(self.batches, _no_batch())
        self.table.setAccessibleName(tr("Batches"))
        self.items_table = TableView(self.items, Placeholder("inbox", tr("Choose a batch above")))
        self.items_table.setAccessibleName(tr("Debits"))
        self.form = DebitSendForm(tasks, notifier, debits, files, today, lambda: self._mapping)
        self.form.hide()
        self.answer = DebitAnswerPanel(tasks, notifier, debits, files, today)
        self.stack = QStackedWidget()
        self._mapping_words = remark()
        self._lay_out()
        self._listen()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the batches again."""
        self.batches.fill(self._tasks, partial(_batches, self._debits))

    def ask_for_new(self) -> None:
        """Put the form of a new batch at the side."""
        self._tasks.run(self, partial(_banks, self._debits), self._begin)

    def ask_for_answer(self) -> None:
        """Ask for the bank's answer."""
        kinds = (
            FileKind(tr("Tables"), (".csv", ".txt", ".tsv", ".xlsx", ".xls")),
            FileKind(tr("All files"), ("",)),
        )
        if file := self._files.open(self, tr("The bank's answer"), kinds):
            self.take_answer(file)

    def take_answer(self, file: Path) -> None:
        """Read an answer and show what would come of it."""
        work = partial(check_answer, self._debits, file, self._mapping, self._today())
        title = tr("Reading {file}", file=file.name)
        self._tasks.run(self, work, self._show_answer, title=title, lane="report")

    def write_again(self) -> None:
        """Write the file of the chosen batch once more."""
        batch = self.table.current_row()
        if batch is None:
            return
        if file := self._files.save(self, tr("File for the bank"), f"{batch.number}.xlsx", file_kinds()):
            work = partial(_write, self._debits, batch.number, file, self._mapping)
            self._tasks.run(self, work, self._written, lane="report")

    def choose_mapping(self) -> None:
        """Ask for the mapping that files of debits are written and read by."""
        if file := self._files.open(self, tr("Mapping"), (FileKind(tr("Mapping"), (".toml",)),)):
            self._use(file)

    def _use(self, mapping: Path | None) -> None:
        self._mapping = mapping
        self._mapping_words.setText(mapping.name if mapping else tr("usual headings"))
        self._drop_mapping.setVisible(mapping is not None)

    def _begin(self, banks: Sequence[str]) -> None:
        self.form.begin(banks)
        self.form.show()
        self.form.bank.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, batch: DebitBatch) -> None:
        words = tr("Batch {number} is made; its file goes to the bank.", number=batch.number)
        self._notifier.info(words)
        self._leave_form()
        self.refresh()

    def _written(self, file: Path) -> None:
        tell_where(self._notifier, file)

    def _show_answer(self, checked: CheckedAnswer) -> None:
        self.answer.show_answer(checked)
        self.stack.setCurrentIndex(ANSWER)
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _posted(self, result: AnswerResult) -> None:
        paid = counted(tr("Paid:"), tally(one.amount for one in result.paid))
        refused = counted(tr("refused by the bank:"), tally(one.amount for one in result.refused))
        out = tr("rows that stay out: {count}", count=f"{len(result.refused_rows):,}")
        self._notifier.info(tr("{paid}, {refused}, {out}.", paid=paid, refused=refused, out=out))
        self._leave_answer()
        self.refresh()

    def _leave_form(self) -> None:
        self.form.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_answer(self) -> None:
        self.stack.setCurrentIndex(LIST)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_items(self, number: object) -> None:
        if number is None:
            self.items.show(())
        else:
            work = partial(_items, self._debits, str(number))
            self._tasks.run(self, work, self.items.show, latest="items")

    def _follow_state(self) -> None:
        if self.batches.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        elif (batch := self.table.current_row()) is not None:
            self._show_items(batch.number)

    def _listen(self) -> None:
        self.table.went_to.connect(self._show_items)
        self.batches.modelReset.connect(self._follow_state)
        self.form.saved.connect(self._made)
        self.form.left.connect(self._leave_form)
        self.answer.posted.connect(self._posted)
        self.answer.left.connect(self._leave_answer)

    def _lay_out(self) -> None:
        tables = QSplitter(Qt.Orientation.Vertical)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self.table)
        tables.addWidget(self.items_table)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(tables, 1)
        self.form.setFixedWidth(_SIDE_WIDTH)
        row.addWidget(self.form)
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(UNIT)
        lines.addLayout(self._acts())
        lines.addLayout(row, 1)
        self.stack.addWidget(listed)
        self.stack.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.addWidget(self.stack)

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(primary_button(tr("New batch"), self.ask_for_new, icon_name="plus", shortcut="Ctrl+N"))
        acts.addWidget(
            button(tr("Read an answer…"), self.ask_for_answer, icon_name="file-up", shortcut="Ctrl+O")
        )
        acts.addWidget(button(tr("Write the file again…"), self.write_again, shortcut="Ctrl+E"))
        acts.addStretch(1)
        self._drop_mapping = icon_button("x", tr("Use no mapping"), lambda: self._use(None))
        acts.addWidget(self._mapping_words)
        acts.addWidget(self._drop_mapping)
        acts.addWidget(button(tr("Mapping…"), self.choose_mapping, icon_name="file-text"))
        self._use(None)
        return acts

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._tasks.busy("write"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if file:
            self.take_answer(Path(file))


def _no_batch() -> Placeholder:
    hint = tr("A batch asks a bank for what every customer with an agreement owes.")
    return Placeholder("landmark", tr("No batch was made yet"), hint)


def _batches(debits: DebitService, progress: Progress) -> Sequence[DebitBatch]:
    return debits.batches()


def _items(debits: DebitService, number: str, progress: Progress) -> Sequence[DebitItem]:
    return debits.items(number)


def _banks(debits: DebitService, progress: Progress) -> Sequence[str]:
    return debits.banks()


def _write(debits: DebitService, number: str, file: Path, mapping: Path | None, progress: Progress) -> Path:
    from desktop.intake.mapping import Mapping

    debits.write(number, file, Mapping.load(mapping) if mapping else None)
    return file
