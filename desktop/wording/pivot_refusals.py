"""Refusals about pivots, in the reader's words."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.NoValues: _("Choose at least one value to sum up."),
    errors.StandsTwice: _("“{pivot_name}” stands twice."),
    errors.DoesNotGoWith: _("“{pivot_value}” cannot be cut by “{dimension}”; take one of the two away."),
    errors.NotInDimension: _("{dimension}: there is no “{text}”."),
    errors.PivotTooLarge: _(
        "The table would have {cells} cells; {most} can be shown. Narrow it by a filter, or choose less."
    ),
    errors.UnknownPivot: _("No pivot is kept under the name “{name}”."),
    errors.PivotNamed: _("Another pivot has the name “{name}”."),
}
