"""What the two table models share: declared columns, check marks, and the states of being filled."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import Enum
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from desktop.views import theme
from desktop.views.columns import Column, Row
from desktop.views.tasks import Lane, Progress, TaskRunner

PLACEHOLDER_ROLE = Qt.ItemDataRole.UserRole + 1
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2

AnyIndex = QModelIndex | QPersistentModelIndex


class State(Enum):
    """How far a table is."""

    READY = "ready"
    LOADING = "loading"
    FAILED = "failed"


class TableModel(QAbstractTableModel, Generic[Row]):
    """A table of declared columns; its children know where the rows come from."""

    state_changed = Signal()
    checks_changed = Signal()

    def __init__(
        self, columns: Sequence[Column[Row]], *, checkable: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.checkable = checkable
        self.state = State.READY
        self.retry: Callable[[], None] | None = None
        self._checked: set[Hashable] = set()

    def row_at(self, position: int) -> Row | None:
        """Return the row at a position, or None while it is on its way."""
        raise NotImplementedError

    def key_at(self, position: int) -> Hashable:
        """Return what identifies the row at a position."""
        raise NotImplementedError

    def position_of(self, key: Hashable) -> int | None:
        """Return where a key stands, or None where it does not."""
        raise NotImplementedError

    def show(self, content: Sequence[Any]) -> None:
        """Show this content in place of what was shown."""
        raise NotImplementedError

    def collect(self, positions: Sequence[int], done: Callable[[list[Row]], None]) -> None:
        """Call `done` with the rows at these positions, fetching those that are not here yet."""
        raise NotImplementedError

    def fill(
        self,
        tasks: TaskRunner,
        find: Callable[[Progress], Sequence[Any]],
        *,
        title: str = "",
        lane: Lane = "read",
    ) -> None:
        """Find new content in the background; the newest question wins, and a failed one can be retried.

        What takes long has a title, by which it is shown and can be stopped, and is in a lane of its own.
        """

        def fail(error: Exception) -> None:
            self._set_state(State.FAILED)
            tasks.tell(error)

        self.retry = lambda: self.fill(tasks, find, title=title, lane=lane)
        self._set_state(State.LOADING)
        tasks.run(self, find, self.show, failed=fail, latest="fill", title=title, lane=lane)

    def checked(self) -> frozenset[Hashable]:
        """Return the keys of the rows that are ticked."""
        return frozenset(self._checked)

    def check(self, keys: Iterable[Hashable]) -> None:
        """Tick these rows and no others."""
        self._checked = set(keys)
        self._checks_moved()

    def toggle(self, positions: Sequence[int]) -> None:
        """Tick these rows, or untick them if all are ticked."""
        keys = {self.key_at(position) for position in positions}
        self._checked = self._checked - keys if keys <= self._checked else self._checked | keys
        self._checks_moved()

    def _checks_moved(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.checks_changed.emit()

    def _set_state(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()

    def _check_state(self, index: AnyIndex) -> Qt.CheckState | None:
        if not self.checkable or index.column():
            return None
        ticked = self.key_at(index.row()) in self._checked
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        raise NotImplementedError

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        found = super().flags(index)
        if self.checkable and index.isValid() and index.column() == 0:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check_state(index)
        row = self.row_at(index.row())
        if row is None:
            return True if role == PLACEHOLDER_ROLE else None
        read = _READERS.get(role)
        return read(self.columns[index.column()], row) if read else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.toggle([index.row()])
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        answers = {
            Qt.ItemDataRole.DisplayRole: column.title,
            Qt.ItemDataRole.TextAlignmentRole: column.align.flags,
        }
        return answers.get(Qt.ItemDataRole(role))


def _brush(column: Column[Any], row: Any) -> QBrush | None:
    return QBrush(theme.current().colour(column.tone(row))) if column.tone else None


_READERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row: column.align.flags,
    Qt.ItemDataRole.ForegroundRole: _brush,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tip(row) if column.tip else None,
    STRONG_ROLE: lambda column, row: column.strong,
}
