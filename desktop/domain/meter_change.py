"""The change of a meter: what is found on the old one and set on the new one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeterChange:
    """What is recorded beside the meters' numbers and the last reading; amounts in fen, readings in kWh."""

    final_bill: str = ""
    """The number of the old meter's final bill."""
    old_seal: str = ""
    new_seal: str = ""
    tariff_class: str = ""
    """Of the new meter; empty keeps the customer's."""
    alarm: int = 0
    second_alarm: int = 0
    overdraft: int = 0
    initial_credit: int = 0
    start_reading: int = 0
    installer: str = ""
