"""The table of prepaid conversions: who is on the way, how far, how long, and what to do next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.conversion import Conversion, ConversionFilter, Stage
from desktop.services.conversions import ConversionService
from desktop.views.buttons import button
from desktop.views.conversion_services import ConversionServices
from desktop.views.conversion_stack import ConversionStack
from desktop.views.conversions_columns import columns
from desktop.views.conversions_matrix import ConversionMatrix, Counts
from desktop.views.dated_reader import DatedReader
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import remark
from desktop.views.placeholder import Placeholder
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.written_file import show_folder
from desktop.wording import tr
from desktop.wording.stages import stage_text

_MARGIN = 3 * UNIT
_SHARE = 3, 10
_MATRIX_SHARE = 1, 5


class ConversionsDesk(ConversionStack):
    """Follows customers from candidate to commissioned, one by one or the ticked ones together."""

    def __init__(
        self, services: ConversionServices, files: FileChooser, parent: QWidget | None = None
    ) -> None:
        super().__init__(services, parent)
        self._files = files
        self._wanted = ConversionFilter()
        self.matrix = ConversionMatrix()
        reader = DatedReader(self._service.lines, self._today)
        self.list: KeyedModel[int, Conversion] = KeyedModel(
            columns(), reader.fetch, self._tasks, checkable=True
        )
        self.table = TableView(self.list, _nobody())
        self.table.setAccessibleName(tr("Prepaid conversions"))
        self.text = self.filter.text
        self._found = remark()
        self.approve_button = button(tr("Approve…"), partial(self.take_together, Stage.APPROVED))
        self.schedule_button = button(tr("Schedule…"), partial(self.take_together, Stage.SCHEDULED))
        self.reject_button = button(tr("Reject…"), partial(self.take_together, Stage.REJECTED))
        _say(self.approve_button, tr("Approve the ticked…"))
        _say(self.schedule_button, tr("Schedule the ticked…"))
        _say(self.reject_button, tr("Reject the ticked…"))
        self._lay_out()
        self._listen()
        self._count()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the counts and the list again."""
        self.filter.place.load()
        self._tasks.run(self, partial(_counts, self._service), self._show_counts, latest="counts")
        self._fill()

    def show_again(self) -> None:
        """Show the row that is chosen as it is now."""
        self.list.refresh()
        self.panel.show_key(self._current_key())

    def take_together(self, stage: Stage) -> None:
        """Ask for one step of everybody who is ticked."""
        ticked = self.list.checked()
        if keys := [key for key in self.list.keys if key in ticked]:
            self.panel.begin_together(keys, stage)

    def tick_all(self) -> None:
        """Tick everybody that the filter lets through, or nobody where everybody is ticked."""
        self.list.toggle(range(self.list.rowCount()))

    def export(self) -> None:
        """Write the list as it is filtered to a file."""
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        name = f"{tr('Prepaid conversions')} {self._today().isoformat()}.xlsx"
        file = self._files.save(self, tr("Export the list"), name, kinds)
        if file:
            work = partial(_export, self._service, self._wanted, self._today(), file)
            done = partial(self._exported, file)
            self._tasks.run(self, work, done, lane="report", title=tr("Writing {file}", file=file.name))

    def _exported(self, file: Path, count: int) -> None:
        words = tr("{file} is written; rows: {count}.", file=file.name, count=f"{count:,}")
        self._notifier.info(words, [show_folder(file)])

    def _show_counts(self, counts: Counts) -> None:
        self.matrix.show_counts(counts)
        self._fit()

    def _choose_cell(self, stage: Stage | None, station: str) -> None:
        self._wanted = replace(self._wanted, stages=(stage,) if stage else ())
        self.filter.place.choose(station)
        self._ask()

    def _ask(self) -> None:
        kept = {name: getattr(self._wanted, name) for name in ("stages", "order", "descending")}
        self._wanted = replace(self.filter.value(), **kept)
        self.matrix.show_chosen(next(iter(self._wanted.stages), None), self._wanted.station)
        everything = self._wanted == ConversionFilter(order=kept["order"], descending=kept["descending"])
        self.table.set_empty(_nobody() if everything else _nothing_matches())
        self._fill()

    def _fill(self) -> None:
        self.list.fill(self._tasks, partial(_keys, self._service, self._wanted, self._today()))

    def _order_by(self, order: str, down: object) -> None:
        self._wanted = replace(self._wanted, order=order, descending=bool(down))
        self._ask()

    def _count(self) -> None:
        ticked = len(self.list.checked())
        count = tr("Conversions: {count}", count=f"{self.list.rowCount():,}")
        stages = ", ".join(map(stage_text, self._wanted.stages))
        chosen = tr("ticked: {count}", count=f"{ticked:,}") if ticked else ""
        self._found.setText(" · ".join(filter(None, (count, self._wanted.station, stages, chosen))))
        self.panel.hush(quiet=not self.list.rowCount())
        for act in (self.approve_button, self.schedule_button, self.reject_button):
            act.setEnabled(ticked > 0)

    def _current_key(self) -> int | None:
        index = self.table.currentIndex()
        return self.list.key_at(index.row()) if index.isValid() else None

    def _ask_for_customer(self) -> None:
        if row := self.table.current_row():
            self.customer_asked.emit(row.customer_no)

    def _listen(self) -> None:
        self.matrix.chosen.connect(self._choose_cell)
        self.filter.changed.connect(self._ask)
        self.table.order_asked.connect(self._order_by)
        self.table.went_to.connect(self.panel.show_key)
        self.table.opened.connect(lambda _: self.panel.card.take_next_step())
        self.list.modelReset.connect(self._count)
        self.list.modelReset.connect(self.table.choose_first)
        self.list.checks_changed.connect(self._count)
        self.panel.left.connect(self.take_up)
        self.panel.moved_together.connect(lambda _: self.list.check(()))
        self.listen_for(("Ctrl+Return", self._ask_for_customer), ("Ctrl+Shift+A", self.tick_all))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        exports = button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E")
        column.addLayout(self.top(exports))
        column.addWidget(self.matrix)
        column.addWidget(self.filter)
        row = QHBoxLayout()
        row.setSpacing(_MARGIN)
        row.addLayout(self._list(), 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        self.put_together(page)

    def _list(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._found, 1)
        for act in (self.approve_button, self.schedule_button, self.reject_button):
            row.addWidget(act)
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return column

    def _fit(self) -> None:
        part, whole = _MATRIX_SHARE
        self.matrix.fit(self.height() * part // whole)
        part, whole = _SHARE
        self.panel.fit(self.width() * part // whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _say(act: QPushButton, words: str) -> None:
    """Say in full what a button does whose face has no room for it."""
    act.setAccessibleName(words)
    act.setToolTip(words)


def _nobody() -> Placeholder:
    hint = tr("Propose a customer, or let the rule find candidates.")
    return Placeholder("gauge", tr("Nobody is on the way to a prepaid meter"), hint)


def _nothing_matches() -> Placeholder:
    hint = tr("Choose another cell of the table above, or take a part of the filter away.")
    return Placeholder("filter", tr("No conversion matches"), hint)


def _counts(service: ConversionService, progress: Progress) -> Counts:
    return service.counts()


def _keys(
    service: ConversionService, wanted: ConversionFilter, on: date, progress: Progress
) -> Sequence[int]:
    return service.keys(wanted, on)


def _export(
    service: ConversionService, wanted: ConversionFilter, on: date, file: Path, progress: Progress
) -> int:
    return service.export(wanted, on, file, progress=progress.report, cancelled=progress.cancelled)
