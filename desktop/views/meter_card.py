"""Beside the stock: the balance by maker, or the meter that is chosen with its history."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.meters import Balance, MeterState, StockMeter, StockMove
from desktop.views.labels import Sentence, heading, remark, tint
from desktop.views.meter_columns import TONES, balance_columns, move_columns
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.meters import maker_text, state_text


class MeterCard(QWidget):
    """Shows one meter and its moves, the last one first, and the balance of the stock under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meter: StockMeter | None = None
        self._number, self._state, self._maker = Sentence(), Sentence(), tint(Sentence(), Tone.MUTED)
        self._number.setFont(heading(times=1.2).font())
        self.moves: RowsModel[StockMove] = RowsModel(move_columns(), key=id)
        self.history = TableView(self.moves, _no_moves())
        self.history.setAccessibleName(tr("History of the meter"))
        self.balance: RowsModel[Balance] = RowsModel(balance_columns(), key=lambda row: row.maker)
        self.balances = TableView(self.balance, _no_balance())
        self.balances.setAccessibleName(tr("Balance by maker"))
        self._lay_out()
        self.show_nobody()

    def show_meter(self, meter: StockMeter, moves: Sequence[StockMove]) -> None:
        """Show a meter with what has happened to it."""
        self.meter = meter
        self._number.say(meter.number)
        self._state.say(" · ".join(filter(None, (state_text(meter.state), meter.holder))))
        tint(self._state, TONES[meter.state])
        self._maker.say(maker_text(meter.maker))
        self.moves.show(tuple(reversed(moves)))

    def show_nobody(self) -> None:
        """Show that no meter is chosen."""
        self.meter = None
        self._number.say(tr("No meter is chosen"))
        self._state.say("")
        self._maker.say("")
        self.moves.show(())

    def show_balance(self, balances: Sequence[Balance]) -> None:
        """Show how many meters of each maker are where."""
        self.balance.show(balances)
        self._inside.setVisible(bool(balances))  # an empty book is told by the list alone

    def _lay_out(self) -> None:
        self._inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * UNIT, 0, 0, 0)
        whole.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._number, self._state, self._maker):
            column.addWidget(part)
        column.addWidget(self.history, 3)
        column.addWidget(remark(tr("Balance by maker")))
        column.addWidget(self.balances, 2)


def sums_text(balances: Sequence[Balance]) -> str:
    """Say how many meters are where, in one line."""
    states = (MeterState.STOCKED, MeterState.OUT, MeterState.MISSING)
    counts = [(state, sum(one.counts.get(state, 0) for one in balances)) for state in states]
    return " · ".join(f"{state_text(state)} {count:,}" for state, count in counts if count)


def _no_moves() -> Placeholder:
    return Placeholder("history", tr("Nothing to show"), tr("Choose one to see its history."))


def _no_balance() -> Placeholder:
    return Placeholder("store", tr("The book has no meters"), tr("Receive some with Ctrl+N."))
