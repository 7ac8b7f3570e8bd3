"""Which customers the list shows: a text as it is typed, a place, and what sort of customer."""

from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.domain.customers import CustomerFilter, RiskCategory, TariffClass
from desktop.services.customers import CustomerService
from desktop.views.buttons import icon_button, with_shortcut
from desktop.views.fields import CheckField, ChoiceField
from desktop.views.icons import icon
from desktop.views.place_choice import PlaceChoice
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.categories import risk_text, tariff_text

T = TypeVar("T")

_MILLISECONDS_BEFORE_ASKING = 80
_FIND = "Ctrl+F"


class FilterText(QLineEdit):
    """The text of a filter: Down and Enter go on to the list, Escape takes the text away."""

    done = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(with_shortcut(hint, _FIND))
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.addAction(
            QAction(icon("filter", Tone.MUTED), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        QShortcut(QKeySequence(_FIND), self, self._begin)

    def _begin(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif key is Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CustomersFilter(QWidget):
    """The fields of the filter in one row; `changed` comes once the clerk has paused."""

    changed = Signal()

    def __init__(self, tasks: TaskRunner, customers: CustomerService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FilterText(tr("Filter by number, name, initials, phone or meter"))
        self.place = PlaceChoice(tasks, customers, self)
        self.tariff_class = _choice(tr("All classes"), [(one, tariff_text(one)) for one in TariffClass])
        self.risk = _choice(tr("Any risk"), [(one, risk_text(one)) for one in RiskCategory])
        self.key_customer = CheckField(tr("Key customers"))
        self.in_arrears = CheckField(tr("In arrears"))
        self._clear = icon_button(
            "filter-x", tr("Take every filter away"), self.clear, shortcut="Ctrl+Shift+F"
        )
        self._clear.setEnabled(False)
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self._tell)
        self._lay_out()
        self._listen()

    def value(self) -> CustomerFilter:
        """Return the filter."""
        station, area = self.place.value()
        return CustomerFilter(
            text=self.text.text(),
            station=station,
            area=area,
            tariff_class=self.tariff_class.value(),
            risk_category=self.risk.value(),
            key_customer=self.key_customer.isChecked(),
            in_arrears=self.in_arrears.isChecked(),
        )

    def clear(self) -> None:
        """Let everyone through."""
        with QSignalBlocker(self):
            self.text.clear()
            self.place.choose("")
            for choice in (self.tariff_class, self.risk):
                choice.setCurrentIndex(0)
            for check in (self.key_customer, self.in_arrears):
                check.setChecked(False)
        self._tell()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for choice in (self.place.station, self.place.area, self.tariff_class, self.risk):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.setMinimumWidth(13 * UNIT)
            choice.setMaximumWidth(24 * UNIT)
            row.addWidget(choice, 1)
        for widget in (self.key_customer, self.in_arrears, self._clear):
            row.addWidget(widget)
        row.addStretch()

    def _listen(self) -> None:
        self.text.textChanged.connect(lambda _: self._pause.start())
        self.place.changed.connect(self._tell)
        for field in (self.tariff_class, self.risk, self.key_customer, self.in_arrears):
            field.edited.connect(self._tell)

    def _tell(self) -> None:
        self._pause.stop()
        self._clear.setEnabled(self.value() != CustomerFilter())
        self.changed.emit()


def _choice(anything: str, choices: list[tuple[T, str]]) -> ChoiceField[T | None]:
    made = ChoiceField[T | None]([(None, anything), *choices])
    made.setAccessibleName(anything)
    return made
