"""The demo county from the command, and the window that opens on it or on any file."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.domain.errors import NoDisplay, Refusal
from tests.cli.command import Command, figures

SMALL = ("demo", "--customers", "60", "--months", "2")


@dataclass(slots=True)
class ClosedAtOnce:
    """A window that is closed as soon as it opens."""

    opened: list[object] = field(default_factory=list)
    display: bool = True

    def obstacle(self) -> Refusal | None:
        """Say whether there is a display."""
        return None if self.display else NoDisplay()

    def open(self, database: str | Path, *, snapshot: bool) -> int:
        """Note what the window opened on."""
        self.opened.append((str(database), snapshot))
        return 0

    def tour(self, database: str | Path, folder: Path) -> int:
        """Note where the tour was made."""
        self.opened.append((str(database), folder))
        return 0


@pytest.fixture
def window(jieling: Command) -> ClosedAtOnce:
    """Return the window that the command opens."""
    closed = ClosedAtOnce()
    jieling.window = closed
    return closed


def test_the_story_ends_at_zero_and_an_earlier_day_leaves_arrears(jieling: Command) -> None:
    told = jieling.says(*SMALL, "--no-window")
    assert figures(told, "made", "business_date", "outstanding", "rate") == (
        True,
        "2011-12-20",
        "0.00",
        "100.00",
    )
    assert jieling.says("check")["ok"]
    early = Command(jieling.db.with_name("early.db"), jieling.capsys)
    told = early.says(*SMALL, "--as-of", "2011-12-15", "--no-window")
    assert told["business_date"] == early.says("ageing")["on"] == "2011-12-15"
    assert told["outstanding"] == early.says("ageing")["total"]["amount"] != "0.00"


def test_a_county_is_opened_and_not_made_again(jieling: Command, window: ClosedAtOnce) -> None:
    first = jieling.says(*SMALL)
    again = jieling.says(*SMALL, "--seed", "5")
    assert (first["made"], again["made"], first["receivable"]) == (True, False, again["receivable"])
    assert window.opened == [(str(jieling.db), False)] * 2


def test_without_a_display_the_demo_says_so_and_plays_the_main_job(
    jieling: Command, window: ClosedAtOnce
) -> None:
    window.display = False
    assert "There is no display" in jieling.tells(*SMALL)
    assert window.opened == [(str(jieling.db), Path("demo-output"))]


def test_a_file_with_customers_of_its_own_is_no_place_for_a_demo(jieling: Command) -> None:
    jieling.brings("customers", "customer_no\n1")
    assert "customers of its own" in jieling.refuses(*SMALL, "--no-window")
    assert len(jieling.says("show", "1")["bills"]) == 0


def test_the_demo_wants_a_day_of_its_story_and_its_five_key_customers(jieling: Command) -> None:
    for day in ("2011-10-31", "2011-12-21"):
        assert "from 2011-11-01 to 2011-12-20" in jieling.refuses(*SMALL, "--as-of", day, "--no-window")
    assert "4 is fewer than 5" in jieling.misused("demo", "--customers", "4")
    assert "0 is fewer than 1" in jieling.misused("demo", "--months", "0")


def test_without_a_command_the_window_opens(jieling: Command, window: ClosedAtOnce) -> None:
    assert jieling.run() == (0, "", "")
    assert jieling.run("--snapshot") == (0, "", "")
    assert window.opened == [(str(jieling.db), False), (str(jieling.db), True)]
    window.display = False
    assert jieling.refuses().startswith("There is no display")
