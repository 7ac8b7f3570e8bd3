"""Which debtors the list shows: as of a day, of a place, from an amount on, in one of two orders."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.arrears import DebtorFilter
from desktop.services.customers import CustomerService
from desktop.views.date_field import DateField
from desktop.views.fields import AmountField, CheckField, ChoiceField
from desktop.views.labels import remark
from desktop.views.place_choice import PlaceChoice
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MILLISECONDS_BEFORE_ASKING = 200


class ArrearsFilter(QWidget):
    """Captions and fields in one row; `changed` comes once the clerk has paused."""

    changed = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        customers: CustomerService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._followed = today()
        self.on = DateField(today)
        self.on.set_value(today())
        self.place = PlaceChoice(tasks, customers, self)
        self.minimum = AmountField()
        self.overdue = CheckField(tr("Overdue only"))
        self.overdue.setChecked(True)
        self.order = ChoiceField[bool]([(False, tr("Delivery order")), (True, tr("Largest debt first"))])
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self._tell)
        self._last = DebtorFilter(self._followed, overdue=True)
        self._lay_out()
        self._listen()

    def value(self) -> DebtorFilter:
        """Return the filter; a date or an amount that cannot be read leaves the last one standing."""
        return self._last

    def follow_business_date(self) -> None:
        """Go on to the business date, unless the clerk looks at a day of another choice."""
        moved, self._followed = self._followed, self._today()
        if self.on.value() in (moved, None):
            with QSignalBlocker(self.on):
                self.on.set_value(self._followed)
            self._last = self._read()

    def let_all_in(self) -> None:
        """Let bills through that are not due yet."""
        with QSignalBlocker(self.overdue):
            self.overdue.setChecked(False)
        self._last = self._read()

    def _read(self) -> DebtorFilter:
        station, area = self.place.value()
        minimum = self.minimum.value()
        return DebtorFilter(
            on=self.on.value() or self._last.on,
            station=station,
            area=area,
            overdue=self.overdue.isChecked(),
            min_principal=minimum.fen if minimum else 0,
            by_debt=bool(self.order.value()),
        )

    def _tell(self) -> None:
        self._pause.stop()
        if self.on.problem() or self.minimum.problem():
            return
        wanted = self._read()
        if wanted != self._last:
            self._last = wanted
            self.changed.emit()

    def _listen(self) -> None:
        for typed in (self.on, self.minimum):
            typed.edited.connect(self._pause.start)
            typed.editingFinished.connect(self._tell)
        for chosen in (self.overdue, self.order):
            chosen.edited.connect(self._tell)
        self.place.changed.connect(self._tell)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for caption, field, width in (
            (tr("As of"), self.on, 17),
            (tr("Station"), self.place.station, 18),
            (tr("Area"), self.place.area, 22),
            (tr("At least (yuan)"), self.minimum, 14),
            (tr("Order"), self.order, 20),
            ("", self.overdue, 14),
        ):
            row.addLayout(_captioned(caption, field, width * UNIT), width)
        row.addStretch(1)


def _captioned(caption: str, field: QWidget, widest: int) -> QVBoxLayout:
    field.setMaximumWidth(widest)
    if caption:
        field.setAccessibleName(caption)
    column = QVBoxLayout()
    column.setSpacing(2)
    words: QLabel = remark(caption)
    words.setBuddy(field)
    column.addWidget(words)
    column.addWidget(field)
    return column
