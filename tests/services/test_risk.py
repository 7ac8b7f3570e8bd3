"""The warning on a real file: who is listed and why, as of any day, and how it held month by month."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import load_workbook
from sqlalchemy import Engine, event, insert

from desktop.db.base import BUREAU
from desktop.db.field_rows import ContactRow
from desktop.db.keys import last_key
from desktop.domain.back_test import MonthTest
from desktop.domain.billing import BillDraft
from desktop.domain.customers import CustomerDraft, RiskCategory, TariffClass
from desktop.domain.errors import Cancelled, LevelsOutOfOrder, Refusal, UnknownCustomer
from desktop.domain.months import Month
from desktop.domain.payments import Method
from desktop.domain.risk import Level, MeasureKind, Rule
from desktop.domain.risk_filter import Followed, RiskFilter
from desktop.domain.supplies import SupplyDraft
from desktop.services.risk_list import reasons_text
from desktop.wording.risk import reason_text
from tests.counter import Counter, day, yuan

ON = day("2012-06-20")
MINE, FARM, HOME, SITE = (f"070600000000000{number}" for number in range(1, 5))


def draft(number: str, name: str, category: RiskCategory = RiskCategory.NONE) -> CustomerDraft:
    place = {"station": "石碌供电所", "area": "东风路台区"}
    return CustomerDraft(number, name, **place, tariff_class=TariffClass.COMMERCIAL, risk_category=category)


def bill(counter: Counter, customer: str, month: str, kwh: int = 100) -> str:
    """Issue a month's bill on its first day, due on its 20th."""
    first = Month.parse(month).first_day()
    number = f"{month}-{customer}"
    issued = BillDraft(customer, number, Month.parse(month), first, first + timedelta(19), yuan("80.00"), kwh)
    counter.office.bills.issue(issued)
    return number


def promise(counter: Counter, customer: str, on: date, until: date, fen: int) -> None:
    """Write a promise down as the contact log does."""
    key = counter.office.customers.key(customer)
    with counter.office.workplace.database.writing() as session:
        row: dict[str, Any] = {
            "bureau_id": BUREAU,
            "id": last_key(session, ContactRow) + 1,
            "customer_id": key,
            "kind": "promise",
            "business_date": on,
            "person": "符秀英",
            "amount": fen,
            "until_on": until,
            "recorded_at": counter.office.workplace.stamp().at,
            "recorded_by": "符秀英",
        }
        session.execute(insert(ContactRow).values(row))


@pytest.fixture
def county(counter: Counter) -> Counter:
    """Return an office with a mine that pays late, a farm, a home and a building site."""
    counter.office.settings.set_business_date(day("2011-12-01"))
    for made in (
        draft(MINE, "光大石英砂场", RiskCategory.MINING),
        draft(FARM, "水头芒果园", RiskCategory.AGRICULTURE),
        draft(HOME, "王秀英"),
        draft(SITE, "安置房工地", RiskCategory.TEMPORARY),
    ):
        counter.office.customers.create(made)
    for month in range(1, 6):
        for customer in (MINE, FARM, HOME):
            bill(counter, customer, f"2012{month:02d}")
            paid = f"2012-{month:02d}-{28 if customer == MINE else 10}"
            counter.takes(customer, "80.00", paid)
    return counter


def listed(county: Counter, wanted: RiskFilter | None = None, on: date = ON) -> list[tuple[str, int]]:
    found = county.office.risk.scores(on, wanted or RiskFilter())
    return [(line.customer_no, line.score.points) for line in found]


def rules(county: Counter, customer: str, on: date = ON) -> list[Rule]:
    return [reason.rule for reason in county.office.risk.of_customer(customer, on).score.reasons]


def test_the_highest_score_stands_first_with_its_reasons_and_its_measure(county: Counter) -> None:
    assert listed(county) == [(MINE, 40), (FARM, 20), (SITE, 20)]
    first = county.office.risk.scores(ON)[0]
    assert (first.score.level, first.score.suggested) == (Level.WARN, MeasureKind.PRESTORED)
    words = "risk category Mining (+20); paid late or overdue, of the last six bills: 5 (+20)"
    assert reasons_text(first) == words


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (RiskFilter(least=Level.WARN), [MINE]),
        (RiskFilter(text="芒果"), [FARM]),
        (RiskFilter(station="叉河供电所"), []),
        (RiskFilter(station="石碌供电所", area="东风路台区"), [MINE, FARM, SITE]),
        (RiskFilter(least=Level.NONE, customer_no=HOME), [HOME]),
        (RiskFilter(followed=Followed.IN_PLACE), []),
    ],
)
def test_a_filter_lets_through_what_it_says(county: Counter, wanted: RiskFilter, found: list[str]) -> None:
    assert [number for number, _ in listed(county, wanted)] == found


def test_the_bureau_s_own_weights_and_levels_count(county: Counter) -> None:
    county.office.risk.change_terms({"risk.weight.category": "60", "risk.level.act": "70"})
    assert listed(county)[0] == (MINE, 80)
    assert county.office.risk.of_customer(MINE, ON).score.level is Level.ACT
    assert county.office.risk.of_customer(FARM, ON).score.level is Level.WARN


def test_levels_that_would_not_rise_are_refused_and_nothing_is_kept(county: Counter) -> None:
    with pytest.raises(LevelsOutOfOrder):
        county.office.risk.change_terms({"risk.weight.category": "1", "risk.level.watch": "36"})
    assert county.office.risk.terms().weights[Rule.CATEGORY] == 20


def test_a_bounced_cheque_counts_from_its_day(county: Counter) -> None:
    bill(county, HOME, "201206")
    taken = county.takes(HOME, "80.00", "2012-06-05", method=Method.CHEQUE)
    county.office.acts.bounce(taken.receipt_no, day("2012-06-10"), "余额不足")
    assert rules(county, HOME, day("2012-06-09")) == []
    assert rules(county, HOME, day("2012-06-10")) == [Rule.BOUNCE]


@pytest.mark.parametrize(
    ("paid", "on", "broken"),
    [
        ([], "2012-06-10", False),
        ([], "2012-06-11", True),
        ([("80.00", "2012-06-10")], "2012-06-11", False),
        ([("79.99", "2012-06-10")], "2012-06-11", True),
        ([("40.00", "2012-06-05"), ("40.00", "2012-06-10")], "2012-06-11", False),
        ([("80.00", "2012-06-11")], "2012-06-12", True),
        ([("80.00", "2012-05-31")], "2012-06-11", False),
    ],
)
def test_a_promise_is_broken_when_too_little_came_by_its_day_and_something_is_owed(
    county: Counter, paid: list[tuple[str, str]], on: str, broken: bool
) -> None:
    bill(county, HOME, "201206")
    promise(county, HOME, day("2012-06-01"), day("2012-06-10"), 8000)
    for amount, paid_on in paid:
        county.takes(HOME, amount, paid_on)
    assert (Rule.PROMISE in rules(county, HOME, day(on))) is broken


def test_a_payment_that_was_reversed_kept_no_promise(county: Counter) -> None:
    for month in ("201206", "201207"):
        bill(county, HOME, month)
    promise(county, HOME, day("2012-07-01"), day("2012-07-10"), 8000)
    taken = county.takes(HOME, "80.00", "2012-07-05")
    county.reverses(taken.receipt_no, "2012-07-15")
    assert Rule.PROMISE not in rules(county, HOME, day("2012-07-14"))
    assert Rule.PROMISE in rules(county, HOME, day("2012-07-15"))


def test_a_category_counts_from_the_day_it_was_given(county: Counter) -> None:
    county.office.settings.set_business_date(day("2012-06-01"))
    county.office.customers.change(draft(FARM, "水头芒果园", RiskCategory.NONE))
    assert rules(county, FARM, day("2012-05-31")) == [Rule.CATEGORY]
    assert rules(county, FARM, day("2012-06-01")) == []


def test_a_customer_is_not_there_before_it_was_made(county: Counter) -> None:
    assert [number for number, _ in listed(county, on=day("2011-11-30"))] == []
    with pytest.raises(UnknownCustomer):
        county.office.risk.of_customer(SITE, day("2011-11-30"))


def test_the_back_test_tells_whom_the_warning_had_named(county: Counter) -> None:
    county.office.settings.set("risk.arrears_days", "5")
    [april, may] = county.office.risk.back_test(Month(2012, 4), Month(2012, 5))
    assert april == MonthTest(Month(2012, 4), 3, named=2, fell=1, caught=1)
    assert may == MonthTest(Month(2012, 5), 3, named=2, fell=1, caught=1)
    [warned] = county.office.risk.back_test(Month(2012, 5), Month(2012, 5), least=Level.WARN)
    assert (warned.named, warned.fell, warned.caught) == (1, 1, 1)


def test_who_is_in_arrears_already_cannot_fall_again(county: Counter) -> None:
    bill(county, HOME, "201206")
    june, july = county.office.risk.back_test(Month(2012, 6), Month(2012, 7))
    assert (june.customers, june.fell) == (3, 1)
    assert (july.customers, july.fell) == (2, 0)


def test_scores_and_back_test_are_written_as_files(county: Counter, tmp_path: Path) -> None:
    office = county.office.risk
    book, text = tmp_path / "risk.xlsx", tmp_path / "test.csv"
    assert office.export(office.scores(ON), ON, book) == 3
    tests = office.back_test(Month(2012, 4), Month(2012, 5))
    assert office.export_back_test(tests, ON, text) == 2
    cells = [cell.value for row in load_workbook(book).active.iter_rows() for cell in row]
    assert {"光大石英砂场", MINE, "Warn", 40, "Prestored fee"} <= set(cells)
    assert "Whole span" in text.read_text("utf-8-sig").splitlines()[-1]


def test_the_scores_of_all_cost_as_many_questions_as_those_of_a_few(county: Counter) -> None:
    def asked() -> int:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        county.office.risk.scores(ON)
        event.remove(Engine, "before_cursor_execute", note)
        return len(statements)

    few = asked()
    for number in range(20, 60):
        county.office.customers.create(draft(f"07060000000000{number}", "农场", RiskCategory.AGRICULTURE))
        bill(county, f"07060000000000{number}", "201205")
    assert asked() == few


def test_a_cancelled_scoring_stops(county: Counter) -> None:
    with pytest.raises(Cancelled):
        county.office.risk.scores(ON, cancelled=lambda: True)


def test_a_term_says_when_it_ends(county: Counter) -> None:
    power = SupplyDraft(SITE, day("2012-06-01"), day("2012-06-30"))
    county.office.risk.supplies.begin(power)
    told = county.office.risk.of_customer(SITE, ON).score.reasons
    assert [reason_text(reason) for reason in told] == [
        "temporary power until 2012-06-30",
        "the term ends in 10 days",
    ]


KINDS = ("bill", "pay", "cheque", "bounce", "promise", "power", "end", "category", "reverse")
events = st.lists(
    st.tuples(st.integers(0, 180), st.sampled_from(KINDS), st.integers(1, 200)), min_size=4, max_size=14
)


class Story:
    """One customer's life, told in order of days; what cannot happen is left out."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self._taken: list[str] = []
        self._cheques: list[str] = []

    def tell(self, on: date, kind: str, size: int) -> None:
        getattr(self, f"_{kind}")(on, size)

    def _bill(self, on: date, size: int) -> None:
        number = f"{on.isoformat()}-{size}-{len(self._taken)}-{last_bill(self.counter)}"
        due = on + timedelta(size % 30)
        issued = BillDraft(HOME, number, Month.of(on), on, due, yuan(f"{size}.00"), size * 9)
        self.counter.office.bills.issue(issued)

    def _pay(self, on: date, size: int) -> None:
        self._taken.append(self.counter.takes(HOME, f"{size}.50", on.isoformat()).receipt_no)

    def _cheque(self, on: date, size: int) -> None:
        made = self.counter.takes(HOME, f"{size}.50", on.isoformat(), method=Method.CHEQUE)
        self._cheques.append(made.receipt_no)

    def _bounce(self, on: date, size: int) -> None:
        if self._cheques:
            self._undone(lambda: self.counter.office.acts.bounce(self._cheques.pop(), on, "退票"))

    def _reverse(self, on: date, size: int) -> None:
        if self._taken:
            self._undone(lambda: self.counter.reverses(self._taken.pop(), on.isoformat()))

    def _promise(self, on: date, size: int) -> None:
        promise(self.counter, HOME, on, on + timedelta(size % 20), size * 100)

    def _power(self, on: date, size: int) -> None:
        if not any(not power.ended_on for power in self.counter.office.risk.supplies.of_customer(HOME)):
            begun = SupplyDraft(HOME, on, on + timedelta(size % 60))
            self._undone(lambda: self.counter.office.risk.supplies.begin(begun))

    def _end(self, on: date, size: int) -> None:
        for power in self.counter.office.risk.supplies.of_customer(HOME):
            if not power.ended_on:
                self.counter.office.risk.supplies.end(power.key, on)

    def _category(self, on: date, size: int) -> None:
        self.counter.office.settings.set_business_date(on)
        category = tuple(RiskCategory)[size % len(RiskCategory)]
        self.counter.office.customers.change(draft(HOME, "王秀英", category))

    def _undone(self, act: Callable[[], object]) -> None:
        with suppress(Refusal):
            act()


def last_bill(counter: Counter) -> int:
    return len(counter.account(HOME, "2013-12-31").bills)


@settings(max_examples=25)
@given(story=events, at=st.integers(0, 180))
def test_nothing_that_is_dated_later_counts(
    empty_office: Path, story: list[tuple[int, str, int]], at: int
) -> None:
    with TemporaryDirectory() as folder:
        counter = Counter(Path(shutil.copy(empty_office, Path(folder) / "county.db")))
        office, first = counter.office, day("2012-01-02")
        office.settings.set_business_date(first - timedelta(1))
        office.customers.create(draft(HOME, "王秀英", RiskCategory.MINING))
        seen, told = first + timedelta(at), Story(counter)
        in_order = sorted(story, key=lambda event: event[0])
        for after, kind, size in in_order:
            if after <= at:
                told.tell(first + timedelta(after), kind, size)
        then = office.risk.of_customer(HOME, seen), months(counter, seen)
        for after, kind, size in in_order:
            if after > at:
                told.tell(first + timedelta(after), kind, size)
        now = office.risk.of_customer(HOME, seen), months(counter, seen)
        assert now == then
        office.close()


def months(counter: Counter, seen: date) -> list[MonthTest]:
    """Return the back-test of the months that were over on a day."""
    return list(counter.office.risk.back_test(Month(2012, 1), Month.of(seen).shifted(-1)))
