"""A list of a pivot's pieces: dragged from one to another, or moved by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.domain.pivot_layouts import Zone, belongs

_LINE = 26
_NAME = int(Qt.ItemDataRole.UserRole)
_KEYS = {
    Qt.Key.Key_R: Zone.ROWS,
    Qt.Key.Key_C: Zone.COLUMNS,
    Qt.Key.Key_V: Zone.VALUES,
    Qt.Key.Key_F: Zone.FILTERS,
}


class PivotList(QListWidget):
    """Shows names; it never moves them itself: it tells what is asked, and is filled anew."""

    dropped = Signal(str, int)
    """A name, and the place it is to stand at."""
    sent = Signal(str, object)
    """A name, and the zone that it is asked to go to."""
    chosen = Signal(str)
    gone = Signal(str)
    moved = Signal(str, int)
    """A name, and by how many places."""

    def __init__(self, zone: Zone | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = zone
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(zone is not None)
        self.itemActivated.connect(lambda item: self.chosen.emit(_name_of(item)))

    @property
    def names(self) -> list[str]:
        """The names, in the order shown."""
        return [_name_of(self.item(at)) for at in range(self.count())]

    @property
    def current_name(self) -> str:
        """The name that the keyboard stands on, or nothing."""
        item = self.currentItem()
        return _name_of(item) if item else ""

    def show_pieces(self, pieces: Sequence[tuple[str, str, str]]) -> None:
        """Show names with their words; a reason bars one, and stands in its tooltip."""
        kept = self.current_name
        self.clear()
        for name, words, reason in pieces:
            item = QListWidgetItem(words, self)
            item.setData(_NAME, name)
            item.setToolTip(reason or words)
            item.setSizeHint(QSize(0, _LINE))
            if reason:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        if kept in self.names:
            self.setCurrentRow(self.names.index(kept))

    def _takes(self, event: QDropEvent) -> str:
        """Return the name that is dragged here, or nothing where it does not belong."""
        source = event.source()
        name = source.current_name if isinstance(source, PivotList) else ""
        if self.zone is None:
            return name if isinstance(source, PivotList) and source.zone else ""
        return name if name and belongs(name, self.zone) else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        source, name = event.source(), self._takes(event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self.zone is None and name and isinstance(source, PivotList):
            source.gone.emit(name)
        elif name:
            index = self.indexAt(event.position().toPoint())
            self.dropped.emit(name, index.row() if index.isValid() else self.count())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name, key = self.current_name, Qt.Key(event.key())
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if name and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(name, step)
        elif name and self.zone and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.gone.emit(name)
        elif name and key in _KEYS and not event.modifiers():
            self.sent.emit(name, _KEYS[key])
        else:
            super().keyPressEvent(event)


def _name_of(item: QListWidgetItem) -> str:
    return str(item.data(_NAME))
