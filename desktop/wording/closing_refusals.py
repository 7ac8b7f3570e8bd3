"""Refusals about closing and certifying zero, in the reader's words."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.PeriodNotOver: _("{period} ends on {last_day}; on {on} it cannot be closed yet."),
    errors.PeriodClosed: _("{period} was closed on {closed_on} by {by}; a period is closed once."),
    errors.PeriodNotClosed: _("{period} is not closed."),
    errors.NotZero: _(
        "Zero cannot be certified: as of {on}, {outstanding} yuan of {year} is outstanding, owed by "
        "{customers} customers."
    ),
    errors.CertifiedAhead: _("Zero cannot be certified as of {on}: the books are kept until {known_until}."),
    errors.NothingReceivable: _("Zero cannot be certified: nothing was receivable in {year} as of {on}."),
}
