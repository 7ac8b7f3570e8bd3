"""The risk categories and the ways of funding, in the reader's words."""

from desktop.domain.customers import Funding, RiskCategory
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_RISKS = {
    RiskCategory.NONE: _("None"),
    RiskCategory.MINING: _("Mining"),
    RiskCategory.AGRICULTURE: _("Farming"),
    RiskCategory.AQUACULTURE: _("Aquaculture"),
    RiskCategory.TEMPORARY: _("Temporary power"),
    RiskCategory.TOWNSHIP: _("Township institution"),
}

_FUNDING = {
    Funding.OWN: _("Own money"),
    Funding.FISCAL: _("Fiscal appropriation"),
}


def risk_text(risk: RiskCategory) -> str:
    """Name a risk category in the language spoken now."""
    return tr(_RISKS[risk])


def funding_text(funding: Funding) -> str:
    """Name who pays in the end, in the language spoken now."""
    return tr(_FUNDING[funding])
