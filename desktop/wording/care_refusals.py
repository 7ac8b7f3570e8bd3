"""Refusals about fiscally-funded payers and key customers, in the reader's words."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.NotFiscallyFunded: _("Customer {customer_no} is not fiscally funded; change its funding first."),
    errors.BadAppropriationMonth: _("{month} is no month: 1 to 12, or nothing where it is not known."),
    errors.PlanEmpty: _("A plan needs one instalment at least."),
    errors.InstalmentBeforePlan: _("The instalment of {due_on} is due before the plan was made, {made_on}."),
    errors.InstalmentTwice: _("Two instalments are due on {due_on}; add them up."),
    errors.PlanStands: _(
        "Customer {customer_no} has a plan of {made_on} already; end it before another is agreed."
    ),
    errors.NoPlan: _("Customer {customer_no} has no plan that could be ended."),
    errors.PlanEndsBefore: _("{ended_on} is before the plan was made, {made_on}."),
    errors.NotAKeyCustomer: _("Customer {customer_no} is no key customer; mark it as one first."),
    errors.VisitsTooFarApart: _("{months} is not a number of months from 1 to 24."),
    errors.NothingSaid: _("Write down what was said."),
    errors.OpinionDueBefore: _("{due_on} is before the opinion was raised, {raised_on}."),
    errors.UnknownOpinion: _("There is no opinion {number}."),
    errors.OpinionClosed: _("This opinion was closed on {closed_on}."),
    errors.OpinionNotAnswered: _("The opinion of {raised_on} needs a reply before it can be closed."),
}
