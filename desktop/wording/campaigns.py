"""How a campaign stands, in the reader's words."""

from desktop.domain.campaigns import Pace
from desktop.domain.months import Month
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_PACES = {
    Pace.TO_COME: _("still to come"),
    Pace.BEHIND: _("behind"),
    Pace.ON_PACE: _("on pace"),
    Pace.AHEAD: _("ahead"),
    Pace.REACHED: _("reached"),
    Pace.MISSED: _("missed"),
}


def pace_text(pace: Pace) -> str:
    """Name a campaign's pace in the language spoken now."""
    return tr(_PACES[pace])


def month_text(month: Month) -> str:
    """Write the month of a plan as a date is written: a billing month is written without the line."""
    return month.first_day().strftime("%Y-%m")
