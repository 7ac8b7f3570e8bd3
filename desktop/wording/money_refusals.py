"""Refusals about acts on money, shifts and receipt numbers, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.CorrectionNotLower: _(
        "Bill {bill_no} stands at {amount}; a counter-bill only lowers it, and {asked} is not lower. "
        "Bill the difference by a further bill."
    ),
    errors.NothingToWriteOff: _("Nothing is owed of bill {bill_no}; there is nothing to write off."),
    errors.WrittenOffBefore: _("Bill {bill_no} was written off; reverse that before you correct the bill."),
    errors.NothingToWaive: _("No penalty is due of bill {bill_no}; there is nothing to waive."),
    errors.NotACheque: _("{number} was paid by {method}; only a cheque bounces. Reverse it instead."),
    errors.SameCustomer: _("{customer_no} would pay itself; name another customer."),
    errors.ChangedSince: _(
        "{number} cannot be reversed: bill {bill_no} was corrected or collected since. Reverse that first."
    ),
    errors.BeforeBusiness: _("The money is held only since {since}; it cannot be given back on {on}."),
    errors.NotARecovery: _(
        "“{text}” is no way to recover a debt: all, percent:30, fixed:50.00 or by:2012-12-31."
    ),
    errors.DeadlinePassed: _("“{text}” ends before {on}; name a last day that is still to come."),
    errors.DeferredToThePast: _("{until} is before {on}; nothing would be put off until then."),
    errors.NotPrepaid: _(
        "Customer {customer_no} has no prepaid meter in commission; take a payment instead of a top-up."
    ),
    errors.TopUpAboveLimit: _(
        "{asked} more would be above the limit of {limit} of energy a month: {bought} were bought already."
    ),
    errors.ShiftOpenAlready: _("{clerk} has shift {number} open since {opened_on}; close it first."),
    errors.NoShiftOpen: _("{clerk} has no open shift; open one before money is taken or given."),
    errors.ShiftOfAnotherDay: _(
        "Shift {number} of {clerk} is of {opened_on}, not of {on}; close it before the counter goes on."
    ),
    errors.ShiftClosed: _(
        "{number} belongs to shift {shift}, which was closed. A clerk cannot reverse it; ask a supervisor."
    ),
    errors.DifferenceUnexplained: _(
        "{counted} was counted and {expected} is expected; give the reason of the difference."
    ),
    errors.FloatAboveCash: _("{asked} cannot be kept as float: {held} was counted."),
    errors.RangeTaken: _("Numbers of {first} to {last} were issued to {clerk} before."),
    errors.BadRange: _(
        "{first} to {last} is no range of receipt numbers: the same letters, then as many digits, the last "
        "not below the first, and not the letters of a built-in number."
    ),
    errors.RangeUsedUp: _("{clerk} has no receipt number left; have a new range issued."),
    errors.NumberNotFree: _("Receipt number {number} cannot be voided: it is no unused number of a range."),
}
