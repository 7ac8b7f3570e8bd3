"""The kinds of duty of the start page in the reader's words."""

from desktop.domain.start import LONG, SOON, Duty
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_DUTIES = {
    Duty.UNFINISHED: _("Payments whose receipt nobody has in hand"),
    Duty.SHIFT: _("Shifts of an earlier day that were not closed"),
    Duty.RECONNECT: _("Paid in full: supply to be restored"),
    Duty.STOP_STEP: _("Stop-supply steps that can be taken today"),
    Duty.PROMISE: _("Promises to pay due today"),
    Duty.BROKEN_PROMISE: _("Promises that were broken"),
    Duty.INSTALMENT: _("Plan instalments due within {days} days"),
    Duty.BROKEN_PLAN: _("Plans of payment that are broken"),
    Duty.HOLD: _("Holds that end within {days} days"),
    Duty.MEASURE: _("Measures against risk overdue"),
    Duty.POWER: _("Temporary power that ends"),
    Duty.VISIT: _("Visits to key customers due"),
    Duty.OPINION: _("Opinions whose reply is overdue"),
    Duty.TOKEN: _("Top-ups whose token has not come"),
    Duty.CONVERSION: _("Conversions at one stage for {days} days or longer"),
    Duty.LOW_BALANCE: _("Low prestored balances"),
}


def duty_text(duty: Duty) -> str:
    """Name a kind of duty in the language spoken now."""
    days = LONG.days if duty is Duty.CONVERSION else SOON.days
    return tr(_DUTIES[duty], days=days)
