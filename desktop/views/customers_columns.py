"""The list of customers: its columns on the desk, and its columns in a file."""

from collections.abc import Callable
from datetime import date

from desktop.domain.customers import CustomerLine, RiskCategory
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.categories import funding_text, risk_text, tariff_text


def customer_columns(today: Callable[[], date]) -> tuple[Column[CustomerLine], ...]:
    """Return the columns of the desk's list; what is overdue today stands out."""
    return (
        Column(tr("Customer no."), lambda line: line.customer_no, width=150),
        Column(tr("Customer"), name_of, width=130, stretch=True),
        Column(
            tr("Unpaid"),
            lambda line: Money(line.outstanding).grouped(),
            Align.RIGHT,
            width=112,
            strong=True,
            tone=lambda line: _debt_tone(line, today()),
        ),
        Column(tr("Area · station"), lambda line: place_of(line.area, line.station), width=150),
    )


def file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file: everything that is known of a customer."""
    return (
        FileColumn(tr("Customer no."), lambda line: line.customer_no),
        FileColumn(tr("Former no."), lambda line: line.former_no),
        FileColumn(tr("Customer"), lambda line: line.name),
        FileColumn(tr("Station"), lambda line: line.station),
        FileColumn(tr("Area"), lambda line: line.area),
        FileColumn(tr("Address"), lambda line: line.address),
        FileColumn(tr("Phone"), lambda line: line.phone),
        FileColumn(tr("Contact"), lambda line: line.contact),
        FileColumn(tr("Meter no."), lambda line: line.meter_no),
        FileColumn(tr("Tariff class"), lambda line: tariff_text(line.tariff_class)),
        FileColumn(tr("Risk category"), risk_of),
        FileColumn(tr("Funding"), lambda line: funding_text(line.funding)),
        FileColumn(tr("Key customer"), lambda line: tr("Yes") if line.key_customer else ""),
        FileColumn(tr("Unpaid bills"), lambda line: line.unpaid_bills),
        FileColumn(tr("Unpaid"), lambda line: Money(line.outstanding)),
        FileColumn(tr("Oldest due date"), lambda line: line.oldest_due_on),
        FileColumn(tr("Prestored"), lambda line: Money(line.prestored)),
        FileColumn(tr("Note"), lambda line: line.note),
    )


def name_of(line: CustomerLine) -> str:
    """Return a customer's name, a key customer's with its star."""
    return f"★ {line.name}" if line.key_customer else line.name


def risk_of(line: CustomerLine) -> str:
    """Return a customer's risk category, or nothing."""
    return risk_text(line.risk_category) if line.risk_category is not RiskCategory.NONE else ""


def place_of(first: str, second: str) -> str:
    """Name a station and one of its areas in a breath, in the order given."""
    return f"{first} · {second}"


def _debt_tone(line: CustomerLine, today: date) -> Tone:
    if not line.outstanding:
        return Tone.MUTED
    return Tone.DANGER if line.oldest_due_on and line.oldest_due_on < today else Tone.TEXT
