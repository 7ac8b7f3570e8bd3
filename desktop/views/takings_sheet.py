"""The takings of the day at the counter: listed newest first, and what can be done with each receipt."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.payments import Receipt, Reversal, Taking
from desktop.views.counter_standing import standing
from desktop.views.counter_till import Till
from desktop.views.fields import ChoiceField
from desktop.views.key_acts import act_by_keys
from desktop.views.labels import Sentence, heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.receipt_desk import ReceiptDesk
from desktop.views.receipt_panel import ReceiptPanel
from desktop.views.rows_model import RowsModel
from desktop.views.shift_bar import ShiftBar
from desktop.views.tables import TableView
from desktop.views.takings_table import columns, totals_text
from desktop.views.theme import UNIT
from desktop.wording import tr

_RECEIPT_COLUMN = 1
_NARROW = 690


class TakingsSheet(QWidget):
    """Lists what was taken on the business date; `left` tells that the clerk goes back to the search.

    `shift_asked` leads to the shift.
    """

    left = Signal()
    shift_asked = Signal()

    def __init__(self, till: Till, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._to_select = ""
        self._title = heading(times=1.3)
        self._whose = ChoiceField[str]([(till.clerk, tr("My takings")), ("", tr("All clerks"))])
        self._whose.setAccessibleName(tr("Whose takings"))
        self._totals = Sentence()
        self.model = RowsModel[Taking](columns(), lambda taking: taking.receipt_no, parent=self)
        self.shift = ShiftBar(till)
        self.table = TableView(self.model, _nothing_yet())
        self.panel = ReceiptPanel()
        self.receipts = ReceiptDesk(till, self.panel)
        self._lay_out()
        self._listen()

    @property
    def totals(self) -> str:
        """What the takings come to."""
        return self._totals.text()

    @property
    def takings(self) -> tuple[Taking, ...]:
        """The takings shown."""
        return self.model.rows

    def read_again(self) -> None:
        """Read the takings of the business date."""
        day = self._till.day.today()
        self._title.setText(tr("Takings of {day}", day=day.isoformat()))
        work = partial(self._till.takings, day, self._whose.value() or None)
        self._till.tasks.run(self, work, self._show, latest="takings")
        stands = partial(standing, self._till.services, day)
        self._till.tasks.run(self, stands, self.shift.show_standing, latest="standing")

    def show_all_clerks(self) -> None:
        """List what every clerk took."""
        self._whose.set_value("")

    def take_in(self, receipt: Receipt, key: str, *, to_print: bool) -> None:
        """Show a payment just posted, keep its receipt, and list it."""
        self._to_select = receipt.receipt_no
        self.receipts.take_in(receipt, key, to_print=to_print)
        self.read_again()

    def _void(self, number: str, reason: str) -> None:
        work = partial(self._till.void, number, reason)
        self._till.tasks.run(self, work, partial(self._voided, number), lane="write")

    def _voided(self, number: str, _result: None) -> None:
        self.read_again()
        self._till.notifier.info(tr("Receipt number {number} is voided.", number=number))

    def _show(self, takings: Sequence[Taking]) -> None:
        self.model.show(takings)
        self._totals.say(totals_text(takings) if takings else "")
        if self._to_select:
            self.table.select_key(self._to_select)
            self._to_select = ""
        if not takings:
            self.panel.clear()

    def _show_reversed(self, reversal: Reversal) -> None:
        self.read_again()
        words = tr(
            "Receipt {number} is reversed by {reversal}. Customer {customer_no} owes {owed} again; "
            "prestored balance {prestored}.",
            number=reversal.reversed_no,
            reversal=reversal.reversal_no,
            customer_no=reversal.customer_no,
            owed=Money(reversal.outstanding.fen).grouped(),
            prestored=reversal.prestored.grouped(),
        )
        self._till.notifier.info(words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._whose)
        self._whose.setFixedWidth(20 * UNIT)
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        left.setSpacing(UNIT)
        left.addLayout(head)
        left.addWidget(self.shift)
        left.addWidget(self._totals)
        left.addWidget(self.table, 1)
        left.addWidget(remark(tr("Down: the list  ·  Enter: open receipt  ·  Esc: back to the search")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _listen(self) -> None:
        self._whose.edited.connect(self.read_again)
        self.table.went_to.connect(self.receipts.look_at)
        self.table.opened.connect(self.receipts.open)
        self.receipts.reversed.connect(self._show_reversed)
        self.shift.shift_asked.connect(self.shift_asked)
        self.shift.void_asked.connect(self._void)
        act_by_keys(self, ("Esc", self.left.emit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_RECEIPT_COLUMN, self.width() - self.panel.width() < _NARROW)


def _nothing_yet() -> Placeholder:
    return Placeholder(
        "receipt",
        tr("No payment of this day yet"),
        tr("Type a customer in the field at the top, and Enter."),
    )
