"""Who is answerable for which area: listed, and handed over from a day on."""

import json
from collections.abc import Sequence
from datetime import date

from desktop.db import contractors
from desktop.db.ledger import Ledger
from desktop.db.places import Places
from desktop.domain.contractors import Tenure
from desktop.domain.errors import FieldMissing
from desktop.domain.rights import Right
from desktop.services.workplace import Workplace


class ContractorService:
    """The contractors of the areas, each for a period."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def tenures(self) -> Sequence[Tenure]:
        """Return who held which area when, by station, area and first day."""
        with self._at.reading() as session:
            return contractors.tenures(session)

    def assign(
        self, station: str, area: str, contractor: str, from_on: date, *, phone: str = ""
    ) -> Sequence[Tenure]:
        """Put a contractor in charge of an area from a day on; return the area's tenures.

        Bills issued from that day on count for this contractor. Station and area are made where they are new.
        """
        named = {"station": station.strip(), "area": area.strip(), "contractor": contractor.strip()}
        for field, value in named.items():
            if not value:
                raise FieldMissing(field)
        with self._at.writing(Right.CONTRACTORS) as session:
            key = Places(session).area(named["station"], named["area"])
            contractors.assign(session, key, named["contractor"], phone.strip(), from_on)
            ledger = Ledger(session, self._at.stamp())
            facts = json.dumps(named | {"from": from_on.isoformat()}, ensure_ascii=False)
            ledger.record("contractor", named["area"], facts, self._at.business_date(session))
            ledger.flush()
            place = (named["station"], named["area"])
            return [held for held in contractors.tenures(session) if (held.station, held.area) == place]
