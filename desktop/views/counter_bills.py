"""The open bills of the customer at the counter: ticked to be paid, with what the payment pays of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents.words import month_text, steps_text
from desktop.domain.money import ZERO, Money, total
from desktop.domain.payments import AccountView, Allocation, AllocationLine, BillView
from desktop.views import theme
from desktop.views.columns import Align, Column
from desktop.views.labels import Sentence
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.theme import UNIT, Tone
from desktop.wording import language, tr

_DUE_COLUMN = 1
_NARROW = 600
_CELL_PADDING = 3 * UNIT


@dataclass(frozen=True, slots=True)
class Owed:
    """What is to be paid of some bills, and for other customers."""

    principal: Money
    penalty: Money
    others: Money = ZERO

    @property
    def total(self) -> Money:
        """All of it together."""
        return self.principal + self.penalty + self.others


class OpenBills(QWidget):
    """Lists what a customer owes; `picked` tells that other bills are ticked, `entered` tells of Enter."""

    picked = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = date.min
        self._paid: dict[str, AllocationLine] = {}
        self._model = RowsModel[BillView](
            tuple(self._columns()), lambda bill: bill.bill_no, checkable=True, parent=self
        )
        self.table = TableView(self._model, _all_paid())
        self._explained = Sentence()
        self._explained.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.table, 1)
        column.addWidget(self._explained)
        self.setFocusProxy(self.table)
        self._model.checks_changed.connect(self.picked)
        self.table.went_to.connect(self._explain)
        self.table.opened.connect(lambda _: self.entered.emit())

    @property
    def bills(self) -> tuple[BillView, ...]:
        """The bills shown."""
        return self._model.rows

    @property
    def explanation(self) -> str:
        """How the penalty of the bill that one stands on was reached."""
        return self._explained.text()

    def show_account(self, account: AccountView) -> None:
        """Show what a customer owes, all of it to be paid."""
        self._on = account.on
        self._paid = {}
        self._model.show(account.open_bills)
        self._model.check([bill.bill_no for bill in account.open_bills])
        self._fit()
        if account.open_bills:
            self.table.selectRow(0)
        else:
            self._explained.say("")

    def pick(self, bill_nos: Sequence[str]) -> None:
        """Tick these bills and no others, as far as they still owe something."""
        self._model.check([bill.bill_no for bill in self.bills if bill.bill_no in bill_nos])

    def clear(self) -> None:
        """Show nothing."""
        self._model.show(())
        self._explained.say("")

    def show_allocation(self, allocation: Allocation | None) -> None:
        """Show what the payment would pay of each bill."""
        self._paid = {line.bill_no: line for line in allocation.lines} if allocation else {}
        self.table.viewport().update()

    def owed(self) -> Owed:
        """Return what the ticked bills owe."""
        ticked = [bill for bill in self.bills if bill.bill_no in self._model.checked()]
        return Owed(total(bill.outstanding for bill in ticked), total(bill.penalty for bill in ticked))

    def only(self) -> tuple[str, ...] | None:
        """Return the bills picked by hand, oldest first; None where all are to be paid."""
        ticked = self._model.checked()
        if len(ticked) == len(self.bills):
            return None
        ordered = sorted(self.bills, key=lambda bill: (bill.month, bill.due_on, bill.bill_no))
        return tuple(bill.bill_no for bill in ordered if bill.bill_no in ticked)

    def _columns(self) -> Iterator[Column[BillView]]:
        yield Column(
            tr("Month"),
            lambda bill: month_text(bill.month),
            width=92,
            stretch=True,
            sort_key=lambda bill: bill.month,
        )
        yield Column(tr("Due"), lambda bill: bill.due_on.isoformat(), sort_key=lambda bill: bill.due_on)
        yield Column(
            tr("Overdue"),
            lambda bill: overdue_text(bill, self._on),
            tone=lambda bill: _overdue_tone(bill, self._on),
            sort_key=lambda bill: bill.due_on,
        )
        yield Column(tr("Principal"), lambda bill: bill.outstanding.grouped(), Align.RIGHT)
        yield Column(
            tr("Penalty"), lambda bill: bill.penalty.grouped(), Align.RIGHT, tip=partial(explanation)
        )
        yield Column(tr("Pays now"), self._pays, Align.RIGHT, strong=True)

    def _pays(self, bill: BillView) -> str:
        line = self._paid.get(bill.bill_no)
        return (line.principal + line.penalty).grouped() if line else "—"

    def _explain(self, bill_no: object) -> None:
        bill = next((bill for bill in self.bills if bill.bill_no == bill_no), None)
        self._explained.say(explanation(bill) if bill else "")

    def _fit(self) -> None:
        last = len(self._model.columns) - 1
        for at in range(1, last + 1):
            wide = self.table.sizeHintForColumn(at) + _CELL_PADDING
            if at == last:
                wide = max(wide, self._widest_share() + _CELL_PADDING + UNIT)
            self.table.setColumnWidth(at, max(wide, self.table.horizontalHeader().sectionSizeHint(at)))

    def _widest_share(self) -> int:
        bold = QFontMetrics(theme.strong(self.table.font()))
        shares = ((bill.outstanding + bill.penalty).grouped() for bill in self.bills)
        return max(map(bold.horizontalAdvance, shares), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_DUE_COLUMN, self.width() < _NARROW)


def overdue_text(bill: BillView, on: date) -> str:
    """Say how long a bill has been overdue, or how long it has still to go."""
    if not bill.outstanding:
        return tr("penalty only")
    late = (on - bill.due_on).days
    if late == 0:
        return tr("due today")
    if abs(late) == 1:
        return tr("1 day") if late > 0 else tr("due tomorrow")
    return tr("{days} days", days=late) if late > 0 else tr("due in {days} days", days=-late)


def explanation(bill: BillView) -> str:
    """Say when a bill was due, and how its penalty was reached."""
    due = tr(
        "Bill {bill_no} of {month}, due {due_on}",
        bill_no=bill.bill_no,
        month=month_text(bill.month),
        due_on=bill.due_on.isoformat(),
    )
    if not bill.penalty:
        return tr("{bill}: no penalty.", bill=due)
    return tr("{bill}. Penalty: {steps}", bill=due, steps=steps_text(language(), bill.penalty_steps))


def _overdue_tone(bill: BillView, on: date) -> Tone:
    if not bill.outstanding or bill.due_on > on:
        return Tone.MUTED
    return Tone.DANGER if bill.due_on < on else Tone.WARNING


def _all_paid() -> Placeholder:
    return Placeholder(
        "circle-check", tr("Nothing is owed"), tr("What is paid now is kept as prestored money.")
    )
