"""Customers who prestore and hold less than wanted: the list, its limit, and its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.rights import Right
from desktop.domain.statements import LowBalance
from desktop.views.act_desk import ActDesk
from desktop.views.buttons import button
from desktop.views.fields import AmountField, read_amount
from desktop.views.labels import remark
from desktop.views.list_export import ListFile
from desktop.views.low_balance_columns import low_columns, low_file_columns
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.prestored import PrestoredService
    from desktop.services.settings import SettingsService

_MILLISECONDS_BEFORE_ASKING = 150


@dataclass(frozen=True, slots=True)
class _Found:
    limit: Money
    rows: Sequence[LowBalance]


class LowBalanceView(QWidget):
    """Lists who holds less than a limit, which the settings suggest; `count_changed` says how many."""

    count_changed = Signal()

    def __init__(self, desk: ActDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._limit = Money(0)
        self.limit = AmountField()
        self.limit.setFixedWidth(16 * UNIT)
        self.model = RowsModel(low_columns(), lambda low: low.customer_no)
        nobody = Placeholder("wallet", tr("Nobody's prestored money is below this"))
        self.table = TableView(self.model, nobody)
        self._keep = button(tr("Keep this limit"), self.keep_limit)
        self._keep.setEnabled(False)
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self.ask)
        self._lay_out()
        self.limit.textEdited.connect(lambda _: self._pause.start())
        self.limit.returnPressed.connect(self._go_to_list)
        self.setFocusProxy(self.table)

    def ask(self) -> None:
        """Read the list again, below the limit that stands in the field."""
        self._pause.stop()
        if not self.limit.problem():
            work = partial(_read, self._desk.prestored, self._desk.settings, self.limit.text())
            self._desk.tasks.run(self, work, self._show, latest="low")

    def keep_limit(self) -> None:
        """Make the limit in the field the one that the settings suggest."""
        if amount := self.limit.value():
            work = partial(_keep, self._desk.settings, amount)
            self._desk.tasks.run(self, work, self._kept, lane="write")

    def file(self, on: date) -> ListFile:
        """Return the list as it is to be written to a file."""
        rows = self.model.rows
        fetch = partial(_by_place, rows)
        return ListFile(tr("Low balances"), low_file_columns(), range(len(rows)), fetch, on)

    def _show(self, found: _Found) -> None:
        self._limit = found.limit
        if not self.limit.text():
            self.limit.set_value(found.limit)
        self.model.show(found.rows)
        self._offer_keeping()
        self.count_changed.emit()

    def _kept(self, kept: Money) -> None:
        self._limit = kept
        self._offer_keeping()
        self._desk.notifier.info(
            tr("Balances below {amount} count as low from now on.", amount=kept.grouped())
        )

    def _offer_keeping(self) -> None:
        new = bool(self.limit.value()) and self.limit.value() != self._limit
        self._keep.setEnabled(new and self._desk.may(Right.SETTINGS))

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        words = remark(tr("Prestored below"))
        words.setBuddy(self.limit)
        self.limit.setAccessibleName(words.text())
        for part in (words, self.limit, self._keep):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()


def _read(
    prestored: "PrestoredService", settings: "SettingsService", typed: str, _progress: Progress
) -> _Found:
    limit = Money.parse(settings.get("prestored.low"))
    return _Found(limit, prestored.low(read_amount(typed) if typed.strip() else limit))


def _keep(settings: "SettingsService", amount: Money, _progress: Progress) -> Money:
    settings.set("prestored.low", str(amount))
    return amount


def _by_place(rows: Sequence[LowBalance], places: Sequence[int]) -> Mapping[int, LowBalance]:
    return {place: rows[place] for place in places}
