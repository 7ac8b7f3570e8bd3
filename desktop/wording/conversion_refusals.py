"""Refusals about conversions and their campaigns, worded."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.IllegalStep: _(
        "Customer {customer_no} stands at “{stands}” and cannot go to “{asked}” from there."
    ),
    errors.StepTaken: _("Customer {customer_no} stands at “{stands}” already."),
    errors.StepBack: _(
        "Customer {customer_no} stands at “{stands}” and cannot go back to “{asked}”: a step is not taken "
        "back. Call the conversion off with a reason, and propose the customer again."
    ),
    errors.StepSkipped: _(
        "Customer {customer_no} stands at “{stands}” and cannot go to “{asked}” yet: “{following}” comes "
        "first."
    ),
    errors.NotRejectedAnyMore: _(
        "Customer {customer_no} stands at “{stands}”: only a candidate is rejected. Call the conversion off "
        "with a reason."
    ),
    errors.ConversionOver: _(
        "Customer {customer_no} stands at “{stands}”: this conversion is over, and no step follows."
    ),
    errors.NotUnderWay: _("Customer {customer_no} was not proposed for a prepaid meter; propose it first."),
    errors.StepMissing: _("This step must record “{field}”."),
    errors.StepBeforeLast: _("{on} is before the last step, of {last_on}."),
    errors.ConversionUnderWay: _("Customer {customer_no} already stands at “{stands}” of a conversion."),
    errors.NotAChronicDefaulter: _(
        "Customer {customer_no} is no chronic defaulter by the rule in the settings."
    ),
    errors.CampaignStands: _("Conversions of {area} in {month} are planned already; change that plan."),
    errors.UnknownCampaign: _("No conversions of {area} are planned for {month}."),
    errors.NotACampaignTarget: _("{target} is no target: it is from 1 to {most} customers."),
}
