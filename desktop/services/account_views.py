"""A customer as of a day, told from the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, payments, settings, vending
from desktop.db.accounts import load_accounts
from desktop.db.bills import kwh_of
from desktop.db.conversions import stage_of
from desktop.domain.account import Account
from desktop.domain.conversion import Stage
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.entries import OpenBill, Terms
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.payments import AccountView, BillView


def account_view(session: Session, customer_no: str, on: date) -> AccountView:
    """Return a customer with every bill issued by a day, oldest first, and what each owes on it."""
    key = customers.one(session, customer_no).key
    [row] = customers.details(session, [key])
    account = load_accounts(session, [key], as_of=on, every_bill=True)[key]
    bills = _bill_views(session, account, on, settings.terms(session))
    last = payments.last_of(session, key, on)
    stage = stage_of(session, key)
    prepaid = stage == Stage.COMMISSIONED
    waiting = vending.of_customer(session, key, open_only=True) if prepaid else ()
    return AccountView(
        customer_no=row.number,
        name=row.name,
        on=on,
        station=row.station,
        area=row.area,
        address=row.address,
        phone=row.phone,
        meter_no=row.meter_no,
        tariff_class=TariffClass(row.tariff_class),
        risk_category=RiskCategory(row.risk_category),
        funding=Funding(row.funding),
        key_customer=row.key_customer,
        note=row.note,
        conversion=stage,
        prestored=Money(account.prestored),
        energy=Money(account.held_for("energy")),
        tokens_awaited=len(waiting),
        pledged=Money(account.held_for("fee")),
        bills=bills,
        last_paid_on=last[0] if last else None,
        last_paid=Money(last[1] if last else 0),
    )


def _bill_views(session: Session, account: Account, on: date, terms: Terms) -> tuple[BillView, ...]:
    ordered = sorted(account.bills.values(), key=lambda bill: (bill.month, bill.due_on, bill.bill_no))
    facts = kwh_of(session, [bill.key for bill in ordered])
    return tuple(_bill_view(account, bill, facts[bill.key], on, terms) for bill in ordered)


def _bill_view(account: Account, bill: OpenBill, facts: Sequence[Any], on: date, terms: Terms) -> BillView:
    kwh, tariff_class = facts
    due = account.penalty_due(bill, on, terms)
    return BillView(
        bill_no=bill.bill_no,
        month=str(Month.from_code(bill.month)),
        issued_on=bill.issued_on,
        due_on=bill.due_on,
        amount=Money(bill.amount),
        kwh=kwh,
        outstanding=Money(bill.outstanding),
        penalty=Money(due),
        penalty_steps=account.penalty_of(bill, on, terms).text(),
        days_overdue=max(0, (on - bill.due_on).days) if bill.outstanding else 0,
        tariff_class=TariffClass(tariff_class),
        corrected=Money(bill.corrected),
        written_off=Money(bill.written_off + bill.penalty_written_off),
    )
