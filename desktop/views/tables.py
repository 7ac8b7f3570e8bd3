"""The table of every desk: whole rows, worked by the keyboard, with its empty and failed states drawn."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.views import theme
from desktop.views.clipboard import put_rows
from desktop.views.columns import Column
from desktop.views.placeholder import Placeholder
from desktop.views.table_dress import dress, paint_words
from desktop.views.table_model import State, TableModel
from desktop.wording import tr

_MILLISECONDS_BEFORE_VEIL = 200
_HEADING_MARGINS = 25  # the stylesheet's padding on both sides, and a pixel for what is rounded


class TableView(QTableView):
    """Shows a `TableModel`; its signals carry keys, `went_to` None where there is no current row."""

    opened = Signal(object)
    went_to = Signal(object)
    order_asked = Signal(str, bool)

    def __init__(self, model: TableModel[Any], empty: Placeholder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._empty = empty
        self._kept_key: object = None
        self._veil = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_VEIL)
        self._veil.timeout.connect(self.viewport().update)
        self.setModel(model)
        self._dress()
        self._lay_out_columns()
        self._listen()

    def selected_positions(self) -> list[int]:
        """Return where the selected rows stand, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def selected_keys(self) -> list[Any]:
        """Return the keys of the selected rows, from the top."""
        return [self._table.key_at(position) for position in self.selected_positions()]

    def current_row(self) -> Any | None:
        """Return the row that the keyboard stands on, or None."""
        index = self.currentIndex()
        return self._table.row_at(index.row()) if index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Go to the row of a key; return whether it is there."""
        position = self._table.position_of(key)
        if position is not None:
            self.selectRow(position)
            self.scrollTo(self._table.index(position, 0))
        return position is not None

    def choose_first(self) -> None:
        """Go to the first row where no row is chosen yet, so that something stands beside the list."""
        if self._table.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))

    def set_empty(self, empty: Placeholder) -> None:
        """Say something else where there is nothing to show."""
        self._empty = empty
        self.viewport().update()

    def hide_empty(self) -> None:
        """Hide the columns that hold nothing in any row; without rows, show them all."""
        rows = range(self._table.rowCount())
        for at in range(len(self._table.columns)):
            told = any(self._table.index(row, at).data() for row in rows)
            self.setColumnHidden(at, bool(rows) and not told)

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard, as text with tabs and as a table."""
        self._table.collect(self.selected_positions(), partial(put_rows, self._table.columns))

    def _dress(self) -> None:
        dress(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(6 * theme.UNIT)
        for at, column in enumerate(self._table.columns):
            header.resizeSection(at, self._least(column))
            if column.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)

    def _least(self, column: Column[Any]) -> int:
        """Return how wide a column is at least: its heading is never cut, in whichever language."""
        title = self.horizontalHeader().fontMetrics().horizontalAdvance(column.title)
        return max(column.width, title + _HEADING_MARGINS)

    def _share_room(self) -> None:
        header, columns = self.horizontalHeader(), self._table.columns
        seen = [at for at in range(len(columns)) if not header.isSectionHidden(at)]
        stretching = [at for at in seen if columns[at].stretch]
        taken = sum(header.sectionSize(at) for at in seen if at not in stretching)
        room = self.viewport().width() - taken
        stretching.sort(key=lambda at: self._least(columns[at]), reverse=True)
        for left, at in zip(range(len(stretching), 0, -1), stretching, strict=True):
            width = max(self._least(columns[at]), room // left)  # what one needs more, the others have less
            header.resizeSection(at, width)
            room -= width

    def _listen(self) -> None:
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.horizontalHeader().sectionResized.connect(self._share_room)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._tell_where(now))
        self._table.state_changed.connect(self._follow_state)
        self._table.modelAboutToBeReset.connect(self._keep_place)
        self._table.modelReset.connect(self._find_place)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._table.key_at(index.row()))

    def _tell_where(self, index: QModelIndex) -> None:
        self.went_to.emit(self._table.key_at(index.row()) if index.isValid() else None)

    def _sort_by(self, section: int) -> None:
        column = self._table.columns[section]
        header = self.horizontalHeader()
        if column.sort_key is None and not column.order:
            return
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        down = again and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        if column.order:
            self.order_asked.emit(column.order, down)
        else:
            self._table.sort(section, order)

    def _keep_place(self) -> None:
        index = self.currentIndex()
        self._kept_key = self._table.key_at(index.row()) if index.isValid() else None

    def _find_place(self) -> None:
        if self._kept_key is not None and not self.select_key(self._kept_key):
            self.went_to.emit(None)

    def _follow_state(self) -> None:
        self._veil.start() if self._table.state is State.LOADING else self._veil.stop()
        self.viewport().update()

    def _act_for(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_selected
        if event.key() == Qt.Key.Key_F5 and self._table.state is State.FAILED:
            return self._table.retry
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: lambda: self._open(self.currentIndex()),
            Qt.Key.Key_Enter: lambda: self._open(self.currentIndex()),
        }
        if self._table.checkable:
            acts[Qt.Key.Key_Space] = lambda: self._table.toggle(self.selected_positions())
        return None if event.modifiers() & Qt.KeyboardModifier.ControlModifier else acts.get(event.key())

    def _state_to_paint(self) -> Placeholder | None:
        if self._table.state is State.FAILED:
            return Placeholder(
                "triangle-alert", tr("This could not be read."), tr("Press F5 to try once more.")
            )
        if self._table.state is State.LOADING:
            waited = not self._veil.isActive()
            return Placeholder("loader-circle", tr("Reading…")) if waited else None
        return None if self._table.rowCount() else self._empty

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        what = self._state_to_paint()
        if what is None:
            super().paintEvent(event)
        else:
            paint_words(self, what)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        ends = {QAbstractItemView.CursorAction.MoveHome: 0}
        ends[QAbstractItemView.CursorAction.MoveEnd] = self._table.rowCount() - 1
        if action in ends:
            return self._table.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into a table do nothing: a jump to another customer would go unnoticed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_for(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
            event.accept()
