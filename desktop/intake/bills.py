"""Reads bills from a table."""

from collections import Counter

from desktop.domain.billing import BillDraft, number_without_one
from desktop.domain.errors import DueBeforeIssue
from desktop.domain.intake import Noun, Parsed
from desktop.domain.months import Month
from desktop.intake import choices
from desktop.intake.amounts import Numerals
from desktop.intake.cells import customer_no, identity, words
from desktop.intake.dates import day_reader, month_reader
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import Row, Unreadable, drafts, optional, required
from desktop.intake.tables import RawTable
from desktop.intake.watch import IsCancelled, Progress, Watch


def parse(
    table: RawTable,
    mapping: Mapping | None = None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Parsed[BillDraft]:
    """Return a draft of each bill of a table, and the rows that are refused."""
    layout = lay_out(Noun.BILLS, table, mapping or Mapping())
    return drafts(layout, _Bills(layout).draft, Watch(progress, cancelled))


class _Bills:
    def __init__(self, layout: Layout) -> None:
        numerals = Numerals.of(layout.mapping.formats)
        day = day_reader(layout.mapping.formats.date)
        self._customer_no = required(layout, "customer_no", customer_no)
        self._month = optional(layout, "billing_month", month_reader(day), None)
        self._issued_on = required(layout, "issued_on", day)
        self._due_on = required(layout, "due_on", day)
        self._amount = required(layout, "amount", numerals.amount)
        self._bill_no = optional(layout, "bill_no", identity, "")
        self._kwh = optional(layout, "kwh", numerals.whole, None)
        self._tariff_class = optional(layout, "tariff_class", choices.tariff_class, None)
        self._station = optional(layout, "station", words, "")
        self._area = optional(layout, "area", words, "")
        self._name = optional(layout, "customer_name", words, "")
        self._counted: Counter[tuple[int, int, str]] = Counter()

    def draft(self, row: Row) -> BillDraft:
        """Draft one bill. A row counts for its customer and month before the rest of it can be refused."""
        number = self._customer_no(row)
        month = self._month(row) or Month.of(self._issued_on(row))
        of_this = (month.year, month.month, number)
        self._counted[of_this] += 1
        draft = BillDraft(
            customer_no=number,
            bill_no=self._bill_no(row) or number_without_one(month, number, self._counted[of_this]),
            month=month,
            issued_on=self._issued_on(row),
            due_on=self._due_on(row),
            amount=self._amount(row),
            kwh=self._kwh(row),
            tariff_class=self._tariff_class(row),
            station=self._station(row),
            area=self._area(row),
            customer_name=self._name(row),
        )
        _check(draft)
        return draft


def _check(draft: BillDraft) -> None:
    try:
        draft.check()
    except DueBeforeIssue as reason:
        raise Unreadable("due_on", draft.due_on.isoformat(), reason) from None
