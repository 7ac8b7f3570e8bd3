"""Campaigns: so many conversions planned for an area and a month, and how far they are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop.domain.errors import NotACampaignTarget
from desktop.domain.months import Month

MOST = 9999


class Pace(StrEnum):
    """How a campaign stands against an even pace through its month."""

    TO_COME = "to-come"
    BEHIND = "behind"
    ON_PACE = "on-pace"
    AHEAD = "ahead"
    REACHED = "reached"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """What is planned: how many customers of an area are commissioned in a month."""

    station: str
    area: str
    month: Month
    target: int
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A plan with what came of it as of a day: commissioned in its month, and still under way."""

    key: int
    plan: CampaignDraft
    done: int
    under_way: int
    pace: Pace

    @property
    def percent(self) -> int:
        """The share of the target that is done, cut to a whole per cent: 100 is not shown too early."""
        return 100 * self.done // self.plan.target


def checked_target(target: int) -> int:
    """Return a target that a plan may have. Raises NotACampaignTarget."""
    if not 1 <= target <= MOST:
        raise NotACampaignTarget(target, MOST)
    return target


def pace_of(month: Month, target: int, done: int, on: date) -> Pace:
    """Compare what is done by a day with a target that is reached evenly, day by day."""
    if done >= target:
        return Pace.REACHED
    first, after = month.first_day(), month.shifted(1).first_day()
    if on >= after:
        return Pace.MISSED
    if on < first:
        return Pace.AHEAD if done else Pace.TO_COME
    due = Fraction(target * ((on - first).days + 1), (after - first).days)
    if done < int(due):
        return Pace.BEHIND
    return Pace.AHEAD if done > due else Pace.ON_PACE
