"""What is set at a change of meter beside number and reading, asked in a form only where it is wanted."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop.domain.customers import TariffClass
from desktop.domain.errors import (
    AlarmsReversed,
    BadMeterNumber,
    IllegalMeterMove,
    MeterTaken,
    NotAWholeNumber,
    NumberOffPattern,
    ReadingTooLow,
    StepMissing,
    UnknownBill,
)
from desktop.domain.meter_change import DEFAULTS, MeterChange
from desktop.domain.money import Money
from desktop.services.settings import SettingsService
from desktop.views.fields import AmountField, CheckField, ChoiceField, TextField
from desktop.views.forms import Field, Form
from desktop.wording import tr
from desktop.wording.categories import tariff_text

_ABOUT_METER = BadMeterNumber, IllegalMeterMove, MeterTaken, NumberOffPattern
_NARROW = 6
"""Characters of a tariff class that are always seen: the panel is no wider than a hand's breadth."""


class MeterChangeFields:
    """Fields of a form behind a tick; an amount that is left blank is as the settings say."""

    def __init__(self, form: Form, meter: TextField, reading: TextField) -> None:
        """Put the fields under the others of a form, of which two are the meter and the reading."""
        self._form = form
        self._named: dict[str, TextField] = {"meter": meter, "reading": reading}
        self._others: tuple[Field, ...] = ()
        self.more = CheckField(tr("Seals and settings"))
        self.old_seal, self.new_seal = TextField(), TextField()
        self.final_bill = TextField(hint=tr("its number"))
        self.tariff_class = ChoiceField[str](
            [("", tr("as before")), *((one.value, tariff_text(one)) for one in TariffClass)]
        )
        self.tariff_class.setMinimumContentsLength(_NARROW)
        self.tariff_class.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.alarm, self.second_alarm = AmountField(), AmountField()
        self.overdraft, self.initial_credit = AmountField(), AmountField()
        self.start_reading = TextField(read=read_count, hint="0")
        self.start_reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._add()
        self.more.toggled.connect(lambda _: self._follow())

    @property
    def fields(self) -> Sequence[Field]:
        """The fields behind the tick."""
        return (self.old_seal, self.new_seal, self.final_bill, self.tariff_class, *self._numbers)

    @property
    def _numbers(self) -> tuple[TextField, ...]:
        return (self.start_reading, self.alarm, self.second_alarm, self.overdraft, self.initial_credit)

    def stand_among(self, others: Sequence[Field]) -> None:
        """Remember the other fields of the form, which are always asked for."""
        self._others = tuple(others)
        self._follow()

    def suggest(self, defaults: MeterChange) -> None:
        """Show what a blank amount will be."""
        for field, fen in (
            (self.alarm, defaults.alarm),
            (self.second_alarm, defaults.second_alarm),
            (self.overdraft, defaults.overdraft),
            (self.initial_credit, defaults.initial_credit),
        ):
            field.setPlaceholderText(Money(fen or 0).grouped())

    def clear(self) -> None:
        """Be blank and out of the way."""
        for field in self.fields:
            if isinstance(field, TextField):
                field.clear()
        self.tariff_class.set_value("")
        self.more.setChecked(False)

    def value(self, installer: str) -> MeterChange:
        """Return what was filled in, once the form has no mistake."""
        start = self.start_reading.text().strip()
        return MeterChange(
            self.final_bill.text().strip(),
            self.old_seal.text().strip(),
            self.new_seal.text().strip(),
            self.tariff_class.value() or "",
            _fen(self.alarm),
            _fen(self.second_alarm),
            _fen(self.overdraft),
            _fen(self.initial_credit),
            read_count(start) if start else None,
            installer,
        )

    def field_of(self, error: Exception) -> Field | None:
        """Return the field that a refusal is about; one behind the tick is opened so that it is seen."""
        if isinstance(error, _ABOUT_METER):
            return self._named["meter"]
        if isinstance(error, StepMissing | ReadingTooLow) and error.field in self._named:
            return self._named[error.field]
        field = self._field_behind(error)
        if field is not None:
            self.more.setChecked(True)
        return field

    def _field_behind(self, error: Exception) -> Field | None:
        if isinstance(error, UnknownBill):
            return self.final_bill
        if isinstance(error, AlarmsReversed):
            return self.second_alarm
        if isinstance(error, ReadingTooLow) and error.field == "start_reading":
            return self.start_reading
        return None

    def _follow(self) -> None:
        if self._others:
            extra = self.fields if self.more.isChecked() else ()
            self._form.show_only({*self._others, self.more, *extra})

    def _add(self) -> None:
        form = self._form
        form.add("", self.more)
        self.more.setAccessibleName(self.more.text())
        form.add(tr("Old seal"), self.old_seal)
        form.add(tr("New seal"), self.new_seal)
        form.add(tr("Final bill"), self.final_bill)
        form.add(tr("Tariff class"), self.tariff_class)
        form.add(tr("Start reading"), self.start_reading)
        form.add(tr("First alarm"), self.alarm)
        form.add(tr("Second alarm"), self.second_alarm)
        form.add(tr("Overdraft limit"), self.overdraft)
        form.add(tr("Initial credit"), self.initial_credit)


def defaults_of(settings: SettingsService) -> MeterChange:
    """Read what the settings say of a new meter."""
    said = {f"conversion.{name}": settings.get(f"conversion.{name}") for name in DEFAULTS}
    return MeterChange().settled(said)


def read_count(text: str) -> int:
    """Read a meter's reading: a whole number, also in full-width digits."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 9):
        raise NotAWholeNumber(text)
    return int(plain)


def _fen(field: AmountField) -> int | None:
    amount = field.value()
    return amount.fen if amount is not None else None
