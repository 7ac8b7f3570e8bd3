"""The cards of one column: worked by keyboard, dragged to another column, dropped on."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.views import theme
from desktop.views.board_cards import CardDelegate
from desktop.views.board_model import MIME, BoardModel, dragged_key
from desktop.views.table_model import State
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


class BoardList(QListView):
    """Lists cards; its signals carry keys, `turned` -1 for the column to the left and 1 for the right."""

    entered = Signal()
    turned = Signal(int)
    went_to = Signal(object)
    opened = Signal(int)
    forward_asked = Signal(int)
    back_asked = Signal(int)
    end_asked = Signal(int)
    dropped = Signal(int)
    filter_asked = Signal()
    left = Signal()

    def __init__(self, model: BoardModel, parent: QWidget | None = None, *, empty: str = "") -> None:
        """Show these cards; where there are none, say `empty`, else that nobody stands here."""
        super().__init__(parent)
        self.cards = model
        self._empty = empty or tr("Nobody")
        self._kept: tuple[int, int] | None = None
        self._delegate = CardDelegate(self)
        self._is_aimed_at = False
        self.setModel(model)
        self._dress()
        self.doubleClicked.connect(lambda index: self.opened.emit(model.key_at(index.row())))
        self.selectionModel().currentChanged.connect(lambda now, _: self.went_to.emit(self._key(now)))
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        model.state_changed.connect(self.viewport().update)

    def current_key(self) -> int | None:
        """Return the key of the card that the keyboard stands on."""
        return self._key(self.currentIndex())

    def hold(self, *, in_hand: bool) -> None:
        """Be the column that the keyboard is in, or was last in: the others show no card as chosen."""
        self._delegate.is_in_hand = in_hand
        self.viewport().update()

    def go_to_row(self, row: int) -> None:
        """Stand on a row, or on the last one where there are fewer."""
        if self.cards.rowCount():
            self._stand(min(max(row, 0), self.cards.rowCount() - 1))

    def go_to_key(self, key: int) -> bool:
        """Stand on the card of a key; return whether it is here."""
        row = self.cards.position_of(key)
        if row is not None:
            self._stand(row)
        return row is not None

    def _stand(self, row: int) -> None:
        index = self.cards.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _key(self, index: QModelIndex) -> int | None:
        return self.cards.key_at(index.row()) if index.isValid() else None

    def _keep_place(self) -> None:
        index = self.currentIndex()
        self._kept = (self.cards.key_at(index.row()), index.row()) if index.isValid() else None

    def _find_place(self) -> None:
        if self._kept is not None and not self.go_to_key(self._kept[0]):
            self.go_to_row(self._kept[1])

    def _dress(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setObjectName("board")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    def _act_for(self, event: QKeyEvent) -> Callable[[], None] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = (held, Qt.Key(event.key()))
        free = {
            (_NONE, Qt.Key.Key_Left): lambda: self.turned.emit(-1),
            (_NONE, Qt.Key.Key_Right): lambda: self.turned.emit(1),
            (_NONE, Qt.Key.Key_Slash): self.filter_asked.emit,
            (_NONE, Qt.Key.Key_Escape): self.left.emit,
        }
        key = self.current_key()
        if asked in free or key is None:
            return free.get(asked)
        of_card = {
            (_NONE, Qt.Key.Key_Return): self.opened,
            (_NONE, Qt.Key.Key_Enter): self.opened,
            (_NONE, Qt.Key.Key_Delete): self.end_asked,
            (_CTRL, Qt.Key.Key_Right): self.forward_asked,
            (_CTRL, Qt.Key.Key_Left): self.back_asked,
        }
        signal = of_card.get(asked)
        return None if signal is None else lambda: signal.emit(key)

    def _words_when_empty(self) -> str:
        if self.cards.state is State.FAILED:
            return tr("This could not be read. Press F5 to try once more.")
        return self._empty if self.cards.state is State.READY and not self.cards.rowCount() else ""

    def _take(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _aim(self, *, aimed_at: bool) -> None:
        self._is_aimed_at = aimed_at
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_for(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
            event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into a column do nothing: a jump to another card would go unnoticed."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)
        self._aim(aimed_at=event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(aimed_at=False)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take every card: a drop that is not the next step is refused in words, never silently."""
        self._take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(aimed_at=False)
        key = dragged_key(event.mimeData())
        if key is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would have the view take the card away
        event.accept()
        self.dropped.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        room = self.viewport().rect()
        painter.setPen(theme.current().colour(Tone.MUTED))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(UNIT, 2 * UNIT, -UNIT, 0), int(flags), self._words_when_empty())
        if self._is_aimed_at or (self.hasFocus() and not self.cards.rowCount()):
            painter.setPen(QPen(theme.current().colour(Tone.ACCENT), 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.end()


_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
