"""The board of stages: a card a conversion, taken on by drag or keyboard, refused with the reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.conversion import (
    ENDED,
    NEXT,
    WAY,
    Conversion,
    ConversionFilter,
    Stage,
    ending_of,
    refuse_illegal,
)
from desktop.domain.errors import IllegalStep
from desktop.services.conversions import ConversionService
from desktop.views.board_column import BoardColumn
from desktop.views.board_model import BoardModel
from desktop.views.conversion_services import ConversionServices
from desktop.views.conversion_stack import ConversionStack
from desktop.views.dated_reader import DatedReader
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import remark
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

_SHARE = 3, 10
_COLUMNS: tuple[tuple[Stage, ...], ...] = (*((stage,) for stage in WAY), ENDED)
_WIDE, _NARROW = 10, 8

Aim = Callable[[Stage], Stage]
"""From where a conversion stands to where it is asked to go."""


class BoardPage(ConversionStack):
    """Shows who stands where; a step opens its form beside the board."""

    def __init__(self, services: ConversionServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        reader = DatedReader(self._service.lines, self._today)
        self.columns = [BoardColumn(stages, BoardModel(reader.fetch, self._tasks)) for stages in _COLUMNS]
        self._at = self.columns[0]
        self._asked: int | None = None
        self._followed: int | None = None
        self._keeps_panel = False
        self._keys_help = remark(
            tr(
                "Arrows move · Ctrl+→ next step · Delete ends it · Enter shows its history · / filters · "
                "or drag a card"
            )
        )
        self._lay_out()
        self._listen()
        self.setFocusProxy(self._at)

    def refresh(self) -> None:
        """Read every column again, and go along with the card in hand where it was moved elsewhere."""
        self._followed = self._at.list.current_key()
        self.filter.place.load()
        self._fill()

    def show_again(self) -> None:
        """Show the open card as it is now."""
        if self.panel.isVisible():
            self.panel.show_key(self._at.list.current_key())

    def propose(self) -> None:
        """Begin the proposal of one customer."""
        self._asked = None
        self.panel.show()
        super().propose()

    def ask_step(self, key: int, aim: Aim) -> None:
        """Ask for what a step must record, or tell why it cannot be taken from where the card stands now."""
        self._asked = key
        self._tasks.run(self, partial(_line, self._service, key, self._today()), partial(self._begin, aim))

    def open_card(self, key: int) -> None:
        """Show a conversion with its whole history."""
        self._keeps_panel = True
        self._asked = key
        self.panel.show()
        self.panel.show_key(key)

    def close_panel(self) -> None:
        """Leave the board alone on the page."""
        self._keeps_panel = False
        self.take_up()
        self.panel.hide()

    def _begin(self, aim: Aim, conversion: Conversion | None) -> None:
        if conversion is None:
            self.refresh()
            return
        asked = aim(conversion.stage)
        try:
            refuse_illegal(conversion.customer_no, conversion.stage, asked)
        except IllegalStep as refusal:
            self._tasks.tell(refusal)
        else:
            self.panel.show()
            self.panel.begin_step(conversion, asked)

    def _sift(self) -> None:
        self._followed = None
        self._fill()

    def _fill(self) -> None:
        keys = partial(self._service.keys, on=self._today())
        for column in self.columns:
            over = column.is_ended or column.stages == (Stage.COMMISSIONED,)
            wanted = replace(self.filter.value(), stages=column.stages, descending=over)
            column.fill(self._tasks, keys, wanted)

    def _moved(self, conversion: Conversion) -> None:
        super()._moved(conversion)
        self._followed = self._asked
        if self._asked is None:  # a new one: only the service knows its key
            work = partial(_key, self._service, conversion, self._today())
            self._tasks.run(self, work, self._follow, latest="follow")

    def _follow(self, key: int | None) -> None:
        self._followed = key
        for column in self.columns:
            self._filled(column)

    def _filled(self, column: BoardColumn) -> None:
        """Go along with the card that was moved, or stand on the first one."""
        if self._followed is not None and column.list.go_to_key(self._followed):
            self._followed = None
            if self._at.list.hasFocus():
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif column.list.current_key() is None:
            column.list.go_to_row(0)

    def _turn(self, column: BoardColumn, by: int) -> None:
        at = self.columns.index(column) + by
        if 0 <= at < len(self.columns):
            self.columns[at].list.go_to_row(column.list.currentIndex().row())
            self.columns[at].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, column: BoardColumn) -> None:
        for one in self.columns:
            one.list.hold(in_hand=one is column)
        self._at = column
        self.setFocusProxy(column)  # who comes back to the tab comes back to the card
        self._scroll.ensureWidgetVisible(column, 0, 0)
        self._stand(column, column.list.current_key())

    def _stand(self, column: BoardColumn, key: int | None) -> None:
        if column is self._at and self._keeps_panel and key is not None:
            self._asked = key
            self.panel.show_key(key)

    def _leave_panel(self) -> None:
        if self._keeps_panel:
            self.take_up()
        else:
            self.close_panel()

    def _ask_for_customer(self) -> None:
        key = self._at.list.current_key()
        row = None if key is None else self._at.model.row_at(self._at.list.currentIndex().row())
        if row is not None:
            self.customer_asked.emit(row.customer_no)

    def _listen(self) -> None:
        self.filter.changed.connect(self._sift)
        self.panel.left.connect(self._leave_panel)
        for column in self.columns:
            self._listen_to(column)
        act_by_keys(self.panel.card, ("Esc", self.close_panel))
        self.listen_for(("Ctrl+Return", self._ask_for_customer))

    def _listen_to(self, column: BoardColumn) -> None:
        cards = column.list
        cards.entered.connect(partial(self._enter, column))
        cards.turned.connect(partial(self._turn, column))
        cards.went_to.connect(partial(self._stand, column))
        cards.opened.connect(self.open_card)
        cards.forward_asked.connect(lambda key: self.ask_step(key, _onward))
        cards.back_asked.connect(lambda key: self.ask_step(key, _backward))
        cards.end_asked.connect(lambda key: self.ask_step(key, ending_of))
        cards.dropped.connect(lambda key: self.ask_step(key, _to(column.stages)))
        cards.filter_asked.connect(self.filter.text.setFocus)
        cards.left.connect(self.close_panel)
        column.filled.connect(self._filled)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self.top())
        column.addWidget(self.filter)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(self._board(), 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        column.addWidget(self._keys_help)
        self.panel.hide()
        self.put_together(page)

    def _board(self) -> QScrollArea:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for column in self.columns:
            row.addWidget(column, _NARROW if column.is_ended else _WIDE)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setObjectName("surface")
        inside.setObjectName("surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scroll.setWidget(inside)
        return self._scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        part, whole = _SHARE
        self.panel.fit(self.width() * part // whole)


def _onward(stands: Stage) -> Stage:
    return NEXT[stands][0] if NEXT[stands] else stands


def _backward(stands: Stage) -> Stage:
    return WAY[max(0, WAY.index(stands) - 1)] if stands in WAY else stands


def _to(stages: tuple[Stage, ...]) -> Aim:
    """Return the aim of a drop on a column: its stage, or the ending that fits where the card stands."""
    return ending_of if stages == ENDED else lambda _: stages[0]


def _key(service: ConversionService, conversion: Conversion, on: date, progress: Progress) -> int | None:
    wanted = ConversionFilter(stages=(conversion.stage,), text=conversion.customer_no)
    found = service.lines(service.keys(wanted, on), on)
    return next((key for key, row in found.items() if row.customer_no == conversion.customer_no), None)


def _line(service: ConversionService, key: int, on: date, progress: Progress) -> Conversion | None:
    return service.lines([key], on).get(key)
