"""The change of a meter: what is found on the old one and set on the new one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from desktop.domain.errors import AlarmsReversed, ReadingTooLow
from desktop.domain.money import Money

DEFAULTS = ("alarm", "second_alarm", "overdraft", "initial_credit")
"""What the settings say where nothing is given, as `conversion.alarm` and so on."""


@dataclass(frozen=True, slots=True)
class MeterChange:
    """What is recorded beside the meters' numbers and the last reading; amounts in fen, readings in kWh.

    An amount of None is as the settings say, a start reading of None the last one known of the meter.
    """

    final_bill: str = ""
    """The number of the old meter's final bill."""
    old_seal: str = ""
    new_seal: str = ""
    tariff_class: str = ""
    """Of the new meter; empty keeps the customer's."""
    alarm: int | None = None
    second_alarm: int | None = None
    overdraft: int | None = None
    initial_credit: int | None = None
    start_reading: int | None = None
    installer: str = ""

    def settled(self, settings: Mapping[str, str], known_reading: int = 0) -> "MeterChange":
        """Return it with what was not given as the settings say, and as the new meter was last read."""
        missing = {name: settings[f"conversion.{name}"] for name in DEFAULTS if getattr(self, name) is None}
        known: dict[str, Any] = {name: Money.parse(text).fen for name, text in missing.items()}
        if self.start_reading is None:
            known["start_reading"] = known_reading
        return replace(self, **known)

    def refuse_unsound(self) -> None:
        """Refuse a second alarm above the first one."""
        first, second = self.alarm or 0, self.second_alarm or 0
        if second > first:
            raise AlarmsReversed(str(Money(first)), str(Money(second)))

    def facts(self) -> dict[str, object]:
        """Return what is recorded, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def refuse_lower(meter_no: str, reading: int, earlier: int | None, field: str = "reading") -> None:
    """Refuse a reading below one that the same meter showed before, where one is known."""
    if earlier is not None and reading < earlier:
        raise ReadingTooLow(meter_no, reading, earlier, field)
