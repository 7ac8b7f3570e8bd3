"""Changjiang's towns and villages as stations and areas, read from the public lists among the resources."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.paths import resources

_TOWN_ENDINGS = ("国营", "镇", "乡", "林场")
_COMMITTEES = (("居民委员会", ""), ("居委会", ""), ("村民委员会", "村"), ("村委会", "村"))
_NO_VILLAGE = "虚拟生活区"
"""Ends the one made-up village of the lists, which stands for all who live in the forest farm."""


@dataclass(frozen=True, slots=True)
class Place:
    """An area of a station, and the town it lies in as addresses write it."""

    code: int
    """The area's place in the county's list, counted from 1."""
    station: str
    area: str
    town: str
    is_urban: bool
    """Whether it is a neighbourhood of a town, with streets, and no village."""


def places() -> list[Place]:
    """Return every area of the county, station by station."""
    towns = {row["code"]: row["name"] for row in _rows("changjiang_streets.csv")}
    villages = enumerate(_rows("changjiang_villages.csv"), 1)
    return [_place(code, towns[row["streetCode"]], row["name"]) for code, row in villages]


def _place(code: int, town: str, committee: str) -> Place:
    short = town
    for ending in _TOWN_ENDINGS:
        short = short.removeprefix(ending).removesuffix(ending)
    area = f"{short}生活区" if committee.endswith(_NO_VILLAGE) else _area(committee)
    return Place(code, f"{short}供电所", area, town.removeprefix("国营"), not area.endswith("村"))


def _area(committee: str) -> str:
    for ending, left in _COMMITTEES:
        if committee.endswith(ending):
            named = committee.removesuffix(ending) + left
            break
    else:
        named = committee
    return f"{named}社区" if named.endswith(("第一", "第二")) else named.replace("村村", "村")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (resources() / "places" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
