"""The daily bulletin on a real file: who came to zero and when, what reopened it, what was known then."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import load_workbook

from desktop.domain.bulletin import Bulletin
from desktop.domain.money import Money
from desktop.domain.recovery import By, Recovery
from desktop.services.office import Office, open_office
from tests.counter import Counter, day

CHINA = timezone(timedelta(hours=8))
LAST = day("2011-12-21")


class Clock:
    """A clock that a test sets."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


class Desk(Counter):
    """A counter whose clock goes with the days that are told."""

    clock: Clock

    def __post_init__(self) -> None:
        self.clock = Clock(datetime(2011, 12, 1, 8, tzinfo=CHINA))
        self.office = open_office(self.file, self.clock, clerk=self.clerk)

    def at(self, text: str) -> str:
        """Set the clock: `2011-12-20 16:40`; return the day."""
        self.clock.moment = datetime.fromisoformat(text).replace(tzinfo=CHINA)
        return text[:10]

    def made(self, on: str) -> Bulletin:
        """Return the bulletin of a day."""
        return self.office.bulletins.of_day(day(on))


@pytest.fixture
def desk(office_file: Path) -> Iterator[Desk]:
    """Return a counter of two stations with a bill each, their areas held by two contractors."""
    made = Desk(office_file)
    for number, station in (("1", "石碌供电所"), ("2", "叉河供电所")):
        made.customer(number, station=station, area="一台区")
        made.office.contractors.assign(station, "一台区", f"承包人{number}", day("2011-01-01"))
        made.bill(number, "100.00", due="2011-12-10")
    yield made
    assert made.check().ok
    made.office.close()


def zeros(made: Bulletin) -> dict[str, str | None]:
    """Return the moment at which each station and the bureau came to zero."""
    rows = [*made.stations, made.total]
    return {row.line.name: f"{row.zero.at:%m-%d %H:%M}" if row.zero else None for row in rows}


def test_zero_is_told_with_the_minute_at_which_it_was_posted(desk: Desk) -> None:
    desk.takes("1", "100.00", desk.at("2011-12-15 09:30"))
    desk.takes("2", "60.00", desk.at("2011-12-16 10:00"))
    desk.takes("2", "40.00", desk.at("2011-12-16 16:40"))
    assert zeros(desk.made("2011-12-15")) == {"石碌供电所": "12-15 09:30", "叉河供电所": None, "": None}
    assert zeros(desk.made("2011-12-16")) == {
        "石碌供电所": "12-15 09:30",
        "叉河供电所": "12-16 16:40",
        "": "12-16 16:40",
    }


def test_a_reversal_reopens_station_and_bureau_and_paying_again_gives_the_new_day(desk: Desk) -> None:
    desk.takes("1", "100.00", desk.at("2011-12-15 09:30"))
    receipt = desk.takes("2", "100.00", desk.at("2011-12-20 16:40"))
    desk.reverses(receipt.receipt_no, desk.at("2011-12-21 08:10"))
    reopened = desk.made("2011-12-21")
    assert zeros(reopened) == {"石碌供电所": "12-15 09:30", "叉河供电所": None, "": None}
    told = {(one.kind, one.name, one.on, one.outstanding) for one in reopened.reopened}
    assert (None, "", LAST, 100_00) in told
    assert (By.STATION, "叉河供电所", LAST, 100_00) in told
    assert "叉河供电所" not in {one.name for one in reopened.commended}
    desk.takes("2", "100.00", desk.at("2011-12-21 15:00"))
    again = desk.made("2011-12-21")
    assert (zeros(again)["叉河供电所"], again.reopened) == ("12-21 15:00", ())
    assert zeros(desk.made("2011-12-20"))["叉河供电所"] == "12-20 16:40"


def test_a_new_bill_ends_zero_without_reopening_it(desk: Desk) -> None:
    desk.takes("1", "100.00", desk.at("2011-12-15 09:30"))
    desk.bill("1", "50.00", due="2011-12-31", issued=desk.at("2011-12-18 08:00"), month="2011-12")
    made = desk.made("2011-12-18")
    assert (zeros(made)["石碌供电所"], made.reopened) == (None, ())


def test_a_bill_that_prestored_money_pays_at_once_leaves_zero_as_it_was(desk: Desk) -> None:
    desk.takes("1", "180.00", desk.at("2011-12-15 09:30"))
    desk.bill("1", "50.00", due="2011-12-31", issued=desk.at("2011-12-18 08:00"), month="2011-12")
    assert zeros(desk.made("2011-12-18"))["石碌供电所"] == "12-15 09:30"


def test_everyone_at_zero_is_commended_in_order_and_the_first_of_each_kind_marked(desk: Desk) -> None:
    desk.takes("2", "100.00", desk.at("2011-12-15 09:30"))
    desk.takes("1", "100.00", desk.at("2011-12-16 09:30"))
    made = desk.made("2011-12-16")
    assert [(one.kind.value, one.name, one.contractor, one.first) for one in made.commended] == [
        ("station", "叉河供电所", "", True),
        ("contractor", "承包人2", "", True),
        ("area", "一台区", "承包人2", True),
        ("station", "石碌供电所", "", False),
        ("contractor", "承包人1", "", False),
        ("area", "一台区", "承包人1", False),
    ]


def test_an_area_is_brought_to_zero_by_whoever_holds_it_then_and_counts_for_whoever_held_it_when_billed(
    desk: Desk,
) -> None:
    desk.office.contractors.assign("石碌供电所", "一台区", "羊海明", day("2011-12-10"))
    desk.takes("1", "100.00", desk.at("2011-12-15 09:30"))
    made = desk.made("2011-12-15")
    [area] = made.commended_as(By.AREA)
    assert area.contractor == "羊海明"
    assert [one.name for one in made.commended_as(By.CONTRACTOR)] == ["承包人1"]
    places = [(row.line.name, row.place) for row in made.contractors]
    assert places == [("承包人1", 1), ("承包人2", 2), ("羊海明", None)]


def test_yesterdays_place_is_the_same_rule_as_of_yesterday(desk: Desk) -> None:
    desk.takes("2", "60.00", desk.at("2011-12-15 09:30"))
    desk.takes("1", "100.00", desk.at("2011-12-16 09:30"))
    today, before = desk.made("2011-12-16"), desk.made("2011-12-15")
    was = {row.line.name: row.place for row in before.stations}
    assert [(row.line.name, row.place, row.place_before) for row in today.stations] == [
        ("石碌供电所", 1, was["石碌供电所"]),
        ("叉河供电所", 2, was["叉河供电所"]),
    ]
    assert [row.places_gained for row in today.stations] == [1, -1]


def test_a_bulletin_made_a_week_later_has_the_same_figures(desk: Desk) -> None:
    desk.takes("1", "70.00", desk.at("2011-12-15 09:30"))
    that_day = desk.made("2011-12-15")
    desk.takes("1", "30.00", desk.at("2011-12-18 09:30"))
    desk.at("2011-12-22 09:00")
    assert desk.made("2011-12-15") == that_day
    assert desk.office.bulletins.text(desk.made("2011-12-15")) == desk.office.bulletins.text(that_day)


def test_what_was_posted_late_counts_and_is_told_apart(desk: Desk) -> None:
    desk.takes("1", "70.00", desk.at("2011-12-15 09:30"))
    desk.at("2011-12-16 00:00")
    desk.takes("1", "30.00", "2011-12-15")
    made = desk.made("2011-12-15")
    [first, _] = made.stations
    assert (first.line.name, first.line.rate) == ("石碌供电所", "100.00")
    assert (first.zero and first.zero.on, first.zero and first.zero.time) == (day("2011-12-15"), None)
    assert (made.known.entries > 0, made.known.late.received) == (True, 30_00)
    then: Recovery = made.known.then
    assert (then.cumulative.outstanding, then.rate) == (130_00, "35.00")
    assert "130.00" in desk.office.bulletins.text(made)
    assert desk.made("2011-12-14").known.entries == 0


def test_before_the_ranking_begins_it_is_no_bulletin_yet(desk: Desk) -> None:
    eve, first = desk.made("2011-12-14"), desk.made("2011-12-15")
    assert (eve.ranks, first.ranks, first.number) == (False, True, 1)
    desk.office.settings.set("bulletin.from", "12-01")
    assert desk.made("2011-12-14").number == 14


def test_a_year_in_which_nothing_was_billed_ranks_nobody(desk: Desk) -> None:
    made = desk.made("2010-12-20")
    assert (made.stations, made.contractors, made.commended, made.total.zero) == ((), (), (), None)
    assert desk.office.bulletins.text(made)


def test_many_long_names_never_make_the_text_longer_than_600_characters(counter: Counter) -> None:
    for number in range(40):
        station = f"第{number}号名字特别长的乡镇供电所" * 3
        counter.customer(f"9{number}", station=station, area="台区" * 20)
        counter.bill(f"9{number}", "10.00")
        counter.takes(f"9{number}", "10.00", "2012-05-20")
    for language in ("zh_CN", "en"):
        counter.office.settings.set("paper.language", language)
        bulletins = counter.office.bulletins
        assert len(bulletins.text(bulletins.of_day(day("2012-05-20")))) <= 600


def test_the_workbook_has_numbers_and_the_rates_as_formulas(desk: Desk, tmp_path: Path) -> None:
    desk.office.settings.set("paper.language", "en")
    desk.takes("1", "70.00", desk.at("2011-12-15 09:30"))
    file = desk.office.bulletins.write(desk.made("2011-12-15"), tmp_path / "bulletin.xlsx")
    rows = list(load_workbook(file, data_only=True)["Stations"].values)
    [first] = [row for row in rows if row[3] == "石碌供电所"]
    assert first[:8] == (1, 2, 1, "石碌供电所", 100, 70, 30, 0.7)
    [total] = [row for row in rows if row[3] == "Whole bureau"]
    assert total[4:8] == (200, 70, 130, 0.35)
    formulas = [row for row in load_workbook(file)["Stations"].values if row[3] == "石碌供电所"][0]
    assert str(formulas[6]).startswith("=ROUND(")
    assert "TRUNC" in str(formulas[7])


ACT = st.sampled_from(("bill", "pay", "pay", "reverse"))
STORY = st.lists(
    st.tuples(st.integers(0, 9), ACT, st.sampled_from("123"), st.sampled_from(("10.00", "20.00", "50.00"))),
    max_size=14,
)


@settings(max_examples=15, deadline=None)
@given(story=STORY)
def test_zero_is_what_looking_at_every_day_by_itself_finds(
    empty_office: Path, story: list[tuple[int, str, str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "county.db"
        file.write_bytes(empty_office.read_bytes())
        desk = Desk(file)
        undone = live(desk, sorted(story, key=lambda part: part[0]))
        made = desk.made("2011-12-12")
        for row in made.stations:
            assert (row.zero and row.zero.on) == oracle(desk.office, row.line.name, undone)
        desk.office.close()


def live(desk: Desk, story: list[tuple[int, str, str, str]]) -> set[tuple[str, date]]:
    """Play a story from 1 December on; return which station's payments were reversed on which days."""
    receipts: dict[str, list[str]] = {"1": [], "2": [], "3": []}
    undone = set()
    for number in receipts:
        desk.customer(number, station=f"{number}所" if number != "3" else "2所", area="一台区")
        desk.bill(number, "30.00", due="2011-12-20", issued="2011-12-01")
    for at, act, number, amount in story:
        on = f"2011-12-{at + 1:02d}"
        if act == "bill":
            desk.bill(number, amount, due="2011-12-20", issued=on)
        elif act == "pay":
            owed = sum(bill.outstanding.fen for bill in desk.account(number, on).bills)
            if owed:
                fen = min(owed, int(amount[:-3]) * 100)
                receipts[number].append(desk.takes(number, str(Money(fen)), on).receipt_no)
        elif receipts[number]:
            desk.reverses(receipts[number].pop(), on)
            undone.add((f"{number}所" if number != "3" else "2所", day(on)))
    return undone


def oracle(office: Office, station: str, undone: set[tuple[str, date]]) -> date | None:
    """Go back day by day from the last one while the report of each says zero and nothing was reversed."""
    on, found = day("2011-12-12"), None
    while on > day("2011-11-30") and outstanding(office, station, on) == 0:
        found = on
        if (station, on) in undone:
            break
        on -= timedelta(days=1)
    return found


def outstanding(office: Office, station: str, on: date) -> int | None:
    """Return what a station owed at the end of a day; None where nothing was billed yet."""
    rows = office.recovery.report(2011, on, By.STATION).rows
    return next((row.cumulative.outstanding for row in rows if row.name == station), None)


def test_who_has_nothing_billed_stands_last_without_a_place(desk: Desk) -> None:
    desk.customer("3", station="七叉供电所", area="一台区")
    desk.office.contractors.assign("七叉供电所", "一台区", "承包人3", day("2011-12-05"))
    places = [(row.line.name, row.place, row.line.rate) for row in desk.made("2011-12-10").stations]
    assert places[-1] == ("七叉供电所", None, "—")
    assert desk.made("2011-12-10").contractors[-1].line.name == "承包人3"
    assert [row.line.name for row in desk.made("2011-12-04").stations] == ["叉河供电所", "石碌供电所"]
    desk.bill("3", "50.00", "2011-12-31", issued="2011-12-11")
    assert [row.place for row in desk.made("2011-12-11").stations] == [1, 2, 3]


def test_of_two_at_zero_by_one_moment_the_larger_receivable_is_first(desk: Desk) -> None:
    desk.bill("1", "20.00", due="2011-12-10")
    desk.at("2011-12-15 09:30")
    desk.takes("1", "120.00", "2011-12-15")
    desk.takes("2", "100.00", "2011-12-15")
    made = desk.made("2011-12-15")
    stations = [(one.name, one.first) for one in made.commended_as(By.STATION)]
    assert stations == [("石碌供电所", True), ("叉河供电所", False)]
    assert [row.line.name for row in made.stations] == [name for name, _ in stations]
