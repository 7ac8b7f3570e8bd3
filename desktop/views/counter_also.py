"""Other customers whom the one at the counter pays for on the same receipt, each with its amount."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.money import Money, total
from desktop.domain.payments import AccountView, PaidFor
from desktop.views.buttons import button, icon_button, showing_keys
from desktop.views.fields import AmountField
from desktop.views.labels import remark
from desktop.views.theme import UNIT
from desktop.wording import tr

KEY = "F12"
_AMOUNT_WIDE = 16 * UNIT


class _Line(QWidget):
    """One other customer; what it owes is offered, and may be typed over."""

    edited = Signal()
    dropped = Signal(object)

    def __init__(self, account: AccountView, amount: Money | None) -> None:
        super().__init__()
        self.customer_no = account.customer_no
        self.amount = AmountField()
        self.amount.setFixedWidth(_AMOUNT_WIDE)
        self.amount.set_value(amount or account.owed or None)
        who = QLabel(f"{account.name}  {account.customer_no}")
        who.setBuddy(self.amount)
        words = tr("Paid for {name}", name=account.name)
        self.amount.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(who, 1)
        row.addWidget(remark(tr("owes {amount}", amount=account.owed.grouped())))
        row.addWidget(self.amount)
        drop = icon_button("x", tr("Do not pay for {name}", name=account.name), self._drop)
        row.addWidget(drop)
        self.amount.edited.connect(self.edited)

    def _drop(self) -> None:
        self.dropped.emit(self)


class AlsoPaid(QWidget):
    """Lists the other customers; `asked` asks for one more, `changed` tells that others are paid now."""

    asked = Signal()
    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(UNIT // 2)
        self.more = showing_keys(
            button(tr("Pay for another customer too…"), self.asked.emit, icon_name="users", shortcut=KEY)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(UNIT // 2)
        whole.addLayout(self._column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def lines(self) -> Sequence[_Line]:
        """What stands there, in the order it was asked for."""
        return tuple(self._lines)

    def add(self, account: AccountView, amount: Money | None = None) -> None:
        """Pay for a customer too: what it owes, or an amount that was written down before."""
        if any(line.customer_no == account.customer_no for line in self._lines):
            return
        line = _Line(account, amount)
        line.edited.connect(self.changed)
        line.dropped.connect(self._drop)
        line.amount.returnPressed.connect(self.entered)
        self._lines.append(line)
        self._column.addWidget(line)
        self.changed.emit()

    def clear(self) -> None:
        """Pay for nobody else."""
        for line in self._lines:
            self._take_away(line)
        self._lines.clear()

    def paid(self) -> tuple[PaidFor, ...]:
        """Return what is paid for whom; one without an amount is left out."""
        amounts = [(line.customer_no, line.amount.value()) for line in self._lines]
        return tuple(PaidFor(number, amount) for number, amount in amounts if amount)

    def sum(self) -> Money:
        """Return what is paid for all of them."""
        return total(part.amount for part in self.paid())

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._take_away(line)
        self.changed.emit()
        self.entered.emit()

    def _take_away(self, line: _Line) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
