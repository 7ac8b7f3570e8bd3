"""The fields of files, steps and settings, in the reader's words."""

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
    "currency": _("Currency"),
    "direction": _("Income or expense"),
    "income": _("Income"),
    "expense": _("Expense"),
    "meter": _("New meter no."),
    "reading": _("Old meter's last reading"),
    "bureau.name": _("Bureau's name"),
    "bureau.address": _("Address"),
    "bureau.phone": _("Phone"),
    "bureau.how_to_pay": _("How to pay"),
    "penalty.cross_year": _("Penalty across the year's end"),
    "allocation": _("A payment pays first"),
    "recovery.ranked_by": _("Recovery is ranked"),
    "conversion.defaulter_bills": _("Defaulter: overdue bills"),
    "conversion.defaulter_months": _("Defaulter: within months"),
    "conversion.defaulter_days": _("Defaulter: or unpaid for over, days"),
    "backup.folder": _("Folder for backups"),
    "backup.every_minutes": _("A backup every so many minutes"),
    "backup.keep_hours": _("Hours that keep a backup each"),
    "backup.keep_days": _("Days that keep a backup each"),
    "backup.keep_months": _("Months that keep a backup each"),
    "shift.required": _("Payments at the counter"),
    "receipt.numbers": _("Receipts are numbered"),
    "supervisor.second_person": _("Supervisors act"),
    "lock.minutes": _("Minutes to the lock"),
    "prestored.low": _("Low prestored balance, below (yuan)"),
    "business_date": _("Business date"),
    "language": _("Language of the window"),
    "paper.language": _("Language of papers"),
    "folder.papers": _("Folder for papers"),
}


def field_text(name: str) -> str:
    """Name a field in the language spoken now; an unknown name stays as it is."""
    return tr(_FIELDS[name]) if name in _FIELDS else name
