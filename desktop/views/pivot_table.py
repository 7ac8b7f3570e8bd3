"""The table of a pivot: its row heads stay in sight, Enter opens what is behind a cell."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.views import theme
from desktop.views.pivot_model import PivotModel
from desktop.views.placeholder import Placeholder
from desktop.views.table_dress import dress, paint_words

_MEASURED = 60
"""Rows and columns whose texts say how wide a column is to be: to look at all would take long."""
_AIR = 4 * theme.UNIT
_NARROWEST, _WIDEST = 88, 320


class PivotTable(QTableView):
    """Shows a `PivotModel`; `opened` carries the row and the column of a cell, None of a sum's."""

    opened = Signal(object, object)

    def __init__(self, model: PivotModel, empty: Placeholder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pivot = model
        self._empty = empty
        self.setModel(model)
        self._dress()
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._fit)

    def set_empty(self, empty: Placeholder) -> None:
        """Say something else where there is nothing to show."""
        self._empty = empty
        self.viewport().update()

    def open_current(self) -> None:
        """Open what is behind the cell that the keyboard stands on."""
        self._open(self.currentIndex())

    def copy_selected(self) -> None:
        """Put the selected cells on the clipboard, as text with tabs, under their heads."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        heads = [_one_line(self._pivot.headerData(column, across)) for column in columns]
        lines = [["", *heads]]
        for row in rows:
            cells = [str(self._pivot.index(row, column).data() or "") for column in columns]
            lines.append([_one_line(self._pivot.headerData(row, down)), *cells])
        if rows:
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(*self._pivot.place(index))

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        for column in range(self._pivot.columnCount()):
            title = str(self._pivot.headerData(column, Qt.Orientation.Horizontal))
            texts = [*title.split("\n"), *self._texts(column)]
            wide = max(metrics.horizontalAdvance(text) for text in texts) * 11 // 10
            self.setColumnWidth(column, min(max(wide + _AIR, _NARROWEST), _WIDEST))
        lines = 2 if self._pivot.pivot and self._pivot.pivot.layout.columns else 1
        self.horizontalHeader().setFixedHeight(theme.ROW_HEIGHT + (lines - 1) * metrics.height())
        if self._pivot.rowCount():
            self.setCurrentIndex(self._pivot.index(0, 0))

    def _texts(self, column: int) -> list[str]:
        rows = self._pivot.rowCount()
        looked_at = [*range(min(rows, _MEASURED)), *([rows - 1] if rows > _MEASURED else [])]
        return [str(self._pivot.index(row, column).data() or "") for row in looked_at]

    def _dress(self) -> None:
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalHeader().setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pivot.rowCount():
            super().paintEvent(event)
        else:
            paint_words(self, self._empty)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into a table do nothing: a jump to another row would go unnoticed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
        else:
            super().keyPressEvent(event)


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())
