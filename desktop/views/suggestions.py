"""The list of customers found, under a search field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views import theme
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_LINE = 7 * UNIT
_MOST_LINES = 8
_NARROWEST = 60 * UNIT

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A customer found: its number, its name, what tells it from others, and what it owes, in words."""

    key: str
    title: str
    detail: str = ""
    trailing: str = ""
    tone: Tone = Tone.MUTED


class SuggestionList(QFrame):
    """Lies over the window under its field, and never takes the keyboard from it."""

    picked = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("suggestions")
        self._field = field
        self._model = _Suggestions(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_SuggestionDelegate(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(lambda index: self.picked.emit(self._model.at(index.row()).key))
        self._nobody = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._nobody.setMargin(UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT // 2, UNIT // 2, UNIT // 2, UNIT // 2)
        layout.addWidget(self._view)
        layout.addWidget(self._nobody)
        self.hide()

    def offer(self, text: str, found: Sequence[Suggestion]) -> None:
        """Show who was found for a text, the first one ready for Enter, or that nobody was."""
        self._model.show(found)
        self._view.setVisible(bool(found))
        self._nobody.setVisible(not found)
        self._nobody.setText(_nobody(text))
        self.step(1)
        self._place()

    def step(self, steps: int) -> None:
        """Go up or down the list."""
        last = self._model.rowCount() - 1
        to = max(0, min(self._view.currentIndex().row() + steps, last))
        self._view.setCurrentIndex(self._model.index(to, 0))

    def current_key(self) -> str:
        """Return the number of the customer that Enter would pick, or nothing."""
        index = self._view.currentIndex()
        return self._model.at(index.row()).key if index.isValid() else ""

    def titles(self) -> list[str]:
        """Return the names offered, from the top."""
        return [self._model.at(row).title for row in range(self._model.rowCount())]

    def follow(self) -> None:
        """Stay under the field when it moves."""
        if not self.isHidden():
            self._place()

    def _place(self) -> None:
        window = self._field.window()
        self.setParent(window)
        width = min(max(self._field.width(), _NARROWEST), window.width() - 2 * UNIT)
        lines = min(self._model.rowCount(), _MOST_LINES)
        height = lines * _LINE + UNIT + 2 if lines else self._nobody.heightForWidth(width - UNIT) + UNIT + 2
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + UNIT // 2))
        self.setGeometry(min(corner.x(), window.width() - width - UNIT), corner.y(), width, height)
        self.show()
        self.raise_()


class _Suggestions(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Suggestion, ...] = ()

    def show(self, found: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def at(self, row: int) -> Suggestion:
        return self._found[row]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._found[index.row()]
        return self._found[index.row()].title if role == Qt.ItemDataRole.DisplayRole else None


class _SuggestionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(option.rect.width(), _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        found: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        reached = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        painter.save()
        if option.state & reached:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.setBrush(option.palette.highlight() if chosen else option.palette.midlight())
            painter.drawRoundedRect(option.rect, 6, 6)
        _write(painter, option, found)
        painter.restore()


def _write(painter: QPainter, option: QStyleOptionViewItem, found: Suggestion) -> None:
    worn = theme.current()
    box = option.rect.adjusted(12, 6, -12, -6)
    upper = QRect(box.left(), box.top(), box.width(), box.height() // 2)
    painter.setPen(worn.colour(found.tone))
    painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, found.trailing)
    taken = option.fontMetrics.horizontalAdvance(found.trailing) + UNIT
    _line(painter, upper.adjusted(0, 0, -taken, 0), found.title, worn.colour(Tone.TEXT))
    _line(painter, upper.translated(0, upper.height()), found.detail, worn.colour(Tone.MUTED))


def _line(painter: QPainter, box: QRect, text: str, colour: QColor) -> None:
    painter.setPen(colour)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)


def _nobody(text: str) -> str:
    return tr(
        'Nobody was found for "{text}". Try a customer number, a name, the first letters of its pinyin, '
        "a telephone, a meter number or a former customer number.",
        text=text,
    )
