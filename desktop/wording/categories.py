"""The trade's fixed lists in the reader's words: tariff classes, risk categories, who pays in the end."""

from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_TARIFF_CLASSES = {
    TariffClass.RESIDENTIAL: _("Residential"),
    TariffClass.NON_RESIDENTIAL_LIGHTING: _("Non-residential lighting"),
    TariffClass.COMMERCIAL: _("Commercial"),
    TariffClass.GENERAL_INDUSTRY: _("General industry"),
    TariffClass.LARGE_INDUSTRY: _("Large industry"),
    TariffClass.AGRICULTURE: _("Agriculture"),
    TariffClass.WHOLESALE: _("Wholesale"),
}

_RISKS = {
    RiskCategory.NONE: _("No risk category"),
    RiskCategory.MINING: _("Mining"),
    RiskCategory.AGRICULTURE: _("Farming"),
    RiskCategory.AQUACULTURE: _("Aquaculture"),
    RiskCategory.TEMPORARY: _("Temporary power"),
    RiskCategory.TOWNSHIP: _("Township body"),
}

_FUNDINGS = {Funding.OWN: _("Own money"), Funding.FISCAL: _("Fiscal appropriation")}


def tariff_text(tariff_class: TariffClass) -> str:
    """Name a tariff class in the language spoken now."""
    return tr(_TARIFF_CLASSES[tariff_class])


def risk_text(risk: RiskCategory) -> str:
    """Name a risk category in the language spoken now."""
    return tr(_RISKS[risk])


def funding_text(funding: Funding) -> str:
    """Say in the language spoken now who pays in the end."""
    return tr(_FUNDINGS[funding])
