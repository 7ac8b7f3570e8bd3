"""Key customers who are to be visited, told by the command."""

import pytest

from desktop.domain.customers import CustomerDraft
from desktop.domain.visits import OpinionDraft, VisitPlan
from desktop.services.office import open_office
from tests.cli.command import Command, figures
from tests.counter import day, stopped

CEMENT, MOBILE = "0706000000000001", "0706000000000002"
ON = day("2012-06-20")


@pytest.fixture
def visited(jieling: Command) -> Command:
    """Return the command over two key customers: a visit to one is overdue, to the other due in July."""
    office = open_office(jieling.db, stopped, clerk="符秀英")
    for number, name, from_on in ((CEMENT, "水泥厂", "2012-06-01"), (MOBILE, "移动公司", "2012-07-01")):
        office.customers.create(CustomerDraft(number, name, key_customer=True))
        office.visits.plan(VisitPlan(number, "陈所长", 3, day(from_on)), ON)
    office.visits.raise_opinion(OpinionDraft(CEMENT, day("2012-05-01"), "电压偏低", "", day("2012-06-01")))
    office.close()
    return jieling


def test_the_visits_that_are_due_are_told_with_the_replies_that_are_overdue(visited: Command) -> None:
    told = visited.says("visits", "due", "--on", "2012-06-20")
    [only] = told["customers"]
    assert figures(only, "customer_no", "due_on", "overdue", "overdue_opinions") == (
        CEMENT,
        "2012-06-01",
        True,
        1,
    )


def test_what_falls_due_within_some_days_is_told_too_and_is_not_overdue(visited: Command) -> None:
    found = visited.says("visits", "due", "--on", "2012-06-20", "--within", "11")["customers"]
    assert [figures(one, "customer_no", "overdue") for one in found] == [(CEMENT, True), (MOBILE, False)]
