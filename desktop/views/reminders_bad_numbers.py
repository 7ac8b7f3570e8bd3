"""Numbers that cannot be reached: what goes to them is dropped."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.sms import BadNumber, bad_number
from desktop.views.buttons import button
from desktop.views.fields import TextField
from desktop.views.labels import Sentence, tint
from desktop.views.placeholder import Placeholder
from desktop.views.reminders_columns import bad_number_columns
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.sms import SmsService


class BadNumbersPage(QWidget):
    """Lists the numbers under the fields for one more."""

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list: RowsModel[BadNumber] = RowsModel(bad_number_columns(), lambda bad: bad.phone)
        hint = tr("Delivery reports add numbers that do not exist by themselves.")
        self.table = TableView(self.list, Placeholder("phone", tr("No bad numbers"), hint))
        self.table.setAccessibleName(tr("Bad numbers"))
        self.phone = TextField(required=True, read=bad_number, hint=tr("Phone"))
        self.reason = TextField(hint=tr("Reason"))
        self.add_button = button(tr("Add the number"), self.add, icon_name="plus")
        self.remove_button = button(tr("Take off the list"), self.remove, icon_name="trash-2")
        self._problem = tint(Sentence(), Tone.DANGER)
        self._lay_out()
        for field in (self.phone, self.reason):
            field.returnPressed.connect(self.add)
        self.setFocusProxy(self.phone)

    @property
    def problem(self) -> str:
        """What is wrong with the number that was typed."""
        return self._problem.text()

    def refresh(self) -> None:
        """Read the list again."""
        self.list.fill(self._desk.tasks, partial(_listed, self._desk.sms))

    def add(self) -> None:
        """Put the number that was typed on the list."""
        self._problem.say(self.phone.problem())
        if not self.phone.problem():
            facts = self.phone.text(), self._desk.today(), self.reason.text()
            work = partial(_add, self._desk.sms, *facts)
            self._desk.tasks.run(self, work, self._added, lane="write")

    def remove(self) -> None:
        """Take the selected numbers off the list."""
        if phones := self.table.selected_keys():
            work = partial(_remove, self._desk.sms, phones)
            self._desk.tasks.run(self, work, lambda _: self.refresh(), lane="write")

    def _added(self, _bad: BadNumber) -> None:
        self.phone.clear()
        self.reason.clear()
        self.phone.setFocus()
        self.refresh()

    def _lay_out(self) -> None:
        self.phone.setAccessibleName(tr("Phone"))
        self.reason.setAccessibleName(tr("Reason"))
        self.phone.setFixedWidth(24 * UNIT)
        self.reason.setMaximumWidth(40 * UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for part in (self.phone, self.reason, self.add_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self.table, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _listed(sms: "SmsService", _progress: Progress) -> Sequence[BadNumber]:
    return sms.bad_numbers()


def _add(sms: "SmsService", phone: str, on: date, reason: str, _progress: Progress) -> BadNumber:
    return sms.add_bad_number(phone, on, reason)


def _remove(sms: "SmsService", phones: Sequence[str], _progress: Progress) -> None:
    for phone in phones:
        sms.remove_bad_number(phone)
