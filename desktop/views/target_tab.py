"""Targets: what the bureau, stations, areas and contractors are to reach, set one by one or from a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.documents.scorecard_words import period_name, scope_title
from desktop.domain.targets import Period, Scope, Target, TargetFilter, TargetsRead
from desktop.services.targets import TargetService
from desktop.views.buttons import button, primary_button
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileKind
from desktop.views.list_export import ListFile
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.rows_model import RowsModel
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.target_columns import subject_text, target_columns, target_file_columns
from desktop.views.target_form import TargetForm
from desktop.views.target_refused import TargetsRefusedPage
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.wording import language, tr

_SIDE_WIDTH = 46 * UNIT
_FILTER_WIDTH = 24 * UNIT


class TargetTab(SidedList):
    """Lists targets beside the form that sets one, or beside the rows that a file was refused for."""

    def __init__(
        self,
        desk: WritingDesk,
        targets: TargetService,
        parent: QWidget | None = None,
    ) -> None:
        self.list: RowsModel[Target] = RowsModel(target_columns(), key=lambda one: one.key)
        super().__init__(TableView(self.list, _none()), parent)
        self._desk = desk
        self._targets = targets
        self._export = desk.export()
        self.table.setAccessibleName(tr("Targets"))
        self.period = ChoiceField[Period | None]([(None, tr("All periods"))])
        everyone = (None, tr("Everyone"))
        scopes = [(one, scope_title(language(), one)) for one in Scope]
        self.scope = ChoiceField[Scope | None]([everyone, *scopes])
        self.form = TargetForm(desk.tasks, desk.notifier, targets, desk.today)
        self.refused = TargetsRefusedPage()
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the targets again."""
        self._desk.tasks.run(self, partial(_periods, self._targets), self._offer_periods, latest="periods")
        wanted = TargetFilter(self.period.value(), self.scope.value())
        self.list.fill(self._desk.tasks, partial(_listed, self._targets, wanted))

    def set_new(self) -> None:
        """Open the form for a new target."""
        self.side.setCurrentWidget(self.form)
        self.form.begin()

    def change(self) -> None:
        """Open the form for the target chosen."""
        if target := self.table.current_row():
            self.side.setCurrentWidget(self.form)
            self.form.begin(target)

    def remove(self) -> None:
        """Take the target chosen away, after asking."""
        target = self.table.current_row()
        if target is None:
            return
        facts = {"name": subject_text(target.subject), "period": period_name(language(), target.period)}
        question = tr("Take this target of {name} for {period} away?", **facts)
        if self._desk.notifier.ask(question, yes=tr("Take it away"), no=tr("Keep it")):
            work = partial(_remove, self._targets, target)
            self._desk.tasks.run(self, work, self._removed, lane="write")

    def copy(self) -> None:
        """Set the period chosen, else that of the row, for the next period too."""
        row = self.table.current_row()
        period = self.period.value() or (row.period if row else None)
        if period is None:
            self._desk.notifier.info(tr("Choose a period to copy first."))
            return
        work = partial(_copy, self._targets, period)
        self._desk.tasks.run(self, work, partial(self._copied, period), lane="write")

    def read_file(self) -> None:
        """Set the targets of a file that the clerk names."""
        kinds = (FileKind(tr("Table"), (".csv", ".xlsx", ".xls")),)
        if file := self._desk.files.open(self, tr("Targets from a file"), kinds):
            work = partial(_read, self._targets, file)
            title = tr("Reading {file}", file=file.name)
            self._desk.tasks.run(self, work, self._was_read, lane="write", title=title)

    def export(self) -> None:
        """Write the list as it is shown to a file, which can be read in again."""
        rows, on = self.list.rows, self._desk.today()
        self._export.run(self, ListFile.of_rows(tr("Targets"), target_file_columns(), rows, on))

    def _saved(self, target: Target) -> None:
        words = tr("Target of {name} set.", name=subject_text(target.subject))
        self._desk.notifier.info(words)
        self._left()
        self.refresh()

    def _removed(self, _nothing: None) -> None:
        self._desk.notifier.info(tr("The target is taken away."))
        self._left()
        self.refresh()

    def _copied(self, period: Period, new: Sequence[Target]) -> None:
        facts = {"count": f"{len(new):,}", "period": period_name(language(), period.next)}
        self._desk.notifier.info(tr("Targets set for {period}: {count}.", **facts))
        self.refresh()

    def _was_read(self, read: TargetsRead) -> None:
        if read.refused:
            self.refused.show_read(read)
            self.side.setCurrentWidget(self.refused)
        else:
            self._left()
            self._desk.notifier.info(
                tr("{file}: targets set: {count}.", file=read.file, count=f"{read.set:,}")
            )
        self.refresh()

    def _left(self) -> None:
        self.side.setCurrentWidget(self._nobody)
        self.table.setFocus()

    def _offer_periods(self, periods: Sequence[Period]) -> None:
        with QSignalBlocker(self.period):
            every = (None, tr("All periods"))
            self.period.set_choices([every, *((one, period_name(language(), one)) for one in periods)])

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self.count.setText(tr("Targets: {count}", count=f"{self.list.rowCount():,}"))

    def _listen(self) -> None:
        for field in (self.period, self.scope):
            field.edited.connect(self.refresh)
        self.table.opened.connect(lambda _: self.change())
        self.list.state_changed.connect(self._say_count)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._left)
        self.refused.left.connect(self._left)
        self.listen_for((("F5", self.refresh), ("Del", self.remove)))

    def _lay_out(self) -> None:
        hint = tr("Enter changes the one chosen, Ctrl+N sets a new one.")
        self._nobody = PlaceholderPage(Placeholder("gauge", tr("Targets and their weights"), hint))
        above = QWidget()
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field in ((tr("Period"), self.period), (tr("Whose"), self.scope)):
            field.setAccessibleName(words)
            field.setFixedWidth(_FILTER_WIDTH)
            row.addWidget(field)
        row.addStretch(1)
        pages = (self._nobody, self.form, self.refused)
        self.put_together(self._top(), above, pages, side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        return self.acts(
            button(tr("Remove the target"), self.remove, icon_name="trash-2"),
            button(tr("Copy to the next period"), self.copy, icon_name="copy", shortcut="Ctrl+D"),
            button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"),
            button(tr("Targets from a file…"), self.read_file, icon_name="import", shortcut="Ctrl+O"),
            primary_button(tr("New target"), self.set_new, icon_name="plus", shortcut="Ctrl+N"),
        )


def _none() -> Placeholder:
    hint = tr("Set one with Ctrl+N, or read a file of them.")
    return Placeholder("gauge", tr("No targets are set"), hint)


def _listed(targets: TargetService, wanted: TargetFilter, _progress: Progress) -> Sequence[Target]:
    return targets.listed(wanted)


def _periods(targets: TargetService, _progress: Progress) -> Sequence[Period]:
    return targets.periods()


def _remove(targets: TargetService, target: Target, _progress: Progress) -> None:
    targets.remove(target.subject, target.period, target.measure)


def _copy(targets: TargetService, period: Period, _progress: Progress) -> Sequence[Target]:
    return targets.copy(period)


def _read(targets: TargetService, file: Path, progress: Progress) -> TargetsRead:
    return targets.read_file(file, progress=progress.report, cancelled=progress.cancelled)
