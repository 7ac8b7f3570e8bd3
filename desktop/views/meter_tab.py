"""Meters: which are where, what has happened to each, what is done with them, and counting them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.meters import (
    Balance,
    Maker,
    MeterState,
    MoveKind,
    Received,
    StockFilter,
    StockMeter,
    StockMove,
)
from desktop.domain.stocktakes import KeptStocktake
from desktop.services.meters import MeterService
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.list_export import FileColumn, ListFile
from desktop.views.meter_card import MeterCard, sums_text
from desktop.views.meter_columns import meter_columns
from desktop.views.meter_count import StocktakePanel
from desktop.views.meter_filter import MeterFilterRow
from desktop.views.meter_forms import MakerForm, MeterMoveForm, MeterReceiveForm
from desktop.views.placeholder import Placeholder
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.wording import refusal_text, tr

_SIDE_WIDTH = 56 * UNIT
_MOST_ROWS_SAID = 5


@dataclass(frozen=True, slots=True)
class _Stock:
    makers: Sequence[Maker]
    balances: Sequence[Balance]


class MeterTab(SidedList):
    """Lists the stock beside the meter that is chosen, a form, or a stocktake."""

    def __init__(
        self,
        desk: WritingDesk,
        meters: MeterService,
        parent: QWidget | None = None,
    ) -> None:
        self.list: KeyedModel[str, StockMeter] = KeyedModel(
            meter_columns(), meters.lines, desk.tasks, checkable=True
        )
        super().__init__(TableView(self.list, _nobody()), parent)
        self._desk, self._meters, self._export = desk, meters, desk.export()
        self._makers: Sequence[Maker] = ()
        self.filter = MeterFilterRow()
        self.table.setAccessibleName(tr("Meters"))
        self.card = MeterCard()
        self.receive_form = MeterReceiveForm(desk, meters)
        self.move_form = MeterMoveForm(desk, meters)
        self.maker_form = MakerForm(desk, meters)
        self.stocktake = StocktakePanel(desk, meters.stocktakes)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the list, the makers and the balance again."""
        self._desk.tasks.run(self, partial(_stock, self._meters), self._show_stock, latest="stock")
        self.list.fill(self._desk.tasks, partial(_keys, self._meters, self.filter.value()))

    def look_up(self) -> None:
        """Ask for the customer at whom the meter that is chosen hangs."""
        meter = self.card.meter
        if meter and meter.state is MeterState.INSTALLED:
            self.customer_asked.emit(meter.holder)

    def receive(self) -> None:
        """Begin a delivery."""
        self.side.setCurrentWidget(self.receive_form)
        self.receive_form.begin(self._makers)

    def begin_move(self, kind: MoveKind) -> None:
        """Begin a move of the meters that are ticked, else of the one that is chosen."""
        self.side.setCurrentWidget(self.move_form)
        self.move_form.begin(kind, self._chosen())

    def count_stock(self) -> None:
        """Begin a stocktake, or go on with it."""
        self.side.setCurrentWidget(self.stocktake)
        self.stocktake.begin()

    def edit_makers(self) -> None:
        """Show the makers and their patterns."""
        self.side.setCurrentWidget(self.maker_form)
        self.maker_form.begin(self._makers)

    def export(self) -> None:
        """Write the list as it is filtered to a file."""
        columns = [FileColumn(column.title, column.text) for column in meter_columns()]
        listed = ListFile(tr("Meters"), columns, self.list.keys, self._meters.lines, self._desk.today())
        self._export.run(self, listed)

    def _chosen(self) -> Sequence[str]:
        ticked = self.list.checked()
        if ticked:
            return [number for number in self.list.keys if number in ticked]
        return list(filter(None, [self._current()]))

    def _show_stock(self, stock: _Stock) -> None:
        self._makers = stock.makers
        self.filter.offer([maker.name for maker in stock.makers])
        self.card.show_balance(stock.balances)
        self.count.setText(sums_text(stock.balances))

    def _show(self, _key: object = None) -> None:
        number = self._current()
        if not number:
            self.card.show_nobody()
            return
        work = partial(_history, self._meters, number)
        self._desk.tasks.run(self, work, self._show_history, latest="history")

    def _current(self) -> str:
        index = self.table.currentIndex()
        return str(self.list.key_at(index.row())) if index.isValid() else ""

    def _show_history(self, told: tuple[StockMeter, Sequence[StockMove]]) -> None:
        self.card.show_meter(*told)

    def _left(self) -> None:
        self.side.setCurrentWidget(self.card)
        self.table.setFocus()

    def _changed(self) -> None:
        self.list.check(())
        self.list.refresh()
        self._left()
        self.refresh()

    def _received(self, came: Received) -> None:
        if came.refused:
            told = [f"{one.row}: {refusal_text(one.reason)}" for one in came.refused[:_MOST_ROWS_SAID]]
            words = tr("Nothing went in. Rows refused: {count}.", count=f"{len(came.refused):,}")
            self._desk.notifier.warn("\n".join((words, *told)))
            return
        self._desk.notifier.info(tr("Meters received: {count}.", count=f"{came.count:,}"))
        self._changed()

    def _moved(self, count: int) -> None:
        self._desk.notifier.info(tr("Meters moved: {count}.", count=f"{count:,}"))
        self._changed()

    def _kept_maker(self, makers: Sequence[Maker]) -> None:
        self._desk.notifier.info(tr("The makers are kept."))
        self._changed()

    def _adopted(self, kept: KeptStocktake) -> None:
        found = kept.found
        facts = {"missing": f"{len(found.missing):,}", "surplus": f"{len(found.surplus):,}"}
        self._desk.notifier.info(tr("The stocktake is kept: {missing} missing, {surplus} surplus.", **facts))
        self._changed()

    def _say_empty(self) -> None:
        if self.list.state is State.READY:
            everything = self.filter.value() == StockFilter()
            self.table.set_empty(_nobody() if everything else _nothing_matches())
            self.table.choose_first()

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.text.done.connect(self.table.setFocus)
        self.table.went_to.connect(self._show)
        self.list.dataChanged.connect(self._show)
        self.list.modelReset.connect(self._show)
        self.list.state_changed.connect(self._say_empty)
        self.receive_form.saved.connect(self._received)
        self.move_form.saved.connect(self._moved)
        self.maker_form.saved.connect(self._kept_maker)
        self.stocktake.adopted.connect(self._adopted)
        for page in (self.receive_form, self.move_form, self.maker_form, self.stocktake):
            page.left.connect(self._left)
        keys = (("F5", self.refresh), ("Ctrl+L", self.look_up), ("Ctrl+E", self.export))
        self.listen_for(keys)

    def _lay_out(self) -> None:
        pages = (self.card, self.receive_form, self.move_form, self.maker_form, self.stocktake)
        self.put_together(self._top(), self.filter, pages, side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        receive = primary_button(tr("Receive…"), self.receive, icon_name="plus", shortcut="Ctrl+N")
        moves = (
            (tr("Issue…"), MoveKind.ISSUED),
            (tr("Put back…"), MoveKind.RETURNED),
            (tr("Faulty…"), MoveKind.FAULTY),
            (tr("Scrap…"), MoveKind.SCRAPPED),
        )
        made = [button(words, partial(self.begin_move, kind)) for words, kind in moves]
        count = button(tr("Stocktake…"), self.count_stock, icon_name="list-checks")
        return self.acts(*made, count, button(tr("Makers…"), self.edit_makers), showing_keys(receive))


def _nobody() -> Placeholder:
    return Placeholder("store", tr("The book has no meters"), tr("Receive some with Ctrl+N."))


def _nothing_matches() -> Placeholder:
    return Placeholder("filter", tr("No meter matches"), tr("Take a part of the filter away."))


def _stock(meters: MeterService, _progress: Progress) -> _Stock:
    return _Stock(meters.makers(), meters.balance())


def _keys(meters: MeterService, wanted: StockFilter, _progress: Progress) -> Sequence[str]:
    return meters.keys(wanted)


def _history(
    meters: MeterService, number: str, _progress: Progress
) -> tuple[StockMeter, Sequence[StockMove]]:
    return meters.lines([number])[number], meters.history(number)
