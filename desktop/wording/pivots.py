"""What a pivot is made of, in the reader's words: dimensions and values."""

from desktop.wording import tr, tr_in


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_NAMES = {
    "month": _("Billing month"),
    "year": _("Year"),
    "station": _("Station"),
    "area": _("Area"),
    "contractor": _("Contractor"),
    "tariff_class": _("Tariff class"),
    "risk_category": _("Risk category"),
    "funding": _("Funding"),
    "method": _("Payment method"),
    "clerk": _("Clerk"),
    "business_month": _("Business month"),
    "business_day": _("Business day"),
    "kind": _("Kind of entry"),
    "receivable": _("Receivable"),
    "received": _("Received"),
    "outstanding": _("Outstanding"),
    "penalty_charged": _("Penalty charged"),
    "penalty_received": _("Penalty received"),
    "penalty_waived": _("Penalty waived"),
    "prestored_in": _("Prestored in"),
    "prestored_used": _("Prestored used or returned"),
    "payments": _("Number of payments"),
    "customers": _("Customers"),
    "bills": _("Bills"),
    "kwh": _("Energy (kWh)"),
}


def pivot_text(name: str, language: str = "") -> str:
    """Name a dimension or a value, in a language or the one spoken now; an unknown name stays as it is."""
    if name not in _NAMES:
        return name
    return tr_in(language, _NAMES[name]) if language else tr(_NAMES[name])
