"""The pivot: the ledger cut as a clerk chooses, with the customers behind each cell."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.pivot_words import layout_text
from desktop.domain.errors import Cancelled
from desktop.domain.pivot import BehindList, Dimension, Key, Layout, Pivot, Value
from desktop.domain.pivot_layouts import asked, filtered
from desktop.services.pivots import PivotService
from desktop.views.buttons import primary_button
from desktop.views.date_field import DateField
from desktop.views.file_chooser import FileKind
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import remark
from desktop.views.pivot_behind import PivotBehindPage
from desktop.views.pivot_designer import PivotDesigner
from desktop.views.pivot_model import PivotModel
from desktop.views.pivot_saved import PivotSaved
from desktop.views.pivot_table import PivotTable
from desktop.views.pivot_texts import PivotTexts
from desktop.views.placeholder import Placeholder
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.wording import language, tr

_BEGINNING = Layout((Dimension.STATION,), (), (Value.RECEIVABLE, Value.RECEIVED, Value.OUTSTANDING))
_MILLISECONDS_BEFORE_ASKING = 150
_DATE_WIDTH = 17 * UNIT


class PivotPage(QStackedWidget):
    """Shows the table beside its designer; `customer_asked` carries a customer number."""

    customer_asked = Signal(str)

    def __init__(
        self,
        desk: WritingDesk,
        pivots: PivotService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pivots = pivots
        self.on = DateField(desk.today)
        self.on.set_value(desk.today())
        self.designer = PivotDesigner()
        self.texts = PivotTexts(desk.tasks, pivots)
        self.side = QStackedWidget()
        self.saved = PivotSaved(desk.tasks, desk.notifier, pivots, lambda: self.designer.layout_shown)
        self.model = PivotModel()
        self.table = PivotTable(self.model, _nothing())
        self.table.setAccessibleName(tr("Pivot"))
        self.behind = PivotBehindPage(desk.export())
        self._said = remark()
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self.ask)
        self._lay_out()
        self._listen()
        self.designer.show_layout(_BEGINNING)
        self.setFocusProxy(self.designer)

    def refresh(self) -> None:
        """Read all again, as of the business date where no other day was chosen."""
        self.on.follow()
        self.saved.refresh()
        self.ask()

    def ask(self) -> None:
        """Cut the ledger by what is chosen."""
        self._pause.stop()
        layout, on = asked(self.designer.layout_shown), self.on.value()
        if on is None or not layout.values:
            self._show(None)
            return
        self.table.set_empty(_reading())
        work = partial(_made, self._pivots, layout, on)
        title = tr("Cutting the ledger")
        self._desk.tasks.run(
            self, work, self._show, failed=self._failed, latest="pivot", lane="report", title=title
        )

    def show_layout(self, layout: Layout) -> None:
        """Show another layout, and cut the ledger by it."""
        self.designer.show_layout(layout)
        self.ask()

    def open_cell(self, row: Key | None, column: Key | None) -> None:
        """Show the customers behind a cell, or behind a sum."""
        if (pivot := self.model.pivot) is not None:
            work = partial(_behind, self._pivots, pivot, row, column)
            title = tr("Reading who is behind the cell")
            self._desk.tasks.run(self, work, self._show_behind, latest="behind", lane="report", title=title)

    def export(self) -> None:
        """Write the table as it is shown to a file that the clerk names."""
        pivot = self.model.pivot
        if pivot is None or not pivot.rows:
            return
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        name = f"{tr('Pivot')} {pivot.on.isoformat()}.xlsx"
        writing = partial(_write, self._pivots, pivot)
        self._desk.write(self, tr("Export the table"), name, kinds, writing)

    def narrow(self, dimension: Dimension) -> None:
        """Ask what a filter is to let through."""
        there = {one.dimension: one.texts for one in self.designer.layout_shown.filters}
        self.side.setCurrentWidget(self.texts)
        self.texts.begin(dimension, there.get(dimension, ()))

    def _narrowed(self, dimension: Dimension, texts: tuple[str, ...]) -> None:
        self.side.setCurrentWidget(self.designer)
        self.show_layout(filtered(self.designer.layout_shown, dimension, texts))
        self.designer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_narrowed(self) -> None:
        layout = self.designer.layout_shown
        self.designer.show_layout(replace(layout, filters=asked(layout).filters))
        self.side.setCurrentWidget(self.designer)
        self.designer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, pivot: Pivot | None) -> None:
        self.table.set_empty(_nothing() if pivot is None else _no_facts())
        self.model.show_pivot(pivot)
        self._said.setText(layout_text(language(), pivot.layout) if pivot else "")

    def _failed(self, error: Exception) -> None:
        self.table.set_empty(_stopped() if isinstance(error, Cancelled) else _nothing())
        self.model.show_pivot(None)
        self._desk.tasks.tell(error)

    def _show_behind(self, behind: BehindList) -> None:
        self.setCurrentWidget(self.behind)
        self.behind.show_list(behind)

    def _back(self) -> None:
        self.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        self.designer.changed.connect(self._pause.start)
        self.designer.filter_asked.connect(self.narrow)
        self.texts.agreed.connect(self._narrowed)
        self.texts.left.connect(self._not_narrowed)
        self.saved.opened.connect(self.show_layout)
        self.on.editingFinished.connect(self.ask)
        self.table.opened.connect(self.open_cell)
        self.behind.left.connect(self._back)
        self.behind.customer_asked.connect(self.customer_asked)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        self.side.addWidget(self.designer)
        self.side.addWidget(self.texts)
        self.side.setFixedWidth(self.designer.sizeHint().width())
        row.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(UNIT // 2)
        right.addWidget(self._said)
        right.addWidget(self.table, 1)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        self.addWidget(page)
        self.addWidget(self.behind)
        act_by_keys(page, ("F5", self.refresh))

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.saved)
        row.addStretch(1)
        words = tr("As of")
        self.on.setAccessibleName(words)
        self.on.setFixedWidth(_DATE_WIDTH)
        row.addWidget(remark(words))
        row.addWidget(self.on)
        row.addWidget(primary_button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nothing() -> Placeholder:
    hint = tr("Drag values, rows and columns into their lists, or press V, R and C on them.")
    return Placeholder("chart-column", tr("Choose at least one value"), hint)


def _no_facts() -> Placeholder:
    return Placeholder("filter", tr("Nothing is there"), tr("Take a filter away, or choose another day."))


def _reading() -> Placeholder:
    return Placeholder("loader-circle", tr("Reading…"))


def _stopped() -> Placeholder:
    return Placeholder("x", tr("Stopped"), tr("F5 cuts the ledger again."))


def _made(pivots: PivotService, layout: Layout, on: date, progress: Progress) -> Pivot:
    return pivots.make(layout, on, cancelled=progress.cancelled)


def _behind(
    pivots: PivotService, pivot: Pivot, row: Key | None, column: Key | None, progress: Progress
) -> BehindList:
    return pivots.behind(pivot.layout, pivot.on, row, column, cancelled=progress.cancelled)


def _write(pivots: PivotService, pivot: Pivot, file: Path, progress: Progress) -> Path:
    pivots.write(pivot, file, progress=progress.report, cancelled=progress.cancelled)
    return file
