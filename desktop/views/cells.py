"""How a cell is painted: no focus box, bold where declared, a grey bar while its row is on the way."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.views import theme
from desktop.views.table_model import PLACEHOLDER_ROLE, STRONG_ROLE
from desktop.views.theme import UNIT

_PAD = 9  # with Fusion's own margin of 3 the text stands under its title
_MARK = 3
_BAR_HEIGHT = UNIT
_BAR_SHARE = 3, 5

AnyIndex = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of every table."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.palette.setBrush(QPalette.ColorRole.HighlightedText, option.palette.text())
        if index.data(STRONG_ROLE):
            option.font = theme.strong(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if index.data(PLACEHOLDER_ROLE):
            _paint_bar(painter, option, index)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        super().paint(painter, _inset(option), index)
        if index.column() == 0:
            _paint_mark(painter, option)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        return super().editorEvent(event, model, _inset(option), index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        text = str(index.data() or "")
        cut_off = option.fontMetrics.horizontalAdvance(text) > option.rect.width() - 2 * (_PAD + _MARK)
        explained = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        QToolTip.showText(event.globalPos(), explained or (text if cut_off else ""), view)
        return True


def _inset(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    inner = QStyleOptionViewItem(option)
    inner.rect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
    return inner


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
    chosen = option.state & QStyle.StateFlag.State_Selected
    if chosen and option.widget and option.widget.hasFocus():
        mark = QRect(option.rect.topLeft(), QSize(_MARK, option.rect.height()))
        painter.fillRect(mark, option.palette.accent())


def _paint_bar(painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
    part, whole = _BAR_SHARE
    bar = QRect(0, 0, option.rect.width() * part // whole, _BAR_HEIGHT)
    bar.moveCenter(option.rect.center())
    flags = index.model().headerData(
        index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    )
    if flags & Qt.AlignmentFlag.AlignRight:
        bar.moveRight(option.rect.right() - _PAD - _MARK)
    else:
        bar.moveLeft(option.rect.left() + _PAD + _MARK)
    painter.fillRect(bar, option.palette.midlight())
