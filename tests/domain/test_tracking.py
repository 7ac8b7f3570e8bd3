"""The tracking of conversions: worked figures, and that every cut adds up to the whole."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, strategies as st

from desktop.domain.money import round_half_up
from desktop.domain.tracking import (
    Billed,
    Converted,
    Effect,
    Effects,
    PlannedMonth,
    TrackBy,
    TrackingReport,
    TrackingSum,
    Usage,
    track,
    usage_of,
)

JANUARY = date(2012, 1, 1)


def converted(day: str = "2012-03-10", **facts: object) -> Converted:
    """Return a customer of 石碌 under 羊海明 who owed 100.00, of which 60.00 came home."""
    plain: dict[str, object] = {
        "customer_no": "1",
        "station": "石碌供电所",
        "contractor": "羊海明",
        "commissioned_on": date.fromisoformat(day),
        "arrears_before": 100_00,
        "arrears_after": 40_00,
        "debt": 105_00,
        "recovered": 65_00,
        "debt_left": 40_00,
        "energy": 300_00,
    }
    return Converted(**(plain | facts))  # type: ignore[arg-type]  # a fact by its name


def effects(**months: int) -> Effects:
    """Return a bureau of 1,000.00 receivable and 60.00 outstanding, of which top-ups recovered 60.00."""
    whole = Effect(1_000_00, 60_00, 60_00)
    return Effects(whole, {"石碌供电所": whole}, {"羊海明": whole}, months)


def test_the_months_before_and_after_are_compared_in_kwh_at_the_price_before() -> None:
    # 6 bills of 1,200 kWh and 720.00 in all: 200 kWh and 120.00 a month, at 0.60 yuan a kWh
    usage = usage_of(Billed(6, 1_200, 720_00), 90_00, JANUARY, JANUARY + timedelta(73))
    assert (usage.customers, usage.kwh_before, usage.fen_before) == (1, 200, 120_00)
    # 73 days are 2.4 months: 37.50 a month, which buys 62.5 kWh
    assert (usage.fen_after, usage.kwh_after) == (37_50, Fraction(125, 2))


def test_too_few_bills_or_days_are_not_compared() -> None:
    enough = Billed(3, 300, 180_00)
    assert usage_of(Billed(2, 300, 180_00), 90_00, JANUARY, JANUARY + timedelta(60)) == Usage()
    assert usage_of(enough, 90_00, JANUARY, JANUARY + timedelta(29)) == Usage()
    assert usage_of(Billed(3, 0, 0), 90_00, JANUARY, JANUARY + timedelta(60)) == Usage()
    assert usage_of(enough, 90_00, JANUARY, JANUARY + timedelta(30)).customers == 1


def test_the_rate_without_is_truncated_and_never_rounds_up() -> None:
    effect = Effect(297_003_200_00, 1, 29_700_32)
    assert (effect.rate, effect.rate_without) == ("99.99", "99.98")
    assert Effect(3_00, 0, 1_00).rate_without == "66.66"
    assert (Effect().rate, Effect().rate_without) == ("—", "—")


def test_months_without_conversions_stand_between_those_with() -> None:
    told = track(
        None, date(2012, 6, 30), [converted("2012-03-10"), converted("2012-05-02")], [], effects(), {}
    )
    assert [(line.name, line.count) for line in told.months] == [
        *(("2012-03", 1), ("2012-04", 0)),
        ("2012-05", 1),
    ]


def test_a_plan_counts_where_nobody_was_commissioned() -> None:
    plan = [PlannedMonth("海尾供电所", "", "2012-04", 5), PlannedMonth("石碌供电所", "羊海明", "2012-03", 2)]
    told = track(None, date(2012, 6, 30), [converted()], plan, effects(), {})
    assert [(line.name, line.count, line.target) for line in told.stations] == [
        *(("海尾供电所", 0, 5), ("石碌供电所", 1, 2)),
    ]
    assert [(line.name, line.target) for line in told.contractors] == [("", 5), ("羊海明", 2)]
    assert (told.total.count, told.total.target, told.is_empty) == (1, 7, False)


def test_the_effect_of_a_months_conversions_is_told_of_the_bureaus_rate() -> None:
    told = track(None, date(2012, 6, 30), [converted()], [], effects(**{"2012-03": 60_00}), {})
    assert (told.total.effect.rate, told.total.effect.rate_without) == ("94.00", "88.00")
    assert told.months[0].effect == Effect(1_000_00, 60_00, 60_00)


def test_what_was_recovered_is_cumulated_by_calendar_month() -> None:
    back = {"2012-03": 50_00, "2012-05": 30_00, "2012-06": -10_00}
    told = track(None, date(2012, 6, 30), [converted()], [], effects(), back)
    assert [(month.month, month.recovered, month.so_far) for month in told.recovered] == [
        *(("2012-03", 50_00, 50_00), ("2012-04", 0, 50_00)),
        *(("2012-05", 30_00, 80_00), ("2012-06", -10_00, 70_00)),
    ]


def test_nothing_planned_and_nobody_commissioned_is_empty() -> None:
    told = track(None, date(2012, 6, 30), [], [], Effects(Effect(), {}, {}, {}), {})
    assert told.is_empty
    assert (told.months, told.stations, told.contractors, told.recovered) == ((), (), (), ())


FEN = st.integers(0, 10**9)
DAYS = st.dates(date(2010, 1, 1), date(2012, 6, 30))
PLACES = st.sampled_from(["石碌供电所", "海尾供电所", "昌化供电所"])
PEOPLE = st.sampled_from(["", "羊海明", "符永祥", "王秀英"])
USAGES = st.builds(
    usage_of, st.builds(Billed, st.integers(0, 12), FEN, FEN), FEN, DAYS, st.just(date(2012, 6, 30))
)
CUSTOMERS = st.lists(
    st.builds(Converted, st.text(), PLACES, PEOPLE, DAYS, FEN, FEN, FEN, FEN, FEN, FEN, USAGES), max_size=12
)
PLANS = st.lists(
    st.builds(
        PlannedMonth, PLACES, PEOPLE, st.dates().map(lambda day: f"2011-{day.month:02d}"), st.integers(1, 9)
    ),
    max_size=8,
)


@given(customers=CUSTOMERS, plan=PLANS)
def test_every_cut_adds_up_to_the_whole(customers: list[Converted], plan: list[PlannedMonth]) -> None:
    told = track(None, date(2012, 6, 30), customers, plan, Effects(Effect(), {}, {}, {}), {})
    for by in TrackBy:
        assert added(told.lines(by)) == added([told.total])


@given(customers=CUSTOMERS, recovered=st.dictionaries(PLACES, FEN), held=st.dictionaries(PEOPLE, FEN))
def test_no_recovered_fen_is_lost_where_a_customer_has_moved(
    customers: list[Converted], recovered: dict[str, int], held: dict[str, int]
) -> None:
    by_station = {name: Effect(fen, 0, fen) for name, fen in recovered.items()}
    by_contractor = {name: Effect(fen, 0, fen) for name, fen in held.items()}
    told: TrackingReport = track(
        None, date(2012, 6, 30), customers, [], Effects(Effect(), by_station, by_contractor, {}), {}
    )
    assert sum(line.effect.recovered for line in told.stations) == sum(recovered.values())
    assert sum(line.effect.recovered for line in told.contractors) == sum(held.values())


@given(FEN, FEN, st.integers(3, 12), FEN, st.integers(30, 3000))
def test_the_estimate_is_exact(kwh: int, fen: int, bills: int, energy: int, days: int) -> None:
    usage = usage_of(Billed(bills, kwh, fen), energy, JANUARY, JANUARY + timedelta(days))
    if kwh and fen:
        assert usage.kwh_after * fen == usage.fen_after * kwh
        assert round_half_up(usage.fen_after * days * 12 / 365) == energy


def added(lines: tuple[TrackingSum, ...] | list[TrackingSum]) -> tuple[object, ...]:
    """Add lines up."""
    names = ("count", "target", "cleared", "arrears_before", "arrears_after", "debt", "recovered")
    sums = [sum(getattr(line, name) for line in lines) for name in (*names, "debt_left", "energy")]
    return (*sums, sum((line.usage for line in lines), Usage()))
