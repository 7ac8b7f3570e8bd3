"""Overdue notices: who gets one, and that a second run says the same."""

from pathlib import Path

import pytest

from desktop.domain.arrears import DebtorFilter
from desktop.domain.errors import NothingToPrint, UnknownStation
from desktop.domain.notices import Notice
from tests.counter import Counter, day, yuan

ON = DebtorFilter(day("2012-06-20"))


@pytest.fixture
def street(counter: Counter) -> list[str]:
    """Bill three customers of two stations; the third has nothing overdue yet."""
    numbers = [
        counter.customer("0706000000000003"),
        counter.customer("0706000000000001", residential=False),
        counter.customer("0706000000000002", station="叉河供电所", area="老烈村台区"),
    ]
    for number in numbers:
        counter.bill(number, "1000.00", "2012-05-20")
        counter.bill(number, "500.00", "2012-07-20", issued="2012-06-01")
    return numbers


def issued(counter: Counter, wanted: DebtorFilter = ON) -> tuple[Notice, ...]:
    """Issue the notices of a day."""
    return counter.office.notices.issue(wanted)


def test_a_notice_lists_overdue_bills_with_the_penalty_to_its_date(
    counter: Counter, street: list[str]
) -> None:
    factory = next(notice for notice in issued(counter) if notice.customer_no == street[1])
    [line] = factory.lines
    assert (line.outstanding, line.penalty, line.days_overdue) == (yuan("1000.00"), yuan("62.00"), 31)
    assert line.penalty_steps == "1000.00 × 31 天 × 2‰ = 62.00"
    assert factory.total == yuan("1062.00")


def test_notices_stand_in_delivery_order_with_serials_of_their_own(
    counter: Counter, street: list[str]
) -> None:
    notices = issued(counter)
    assert [notice.customer_no for notice in notices] == sorted(street, key=lambda no: (no != street[2], no))
    assert len({notice.serial for notice in notices}) == 3


def test_a_second_run_of_the_day_says_the_same_whatever_happened_since(
    counter: Counter, street: list[str]
) -> None:
    first = issued(counter)
    counter.takes(street[0], "100.00", "2012-06-20")
    counter.office.settings.set("bureau.name", "海南省昌江供电局")
    assert issued(counter) == first


def test_a_notice_of_the_next_day_has_a_new_serial(counter: Counter, street: list[str]) -> None:
    first, second = issued(counter), issued(counter, DebtorFilter(day("2012-06-21")))
    assert {notice.serial for notice in first}.isdisjoint(notice.serial for notice in second)


def test_a_reprint_is_counted_on_the_paper(counter: Counter, street: list[str], tmp_path: Path) -> None:
    for count in range(3):
        notices = issued(counter)
        run = counter.office.notices.write(notices, tmp_path / f"{count}.pdf")
        assert (run.reprints, {notice.copy for notice in notices}) == (3 if count else 0, {count})
    assert run.principal == yuan("3000.00")


def test_of_one_station_above_a_least_principal_or_chosen_by_hand(
    counter: Counter, street: list[str]
) -> None:
    of_station = issued(counter, DebtorFilter(day("2012-06-20"), station="叉河供电所"))
    assert [notice.customer_no for notice in of_station] == [street[2]]
    chosen = counter.office.notices.issue(ON, only=[street[0]])
    assert [notice.customer_no for notice in chosen] == [street[0]]
    with pytest.raises(NothingToPrint):
        issued(counter, DebtorFilter(day("2012-06-20"), min_principal=yuan("1000.01").fen))
    with pytest.raises(UnknownStation):
        issued(counter, DebtorFilter(day("2012-06-20"), station="石禄供电所"))


def test_nobody_overdue_is_nothing_to_print(counter: Counter, street: list[str]) -> None:
    with pytest.raises(NothingToPrint):
        issued(counter, DebtorFilter(day("2012-05-20")))
