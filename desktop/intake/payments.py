"""Reads payments from a table."""

from collections import Counter
from dataclasses import replace

from desktop.domain.errors import NothingToPay
from desktop.domain.intake import Noun, Parsed, PaymentRow
from desktop.domain.money import Money
from desktop.domain.payments import Method
from desktop.intake import choices
from desktop.intake.amounts import Numerals
from desktop.intake.cells import customer_no, identity, words
from desktop.intake.dates import day_reader
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
) -> Parsed[PaymentRow]:
    """Return each payment of a table, and the rows that are refused."""
    layout = lay_out(Noun.PAYMENTS, table, mapping or Mapping())
    return drafts(layout, _Payments(layout).row, Watch(progress, cancelled))


class _Payments:
    def __init__(self, layout: Layout) -> None:
        self._numerals = Numerals.of(layout.mapping.formats)
        self._customer_no = required(layout, "customer_no", customer_no)
        self._bill_no = optional(layout, "bill_no", identity, None)
        self._amount = required(layout, "amount", self._paid)
        self._paid_on = required(layout, "paid_on", day_reader(layout.mapping.formats.date))
        self._method = optional(layout, "method", choices.method, Method.TRANSFER)
        self._reference = optional(layout, "reference", words, "")
        self._equal: Counter[PaymentRow] = Counter()

    def row(self, row: Row) -> PaymentRow:
        """Read one payment; only rows that are not refused count as equal ones before it."""
        first = PaymentRow(
            customer_no=self._customer_no(row),
            bill_no=self._bill_no(row),
            amount=self._amount(row),
            paid_on=self._paid_on(row),
            method=self._method(row),
            reference=self._reference(row),
            occurrence=1,
        )
        self._equal[first] += 1
        count = self._equal[first]
        return first if count == 1 else replace(first, occurrence=count)

    def _paid(self, text: str) -> Money:
        amount = self._numerals.amount(text)
        if not amount:
            raise NothingToPay
        return amount
