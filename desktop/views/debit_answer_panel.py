"""A bank's answer before it is posted: what it would settle, which rows stay out, and the button for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.debits import AnswerResult, DebitAnswer, DebitItem, tally
from desktop.services.debits import DebitService
from desktop.views.bank_settling import counted
from desktop.views.buttons import button, primary_button, showing_keys, with_shortcut
from desktop.views.date_field import DateField
from desktop.views.debit_columns import item_columns
from desktop.views.file_chooser import FileChooser
from desktop.views.import_refused import ImportRefused
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, tint
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """An answer as it was read, and what would come of it."""

    answer: DebitAnswer
    result: AnswerResult


class DebitAnswerPanel(QWidget):
    """Shows an answer; `posted` carries the `AnswerResult`, `left` gives it up."""

    posted = Signal(object)
    left = Signal()

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
        self._debits = debits
        self._today = today
        self._checked: CheckedAnswer | None = None
        self.title = heading(times=1.2)
        self.told = Sentence()
        self.problem = tint(Sentence(), Tone.DANGER)
        self.on = DateField(today)
        self.on.setFixedWidth(18 * UNIT)
        self.on.setAccessibleName(tr("Rows without a date count as of"))
        self.items: RowsModel[DebitItem] = RowsModel(
            item_columns(), key=lambda one: (one.batch_no, one.sequence)
        )
        self.table = TableView(self.items, Placeholder("inbox", tr("The answer settles nothing new")))
        self.refused = ImportRefused(tasks, notifier, files)
        self.post_button = primary_button(
            tr("Post the answer"), self.post, icon_name="check", shortcut="Ctrl+Return"
        )
        self._lay_out()
        act_by_keys(self, ("Esc", self.left.emit))
        self.setFocusProxy(self.table)

    def show_answer(self, checked: CheckedAnswer) -> None:
        """Show what was read of a file."""
        self._checked = checked
        answer, result = checked.answer, checked.result
        settled = (*result.paid, *result.refused)
        self.title.setText(answer.file)
        self.items.show(settled)
        self.refused.show_rows(result.refused_rows)
        self.refused.setVisible(bool(result.refused_rows))
        self.told.say(_told(answer, result))
        self.problem.say(_disagreement(answer))
        if self.on.value() is None:
            self.on.set_value(self._today())
        self.post_button.setEnabled(bool(settled) and not answer.disagreements)

    def post(self) -> None:
        """Post what the bank took, on the rows' own dates or the one chosen."""
        on = self.on.value()
        if self._checked is not None and on is not None:
            self.post_button.setEnabled(False)
            work = partial(_post, self._debits, self._checked.answer, on)
            self._tasks.run(
                self,
                work,
                self.posted.emit,
                failed=self._failed,
                title=tr("Posting {file}", file=self._checked.answer.file),
                lane="write",
            )

    def _failed(self, error: Exception) -> None:
        self.post_button.setEnabled(True)
        self._tasks.tell(error)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(showing_keys(self.post_button))
        acts.addWidget(button(with_shortcut(tr("Cancel"), "Esc"), self.left.emit))
        acts.addSpacing(2 * UNIT)
        label = QLabel(tr("Rows without a date count as of"))
        label.setBuddy(self.on)
        acts.addWidget(label)
        acts.addWidget(self.on)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.problem)
        column.addLayout(acts)
        column.addWidget(self.table, 3)
        column.addWidget(self.refused, 2)


def _told(answer: DebitAnswer, result: AnswerResult) -> str:
    parts = (
        tr("read: {count}", count=f"{answer.read:,}"),
        counted(tr("paid:"), tally(one.amount for one in result.paid)),
        counted(tr("refused by the bank:"), tally(one.amount for one in result.refused)),
        tr("settled before: {count}", count=f"{result.already_there:,}"),
        tr("rows that stay out: {count}", count=f"{len(result.refused_rows):,}"),
    )
    return "    ".join(parts)


def _disagreement(answer: DebitAnswer) -> str:
    for wrong in answer.disagreements:
        return tr(
            "Row {row} declares {declared} as “{label}”, and the rows come to {found}; nothing is posted.",
            row=wrong.row,
            declared=wrong.declared,
            label=wrong.label,
            found=wrong.found,
        )
    return ""


def check_answer(
    debits: DebitService, file: Path, mapping: Path | None, on: date, progress: Progress
) -> CheckedAnswer:
    """Read an answer and say what would come of it."""
    from desktop.intake.mapping import Mapping

    read = Mapping.load(mapping) if mapping else None
    answer = debits.read(file, read, progress=progress.report, cancelled=progress.cancelled)
    return CheckedAnswer(answer, debits.check(answer, on))


def _post(debits: DebitService, answer: DebitAnswer, on: date, progress: Progress) -> AnswerResult:
    def told(done: int, total: int) -> None:
        progress.report(done, total)
        progress.stop_if_cancelled()

    return debits.answer(answer, on, progress=told)
