"""Closing months and years: frozen for ever, what comes later beside it; and what was known on any day."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from desktop.domain.audit import AuditFilter
from desktop.domain.closing import AdjustedLine, ClosedPeriod, PeriodState, Section, measured
from desktop.domain.errors import (
    DatabaseDamaged,
    NotAllowed,
    PeriodClosed,
    PeriodNotClosed,
    PeriodNotOver,
    Refusal,
)
from desktop.domain.recovery import By, Part, Recovery
from desktop.domain.rights import Role
from desktop.domain.targets import Period
from desktop.services.office import Office, open_office
from tests.counter import Counter, day, yuan

BEIJING = timezone(timedelta(hours=8))
MAY, YEAR = Period.parse("201205"), Period.parse("2012")


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = datetime(2012, 6, 20, 12, tzinfo=BEIJING)

    def __call__(self) -> datetime:
        return self.now

    def at(self, on: str, hour: int = 12) -> None:
        self.now = datetime.combine(day(on), datetime.min.time(), BEIJING) + timedelta(hours=hour)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at noon of 2012-06-20 in the office's own zone."""
    return Clock()


@pytest.fixture
def dated(office_file: Path, clock: Clock) -> Iterator[Counter]:
    """Return a counter whose clock moves as the test says."""
    opened = Counter(office_file)
    opened.office.close()
    opened.office = open_office(office_file, clock, clerk="符秀英")
    yield opened
    assert opened.check().ok
    opened.office.close()


def line(closed: ClosedPeriod, section: Section = Section.TOTAL, name: str = "") -> AdjustedLine:
    """Return one line of a closed period."""
    return next(one for one in closed.lines if one.section is section and one.name == name)


def outstanding(told: AdjustedLine) -> tuple[int, ...]:
    """Return what is outstanding of a line: frozen, adjusted, now."""
    return tuple(measured(told, values)["outstanding"] for values in (told.frozen, told.adjustment, told.now))


def test_a_month_is_closed_on_its_last_day_at_the_earliest(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    with pytest.raises(PeriodNotOver) as refused:
        counter.office.closing.close(MAY, day("2012-05-30"))
    assert refused.value.last_day == day("2012-05-31")
    assert counter.office.closing.close(MAY, day("2012-05-31")).closed_on == day("2012-05-31")


def test_a_period_is_closed_once_and_by_name(counter: Counter, customer: str) -> None:
    counter.office.closing.close(MAY, day("2012-06-20"))
    with pytest.raises(PeriodClosed) as refused:
        counter.office.closing.close(MAY, day("2012-06-21"))
    assert (refused.value.period, refused.value.by) == ("2012-05", "符秀英")


def test_months_need_no_order_and_a_year_no_months(counter: Counter, customer: str) -> None:
    closing = counter.office.closing
    closing.close(Period.parse("2011"), day("2012-06-20"))
    closing.close(MAY, day("2012-06-20"))
    closing.close(Period.parse("201202"), day("2012-06-20"))
    states = {str(one.period): (one.is_closable, one.close is not None) for one in _periods(counter)}
    assert states["201202"] == states["201205"] == (False, True)
    assert states["201204"] == (True, False)
    assert states["201206"] == states["2012"] == (False, False)


def _periods(counter: Counter) -> Sequence[PeriodState]:
    return counter.office.closing.periods(2012, day("2012-06-20"))


def test_what_was_never_closed_cannot_be_shown(counter: Counter) -> None:
    with pytest.raises(PeriodNotClosed):
        counter.office.closing.show(MAY)


def test_a_clerk_may_not_close(counter: Counter) -> None:
    office = counter.office
    office.users.add("陈主任", Role.ADMINISTRATOR, "石碌-2012-夏天")
    office.users.sign_in("陈主任", "石碌-2012-夏天")
    office.users.add("王小妹", Role.CLERK, "石碌-2012-夏天")
    office.users.sign_in("王小妹", "石碌-2012-夏天")
    with pytest.raises(NotAllowed):
        office.closing.close(MAY, day("2012-06-20"))


def test_a_late_payment_is_an_adjustment_beside_the_frozen_figures(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    counter.office.closing.close(MAY, day("2012-06-20"))
    counter.takes(customer, "30.00", "2012-05-25")
    counter.takes(customer, "20.00", "2012-06-02")
    closed = counter.office.closing.show(MAY)
    assert outstanding(line(closed)) == (8_000, -3_000, 5_000)
    assert outstanding(line(closed, Section.STATION, "石碌供电所")) == (8_000, -3_000, 5_000)
    assert measured(line(closed, Section.CHANNEL, "cash"), line(closed, Section.CHANNEL, "cash").frozen) == {
        name: 0 for name in ("payments", "amount", "on_bills", "on_penalties", "to_prestored")
    }
    assert closed.entries == 1
    [entry] = counter.office.closing.late_entries(MAY)
    assert (entry.on, entry.fen, entry.customer_no) == (day("2012-05-25"), -3_000, customer)


def test_what_is_posted_after_the_period_changes_nothing_of_it(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    counter.takes(customer, "30.00", "2012-05-20")
    counter.office.closing.close(MAY, day("2012-06-20"))
    before = counter.office.closing.show(MAY)
    counter.bill(customer, "50.00", "2012-07-20")
    counter.takes(customer, "70.00", "2012-06-01")
    counter.office.payments.reverse("SJ00000001", day("2012-06-02"), "收错户")
    assert counter.office.closing.show(MAY) == before


def test_the_close_keeps_penalties_prestored_money_and_write_offs(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    lost = counter.bill(factory, "40.00", "2012-04-20")
    counter.bill(factory, "1000.00")
    counter.office.acts.write_off(lost, day("2012-05-21"), "破产")
    counter.takes(factory, "1200.00", "2012-05-30")
    counter.office.closing.close(MAY, day("2012-06-20"))
    closed = counter.office.closing.show(MAY)
    told = {
        section: measured(line(closed, section, name), line(closed, section, name).frozen)
        for section, name in (
            (Section.PENALTY, "石碌供电所"),
            (Section.PRESTORED, "石碌供电所"),
            (Section.ADJUSTMENT, "write-off"),
        )
    }
    assert told[Section.PENALTY] == {"charged": 2_248, "received": 2_000, "waived": 0, "written_off": 248}
    assert told[Section.PRESTORED] == {"prestored": 18_000, "fees": 0, "energy": 0}
    assert told[Section.ADJUSTMENT] == {"postings": 1, "principal": -4_000, "penalty": -248}


def test_a_reversed_waiver_is_no_waiver(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00")
    bill = counter.account(factory).bills[0].bill_no
    counter.takes(factory, "1000.00", "2012-05-30")
    waived = counter.office.acts.waive(bill, day("2012-05-30"), "困难")
    counter.office.payments.reverse(waived.number, day("2012-05-30"), "弄错")
    counter.office.closing.close(MAY, day("2012-06-20"))
    penalty = line(counter.office.closing.show(MAY), Section.PENALTY, "石碌供电所")
    assert measured(penalty, penalty.frozen) == {
        "charged": 2_000,
        "received": 0,
        "waived": 0,
        "written_off": 0,
    }


@pytest.mark.parametrize("facts", ["{}", "no JSON", '{"head": 1, "head_hash": "", "lines": [["nothing"]]}'])
def test_a_close_that_was_written_over_is_refused_in_words(office_file: Path, facts: str) -> None:
    counter = Counter(office_file)
    counter.bill(counter.customer(), "80.00")
    counter.office.closing.close(MAY, day("2012-06-20"))
    with closing(sqlite3.connect(office_file)) as file, file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("UPDATE act SET facts = ? WHERE kind = 'close'", (facts,))
    with pytest.raises(DatabaseDamaged):
        counter.office.closing.periods(2012)
    assert not counter.check().ok
    counter.office.close()


def test_a_close_stands_in_the_trail_and_is_proved_with_the_chain(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    close = counter.office.closing.close(MAY, day("2012-06-20"))
    [act] = [one for one in counter.office.audit.trail(AuditFilter()) if one.kind == "close"]
    assert (act.subject, act.seq) == ("2012-05", close.head.seq + 1)
    counter.takes(customer, "80.00", "2012-05-20")
    assert counter.check().ok


acts = st.lists(
    st.tuples(
        st.sampled_from(("pay", "bill", "reverse", "correct", "write-off", "deposit")),
        st.integers(0, 120),
        st.integers(1, 30_000),
    ),
    max_size=7,
)


@settings(max_examples=25)
@given(before=acts, after=acts)
def test_frozen_and_adjustment_are_always_what_is_true_now(
    empty_office: Path,
    tmp_path_factory: pytest.TempPathFactory,
    before: Sequence[tuple[str, int, int]],
    after: Sequence[tuple[str, int, int]],
) -> None:
    file = tmp_path_factory.mktemp("county") / "county.db"
    shutil.copy(empty_office, file)
    counter = Counter(file)
    customers = [
        counter.customer(),
        counter.customer("0706000000000002", station="叉河供电所", area="老烈村台区"),
    ]
    for number in customers:
        counter.bill(number, "300.00", "2011-12-20")
        counter.bill(number, "200.00", "2012-03-20")
    plays(counter, customers, before)
    kept = {
        period: counter.office.closing.close(period, day("2012-06-20"))
        for period in (MAY, Period.parse("2011"))
    }
    plays(counter, customers, after)
    for period, close in kept.items():
        closed = counter.office.closing.show(period)
        assert closed.close == close
        report = counter.office.recovery.report(period.year, period.last_day, By.STATION)
        agrees(closed, report.total.cumulative, Section.TOTAL, "")
        for row in report.rows:
            agrees(closed, row.cumulative, Section.STATION, row.name)
        summed = sum(
            entry.fen for entry in counter.office.closing.late_entries(period) if entry.account == "principal"
        )
        assert sum(values[1] + values[4] for values in [line(closed).adjustment]) == summed
        assert closed.entries == len(counter.office.closing.late_entries(period))
    assert counter.check().ok
    counter.office.close()


def agrees(closed: ClosedPeriod, now: Part, section: Section, name: str) -> None:
    """Assert that a line's frozen figures and its adjustment come to what the report says now."""
    told = line(closed, section, name)
    both = [frozen + more for frozen, more in zip(told.frozen, told.adjustment, strict=True)]
    assert (both[0] + both[3], both[1] + both[4], both[2] + both[5]) == (
        now.receivable,
        now.outstanding,
        now.offset,
    )


def plays(counter: Counter, customers: Sequence[str], wanted: Sequence[tuple[str, int, int]]) -> None:
    """Post what is possible of a list of acts; what the rules refuse is left out."""
    for what, after, fen in wanted:
        customer = customers[fen % 2]
        on = (date(2011, 12, 20) + timedelta(after * 2)).isoformat()
        amount = f"{fen // 100}.{fen % 100:02d}"
        bills = counter.account(customer, "2012-12-31").bills
        try:
            if what == "pay":
                counter.takes(customer, amount, on)
            elif what == "deposit":
                counter.takes(customer, "900.00", on)
            elif what == "bill":
                counter.bill(customer, amount, on, month=on[:7].replace("-", ""))
            elif what == "reverse":
                counter.reverses(f"SJ{fen % 5 + 1:08d}", on)
            elif bills and what == "correct":
                counter.office.acts.correct(bills[0].bill_no, yuan(amount), day(on), "抄表错误")
            elif bills:
                counter.office.acts.write_off(bills[0].bill_no, day(on), "破产")
        except Refusal:
            continue


def test_what_was_known_is_what_was_true_then(dated: Counter, clock: Clock) -> None:
    clock.at("2012-05-20")
    customer = dated.customer()
    dated.bill(customer, "80.00")
    dated.takes(customer, "30.00", "2012-05-20")
    then = dated.office.recovery.report(2012, day("2012-05-20"), By.STATION).total
    clock.at("2012-05-23")
    dated.takes(customer, "20.00", "2012-05-20")
    dated.bill(customer, "10.00", "2012-05-20")
    known = dated.office.recovery.known(2012, day("2012-05-20"))
    assert known.then == then
    assert (known.late.receivable, known.late.outstanding, known.late.received) == (1_000, -1_000, 2_000)
    assert known.true.cumulative.outstanding == 4_000
    assert known.entries == 2


def test_the_days_end_is_midnight_in_the_offices_own_zone(dated: Counter, clock: Clock) -> None:
    clock.at("2012-05-20", hour=23)
    customer = dated.customer()
    dated.bill(customer, "80.00")
    dated.takes(customer, "30.00", "2012-05-20")
    assert clock.now.astimezone(UTC).date() == day("2012-05-20")
    assert not dated.office.recovery.known(2012, day("2012-05-20")).late
    clock.at("2012-05-21", hour=1)
    assert clock.now.astimezone(UTC).date() == day("2012-05-20")
    dated.takes(customer, "1.00", "2012-05-20")
    assert dated.office.recovery.known(2012, day("2012-05-20")).late.entries == 1


@settings(max_examples=20)
@given(before=acts, after=acts, on=st.integers(0, 200).map(lambda n: date(2011, 12, 20) + timedelta(n)))
def test_the_ledger_can_be_read_as_it_was_at_any_place_of_the_chain(
    empty_office: Path,
    tmp_path_factory: pytest.TempPathFactory,
    before: Sequence[tuple[str, int, int]],
    after: Sequence[tuple[str, int, int]],
    on: date,
) -> None:
    file = tmp_path_factory.mktemp("county") / "county.db"
    shutil.copy(empty_office, file)
    clock = Clock()
    counter = Counter(file)
    counter.office.close()
    counter.office = open_office(file, clock, clerk="符秀英")
    clock.at(on.isoformat())
    customers = [counter.customer(), counter.customer("0706000000000002")]
    for number in customers:
        counter.bill(number, "300.00", "2011-12-20")
    plays(counter, customers, before)
    then = _report(counter.office, on)
    clock.now += timedelta(days=1)
    plays(counter, customers, after)
    known = counter.office.recovery.known(on.year, on)
    assert known.then == then
    counter.office.close()


def _report(office: Office, on: date) -> Recovery:
    return office.recovery.report(on.year, on, By.STATION).total
