"""The people of the bureau: contractors and the areas they hold, and the clerks who record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from desktop.demo import names
from desktop.demo.places import Place
from desktop.domain.contractors import Tenure

_FIRST_DAY = date(2011, 1, 1)
_AREAS_EACH = 2
_HANDED_OVER = (date(2011, 5, 1), date(2011, 7, 1), date(2011, 9, 1))


@dataclass(frozen=True, slots=True)
class Staff:
    """Who holds which area, who sits at each station's counters, and who does the county's own work."""

    tenures: tuple[Tenure, ...]
    clerks: dict[str, tuple[str, ...]]
    billing: str
    """Records the bills."""
    settlement: str
    """Records what comes through the banks (电费结算中心)."""
    reform: str
    """Leads the prepaid conversions."""


def staff(rng: Random, places: Sequence[Place], first_day: date) -> Staff:
    """Return the bureau's people; some areas change hands in the middle of 2011."""
    stations = list(dict.fromkeys(place.station for place in places))
    found = iter(names.people(rng, len(places) * 2 + len(stations) * 4 + 3))
    tenures = tuple(_tenures(rng, places, found, min(first_day, _FIRST_DAY)))
    clerks = {
        station: tuple(next(found) for _ in range(2 + (station == stations[0]) * 2)) for station in stations
    }
    return Staff(tenures, clerks, next(found), next(found), next(found))


def in_charge(people: Staff, until: date) -> list[Tenure]:
    """Return who holds which area as far as it is known on a day: what is handed over later is not."""
    return [
        replace(tenure, until_on=tenure.until_on if tenure.until_on and tenure.until_on < until else None)
        for tenure in people.tenures
        if tenure.from_on <= until or tenure.from_on == people.tenures[0].from_on
    ]


def _tenures(rng: Random, places: Sequence[Place], found: Iterator[str], first_day: date) -> Iterator[Tenure]:
    holder, phone, held = "", "", 0
    station = ""
    for place in places:
        if place.station != station or held == _AREAS_EACH:
            station, held = place.station, 0
            holder, phone = next(found), _phone(rng)
        held += 1
        if place.code % 7:
            yield Tenure(place.station, place.area, holder, phone, first_day)
        else:
            handed_over = rng.choice(_HANDED_OVER)
            yesterday = handed_over - timedelta(1)
            yield Tenure(place.station, place.area, holder, phone, first_day, yesterday)
            yield Tenure(place.station, place.area, next(found), _phone(rng), handed_over)


def _phone(rng: Random) -> str:
    return f"140{rng.randrange(10**7, 10**8)}"
