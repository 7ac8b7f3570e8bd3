"""The ledger as facts to be cut: bills, entries of each account, payments; each narrowed to what is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, extract, func, literal, select, union_all
from sqlalchemy.orm import aliased

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.recovery_parts import adjustments
from desktop.db.rows import BillRow, CustomerRow
from desktop.db.unpaid import paid_after
from desktop.domain.entries import ADJUSTMENTS, COME_IN
from desktop.domain.pivot import OF_BILLS, Dimension, Layout, Value

_D = Dimension
_GRAINS: dict[Dimension, tuple[str, ...]] = {
    _D.MONTH: ("month",),
    _D.YEAR: ("month",),
    _D.STATION: ("area_id",),
    _D.AREA: ("area_id",),
    _D.CONTRACTOR: ("area_id", "issued_on"),
    _D.TARIFF_CLASS: ("tariff_class",),
    _D.RISK_CATEGORY: ("risk_category",),
    _D.FUNDING: ("funding",),
    _D.METHOD: ("method",),
    _D.CLERK: ("clerk",),
    _D.BUSINESS_MONTH: ("business_month",),
    _D.BUSINESS_DAY: ("business_date",),
    _D.KIND: ("kind",),
}
"""The columns of facts that decide a dimension's text."""
_OF_CUSTOMER = ("risk_category", "funding")
_OF_BILL = {"month", "area_id", "issued_on", "tariff_class"}
_FIGURES = ("receivable", "outstanding", "bills", "kwh")

_Paid = aliased(PostingRow)
_Countered = aliased(EntryRow)


@dataclass(frozen=True, slots=True)
class Asked:
    """A layout as of a day; each customer by itself where that is asked."""

    layout: Layout
    on: date
    each_customer: bool = False

    @property
    def dimensions(self) -> set[Dimension]:
        """Every dimension that rows, columns or filters ask for."""
        return {*self.layout.dimensions, *(one.dimension for one in self.layout.filters)}

    @property
    def grain(self) -> list[str]:
        """The columns of facts that decide where they stand."""
        names = dict.fromkeys(name for one in sorted(self.dimensions) for name in _GRAINS[one])
        return [*names, *(["customer_id"] if self.each_customer else [])]

    @property
    def needs_customer(self) -> bool:
        """Whether a dimension is the customer's own, not the bill's."""
        return bool({_D.RISK_CATEGORY, _D.FUNDING} & self.dimensions)


Part = Callable[[Asked], Subquery]
"""Narrows facts to what is asked."""


def bills(asked: Asked) -> Subquery:
    """Return bills issued by a day: what was receivable, is outstanding, how many, how much energy."""
    after, changed, none = paid_after(asked.on), adjustments(date.min, asked.on), literal(0)
    kwh = func.coalesce(BillRow.kwh, 0) if Value.KWH in asked.layout.values else none
    issued = _bills(asked, BillRow.amount, BillRow.outstanding, literal(1), kwh)
    later = _bills(asked, none, -after.c.fen, none, none).join(after, after.c.bill_id == BillRow.id)
    moved = _bills(asked, changed.c.fen, none, none, none)
    parts = (issued, later, moved.join(changed, changed.c.bill_id == BillRow.id))
    told = (BillRow.bureau_id == BUREAU, BillRow.issued_on <= asked.on)
    facts = union_all(*(part.where(*told) for part in parts)).subquery("facts")
    sums = [func.sum(facts.c[name]).label(name) for name in _FIGURES]
    received = func.sum(facts.c.receivable - facts.c.outstanding).label("received")
    columns = [facts.c[name] for name in asked.grain]
    return select(*columns, *sums, received).group_by(*columns).subquery("part")


def billed_customers(asked: Asked) -> Subquery:
    """Return who was billed by a day, once for each part of the bills."""
    columns = [_bill_column(name) for name in asked.grain if name != "customer_id"]
    billed = select(BillRow.customer_id, *columns).distinct()
    if asked.needs_customer:
        billed = billed.join(CustomerRow, _customer_of(BillRow))
    return billed.where(BillRow.bureau_id == BUREAU, BillRow.issued_on <= asked.on).subquery("part")


def principal(asked: Asked) -> Subquery:
    """Return the money that paid principal up to a day."""
    paid = _entries(asked, [func.sum(-EntryRow.fen).label("received")], "principal", of_bill=True)
    money: Select[Any] = paid.where(EntryRow.kind != "bill", EntryRow.kind.not_in(ADJUSTMENTS))
    return money.subquery("part")


def penalty(asked: Asked) -> Subquery:
    """Return the penalty that was posted, paid and waived up to a day; a reversal counts against its own."""
    kind = func.coalesce(_Countered.kind, EntryRow.kind)
    other = ("assessment", "waiver", *ADJUSTMENTS)
    sums = [
        func.sum(case((EntryRow.kind == "assessment", EntryRow.fen), else_=0)).label("penalty_charged"),
        func.sum(case((kind == "waiver", -EntryRow.fen), else_=0)).label("penalty_waived"),
        func.sum(case((kind.in_(other), 0), else_=-EntryRow.fen)).label("penalty_received"),
    ]
    posted = _entries(asked, sums, "penalty", of_bill=True)
    return posted.join(_Countered, _counters(), isouter=True).subquery("part")


def prestored(asked: Asked) -> Subquery:
    """Return the money that was kept for customers and left them again; a reversal counts against its own."""
    first = func.coalesce(_Countered.fen, EntryRow.fen)
    sums = [
        func.sum(case((first > 0, EntryRow.fen), else_=0)).label("prestored_in"),
        func.sum(case((first < 0, -EntryRow.fen), else_=0)).label("prestored_used"),
    ]
    kept = _entries(asked, sums, "prestored", of_bill=False)
    return kept.join(_Countered, _counters(), isouter=True).subquery("part")


def payments(asked: Asked) -> Subquery:
    """Return how many payments were taken up to a day; one that was reversed counts no more from then on."""
    columns = [_payment_column(name) for name in asked.grain]
    counted = func.sum(case((PostingRow.counters_id.is_(None), 1), else_=-1)).label("payments")
    taken = and_(_Paid.bureau_id == BUREAU, _Paid.id == _first(PostingRow.counters_id, PostingRow.id))
    return (
        select(*columns, counted)
        .select_from(PostingRow)
        .join(_Paid, taken)
        .join(PaymentRow, and_(PaymentRow.bureau_id == BUREAU, PaymentRow.id == _Paid.id))
        .join(CustomerRow, _customer_of(PostingRow))
        .where(PostingRow.bureau_id == BUREAU, PostingRow.business_date <= asked.on)
        .where(_Paid.kind.in_(COME_IN))
        .group_by(*(column.element for column in columns))
        .subquery("part")
    )


SOURCES: dict[Value, Part] = {
    Value.RECEIVABLE: bills,
    Value.OUTSTANDING: bills,
    Value.BILLS: bills,
    Value.KWH: bills,
    Value.CUSTOMERS: billed_customers,
    Value.PENALTY_CHARGED: penalty,
    Value.PENALTY_RECEIVED: penalty,
    Value.PENALTY_WAIVED: penalty,
    Value.PRESTORED_IN: prestored,
    Value.PRESTORED_USED: prestored,
    Value.PAYMENTS: payments,
}


def source(value: Value, asked: Asked) -> Part:
    """Return the facts that a value is summed from: what was received stands in the bills, where they do."""
    if value is Value.RECEIVED:
        return bills if asked.dimensions <= OF_BILLS else principal
    return SOURCES[value]


def _bills(asked: Asked, *figures: Any) -> Select[Any]:
    columns = [_bill_column(name) for name in asked.grain]
    summed = [figure.label(name) for figure, name in zip(figures, _FIGURES, strict=True)]
    of_bills = select(*columns, *summed).select_from(BillRow)
    return of_bills.join(CustomerRow, _customer_of(BillRow)) if asked.needs_customer else of_bills


def _bill_column(name: str) -> Any:
    return getattr(CustomerRow if name in _OF_CUSTOMER else BillRow, name)


def _entries(asked: Asked, sums: list[Any], account: str, *, of_bill: bool) -> Select[Any]:
    names = set(asked.grain)
    columns = [_entry_column(name, of_bill=of_bill) for name in asked.grain]
    posted: Select[Any] = select(*columns, *sums).select_from(EntryRow)
    if of_bill and names & _OF_BILL:
        posted = posted.join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == EntryRow.bill_id))
    if asked.needs_customer or (not of_bill and names & _OF_BILL):
        posted = posted.join(CustomerRow, _customer_of(EntryRow))
    if "method" in names:
        posted = _with_method(posted)
    told = (EntryRow.account == account, EntryRow.business_date <= asked.on)
    return posted.where(EntryRow.bureau_id == BUREAU, *told).group_by(*(one.element for one in columns))


def _with_method(asked: Select[Any]) -> Select[Any]:
    posting = and_(PostingRow.bureau_id == BUREAU, PostingRow.id == EntryRow.posting_id)
    paid = _first(PostingRow.counters_id, PostingRow.id)
    payment = and_(PaymentRow.bureau_id == BUREAU, PaymentRow.id == paid)
    return asked.join(PostingRow, posting, isouter=True).join(PaymentRow, payment, isouter=True)


def _entry_column(name: str, *, of_bill: bool) -> Any:
    own = {
        "clerk": EntryRow.recorded_by,
        "kind": EntryRow.kind,
        "business_date": EntryRow.business_date,
        "business_month": _month_of(EntryRow.business_date),
        "customer_id": EntryRow.customer_id,
        "method": case(
            (EntryRow.by_prestored.is_(True), literal("prestored")),
            else_=func.coalesce(PaymentRow.method, ""),
        ),
    }
    if name in own:
        return own[name].label(name)
    if of_bill and name in _OF_BILL:
        return getattr(BillRow, name).label(name)
    # what is kept for a customer has no bill: its day decides who held the area
    return (EntryRow.business_date if name == "issued_on" else getattr(CustomerRow, name)).label(name)


def _payment_column(name: str) -> Any:
    own = {
        "clerk": PostingRow.recorded_by,
        "kind": _Paid.kind,
        "business_date": PostingRow.business_date,
        "business_month": _month_of(PostingRow.business_date),
        "customer_id": PostingRow.customer_id,
        "method": PaymentRow.method,
        "issued_on": PostingRow.business_date,
    }
    return (own[name] if name in own else getattr(CustomerRow, name)).label(name)


def _counters() -> Any:
    return and_(_Countered.bureau_id == BUREAU, _Countered.seq == EntryRow.counters_seq)


def _customer_of(table: Any) -> Any:
    return and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id == table.customer_id)


def _first(one: Any, other: Any) -> Any:
    return func.coalesce(one, other)


def _month_of(day: Any) -> Any:
    return extract("year", day) * 100 + extract("month", day)
