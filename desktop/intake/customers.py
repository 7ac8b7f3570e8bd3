"""Reads customers from a table."""

from desktop.domain.customers import CustomerDraft, Funding, RiskCategory, TariffClass
from desktop.domain.intake import Noun, Parsed
from desktop.intake import choices
from desktop.intake.cells import customer_no, identity, words
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import Row, drafts, optional, required
from desktop.intake.tables import RawTable
from desktop.intake.watch import IsCancelled, Progress, Watch


def parse(
    table: RawTable,
    mapping: Mapping | None = None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Parsed[CustomerDraft]:
    """Return a draft of each customer of a table, and the rows that are refused."""
    layout = lay_out(Noun.CUSTOMERS, table, mapping or Mapping())
    return drafts(layout, _Customers(layout).draft, Watch(progress, cancelled))


class _Customers:
    def __init__(self, layout: Layout) -> None:
        self._number = required(layout, "customer_no", customer_no)
        self._name = optional(layout, "customer_name", words, "")
        self._former_no = optional(layout, "former_no", identity, "")
        self._station = optional(layout, "station", words, "")
        self._area = optional(layout, "area", words, "")
        self._address = optional(layout, "address", words, "")
        self._phone = optional(layout, "phone", words, "")
        self._tariff_class = optional(layout, "tariff_class", choices.tariff_class, TariffClass.RESIDENTIAL)
        self._risk_category = optional(layout, "risk_category", choices.risk_category, RiskCategory.NONE)
        self._funding = optional(layout, "funding", choices.funding, Funding.OWN)
        self._key_customer = optional(layout, "key_customer", choices.key_customer, False)
        self._meter_no = optional(layout, "meter_no", identity, "")

    def draft(self, row: Row) -> CustomerDraft:
        return CustomerDraft(
            customer_no=self._number(row),
            name=self._name(row),
            former_no=self._former_no(row),
            station=self._station(row),
            area=self._area(row),
            address=self._address(row),
            phone=self._phone(row),
            tariff_class=self._tariff_class(row),
            risk_category=self._risk_category(row),
            funding=self._funding(row),
            key_customer=self._key_customer(row),
            meter_no=self._meter_no(row),
        )
