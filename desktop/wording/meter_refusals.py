"""Refusals about meters, their change and its work orders, in the reader's words."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.BadMeterNumber: _(
        "“{text}” is not a meter's number: at most 32 characters without spaces, a digit among them. Several "
        "are parted by commas or lines."
    ),
    errors.BadMeterPattern: _("“{pattern}” is not a pattern of numbers (a regular expression)."),
    errors.NumberOffPattern: _(
        "Meter {number} does not match {pattern}, which the numbers of {maker} must match."
    ),
    errors.UnknownMaker: _("There is no maker of meters named {name}."),
    errors.NotARange: _(
        "{first} to {last} is no range: both ends must differ in their last digits only, the smaller first, "
        "and at most {most} meters are taken at once."
    ),
    errors.NoNumbers: _("No meter was named."),
    errors.MeterKnown: _("Meter {number} is in the book already: {stands} {holder}."),
    errors.UnknownMeter: _("The book has no meter {number}; receive it first."),
    errors.IllegalMeterMove: _(
        "Meter {number} stands at “{stands}” {holder}; “{move}” is not possible there."
    ),
    errors.HolderMissing: _("Say to whom the meters are issued."),
    errors.MovedBefore: _("Meter {number} was last moved on {last_on}; {on} is before that."),
    errors.CountOutdated: _("The stock has changed since the count was compared; compare it once more."),
    errors.AlarmsReversed: _("The second alarm of {second} is above the first of {first}."),
    errors.ReadingTooLow: _(
        "The reading {reading} of meter {meter_no} is below {earlier}, which it showed before."
    ),
    errors.NotScheduled: _(
        "Customer {customer_no} stands at “{stands}”; a work order is for scheduled conversions."
    ),
    errors.OnAnotherOrder: _("Customer {customer_no} stands on work order {order_no} already."),
    errors.NothingToOrder: _("No conversion is scheduled there that is not on a work order already."),
    errors.TeamMissing: _("Say which team is sent."),
    errors.StockTooSmall: _("The work order needs {wanted} meters, and {there} are in stock."),
    errors.UnknownOrder: _("There is no work order {order_no}."),
    errors.NotOnOrder: _("Work order {order_no} has no customer {customer_no}."),
    errors.LineAnswered: _(
        "Customer {customer_no} was answered on work order {order_no} before, and otherwise: {result}."
    ),
    errors.OrderNotOpen: _("Work order {order_no} is no longer open: {state}."),
    errors.AnsweredTwice: _("The file answers customer {customer_no} of work order {order_no} twice."),
}
