"""How a card of the board is painted: the name, where, why, the debt, and how long it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.conversion import ENDED, UNDER_WAY, Conversion
from desktop.domain.money import Money
from desktop.views import theme
from desktop.views.board_model import BoardModel
from desktop.views.theme import UNIT, Tone
from desktop.wording.conversions import standing_text
from desktop.wording.stages import stage_text, why_text

AnyIndex = QModelIndex | QPersistentModelIndex

_GAP = 6
_PAD = UNIT
_MARK = 3
_LINES = 5
_SMALL = 0.9
_ROUND = 6


@dataclass(frozen=True, slots=True)
class _Words:
    """A word of a card: its tone, whether it stands right, and whether it is the strong one."""

    text: str
    tone: Tone = Tone.MUTED
    right: bool = False
    strong: bool = False


class CardDelegate(QStyledItemDelegate):
    """Paints a card; one that is on its way is an empty one.

    A chosen card is told apart only in the column that is in hand.
    """

    is_in_hand = False

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, _LINES * _line_height(option.font) + 2 * _PAD + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, BoardModel) else None
        card = option.rect.adjusted(0, 0, 0, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.is_in_hand and bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, card, chosen=chosen)
        if row is not None:
            _paint_row(painter, option.font, card, row)
        painter.restore()


def _line_height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, card: QRect, *, chosen: bool) -> None:
    worn = theme.current()
    focused = option.state & QStyle.StateFlag.State_HasFocus
    edge, width = (worn.accent, 2) if chosen and focused else (worn.line, 1)
    painter.setBrush(QColor(worn.accent_soft if chosen else worn.surface))
    painter.setPen(QPen(QColor(edge), width))
    painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _ROUND, _ROUND)


def _paint_row(painter: QPainter, font: QFont, card: QRect, row: Conversion) -> None:
    if row.stuck:
        mark = QRect(card.left() + 2, card.top() + _ROUND, _MARK, card.height() - 2 * _ROUND)
        painter.fillRect(mark, theme.current().colour(Tone.WARNING))
    inside = card.adjusted(_PAD + _MARK, _PAD, -_PAD, -_PAD)
    height = inside.height() // _LINES
    for at, line in enumerate(_lines(row)):
        area = QRect(inside.left(), inside.top() + at * height, inside.width(), height)
        for words in sorted(line, key=lambda one: not one.right):
            area = _paint_words(painter, font, area, words)


def _lines(row: Conversion) -> tuple[tuple[_Words, ...], ...]:
    debt = _Words(Money(row.debt).grouped(), Tone.DANGER, right=True) if row.debt else _Words("")
    return (
        (_Words(row.name, Tone.TEXT, strong=True),),
        (_Words(row.customer_no),),
        (_Words(f"{row.station} · {row.area}"),),
        (_Words(stage_text(row.stage) if row.stage in ENDED else why_text(row.why), Tone.TEXT), debt),
        (_stands(row),),
    )


def _stands(row: Conversion) -> _Words:
    """Of one that waits, how long; of one that is over, since when."""
    if row.stage in UNDER_WAY:
        return _Words(standing_text(row), Tone.WARNING if row.stuck else Tone.MUTED, strong=row.stuck)
    return _Words(row.stage_on.isoformat())


def _paint_words(painter: QPainter, font: QFont, area: QRect, words: _Words) -> QRect:
    """Paint a word, cut where the room ends; return the room that is left of its line."""
    worn = theme.sized(theme.strong(font) if words.strong else font, times=1.0 if words.strong else _SMALL)
    metrics = QFontMetrics(worn)
    painter.setFont(worn)
    painter.setPen(theme.current().colour(words.tone))
    side = Qt.AlignmentFlag.AlignRight if words.right else Qt.AlignmentFlag.AlignLeft
    cut = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), cut)
    taken = metrics.horizontalAdvance(cut) + UNIT if words.right else 0
    return area.adjusted(0, 0, -taken, 0)
