"""The tracking of conversions on a small town: every figure as of any day, and again in the past."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from desktop.db.base import BUREAU
from desktop.db.meter_rows import CampaignRow
from desktop.db.places import Places
from desktop.domain.billing import BillDraft
from desktop.domain.conversion import Stage, Why
from desktop.domain.months import Month
from desktop.domain.recovery import By
from desktop.domain.rights import Right
from desktop.domain.topups import TopUpDraft
from desktop.domain.tracking import TrackBy, TrackingReport, Usage
from desktop.services.conversions import Move
from tests.counter import Counter, day, yuan

DEFAULTER, OTHER = "0706000000000001", "0706000000000002"


class Town:
    """Two stations with a contractor each, and customers who are led to prepaid meters."""

    def __init__(self, file: Path) -> None:
        self.counter = Counter(file)
        self.counter.customer(DEFAULTER)
        self.counter.customer(OTHER, station="海尾供电所", area="新港台区")
        assign = self.counter.office.contractors.assign
        assign("石碌供电所", "东风路台区", "羊海明", day("2012-01-01"))
        assign("海尾供电所", "新港台区", "符永祥", day("2012-01-01"))
        self._topped = 0

    def bills(self, customer: str, *months: str, amount: str = "60.00", kwh: int = 100) -> None:
        """Issue a bill for each month, due on the 20th of the next."""
        for month in months:
            billed = Month.parse(month)
            after = billed.shifted(1).first_day()
            draft = BillDraft(
                customer,
                f"{customer[-1]}-{month}",
                billed,
                after,
                after.replace(day=20),
                yuan(amount),
                kwh=kwh,
            )
            self.counter.office.bills.issue(draft)

    def commission(self, customer: str, on: str, recover: str = "all") -> None:
        """Lead a customer to a prepaid meter on one day."""
        conversions = self.counter.office.conversions
        conversions.propose(customer, Why.OWN_WISH, day(on))
        for stage in (Stage.APPROVED, Stage.SCHEDULED, Stage.INSTALLED, Stage.COMMISSIONED):
            asked = Move(customer, stage, day(on), recover=recover)
            if stage is Stage.INSTALLED:
                asked = replace(asked, meter=f"M{customer[-1]}", reading=100, recover="")
            conversions.move(asked)

    def tops_up(self, customer: str, amount: str, on: str) -> str:
        """Take a top-up; return its receipt number."""
        self._topped += 1
        draft = TopUpDraft(f"t{self._topped}", customer, yuan(amount), day(on))
        return self.counter.office.topups.take(draft).receipt_no

    def plans(self, station: str, area: str, month: int, target: int) -> None:
        """Plan conversions of an area in a month."""
        with self.counter.office.workplace.writing(Right.CONVERSIONS) as session:
            row = {"id": month, "name": "一季度", "area_id": Places(session).area(station, area)}
            session.execute(insert(CampaignRow).values(bureau_id=BUREAU, month=month, target=target, **row))

    def told(self, on: str, since: str = "") -> TrackingReport:
        """Return the tracking as of a day."""
        return self.counter.office.tracking.report(day(on), day(since) if since else None)


@pytest.fixture
def town(office_file: Path) -> Town:
    """Return a town with a defaulter who owes three months."""
    opened = Town(office_file)
    opened.bills(DEFAULTER, "201112", "201201", "201202")
    opened.bills(OTHER, "201202")
    return opened


def test_debt_before_recovered_and_left(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10", "percent:50")
    town.tops_up(DEFAULTER, "200.00", "2012-03-11")
    total = town.told("2012-03-31").total
    assert (total.count, total.arrears_before, total.cleared) == (1, 180_00, 0)
    # on 10 March 50 and 19 days of penalty on 60.00 at 1‰: 3.00 and 1.14; the third bill is not due yet
    assert total.debt == 184_14
    assert (total.recovered, total.energy) == (100_00, 100_00)
    assert total.debt_left == total.debt - 100_00
    assert total.arrears_after == 80_00


def test_as_of_a_past_day_the_figures_are_what_they_were(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10")
    town.tops_up(DEFAULTER, "50.00", "2012-03-20")
    before = town.told("2012-03-31")
    town.tops_up(DEFAULTER, "500.00", "2012-04-10")
    town.commission(OTHER, "2012-04-11")
    assert town.told("2012-03-31") == before
    after = town.told("2012-04-30").total
    assert (after.count, after.debt_left, after.arrears_after, after.cleared) == (2, 61_32, 60_00, 1)
    assert town.told("2012-03-09").is_empty


def test_a_change_of_mode_leaves_the_debt_at_commissioning(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10")
    town.tops_up(DEFAULTER, "30.00", "2012-03-10")
    before = town.told("2012-03-31").total
    town.counter.office.topups.change_recovery(DEFAULTER, "percent:10", day("2012-04-01"), "困难户")
    assert town.told("2012-03-31").total == before
    assert before.arrears_before == 180_00
    assert before.debt == before.recovered + before.debt_left


def test_a_reversed_top_up_recovered_nothing(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10")
    receipt = town.tops_up(DEFAULTER, "300.00", "2012-03-20")
    town.counter.office.payments.reverse(receipt, day("2012-04-02"), "收错户")
    told = town.told("2012-04-30")
    assert (told.total.recovered, told.total.energy, told.total.cleared) == (0, 0, 0)
    assert [(month.month, month.so_far) for month in told.recovered][-1] == ("2012-04", 0)
    assert town.told("2012-03-31").total.cleared == 1


def test_the_contractor_is_who_held_the_area_on_the_day_of_commissioning(town: Town) -> None:
    town.counter.office.contractors.assign("石碌供电所", "东风路台区", "王秀英", day("2012-03-15"))
    town.commission(DEFAULTER, "2012-03-14")
    town.commission(OTHER, "2012-03-15")
    told = town.told("2012-04-30")
    assert [(line.name, line.count) for line in told.contractors if line.count] == [
        *(("符永祥", 1), ("羊海明", 1)),
    ]


def test_conversions_stand_against_the_plan_by_month_station_and_contractor(town: Town) -> None:
    town.plans("石碌供电所", "东风路台区", 201203, 2)
    town.plans("海尾供电所", "新港台区", 201204, 3)
    town.plans("海尾供电所", "新港台区", 201207, 9)
    town.commission(DEFAULTER, "2012-03-10")
    told = town.told("2012-04-30")
    assert [(line.name, line.count, line.target) for line in told.months] == [
        *(("2012-03", 1, 2), ("2012-04", 0, 3)),
    ]
    assert [(line.name, line.target) for line in told.stations] == [("海尾供电所", 3), ("石碌供电所", 2)]
    assert [(line.name, line.target) for line in told.contractors] == [("符永祥", 3), ("羊海明", 2)]
    assert town.told("2012-04-30", since="2012-04-01").total.target == 3


def test_the_effect_on_the_rate_is_what_the_recovery_report_would_be_without(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10")
    report = town.counter.office.recovery.report
    without = {
        by: {line.name: line.rate for line in report(2012, day("2012-03-10"), by).rows}
        for by in (By.STATION, By.CONTRACTOR)
    }
    bureau = report(2012, day("2012-03-10"), By.STATION).total.rate
    town.tops_up(DEFAULTER, "130.00", "2012-03-12")
    told = town.told("2012-03-31")
    assert told.total.effect.rate_without == bureau == "0.00"
    assert told.total.effect.rate == report(2012, day("2012-03-31"), By.STATION).total.rate
    for by, lines in ((By.STATION, told.stations), (By.CONTRACTOR, told.contractors)):
        with_it = {line.name: line.rate for line in report(2012, day("2012-03-31"), by).rows}
        for line in lines:
            assert (line.effect.rate, line.effect.rate_without) == (
                with_it[line.name],
                without[by][line.name],
            )


def test_what_was_recovered_last_year_does_not_help_this_years_rate(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10")
    town.tops_up(DEFAULTER, "30.00", "2012-12-30")
    town.tops_up(DEFAULTER, "20.00", "2013-01-05")
    told = town.told("2013-01-31")
    assert told.total.effect.recovered == 20_00
    assert told.total.recovered == 50_00


def test_consumption_before_and_after_is_compared_from_three_bills_on(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10", "percent:50")
    town.commission(OTHER, "2012-03-10", "percent:50")
    town.tops_up(DEFAULTER, "120.00", "2012-03-11")
    town.tops_up(OTHER, "120.00", "2012-03-11")
    told = town.told("2012-05-22")
    # 73 days after: 60.00 of energy are 25.00 a month, at 0.60 a kWh
    assert told.total.usage.customers == 1
    assert (told.total.usage.kwh_before, told.total.usage.fen_after) == (100, 25_00)
    assert told.total.usage.kwh_after * 60 == 2500
    by_station = {line.name: line.usage for line in told.stations}
    assert by_station["海尾供电所"] == Usage()
    assert by_station["石碌供电所"] == told.total.usage


def test_every_cut_of_the_town_adds_up(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10", "fixed:20.00")
    town.commission(OTHER, "2012-04-02")
    town.tops_up(DEFAULTER, "90.00", "2012-03-11")
    town.tops_up(OTHER, "90.00", "2012-04-11")
    told = town.told("2012-04-30")
    for by in TrackBy:
        for name in ("count", "recovered", "debt", "debt_left", "energy", "arrears_before", "arrears_after"):
            assert sum(getattr(line, name) for line in told.lines(by)) == getattr(told.total, name)
        assert sum(line.effect.recovered for line in told.lines(by)) == told.total.effect.recovered
    assert told.recovered[-1].so_far == told.total.recovered
    assert town.counter.check().ok


def test_the_report_of_what_was_recovered_tells_the_same_debts(town: Town) -> None:
    town.commission(DEFAULTER, "2012-03-10", "percent:50")
    town.tops_up(DEFAULTER, "60.00", "2012-03-20")
    report = town.counter.office.topups.report
    before = report(day("2012-01-01"), day("2012-03-31")).total
    town.counter.office.topups.change_recovery(DEFAULTER, "all", day("2012-04-01"), "困难户")
    town.tops_up(DEFAULTER, "500.00", "2012-04-10")
    assert report(day("2012-01-01"), day("2012-03-31")).total == before
    told, tracked = report(day("2012-01-01"), day("2012-04-30")).total, town.told("2012-04-30").total
    assert (told.debt, told.recovered, told.debt_left) == (tracked.debt, tracked.recovered, tracked.debt_left)
    assert (told.debt, told.debt_left) == (184_14, 0)
