"""What a conversion's card and its commissioning must know of the old debt, read in the background."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.conversion import Conversion, Stage
from desktop.domain.money import Money
from desktop.domain.topups import DebtRecovery, read_recovery
from desktop.views.conversion_services import ConversionServices
from desktop.wording import tr
from desktop.wording.recovery_modes import recovery_text


@dataclass(frozen=True, slots=True)
class PrepaidStanding:
    """How a commissioned customer stands on a day."""

    recovery: DebtRecovery
    debt_left: Money
    energy: Money
    on: date


@dataclass(frozen=True, slots=True)
class Shown:
    """A customer's conversions, the last of which counts, and how it stands where it is commissioned."""

    conversions: Sequence[Conversion]
    standing: PrepaidStanding | None = None


@dataclass(frozen=True, slots=True)
class Commissioning:
    """A conversion that is to be commissioned: the debt as of today, and the mode of the settings."""

    conversion: Conversion
    default: DebtRecovery
    debt: Money


def shown_of(services: ConversionServices, key: int, on: date) -> Shown:
    """Read the conversion of a row key."""
    line = services.conversions.lines([key]).get(key)
    if line is None:
        return Shown(())
    history = services.conversions.history(line.customer_no)
    if history[-1].stage is not Stage.COMMISSIONED:
        return Shown(history)
    account = services.payments().account(line.customer_no, on)
    recovery = services.topups().recovery(line.customer_no)
    return Shown(history, PrepaidStanding(recovery, account.owed, account.energy, on))


def commissioning_of(services: ConversionServices, conversion: Conversion, on: date) -> Commissioning:
    """Read what the form of a commissioning shows and suggests."""
    default = read_recovery(services.settings.get("conversion.recover"))
    return Commissioning(conversion, default, services.payments().account(conversion.customer_no, on).owed)


def standing_words(standing: PrepaidStanding) -> str:
    """Say what is left of the debt, how it comes home, and what energy was bought."""
    energy = tr("Energy bought {amount}.", amount=standing.energy.grouped())
    if not standing.debt_left:
        return f"{tr('The old debt is cleared.')} {energy}"
    facts = {
        "amount": standing.debt_left.grouped(),
        "mode": recovery_text(standing.recovery, standing.on),
    }
    return f"{tr('Debt left {amount}, recovered from top-ups: {mode}.', **facts)} {energy}"
