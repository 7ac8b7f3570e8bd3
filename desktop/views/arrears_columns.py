"""The list of arrears: its columns on the desk, and its columns in a file."""

from desktop.domain.arrears import Debtor
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.customers_columns import place_of
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.categories import funding_text, risk_text, tariff_text


def debtor_columns() -> tuple[Column[Debtor], ...]:
    """Return the columns of the desk's list, what matters most on the left."""
    return (
        Column(tr("Customer no."), lambda debtor: debtor.customer_no, width=178),
        Column(tr("Customer"), lambda debtor: debtor.name, width=164, stretch=True),
        Column(tr("Overdue"), overdue_words, width=100, tone=_overdue_tone),
        Column(tr("Oldest due"), lambda debtor: debtor.oldest_due_on.isoformat(), width=108),
        Column(
            tr("Outstanding"),
            lambda debtor: Money(debtor.outstanding).grouped(),
            Align.RIGHT,
            116,
            strong=True,
        ),
        Column(tr("Penalty"), lambda debtor: Money(debtor.penalty).grouped(), Align.RIGHT, width=96),
        Column(tr("Bills"), lambda debtor: f"{debtor.bills:,}", Align.RIGHT, width=60),
        Column(tr("Station · area"), lambda debtor: place_of(debtor.station, debtor.area), width=190),
        Column(tr("Phone"), lambda debtor: debtor.phone, width=120),
        Column(tr("Risk"), risk_of, width=130, tone=lambda _: Tone.WARNING),
    )


def file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file."""
    return (
        FileColumn(tr("Customer no."), lambda debtor: debtor.customer_no),
        FileColumn(tr("Customer"), lambda debtor: debtor.name),
        FileColumn(tr("Station"), lambda debtor: debtor.station),
        FileColumn(tr("Area"), lambda debtor: debtor.area),
        FileColumn(tr("Address"), lambda debtor: debtor.address),
        FileColumn(tr("Phone"), lambda debtor: debtor.phone),
        FileColumn(tr("Tariff class"), lambda debtor: tariff_text(TariffClass(debtor.tariff_class))),
        FileColumn(tr("Risk category"), risk_of),
        FileColumn(tr("Funding"), lambda debtor: funding_text(Funding(debtor.funding))),
        FileColumn(tr("Bills"), lambda debtor: debtor.bills),
        FileColumn(tr("Outstanding"), lambda debtor: Money(debtor.outstanding)),
        FileColumn(tr("Penalty"), lambda debtor: Money(debtor.penalty)),
        FileColumn(tr("Oldest due date"), lambda debtor: debtor.oldest_due_on),
        FileColumn(tr("Days overdue"), lambda debtor: debtor.days_overdue),
    )


def overdue_words(debtor: Debtor) -> str:
    """Say for how long the oldest bill is overdue."""
    return tr("{days} days", days=debtor.days_overdue) if debtor.days_overdue else tr("Not due")


def risk_of(debtor: Debtor) -> str:
    """Return a debtor's risk category, or nothing."""
    risk = RiskCategory(debtor.risk_category)
    return risk_text(risk) if risk is not RiskCategory.NONE else ""


def _overdue_tone(debtor: Debtor) -> Tone:
    return Tone.DANGER if debtor.days_overdue else Tone.MUTED
