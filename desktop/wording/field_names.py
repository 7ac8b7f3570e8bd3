"""The fields that a file's columns are read into, in the reader's words."""

from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_FIELDS = {
    "customer_no": _("Customer no."),
    "customer_name": _("Customer name"),
    "former_no": _("Former no."),
    "station": _("Station"),
    "area": _("Area"),
    "address": _("Address"),
    "phone": _("Phone"),
    "tariff_class": _("Tariff class"),
    "risk_category": _("Risk category"),
    "funding": _("Funding"),
    "key_customer": _("Key customer"),
    "meter_no": _("Meter no."),
    "bill_no": _("Bill no."),
    "billing_month": _("Billing month"),
    "issued_on": _("Issued on"),
    "due_on": _("Due on"),
    "amount": _("Amount"),
    "kwh": _("Energy (kWh)"),
    "paid_on": _("Paid on"),
    "method": _("Payment method"),
    "reference": _("Reference"),
    "meter": _("New meter no."),
    "reading": _("Old meter's last reading"),
}


def field_text(name: str) -> str:
    """Name a field in the language spoken now; an unknown name stays as it is."""
    return tr(_FIELDS[name]) if name in _FIELDS else name
