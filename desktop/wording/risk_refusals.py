"""Refusals about measures against risk and temporary power, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.MeasureDueBefore: _("The measure would be due on {due_on}, before it is decided on {decided_on}."),
    errors.MeasureStands: _("Customer {customer_no} has a measure of this kind already; drop that first."),
    errors.MeasureNotOpen: _("The measure of customer {customer_no} is not in a state that allows this."),
    errors.UnknownMeasure: _("There is no measure {number}."),
    errors.SupplyStands: _(
        "Customer {customer_no} has temporary power from {from_on} to {until_on}; end that first."
    ),
    errors.SupplyEnded: _("The temporary power of customer {customer_no} was ended on {ended_on}."),
    errors.SupplyEndsBefore: _("Temporary power from {from_on} cannot end on {until_on}."),
    errors.UnknownSupply: _("There is no temporary power {number}."),
    errors.LevelsOutOfOrder: _(
        "The levels must rise: {watch} for watch, {warn} for warn and {act} for act do not."
    ),
}
