"""The trade's fixed lists in the reader's words: tariff classes, risk categories, who pays in the end."""

from collections.abc import Mapping

from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.wording import tr, tr_in


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_TARIFF_CLASSES: Mapping[str, str] = {
    TariffClass.RESIDENTIAL: _("Residential"),
    TariffClass.NON_RESIDENTIAL_LIGHTING: _("Non-residential lighting"),
    TariffClass.COMMERCIAL: _("Commercial"),
    TariffClass.GENERAL_INDUSTRY: _("General industry"),
    TariffClass.LARGE_INDUSTRY: _("Large industry"),
    TariffClass.AGRICULTURE: _("Agriculture"),
    TariffClass.WHOLESALE: _("Wholesale"),
}

_RISKS: Mapping[str, str] = {
    RiskCategory.NONE: _("No risk category"),
    RiskCategory.MINING: _("Mining"),
    RiskCategory.AGRICULTURE: _("Farming"),
    RiskCategory.AQUACULTURE: _("Aquaculture"),
    RiskCategory.TEMPORARY: _("Temporary power"),
    RiskCategory.TOWNSHIP: _("Township body"),
}

_FUNDINGS: Mapping[str, str] = {Funding.OWN: _("Own money"), Funding.FISCAL: _("Fiscal appropriation")}


def category_name(language: str, category: str) -> str:
    """Name a tariff class in a paper's language; any other name stays as it is."""
    return _named(language, _TARIFF_CLASSES, category)


def risk_name(language: str, risk: str) -> str:
    """Name a risk category in a paper's language; any other name stays as it is."""
    return _named(language, _RISKS, risk)


def funding_name(language: str, funding: str) -> str:
    """Say in a paper's language who pays in the end; any other name stays as it is."""
    return _named(language, _FUNDINGS, funding)


def tariff_text(tariff_class: TariffClass) -> str:
    """Name a tariff class in the language spoken now."""
    return tr(_TARIFF_CLASSES[tariff_class])


def risk_text(risk: RiskCategory) -> str:
    """Name a risk category in the language spoken now."""
    return tr(_RISKS[risk])


def funding_text(funding: Funding) -> str:
    """Say in the language spoken now who pays in the end."""
    return tr(_FUNDINGS[funding])


def _named(language: str, names: Mapping[str, str], kept: str) -> str:
    return tr_in(language, names[kept]) if kept in names else kept
