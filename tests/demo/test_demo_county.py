"""The demo county: its year adds up, ends at zero on the last day, and is the same for the same seed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from desktop.demo import county_in, make_county
from desktop.demo.calendar import LAST_DAY, due_on, issued_on, months_billed
from desktop.demo.clients import clients
from desktop.demo.habits import Payer, late
from desktop.demo.places import places
from desktop.demo.receivable import charges, receivable
from desktop.demo.trades import KEY_CUSTOMERS, TELECOM
from desktop.domain.arrears import DebtorFilter
from desktop.domain.back_test import together
from desktop.domain.conversion import Stage
from desktop.domain.customers import CustomerFilter, RiskCategory
from desktop.domain.errors import Cancelled, DatabaseNotEmpty
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.payments import Method, Taking
from desktop.domain.recovery import By
from desktop.services.office import Office, open_office
from tests.counter import Counter, day, stopped

WORKING_DAY = day("2011-12-15")
EVE = day("2010-12-31")
SIZE = 150


@contextmanager
def county(folder: Path, name: str = "county", **asked: Any) -> Iterator[Office]:
    """Make a county in a file of its own and open it."""
    office = open_office(folder / f"{name}.db", stopped, clerk="符秀英")
    try:
        make_county(office, **({"customers": SIZE} | asked))
        yield office
    finally:
        office.close()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return a county told to its end; read it only."""
    with county(tmp_path_factory.mktemp("told")) as office:
        yield office


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Return the same county told to 15 December; read it only."""
    with county(tmp_path_factory.mktemp("at-work"), as_of=WORKING_DAY) as office:
        yield office


def unpaid(office: Office, on: date) -> int:
    """Return what is unpaid on a day, in fen."""
    return office.arrears.ageing(on).total.amount


def takings(office: Office, first: date = date(2010, 12, 31), last: date = LAST_DAY) -> list[Taking]:
    """Return the payments of some days, in the order they were posted."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return [taking for on in days for taking in reversed(office.payments.takings(on))]


def entries(file: Path) -> list[tuple[int, bytes]]:
    """Return the sequence and the hash of every entry."""
    with closing(sqlite3.connect(file)) as sql:
        return sql.execute("SELECT seq, hash FROM entry ORDER BY seq").fetchall()


def penalties_due(file: Path) -> int:
    """Return how many bills still owe a penalty."""
    with closing(sqlite3.connect(file)) as sql:
        [(count,)] = sql.execute("SELECT count(*) FROM bill WHERE penalty_balance <> 0")
    return int(count)


def file_of(office: Office) -> Path:
    """Return the file of an office."""
    file = office.workplace.database.file
    assert file
    return file


def test_the_year_ends_at_zero_on_the_twentieth(told: Office) -> None:
    report = told.recovery.report(2011, LAST_DAY, By.STATION)
    assert report.total.is_zero
    assert report.total.rate == "100.00"
    assert unpaid(told, LAST_DAY) == 0
    assert penalties_due(file_of(told)) == 0


def test_on_the_nineteenth_one_small_bill_of_the_telecom_branch_is_unpaid(told: Office) -> None:
    for on in (day("2011-12-18"), day("2011-12-19")):
        [key] = told.arrears.keys(DebtorFilter(on))
        [debtor] = told.arrears.lines([key], on)
        assert debtor.name == TELECOM
        assert (debtor.bills, debtor.outstanding) == (1, 1680)


def test_the_telecom_branch_pays_last_of_all(told: Office) -> None:
    last = takings(told)[-1]
    assert (last.customer_name, last.paid_on, last.amount) == (TELECOM, LAST_DAY, Money(1680))
    assert takings(told, first=LAST_DAY) == [last]


def test_the_receivable_is_in_proportion_to_the_customers(told: Office) -> None:
    report = told.recovery.report(2011, LAST_DAY, By.MONTH)
    assert report.total.cumulative.receivable == 29_700_320_000 * SIZE // 20_000
    assert [row.name for row in report.rows] == [f"2011{month:02d}" for month in range(1, 13)]


def test_the_default_county_is_billed_297003200_yuan_to_the_fen() -> None:
    rng, months = Random(2011), months_billed(12)
    everyone = clients(rng, 20_000, places(), len(months))
    billed = charges(rng, everyone, months, supplement=1680)
    amounts = [charge.fen for charged in billed.values() for charge in charged]
    assert sum(amounts) + 1680 == 29_700_320_000
    assert min(amounts) > 0


@pytest.mark.parametrize("months", [1, 3, 12, 14])
def test_fewer_or_more_months_end_with_december(tmp_path: Path, months: int) -> None:
    with county(tmp_path, customers=60, months=months) as office:
        report = office.recovery.report(2011, LAST_DAY, By.MONTH)
        assert report.total.current.receivable == receivable(60, min(months, 12))
        assert len(report.rows) == min(months, 12)
        assert report.rows[-1].name == "201112"
        assert report.total.prior.receivable == 0
        assert unpaid(office, EVE) == unpaid(office, LAST_DAY) == 0


@settings(max_examples=6)
@given(seed=st.integers(0, 10**6), customers=st.integers(50, 130))
def test_any_seed_and_size_ends_the_same_way(
    tmp_path_factory: pytest.TempPathFactory, seed: int, customers: int
) -> None:
    with county(tmp_path_factory.mktemp("any"), customers=customers, seed=seed) as office:
        assert unpaid(office, EVE) == 0
        assert unpaid(office, day("2011-12-18")) == unpaid(office, day("2011-12-19")) == 1680
        assert unpaid(office, LAST_DAY) == 0
        assert takings(office, first=day("2011-12-19"))[-1].customer_name == TELECOM
        assert penalties_due(file_of(office)) == 0
        assert office.checks.check().ok


def test_the_same_seed_makes_the_same_county(told: Office, tmp_path: Path) -> None:
    with county(tmp_path) as again, county(tmp_path, "other", seed=7) as other:
        assert entries(file_of(again)) == entries(file_of(told))
        assert entries(file_of(other)) != entries(file_of(told))


def test_an_earlier_day_is_the_beginning_of_the_same_story(told: Office, at_work: Office) -> None:
    so_far = entries(file_of(at_work))
    assert so_far == entries(file_of(told))[: len(so_far)]
    assert unpaid(at_work, WORKING_DAY) == unpaid(told, WORKING_DAY) > 0
    assert not takings(at_work, first=WORKING_DAY + timedelta(1))
    assert at_work.settings.business_date() == WORKING_DAY
    assert told.settings.business_date() == LAST_DAY


def test_there_are_arrears_to_work_on(at_work: Office) -> None:
    ageing = at_work.arrears.ageing(WORKING_DAY).by_days_overdue
    assert all(ageing[heap].count for heap in ("1_30", "31_60", "61_90", "over_90"))
    debtors = at_work.arrears.lines(at_work.arrears.keys(DebtorFilter(WORKING_DAY)), WORKING_DAY)
    assert len({debtor.station for debtor in debtors}) > 2
    assert len(debtors) < SIZE // 4


def test_everything_in_the_county_proves(told: Office, at_work: Office) -> None:
    assert told.checks.check().ok
    assert at_work.checks.check().ok


def test_money_comes_in_by_every_method_and_mistakes_are_reversed(told: Office) -> None:
    every = takings(told)
    assert {taking.method for taking in every} == set(Method)
    reversed_ones = [taking for taking in every if taking.reversed_by]
    assert reversed_ones
    assert len({taking.clerk for taking in every}) > 5
    assert all(
        taking.recorded_at.date() in (taking.paid_on, taking.paid_on - timedelta(1)) for taking in every
    )


def test_some_pay_late_and_some_in_advance(told: Office) -> None:
    total = told.recovery.report(2011, LAST_DAY, By.STATION).total
    assert total.current.offset > 0
    with closing(sqlite3.connect(file_of(told))) as sql:
        [(penalties,)] = sql.execute(
            "SELECT -sum(fen) FROM entry WHERE account = 'penalty' AND kind = 'payment'"
        )
    assert penalties > 0


def test_the_five_key_customers_are_there_by_name(told: Office) -> None:
    keys = told.customers.keys(CustomerFilter(key_customer=True))
    found = told.customers.lines(keys)
    assert {line.name for line in found} == {key.name for key in KEY_CUSTOMERS}
    assert all(len(line.customer_no) == 16 for line in found)


def test_every_area_of_the_county_has_a_station_and_a_contractor(told: Office) -> None:
    stations = told.customers.stations()
    assert stations[0] == "石碌供电所"
    assert sum(len(told.customers.areas(station)) for station in stations) == len(places())
    contractors = told.recovery.report(2011, LAST_DAY, By.CONTRACTOR).rows
    assert "—" not in {row.name for row in contractors}


def test_the_mix_of_customers_is_a_countys(tmp_path: Path) -> None:
    rng = Random(1)
    everyone = clients(rng, 2_000, places(), 12)
    risks = {client.draft.risk_category for client in everyone}
    assert risks == set(RiskCategory)
    assert len({client.draft.tariff_class for client in everyone}) == 7
    assert len({client.draft.meter_no for client in everyone}) == len(everyone)
    households = sum(not client.trade.nouns for client in everyone)
    assert 0.8 < households / len(everyone) < 0.9


def test_conversions_stand_at_every_stage(at_work: Office) -> None:
    counts = at_work.conversions.counts()
    stages = {stage for of_station in counts.values() for stage in of_station}
    assert stages == set(Stage)


def test_who_pays_late_pays_every_bill_late_and_before_the_next() -> None:
    rng, months = Random(3), months_billed(12)
    everyone = clients(rng, 400, places(), len(months))
    for client in everyone:
        payer = Payer(client, months, [], rng, Method.CASH)
        for month, visit in zip(months[:10], late(payer), strict=False):
            assert due_on(month, client) < visit.on < issued_on(month.shifted(1), client)


def test_a_finished_county_is_known_and_not_made_again(told: Office, counter: Counter) -> None:
    assert county_in(told)
    assert not county_in(counter.office)
    with pytest.raises(DatabaseNotEmpty):
        make_county(told, customers=60)
    counter.customer()
    with pytest.raises(DatabaseNotEmpty):
        make_county(counter.office, customers=60)


def test_a_county_that_was_cancelled_leaves_nothing(counter: Counter) -> None:
    def cancel(done: int, _whole: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_county(counter.office, customers=200, progress=cancel)
    assert not county_in(counter.office)
    assert not counter.office.customers.keys(CustomerFilter())
    make_county(counter.office, customers=60)
    assert county_in(counter.office)


def test_its_progress_ends_when_all_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with county(tmp_path, customers=200, progress=lambda *at: told.append(at)):
        assert told == sorted(told)
        assert told[-1][0] == told[-1][1] > 4_000


@pytest.mark.slow
def test_the_default_county_ends_at_zero(tmp_path: Path) -> None:
    with county(tmp_path, customers=20_000) as office:
        report = office.recovery.report(2011, LAST_DAY, By.STATION)
        assert report.total.cumulative.receivable == 29_700_320_000
        assert report.total.is_zero
        overdue = office.arrears.keys(DebtorFilter(WORKING_DAY, overdue=True))
        assert 200 < len(overdue) <= len(office.arrears.keys(DebtorFilter(WORKING_DAY))) < 1_500
        assert office.checks.check().ok


def test_the_warning_had_named_most_of_those_who_fell_into_arrears(told: Office) -> None:
    whole = together(told.risk.back_test(Month(2011, 6), Month(2011, 11)))
    assert whole.fell > 0
    assert whole.caught * 4 >= whole.fell * 3
    assert whole.caught * whole.customers > 2 * whole.fell * whole.named
