"""Targets: set, copied, read from a file, and scored by who answered for the money on its day."""

from pathlib import Path

import pytest

from desktop.domain.audit import AuditFilter
from desktop.domain.errors import (
    NoSuchTarget,
    NotAllowed,
    NoTargetsIn,
    PeriodNotBegun,
    UnknownArea,
    UnknownContractor,
    UnknownStation,
)
from desktop.domain.payments import Method
from desktop.domain.rights import Role
from desktop.domain.scorecard import Scorecard
from desktop.domain.targets import Measure, Period, Scope, Subject, Target, TargetFilter
from tests.counter import Counter, day

MAY, JUNE, YEAR = Period(201205), Period(201206), Period(2012)
BUREAU = Subject(Scope.BUREAU)
STATION = Subject(Scope.STATION, "石碌供电所")
AREA = Subject(Scope.AREA, "东风路台区", "石碌供电所")
BEFORE, AFTER = Subject(Scope.CONTRACTOR, "符大海"), Subject(Scope.CONTRACTOR, "王小梅")


def told(card: Scorecard, subject: Subject) -> dict[Measure, str]:
    """Return the results of a subject."""
    [found] = [one for one in card.cards if one.subject == subject]
    return {one.target.measure: one.result_text for one in found.scored}


def all_three(subject: Subject, period: Period = JUNE) -> list[Target]:
    """Return a target of each measure."""
    values = {Measure.RATE: 10_000, Measure.AMOUNT: 100_00, Measure.CUSTOMERS: 2}
    return [Target(subject, period, measure, value) for measure, value in values.items()]


def hand_over(counter: Counter) -> None:
    """Let the area change hands on 15 June."""
    office = counter.office
    office.contractors.assign(AREA.station, AREA.name, BEFORE.name, day("2012-01-01"))
    office.contractors.assign(AREA.station, AREA.name, AFTER.name, day("2012-06-15"))


def test_a_target_takes_the_place_of_the_one_before(counter: Counter, customer: str) -> None:
    targets = counter.office.targets
    targets.set(Target(STATION, JUNE, Measure.RATE, 9900))
    targets.set(Target(STATION, JUNE, Measure.RATE, 9950, 60))
    assert list(targets.listed()) == [Target(STATION, JUNE, Measure.RATE, 9950, 60)]


def test_an_area_is_found_without_its_station_where_no_other_has_its_name(
    counter: Counter, customer: str
) -> None:
    targets = counter.office.targets
    alone = Target(Subject(Scope.AREA, AREA.name), JUNE, Measure.RATE, 9900)
    assert targets.set(alone).subject == AREA
    counter.customer("0706000000000002", station="叉河供电所", area=AREA.name)
    with pytest.raises(UnknownArea):
        targets.set(alone)


def test_nobody_unknown_has_a_target(counter: Counter, customer: str) -> None:
    targets = counter.office.targets
    with pytest.raises(UnknownStation):
        targets.set(Target(Subject(Scope.STATION, "海口"), JUNE, Measure.RATE, 9900))
    with pytest.raises(UnknownContractor):
        targets.set(Target(Subject(Scope.CONTRACTOR, "谁"), JUNE, Measure.RATE, 9900))
    with pytest.raises(NoSuchTarget):
        targets.remove(STATION, JUNE, Measure.RATE)


def test_a_month_is_copied_to_the_next_and_what_stands_there_stays(counter: Counter, customer: str) -> None:
    targets = counter.office.targets
    targets.set_all([*all_three(STATION, MAY), *all_three(BUREAU, MAY)])
    own = targets.set(Target(STATION, JUNE, Measure.RATE, 9800, 70))
    assert len(targets.copy(MAY)) == 5
    june = targets.listed(TargetFilter(JUNE))
    assert (len(june), own in june) == (6, True)
    assert [str(period) for period in targets.periods()] == ["201206", "201205"]
    assert not targets.copy(MAY)
    with pytest.raises(NoTargetsIn):
        targets.copy(Period(201301))


def test_each_change_is_in_the_audit_trail_and_an_equal_one_is_none(counter: Counter, customer: str) -> None:
    targets = counter.office.targets
    for _ in range(2):
        targets.set(Target(STATION, JUNE, Measure.AMOUNT, 100_000_00, 40))
    targets.remove(STATION, JUNE, Measure.AMOUNT)
    trail = counter.office.audit.trail(AuditFilter())
    kinds = [line.kind for line in trail if line.kind.startswith("target")]
    assert kinds == ["target-removed", "target"]


def test_only_a_supervisor_sets_targets(counter: Counter, customer: str) -> None:
    office = counter.office
    office.users.add("符主任", Role.ADMINISTRATOR, "符主任-2012")
    office.users.sign_in("符主任", "符主任-2012")
    office.users.add("李秀英", Role.CLERK, "李秀英-2012")
    office.users.sign_in("李秀英", "李秀英-2012")
    with pytest.raises(NotAllowed):
        office.targets.set(Target(STATION, JUNE, Measure.RATE, 9900))
    assert not office.targets.listed()


def test_a_months_rate_and_customers_are_as_of_its_last_day_and_its_money_is_its_own(
    counter: Counter, customer: str
) -> None:
    other = counter.customer("0706000000000002")
    counter.bill(customer, "100.00", "2012-05-20")
    counter.bill(other, "100.00", "2012-06-20")
    counter.takes(customer, "40.00", "2012-05-20")
    counter.takes(customer, "60.00", "2012-06-10")
    counter.takes(other, "100.00", "2012-07-02")
    counter.office.targets.set_all([*all_three(STATION, MAY), *all_three(STATION)])
    asked = counter.office.targets.scorecard
    assert told(asked(MAY, day("2012-07-15")), STATION) == {
        Measure.RATE: "40.00",
        Measure.AMOUNT: "40.00",
        Measure.CUSTOMERS: "0",
    }
    june = asked(JUNE, day("2012-07-15"))
    assert (june.on, told(june, STATION)) == (
        day("2012-06-30"),
        {Measure.RATE: "50.00", Measure.AMOUNT: "60.00", Measure.CUSTOMERS: "1"},
    )
    early = asked(JUNE, day("2012-06-09"))
    assert told(early, STATION)[Measure.AMOUNT] == "0.00"
    with pytest.raises(PeriodNotBegun):
        asked(JUNE, day("2012-05-31"))


def test_a_year_has_targets_of_its_own(counter: Counter, customer: str) -> None:
    counter.bill(customer, "100.00", "2012-05-20")
    counter.takes(customer, "40.00", "2012-05-20")
    counter.takes(customer, "60.00", "2012-06-10")
    targets = counter.office.targets
    targets.set_all([Target(BUREAU, YEAR, Measure.AMOUNT, 200_00), *all_three(BUREAU)])
    [card] = targets.scorecard(YEAR, day("2012-06-20")).cards
    assert [(one.result_text, one.attainment_text) for one in card.scored] == [("100.00", "50.00")]


def test_when_an_area_changes_hands_on_the_15th_both_are_credited_for_their_days(
    counter: Counter, customer: str
) -> None:
    hand_over(counter)
    other = counter.customer("0706000000000002")
    counter.bill(customer, "100.00", "2012-06-20", issued="2012-06-01")
    counter.bill(other, "300.00", "2012-07-05", issued="2012-06-15", month="201206")
    counter.takes(customer, "30.00", "2012-06-14")
    counter.takes(customer, "50.00", "2012-06-15")
    counter.takes(other, "300.00", "2012-06-20")
    targets = counter.office.targets
    targets.set_all([*all_three(BEFORE), *all_three(AFTER)])
    card = targets.scorecard(JUNE, day("2012-06-30"))
    # the bill of 1 June is the one's, whoever takes its money; each fen counts for who held the area that day
    assert told(card, BEFORE) == {Measure.RATE: "80.00", Measure.AMOUNT: "30.00", Measure.CUSTOMERS: "0"}
    assert told(card, AFTER) == {Measure.RATE: "100.00", Measure.AMOUNT: "350.00", Measure.CUSTOMERS: "1"}
    behind = targets.owing(BEFORE, JUNE, day("2012-06-30"))
    assert [(one.customer_no, one.outstanding) for one in behind] == [(customer, 20_00)]
    assert not targets.owing(AFTER, JUNE, day("2012-06-30"))


def test_a_reversal_is_taken_off_whoever_was_credited_with_the_payment(
    counter: Counter, customer: str
) -> None:
    hand_over(counter)
    counter.bill(customer, "100.00", "2012-06-20", issued="2012-06-01")
    receipt = counter.takes(customer, "30.00", "2012-06-14")
    counter.takes(customer, "20.00", "2012-06-14")
    counter.reverses(receipt.receipt_no, "2012-06-20")
    counter.takes(customer, "10.00", "2012-06-21")
    targets = counter.office.targets
    targets.set_all([*all_three(BEFORE), *all_three(AFTER), *all_three(STATION)])
    card = targets.scorecard(JUNE, day("2012-06-30"))
    amounts = [told(card, one)[Measure.AMOUNT] for one in (BEFORE, AFTER, STATION)]
    assert amounts == ["20.00", "10.00", "30.00"]


def test_corrections_and_write_offs_are_no_money_received(counter: Counter, customer: str) -> None:
    first = counter.bill(customer, "100.00", "2012-06-20")
    second = counter.bill(customer, "50.00", "2012-06-20")
    acts = counter.office.acts
    from desktop.domain.money import Money

    acts.correct(first, Money(80_00), day("2012-06-10"), "抄错")
    acts.write_off(second, day("2012-06-10"), "注销")
    counter.takes(customer, "80.00", "2012-06-12", method=Method.TRANSFER)
    targets = counter.office.targets
    targets.set_all(all_three(AREA))
    card = targets.scorecard(JUNE, day("2012-06-30"))
    assert told(card, AREA)[Measure.AMOUNT] == "80.00"


def test_prestored_money_used_counts_unless_the_bureau_ranks_by_cash(counter: Counter, customer: str) -> None:
    counter.takes(customer, "70.00", "2012-05-02")
    counter.bill(customer, "100.00", "2012-06-20", issued="2012-06-01")
    counter.takes(customer, "30.00", "2012-06-12")
    targets = counter.office.targets
    targets.set_all(all_three(BUREAU))
    for ranked_by, amount in (("with-offset", "100.00"), ("cash", "30.00")):
        counter.office.settings.set("recovery.ranked_by", ranked_by)
        card = targets.scorecard(JUNE, day("2012-06-30"))
        assert told(card, BUREAU)[Measure.AMOUNT] == amount


def write(file: Path, text: str) -> Path:
    """Write a table to read."""
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_sets_all_its_targets(counter: Counter, customer: str, tmp_path: Path) -> None:
    came = write(
        tmp_path / "targets.csv",
        "考核范围,名称,所属供电所,期间,指标,目标值,权重\n"
        "供电所,石碌供电所,,2012-06,回收率,99.5%,60\n"
        '台区,东风路台区,石碌供电所,2012-06,金额,"120,000.00",\n'
        "局,,,2012,户数,800,40\n",
    )
    read = counter.office.targets.read_file(came)
    assert (read.read, read.set, read.refused) == (3, 3, ())
    assert list(counter.office.targets.listed()) == [
        Target(BUREAU, YEAR, Measure.CUSTOMERS, 800, 40),
        Target(STATION, JUNE, Measure.RATE, 9950, 60),
        Target(AREA, JUNE, Measure.AMOUNT, 120_000_00, 100),
    ]


def test_one_bad_row_keeps_the_whole_file_out_and_every_bad_row_is_named(
    counter: Counter, customer: str, tmp_path: Path
) -> None:
    came = write(
        tmp_path / "targets.csv",
        "scope,name,period,measure,value,weight\n"
        "station,石碌供电所,201206,rate,99.5,60\n"
        "station,石碌供电所,201206,rate,101,60\n"
        "county,石碌供电所,201206,rate,99,60\n"
        "station,海口供电所,201206,rate,99,60\n"
        "station,石碌供电所,201213,amount,1,0\n"
        "station,石碌供电所,201206,rate,98,60\n",
    )
    read = counter.office.targets.read_file(came)
    assert (read.read, read.set) == (6, 0)
    assert [(row.file, row.row, row.column, row.value) for row in read.refused] == [
        ("targets.csv", 3, "value", "101"),
        ("targets.csv", 4, "scope", "county"),
        ("targets.csv", 5, "name", "海口供电所"),
        ("targets.csv", 6, "period", "201213"),
        ("targets.csv", 7, "name", "石碌供电所"),
    ]
    assert not counter.office.targets.listed()
