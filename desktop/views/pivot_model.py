"""A pivot as Qt's model: heads that stay in sight, cells that are blank where there is nothing, sums last."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication

from desktop.documents.pivot_words import amount_text, head_texts
from desktop.domain.pivot import Cell, Dimension, Key, Pivot
from desktop.views import theme
from desktop.views.columns import Align
from desktop.views.table_model import STRONG_ROLE, AnyIndex
from desktop.wording import language, tr
from desktop.wording.pivots import pivot_text

_HORIZONTAL = Qt.Orientation.Horizontal


class PivotModel(QAbstractTableModel):
    """Holds one pivot: a row for each head and one of sums, a column for each head and value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pivot: Pivot | None = None
        self._rows: tuple[Key | None, ...] = ()
        self._columns: tuple[Key | None, ...] = ()

    def show_pivot(self, pivot: Pivot | None) -> None:
        """Show another table, or nothing."""
        self.beginResetModel()
        self.pivot = pivot
        self._rows, self._columns = ((), ()) if pivot is None else _heads(pivot)
        self.endResetModel()

    def place(self, index: AnyIndex) -> tuple[Key | None, Key | None]:
        """Return the row and the column of a cell; None is a sum's."""
        return self._rows[index.row()], self._columns[index.column() // self._width]

    @property
    def _width(self) -> int:
        return len(self.pivot.layout.values) if self.pivot else 1

    def _cell(self, index: AnyIndex) -> Cell:
        assert self.pivot is not None
        row, column = self.place(index)
        if row is None:
            return self.pivot.total if column is None else self.pivot.column_sums[column]
        return self.pivot.row_sums[row] if column is None else self.pivot.cell(row, column)

    def _text(self, index: AnyIndex) -> str:
        assert self.pivot is not None
        at = index.column() % self._width
        return amount_text(self.pivot.layout.values[at], self._cell(index)[at])

    def _row_title(self, section: int) -> str:
        assert self.pivot is not None
        return _said(self.pivot.layout.rows, self._rows[section])

    def _column_title(self, section: int) -> str:
        assert self.pivot is not None
        layout = self.pivot.layout
        head = _said(layout.columns, self._columns[section // self._width]) if layout.columns else ""
        value = pivot_text(layout.values[section % self._width])
        return "\n".join(filter(None, (head, value)))

    def _head_font(self, section: int, orientation: Qt.Orientation) -> QFont | None:
        heads = self._columns if orientation is _HORIZONTAL else self._rows
        at = section // self._width if orientation is _HORIZONTAL else section
        return theme.strong(QGuiApplication.font()) if heads[at] is None else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns) * self._width

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.pivot is None:
            return None
        read: Callable[[AnyIndex], Any] | None = {
            int(Qt.ItemDataRole.DisplayRole): self._text,
            int(Qt.ItemDataRole.TextAlignmentRole): lambda _: Align.RIGHT.flags,
            STRONG_ROLE: lambda at: None in self.place(at) and bool(self.pivot and self.pivot.layout.rows),
        }.get(int(role))
        return read(index) if read else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        most = self.columnCount() if orientation is _HORIZONTAL else self.rowCount()
        if not 0 <= section < most:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return self._head_font(section, orientation)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Align.RIGHT if orientation is _HORIZONTAL else Align.LEFT).flags
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._column_title(section) if orientation is _HORIZONTAL else self._row_title(section)


def _heads(pivot: Pivot) -> tuple[tuple[Key | None, ...], tuple[Key | None, ...]]:
    rows: tuple[Key | None, ...] = pivot.rows
    columns: tuple[Key | None, ...] = pivot.columns
    if pivot.layout.rows and rows:
        rows = (*rows, None)
    if pivot.layout.columns and columns:
        columns = (*columns, None)
    return rows, columns


def _said(dimensions: tuple[Dimension, ...], key: Key | None) -> str:
    if key is None or not dimensions:
        return tr("Total")
    words = head_texts(language(), dimensions, key)
    following = [*words[1:], ""]  # an area is named with its station, which need not be said twice
    told = (word for word, after in zip(words, following, strict=True) if not after.startswith(f"{word} · "))
    return " · ".join(told)
