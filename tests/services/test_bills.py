"""Bills issued by hand: what they keep, and what is refused."""

import pytest

from desktop.domain.billing import BillDraft
from desktop.domain.customers import CustomerDraft, TariffClass
from desktop.domain.errors import BillExists, DueBeforeIssue, UnknownCustomer
from desktop.domain.money import ZERO, Money
from desktop.domain.months import Month
from desktop.domain.recovery import By
from tests.counter import Counter, day, yuan


def draft(customer: str, **facts: object) -> BillDraft:
    """Return a bill of 80.00 for April 2012."""
    usual = {
        "customer_no": customer,
        "bill_no": "B1",
        "month": Month(2012, 4),
        "issued_on": day("2012-05-01"),
        "due_on": day("2012-05-20"),
        "amount": yuan("80.00"),
    }
    return BillDraft(**(usual | facts))  # type: ignore[arg-type]  # each test names the field it changes


def test_a_bill_tells_what_prestored_money_left_unpaid(counter: Counter, customer: str) -> None:
    counter.takes(customer, "50.00", "2012-04-10")
    assert counter.office.bills.issue(draft(customer)) == yuan("30.00")


def test_a_bill_number_is_given_out_once(counter: Counter, customer: str) -> None:
    counter.office.bills.issue(draft(customer))
    for again in (draft(customer), draft(customer, amount=yuan("90.00"))):
        with pytest.raises(BillExists):
            counter.office.bills.issue(again)
    assert counter.owes(customer) == ["80.00"]


def test_nobody_is_billed_who_is_not_there(counter: Counter) -> None:
    with pytest.raises(UnknownCustomer):
        counter.office.bills.issue(draft("0706000000009999"))


def test_a_bill_is_not_due_before_it_is_issued(counter: Counter, customer: str) -> None:
    with pytest.raises(DueBeforeIssue):
        counter.office.bills.issue(draft(customer, due_on=day("2012-04-30")))


def test_a_bill_of_nothing_is_settled(counter: Counter, customer: str) -> None:
    assert counter.office.bills.issue(draft(customer, amount=Money(0))) == ZERO
    assert counter.office.arrears.ageing(day("2012-06-20")).total.count == 0
    report = counter.office.recovery.report(2012, day("2012-06-20"), By.STATION)
    assert (report.total.rate, report.total.customers_rate) == ("—", "100.00")


def test_a_bill_keeps_the_area_and_the_class_it_was_issued_with(counter: Counter, customer: str) -> None:
    counter.office.bills.issue(draft(customer))
    moved = CustomerDraft(
        customer, "王文", station="叉河供电所", area="老烈村台区", tariff_class=TariffClass.COMMERCIAL
    )
    counter.office.customers.change(moved)
    report = counter.office.recovery.report(2012, day("2012-06-20"), By.STATION)
    assert [line.name for line in report.rows] == ["石碌供电所"]
    [bill] = counter.account(customer, "2012-06-19").bills
    assert (bill.tariff_class, str(bill.penalty)) == (TariffClass.RESIDENTIAL, "2.40")
