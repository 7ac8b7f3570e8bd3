"""A table of rows that are few enough to be held whole."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from desktop.views.columns import Column, Row
from desktop.views.table_model import AnyIndex, State, TableModel


class RowsModel(TableModel[Row]):
    """Holds its rows, and sorts them by a column's `sort_key`."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        *,
        checkable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, checkable=checkable, parent=parent)
        self._key = key
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in the order shown."""
        return tuple(self._rows)

    def show(self, content: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(content)
        self._checked &= {self._key(row) for row in self._rows}
        self.endResetModel()
        self._set_state(State.READY)

    def row_at(self, position: int) -> Row | None:
        return self._rows[position]

    def key_at(self, position: int) -> Hashable:
        return self._key(self._rows[position])

    def position_of(self, key: Hashable) -> int | None:
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), None)

    def collect(self, positions: Sequence[int], done: Callable[[list[Row]], None]) -> None:
        done([self._rows[position] for position in positions])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, keeping what is selected selected."""
        by = self.columns[column].sort_key
        if by is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key_at(index.row()) for index in before]
        self._rows.sort(key=by, reverse=order is Qt.SortOrder.DescendingOrder)
        place = {self._key(row): at for at, row in enumerate(self._rows)}
        after = [self.index(place[key], old.column()) for key, old in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)
