"""Contractors in the settings: listed with their periods, and an area handed over from a day on."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from desktop.services.office import Office
from desktop.views.settings_contractors import ContractorsPage
from desktop.views.tasks import TaskRunner
from tests.counter import day

Settle = Callable[[], None]
TODAY = day("2012-06-20")


@pytest.fixture
def page(
    tasks: TaskRunner,
    office: Office,
    watched: Callable[..., None],
    shown: Callable[[QWidget], QWidget],
    settle: Settle,
) -> ContractorsPage:
    made = ContractorsPage(tasks, office.contractors, lambda: TODAY)
    watched([made.tenures])
    shown(made)
    made.refresh()
    settle()
    return made


def hand_over(page: ContractorsPage, contractor: str, from_on: str, settle: Settle) -> None:
    for field, text in ((page.station, "石碌供电所"), (page.area, "东风路"), (page.contractor, contractor)):
        field.setText(text)
    page.from_on.setText(from_on)
    page.hand_over()
    settle()


def told(page: ContractorsPage) -> list[str]:
    return [
        " ".join(page.tenures.index(row, column).data() or "" for column in (2, 4, 5))
        for row in range(page.tenures.rowCount())
    ]


def test_an_area_handed_over_ends_the_tenure_before(page: ContractorsPage, settle: Settle) -> None:
    hand_over(page, "符大海", "2011-01-01", settle)
    hand_over(page, "王小梅", "2012-01-01", settle)
    assert told(page) == ["符大海 2011-01-01 2011-12-31", "王小梅 2012-01-01 in charge"]


def test_two_tenures_of_one_day_are_refused_beside_the_date(page: ContractorsPage, settle: Settle) -> None:
    hand_over(page, "符大海", "2011-01-01", settle)
    hand_over(page, "王小梅", "2011-01-01", settle)
    assert told(page) == ["符大海 2011-01-01 in charge"]
    assert "2011-01-01" in page.form.problem_of(page.from_on)


def test_what_is_missing_is_told_beside_its_field(page: ContractorsPage, settle: Settle) -> None:
    hand_over(page, "", "2011-01-01", settle)
    assert told(page) == []
    assert page.form.problem_of(page.contractor)


def test_a_chosen_line_puts_its_place_into_the_form(page: ContractorsPage, settle: Settle) -> None:
    hand_over(page, "符大海", "2011-01-01", settle)
    page.station.clear()
    page.table.went_to.emit(("石碌供电所", "东风路", day("2011-01-01")))
    assert (page.station.text(), page.area.text()) == ("石碌供电所", "东风路")
