"""The fields that a file's columns are read into, in the reader's words."""

from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_FIELDS = {
    "customer_no": _("Customer number"),
    "customer_name": _("Customer name"),
    "former_no": _("Former number"),
    "station": _("Station"),
    "area": _("Area"),
    "address": _("Address"),
    "phone": _("Phone"),
    "tariff_class": _("Tariff class"),
    "risk_category": _("Risk category"),
    "funding": _("Funding"),
    "key_customer": _("Key customer"),
    "meter_no": _("Meter number"),
    "bill_no": _("Bill number"),
    "billing_month": _("Billing month"),
    "issued_on": _("Issued on"),
    "due_on": _("Due on"),
    "amount": _("Amount"),
    "kwh": _("Energy (kWh)"),
    "paid_on": _("Paid on"),
    "method": _("Payment method"),
    "reference": _("Reference"),
    "meter": _("New meter's number"),
    "reading": _("Old meter's last reading"),
}


def field_text(name: str) -> str:
    """Name a field in the language spoken now; an unknown name stays as it is."""
    return tr(_FIELDS[name]) if name in _FIELDS else name
