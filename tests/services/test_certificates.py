"""The zero certificate: only at exactly zero, with the last payment, and proved by the chain."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.demo import make_county
from desktop.demo.trades import TELECOM
from desktop.domain.certificates import Certificate
from desktop.domain.errors import CertifiedAhead, NothingReceivable, NotZero
from desktop.domain.targets import Period
from desktop.services.office import Office, open_office
from tests.counter import Counter, day
from tests.documents.papers import joined, pages_of

BEIJING = timezone(timedelta(hours=8))


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Office]:
    """Return the demo county after its last day, on the morning of 2011-12-31."""
    now = datetime(2011, 12, 31, 9, tzinfo=BEIJING)
    office = open_office(tmp_path / "county.db", lambda: now, clerk="符秀英")
    make_county(office, customers=60)
    office.settings.set_business_date(day("2011-12-31"))
    yield office
    assert office.checks.check().ok
    office.close()


def test_the_demo_county_is_certified_from_the_day_of_its_last_payment(
    county: Office, tmp_path: Path
) -> None:
    with pytest.raises(NotZero) as refused:
        county.closing.certificate(2011, day("2011-12-19"))
    assert refused.value.customers == 1
    told = county.closing.write_certificate(2011, day("2011-12-20"), tmp_path / "zero.pdf")
    assert (told.zero_on, told.days_left, told.payer) == (day("2011-12-20"), 11, TELECOM)
    assert told.paid == refused.value.outstanding
    assert told.zero_at.date() == day("2011-12-20")
    [page] = pages_of((tmp_path / "zero.pdf").read_bytes())
    for said in (told.number, TELECOM, told.head_hash, "100.00 %", "海南省昌江供电局"):
        assert joined(said) in joined(page)


def test_a_reversal_reopens_the_year_from_its_own_day(county: Office) -> None:
    [last] = [one for one in county.payments.takings(day("2011-12-20"))][:1]
    county.payments.reverse(last.receipt_no, day("2011-12-21"), "收错户")
    assert county.closing.certificate(2011, day("2011-12-20")).days_left == 11
    with pytest.raises(NotZero) as refused:
        county.closing.certificate(2011, day("2011-12-21"))
    assert (refused.value.outstanding, refused.value.customers) == (last.amount.fen, 1)


def test_the_frozen_year_is_unchanged_by_what_2012_brings(county: Office) -> None:
    year = Period.parse("2011")
    close = county.closing.close(year)
    before = county.closing.show(year)
    assert not any(line.is_adjusted for line in before.lines)
    [last] = [one for one in county.payments.takings(day("2011-12-20"))][:1]
    county.payments.reverse(last.receipt_no, day("2012-01-04"), "收错户")
    county.settings.set("bureau.name", "昌江供电局")
    after = county.closing.show(year)
    assert (after.close, after.entries) == (close, 0)
    assert after.lines == before.lines


def test_the_same_certificate_is_reprinted_and_another_day_has_its_own(
    county: Office, tmp_path: Path
) -> None:
    def written(on: str) -> Certificate:
        return county.closing.write_certificate(2011, day(on), tmp_path / "zero.pdf")

    first, again, later = written("2011-12-20"), written("2011-12-20"), written("2011-12-31")
    assert (first.number, first.copy) == ("JZ2011-01", 0)
    assert (again.number, again.copy, again.head_hash) == ("JZ2011-01", 1, first.head_hash)
    assert (later.number, later.copy, later.zero_on) == ("JZ2011-02", 0, day("2011-12-20"))


def test_one_fen_is_no_zero(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    counter.takes(customer, "79.99")
    with pytest.raises(NotZero) as refused:
        counter.office.closing.certificate(2012, day("2012-06-20"))
    assert refused.value.outstanding == 1
    counter.takes(customer, "0.01", "2012-06-19")
    assert counter.office.closing.certificate(2012, day("2012-06-20")).zero_on == day("2012-06-19")


def test_prior_arrears_are_no_zero_either(counter: Counter, customer: str) -> None:
    counter.bill(customer, "10.00", "2011-11-20")
    bill = counter.bill(customer, "80.00")
    counter.takes(customer, "80.00", picked=[bill])
    with pytest.raises(NotZero) as refused:
        counter.office.closing.certificate(2012, day("2012-06-20"))
    assert refused.value.outstanding == 1_000


def test_nothing_receivable_is_nothing_to_certify(counter: Counter) -> None:
    with pytest.raises(NothingReceivable):
        counter.office.closing.certificate(2012, day("2012-06-20"))


def test_a_day_that_has_not_come_is_not_certified(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    counter.takes(customer, "80.00")
    with pytest.raises(CertifiedAhead) as refused:
        counter.office.closing.certificate(2012, day("2012-12-31"))
    assert refused.value.known_until == day("2012-06-20")


def test_a_bill_paid_by_prestored_money_on_its_own_day_does_not_move_the_day_of_zero(
    counter: Counter, customer: str, tmp_path: Path
) -> None:
    counter.bill(customer, "80.00")
    counter.takes(customer, "200.00", "2012-05-20")
    counter.bill(customer, "60.00", "2012-06-20")
    told = counter.office.closing.certificate(2012, day("2012-06-20"))
    assert (told.zero_on, told.paid) == (day("2012-05-20"), 20_000)
    summary = counter.office.recovery.write_summary(2012, day("2012-06-20"), tmp_path / "summary.xlsx")
    assert summary.zero_on == told.zero_on


def test_what_one_bill_was_paid_too_much_does_not_make_up_for_what_another_owes(counter: Counter) -> None:
    """A payment is dated back to a day on which the bill that it pays was paid by another, reversed since."""
    payer, other = counter.customer(), counter.customer("0706000000000002")
    counter.bill(payer, "80.00")
    counter.bill(other, "30.00")
    first = counter.takes(payer, "80.00", "2012-05-20")
    counter.reverses(first.receipt_no, "2012-06-02")
    counter.takes(payer, "30.00", "2012-05-25")
    with pytest.raises(NotZero) as refused:
        counter.office.closing.certificate(2012, day("2012-05-31"))
    assert refused.value.customers == 2
