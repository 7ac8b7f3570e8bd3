"""How long a conversion has stood, and what was recorded at the change of the meter, in words."""

from desktop.domain.conversion import Conversion
from desktop.domain.meter_change import MeterChange
from desktop.domain.money import Money
from desktop.wording import tr


def standing_text(conversion: Conversion) -> str:
    """Say how many days it has stood at its stage, and that it is stuck where it is."""
    days = tr("{days} days", days=conversion.days_standing)
    return tr("{days}, stuck", days=days) if conversion.stuck else days


def evidence_texts(change: MeterChange) -> list[str]:
    """Say what was found and set at the change of the meter; what was not recorded is left out."""
    texts = (
        (change.final_bill, tr("final bill {number}", number=change.final_bill)),
        (change.old_seal, tr("old seal {seal}", seal=change.old_seal)),
        (change.new_seal, tr("new seal {seal}", seal=change.new_seal)),
        (change.tariff_class, tr("tariff class {name}", name=change.tariff_class)),
        (change.start_reading, tr("starts at {reading} kWh", reading=change.start_reading)),
        (change.installer, tr("installed by {name}", name=change.installer)),
    )
    return [*(said for fact, said in texts if fact), *_amounts(change)]


def _amounts(change: MeterChange) -> list[str]:
    alarm, second, overdraft, credit = (
        Money(fen or 0).grouped()
        for fen in (change.alarm, change.second_alarm, change.overdraft, change.initial_credit)
    )
    texts = (
        (change.alarm, tr("alarm at {amount}", amount=alarm)),
        (change.second_alarm, tr("second alarm at {amount}", amount=second)),
        (change.overdraft, tr("overdraft {amount}", amount=overdraft)),
        (change.initial_credit, tr("initial credit {amount}", amount=credit)),
    )
    return [said for fen, said in texts if fen]
