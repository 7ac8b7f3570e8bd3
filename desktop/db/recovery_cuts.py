"""What a recovery report spans, and the ways it is cut: what decides a bill's line, and what names it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import FromClause, and_, literal, or_, select

from desktop.db.base import BUREAU
from desktop.db.rows import AreaRow, AssignmentRow, BillRow, ContractorRow, StationRow
from desktop.domain.recovery import By


@dataclass(frozen=True, slots=True)
class Span:
    """A year as of a day, and the eve from which prior arrears are counted.

    With `upto` it is what was known at that place of the chain: later records do not count.
    """

    year: int
    on: date
    upto: int | None = None

    @property
    def eve(self) -> date:
        """The last day of the year before, or the as-of day where that is earlier."""
        return min(self.on, date(self.year - 1, 12, 31))

    @property
    def first_month(self) -> int:
        """YYYYMM of January."""
        return self.year * 100 + 1

    @property
    def last_month(self) -> int:
        """YYYYMM of December."""
        return self.year * 100 + 12


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a report: the columns of a bill that decide its line, the line's name and its joins.

    `station` names the station beside the line, where the name alone is not enough.
    """

    grain: tuple[str, ...]
    name: Callable[[Any], Any]
    station: Callable[[Any], Any] = lambda _part: literal("")
    joined: Callable[[Any, Any], Any] = lambda asked, _part: asked

    def columns(self) -> list[Any]:
        """Return the bill's columns that decide its line."""
        return [getattr(BillRow, column) for column in self.grain]

    def lines(self, part: FromClause, *figures: Any) -> Any:
        """Ask for figures of a part of the bills, a line each; the part has the grain's columns."""
        named = self.name(part).label("cut_name"), self.station(part).label("cut_station")
        asked = select(*named, *figures).select_from(part)
        return self.joined(asked, part).group_by("cut_name", "cut_station")


def _with_station(asked: Any, part: Any) -> Any:
    return asked.join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.id == part.c.area_id)).join(
        StationRow, and_(StationRow.bureau_id == BUREAU, StationRow.id == AreaRow.station_id)
    )


def _with_contractor(asked: Any, part: Any) -> Any:
    held = and_(
        AssignmentRow.bureau_id == BUREAU,
        AssignmentRow.area_id == part.c.area_id,
        AssignmentRow.from_on <= part.c.issued_on,
        or_(AssignmentRow.until_on.is_(None), AssignmentRow.until_on >= part.c.issued_on),
    )
    return asked.join(AssignmentRow, held, isouter=True).join(
        ContractorRow,
        and_(ContractorRow.bureau_id == BUREAU, ContractorRow.id == AssignmentRow.contractor_id),
        isouter=True,
    )


WHOLE = Cut((), lambda _part: literal(""))
CUTS: dict[By, Cut] = {
    By.STATION: Cut(("area_id",), lambda _part: StationRow.name, joined=_with_station),
    By.AREA: Cut(("area_id",), lambda _part: AreaRow.name, lambda _part: StationRow.name, _with_station),
    By.CONTRACTOR: Cut(("area_id", "issued_on"), lambda _part: ContractorRow.name, joined=_with_contractor),
    By.CATEGORY: Cut(("tariff_class",), lambda part: part.c.tariff_class),
    By.MONTH: Cut(("month",), lambda part: part.c.month),
}
