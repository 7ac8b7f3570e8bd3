"""How a prepaid customer's old debt is recovered, in the reader's words."""

from datetime import date

from desktop.domain.money import Money
from desktop.domain.topups import DebtRecovery, RecoveryMode
from desktop.wording import tr


def recovery_text(recovery: DebtRecovery, on: date) -> str:
    """Tell a mode with its value, and the deferral where one stands on a day."""
    mode = _mode_text(recovery)
    until = recovery.deferred_until
    if until is None or on > until:
        return mode
    return tr("{mode}, but nothing until {day}", mode=mode, day=until.isoformat())


def mode_text(mode: RecoveryMode) -> str:
    """Name a mode without its value."""
    names = {
        RecoveryMode.ALL: tr("all at once"),
        RecoveryMode.PERCENT: tr("a share of each"),
        RecoveryMode.FIXED: tr("a fixed sum of each"),
        RecoveryMode.BY: tr("by a deadline"),
    }
    return names[mode]


def _mode_text(recovery: DebtRecovery) -> str:
    if recovery.mode is RecoveryMode.PERCENT:
        return tr("{percent} % of each", percent=recovery.value)
    if recovery.mode is RecoveryMode.FIXED:
        return tr("{amount} of each", amount=Money(recovery.value).grouped())
    if recovery.mode is RecoveryMode.BY and recovery.by:
        return tr("evenly by {day}", day=recovery.by.isoformat())
    return mode_text(recovery.mode)
