"""Recovery of a year as of a day, from the ledger."""

import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from desktop.domain.recovery import By, RecoveryReport
from tests.counter import Counter, day, yuan


def report(counter: Counter, on: str, by: By = By.STATION, year: int = 2012) -> RecoveryReport:
    """Return the recovery of 2012 as of a day."""
    return counter.office.recovery.report(year, day(on), by)


def test_case_14_prior_arrears_stand_apart(counter: Counter, customer: str) -> None:
    counter.bill(customer, "5000.00", "2011-11-20")
    counter.bill(customer, "7505.00", "2012-05-20")
    counter.takes(customer, "3400.00", "2012-01-10", picked=["B0001"])
    counter.takes(customer, "6400.00", "2012-05-20", picked=["B0002"])
    total = report(counter, "2012-06-20").total
    assert (total.rate, total.current_year_rate, total.prior_rate) == ("78.36", "85.27", "68.00")


def test_case_15_one_fen_unpaid_is_not_zero(counter: Counter, customer: str) -> None:
    counter.bill(customer, "297003200.00")
    counter.takes(customer, "297003199.99")
    almost = report(counter, "2012-05-20").total
    counter.takes(customer, "0.01")
    whole = report(counter, "2012-05-20").total
    assert (almost.rate, almost.is_zero, whole.rate, whole.is_zero) == ("99.99", False, "100.00", True)


def test_case_16_by_cash_and_with_prestored_offsets(counter: Counter, customer: str) -> None:
    counter.takes(customer, "300.00", "2012-04-10")
    counter.bill(customer, "1000.00")
    counter.takes(customer, "600.00", "2012-05-20")
    total = report(counter, "2012-05-20").total
    assert (total.cash_rate, total.rate) == ("60.00", "90.00")


def test_penalties_are_no_part_of_it(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00")
    counter.takes(factory, "1020.00", "2012-05-30")
    total = report(counter, "2012-06-20").total.cumulative
    assert (total.receivable, total.received, total.outstanding) == (100_000, 100_000, 0)


def test_prior_months_issued_this_year_are_prior_arrears(counter: Counter, customer: str) -> None:
    counter.bill(customer, "10.00", "2012-01-20", month="201112")
    counter.bill(customer, "20.00", "2012-02-20", month="201201")
    total = report(counter, "2012-02-28").total
    assert (total.prior.receivable, total.current.receivable) == (1_000, 2_000)


def test_what_was_paid_before_the_year_is_no_prior_arrears(counter: Counter, customer: str) -> None:
    counter.bill(customer, "10.00", "2011-11-20")
    counter.takes(customer, "4.00", "2011-12-31")
    total = report(counter, "2012-02-28").total
    assert (total.prior.receivable, total.prior_rate) == (600, "0.00")


def test_a_payment_of_last_year_that_was_taken_back_this_year_is_no_zero(
    counter: Counter, customer: str
) -> None:
    counter.bill(customer, "10.00", "2011-11-20")
    paid = counter.takes(customer, "10.00", "2011-11-20")
    assert report(counter, "2012-01-05").total.is_zero
    counter.reverses(paid.receipt_no, "2012-01-06")
    total = report(counter, "2012-01-06").total
    assert (total.is_zero, total.cumulative.outstanding) == (False, 1_000)


def test_a_report_is_as_of_its_day(counter: Counter, customer: str) -> None:
    counter.bill(customer, "10.00", "2012-05-20")
    counter.takes(customer, "4.00", "2012-05-20")
    counter.takes(customer, "6.00", "2012-06-20")
    rates = [
        report(counter, on).total.rate for on in ("2012-04-30", "2012-05-01", "2012-05-20", "2012-06-20")
    ]
    assert rates == ["—", "0.00", "40.00", "100.00"]


def test_customers_who_owe_nothing_over_customers_billed(counter: Counter, customer: str) -> None:
    other = counter.customer("0706000000000002")
    counter.customer("0706000000000003")
    for number in (customer, other):
        counter.bill(number, "10.00")
        counter.bill(number, "20.00", "2012-06-20")
    counter.takes(other, "30.00", "2012-06-20")
    assert report(counter, "2012-06-20").total.customers_rate == "50.00"


@pytest.mark.parametrize("by", By)
def test_every_breakdown_adds_up_to_the_whole(counter: Counter, customer: str, by: By) -> None:
    factory = counter.customer("0706000000000002", residential=False, station="叉河供电所", area="老烈村台区")
    for number in (customer, factory):
        counter.bill(number, "500.00", "2011-12-20")
        counter.bill(number, "700.00", "2012-02-20")
        counter.takes(number, "900.00", "2012-03-01")
        counter.takes(number, "900.00", "2012-03-02")
        counter.bill(number, "800.00", "2012-04-20")
    told = report(counter, "2012-04-20", by)
    for part in ("current", "prior"):
        whole = getattr(told.total, part)
        rows = [getattr(row, part) for row in told.rows]
        for sums in ("receivable", "outstanding", "offset"):
            assert sum(getattr(row, sums) for row in rows) == getattr(whole, sums)


days = st.integers(0, 420).map(lambda after: date(2011, 11, 1) + timedelta(after))


@settings(max_examples=15)
@given(paid=st.lists(st.tuples(st.integers(1, 90_000), days), max_size=6), on=days)
def test_recovery_ageing_and_accounts_tell_the_same_sum(
    empty_office: Path, tmp_path_factory: pytest.TempPathFactory, paid: Sequence[tuple[int, date]], on: date
) -> None:
    file = tmp_path_factory.mktemp("county") / "county.db"
    shutil.copy(empty_office, file)
    counter = Counter(file)
    customer = counter.customer()
    for month, due in (("201110", "2011-11-20"), ("201112", "2012-01-20"), ("201203", "2012-04-20")):
        counter.bill(customer, "300.00", due, month=month)
    for fen, when in paid:
        counter.takes(customer, f"{fen // 100}.{fen % 100:02d}", when.isoformat())
    owed = counter.account(customer, on.isoformat()).outstanding.fen
    assert counter.office.arrears.ageing(on).total.amount == owed
    assert counter.office.recovery.report(on.year, on, By.MONTH).total.cumulative.outstanding == owed
    counter.office.close()


def test_a_counter_bill_lowers_what_is_receivable_from_its_day_on(counter: Counter, customer: str) -> None:
    bill = counter.bill(customer, "100.00")
    counter.takes(customer, "100.00", "2012-05-20")
    counter.office.acts.correct(bill, yuan("80.00"), day("2012-06-10"), "抄表错误")
    before, after = (report(counter, on).total.cumulative for on in ("2012-06-09", "2012-06-10"))
    assert (before.receivable, before.received, before.outstanding) == (10_000, 10_000, 0)
    assert (after.receivable, after.received, after.outstanding) == (8_000, 8_000, 0)


def test_what_is_written_off_is_neither_received_nor_receivable(counter: Counter, customer: str) -> None:
    counter.bill(customer, "100.00")
    lost = counter.bill(customer, "40.00", "2012-06-20")
    counter.takes(customer, "100.00", "2012-05-20")
    counter.office.acts.write_off(lost, day("2012-09-10"), "破产")
    off = report(counter, "2012-09-10").total
    assert (off.cumulative.receivable, off.cumulative.received, off.rate) == (10_000, 10_000, "100.00")
    counter.takes(customer, "15.00", "2012-09-11", bill=lost)
    collected = report(counter, "2012-09-11").total.cumulative
    assert (collected.receivable, collected.received, collected.outstanding) == (11_500, 11_500, 0)


def test_adjustments_of_prior_arrears_count_in_the_year_they_are_made(
    counter: Counter, customer: str
) -> None:
    old = counter.bill(customer, "50.00", "2011-11-20")
    counter.office.acts.correct(old, yuan("30.00"), day("2012-02-10"), "抄表错误")
    prior = report(counter, "2012-03-01").total.prior
    assert (prior.receivable, prior.outstanding) == (3_000, 3_000)
    eve = report(counter, "2011-12-31", year=2011).total.current
    assert (eve.receivable, eve.outstanding) == (5_000, 5_000)


@pytest.mark.parametrize("by", list(By))
def test_every_breakdown_of_adjusted_bills_adds_up_to_the_whole(
    counter: Counter, customer: str, by: By
) -> None:
    old = counter.bill(customer, "50.00", "2011-11-20")
    new = counter.bill(customer, "90.00")
    counter.takes(customer, "200.00", "2012-05-20")
    counter.office.acts.correct(new, yuan("60.00"), day("2012-06-10"), "抄表错误")
    counter.office.acts.correct(old, yuan("45.00"), day("2012-06-10"), "抄表错误")
    told = report(counter, "2012-06-20", by)
    assert sum(row.cumulative.receivable for row in told.rows) == told.total.cumulative.receivable == 10_500
    assert sum(row.cumulative.received for row in told.rows) == told.total.cumulative.received == 10_500
