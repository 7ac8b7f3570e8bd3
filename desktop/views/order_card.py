"""The work order that is chosen: its lines, and what is done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.meter_orders import MeterOrder, OrderLine, OrderState, Result
from desktop.views.buttons import button, primary_button
from desktop.views.labels import Sentence, heading, tint
from desktop.views.order_columns import STATE_TONES, line_columns
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.meters import order_state_text


class OrderCard(QWidget):
    """Shows an order; its signals ask for a line's result, for the paper, the template or the end of it."""

    result_asked = Signal(object, object)
    print_asked = Signal(str)
    template_asked = Signal(str)
    cancel_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order: MeterOrder | None = None
        self._title, self._state, self._about = Sentence(), Sentence(), tint(Sentence(), Tone.MUTED)
        self._title.setFont(heading(times=1.2).font())
        self.lines: RowsModel[OrderLine] = RowsModel(line_columns(), key=lambda row: row.position)
        self.table = TableView(self.lines, _no_lines())
        self.table.setAccessibleName(tr("Lines of the work order"))
        self.result = primary_button(tr("Enter result"), self._ask_result, shortcut="Ctrl+R")
        self.print = button(tr("Print order"), self._ask_print, icon_name="printer", shortcut="Ctrl+P")
        self.template = button(tr("Results form…"), self._ask_template, icon_name="download")
        self.cancel = button(tr("Cancel order…"), self._ask_cancel, icon_name="x")
        self._lay_out()
        self.table.opened.connect(lambda _: self._ask_result())
        self.table.went_to.connect(lambda _: self._enable())

    def show_order(self, order: MeterOrder) -> None:
        """Show this order; the keyboard goes to its first line without an answer."""
        self.order = order
        self._title.say(f"{order.number} · {order.team}")
        self._state.say(_state(order))
        tint(self._state, STATE_TONES[order.state])
        planned = tr("planned for {day}", day=order.planned_on.isoformat())
        printed = tr("printed: {count}", count=order.copies) if order.copies else tr("not printed yet")
        self._about.say(" · ".join(filter(None, (order.scope, planned, printed))))
        self.lines.show(order.lines)
        left = [line.position for line in order.lines if line.result is Result.NONE]
        self.table.select_key(left[0] if left else 1)
        self._enable()

    def _enable(self) -> None:
        is_open = self.order is not None and self.order.state is OrderState.OPEN
        line: OrderLine | None = self.table.current_row()
        self.result.setEnabled(is_open and line is not None and line.result is Result.NONE)
        self.template.setEnabled(is_open)
        self.cancel.setEnabled(is_open)

    def _ask_result(self) -> None:
        line: OrderLine | None = self.table.current_row()
        if self.order and line and self.result.isEnabled():
            self.result_asked.emit(self.order, line)

    def _ask_print(self) -> None:
        if self.order:
            self.print_asked.emit(self.order.number)

    def _ask_template(self) -> None:
        if self.order:
            self.template_asked.emit(self.order.number)

    def _ask_cancel(self) -> None:
        if self.order:
            self.cancel_asked.emit(self.order)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self._title, self._state, self._about):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        for pair in ((self.result, self.print), (self.template, self.cancel)):
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            for one in pair:
                row.addWidget(one, 1)
            column.addLayout(row)


def _state(order: MeterOrder) -> str:
    done, failed = order.count(Result.DONE), order.count(Result.FAILED)
    counts = tr("{done} of {lines} done, {failed} failed", done=done, lines=len(order.lines), failed=failed)
    return f"{order_state_text(order.state)} · {counts}"


def _no_lines() -> Placeholder:
    return Placeholder("list-checks", tr("No order is chosen"), "")
