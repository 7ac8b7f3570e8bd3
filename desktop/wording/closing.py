"""Sections and figures of a closed period in the reader's words."""

from desktop.domain.closing import Section
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_SECTIONS = {
    Section.TOTAL: _("Bureau"),
    Section.STATION: _("Station"),
    Section.AREA: _("Area"),
    Section.CONTRACTOR: _("Contractor"),
    Section.CATEGORY: _("Tariff class"),
    Section.MONTH: _("Billing month"),
    Section.PRIOR: _("Prior arrears"),
    Section.CHANNEL: _("Payment channel"),
    Section.AGE_DAYS: _("Days overdue"),
    Section.AGE_MONTHS: _("Unpaid by billing month"),
    Section.PENALTY: _("Penalties"),
    Section.PRESTORED: _("Money held"),
    Section.ADJUSTMENT: _("Adjustments"),
    Section.CONVERSION: _("Conversions"),
}
_MEASURES = {
    "receivable": _("Receivable"),
    "outstanding": _("Outstanding"),
    "offset": _("Prestored offsets"),
    "prior_receivable": _("Prior arrears receivable"),
    "prior_outstanding": _("Prior arrears outstanding"),
    "prior_offset": _("Prestored offsets of prior arrears"),
    "customers": _("Customers billed"),
    "settled_customers": _("Customers settled"),
    "payments": _("Payments"),
    "amount": _("Money received"),
    "on_bills": _("On bills"),
    "on_penalties": _("On penalties"),
    "to_prestored": _("Kept as prestored"),
    "bills": _("Bills"),
    "charged": _("Charged"),
    "received": _("Received"),
    "waived": _("Waived"),
    "written_off": _("Written off"),
    "prestored": _("Prestored"),
    "fees": _("Fees held"),
    "energy": _("Energy held"),
    "postings": _("Postings"),
    "principal": _("Principal"),
    "penalty": _("Penalty"),
    "commissioned": _("Commissioned"),
    "cleared": _("Debt cleared"),
    "debt": _("Debt then"),
    "recovered": _("Recovered"),
    "debt_left": _("Debt left"),
}


def section_text(section: Section) -> str:
    """Name a section in the language spoken now."""
    return tr(_SECTIONS[section])


def measure_text(measure: str) -> str:
    """Name a figure of a line in the language spoken now."""
    return tr(_MEASURES[measure])
