"""Campaigns: conversions planned by area and month, and how far each plan is."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import campaigns
from desktop.db.ledger import Ledger
from desktop.domain.campaigns import Campaign, CampaignDraft, checked_target, pace_of
from desktop.domain.errors import CampaignStands, UnknownArea, UnknownCampaign
from desktop.domain.months import Month
from desktop.domain.rights import Right
from desktop.services.workplace import Workplace


class CampaignService:
    """Plan conversions, and tell what came of the plans."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def plan(self, plan: CampaignDraft, on: date) -> Campaign:
        """Keep a plan. Raises UnknownArea, CampaignStands where there is one, or NotACampaignTarget."""
        checked_target(plan.target)
        with self._at.writing(Right.CONVERSIONS) as session:
            area = _area(session, plan.station, plan.area)
            if campaigns.key_of(session, area, plan.month) is not None:
                raise CampaignStands(plan.area, str(plan.month))
            campaigns.add(session, area, plan)
            self._record(session, "campaign", plan, on)
            return _one(session, plan.station, plan.area, plan.month, on)

    def change(self, plan: CampaignDraft, on: date) -> Campaign:
        """Give the plan of an area and a month another target, name and note. Raises UnknownCampaign."""
        checked_target(plan.target)
        with self._at.writing(Right.CONVERSIONS) as session:
            campaigns.change(session, _key(session, plan.station, plan.area, plan.month), plan)
            self._record(session, "campaign-changed", plan, on)
            return _one(session, plan.station, plan.area, plan.month, on)

    def remove(self, station: str, area: str, month: Month, on: date) -> None:
        """Take the plan of an area and a month away. Raises UnknownCampaign."""
        with self._at.writing(Right.CONVERSIONS) as session:
            key = _key(session, station, area, month)
            stood = _one(session, station, area, month, on)
            campaigns.remove(session, key)
            self._record(session, "campaign-removed", stood.plan, on)

    def progress(self, first: Month, last: Month, on: date, *, station: str = "") -> Sequence[Campaign]:
        """Return the plans of a span of months as of a day, by month and place; of a station where named."""
        with self._at.reading() as session:
            found = _told(session, first, last, on)
        return [one for one in found if station in ("", one.plan.station)]

    def _record(self, session: Session, kind: str, plan: CampaignDraft, on: date) -> None:
        facts = {
            "station": plan.station,
            "month": str(plan.month),
            "target": plan.target,
            "name": plan.name.strip(),
            "note": plan.note.strip(),
        }
        ledger = Ledger(session, self._at.stamp())
        ledger.record(kind, plan.area, json.dumps(facts, ensure_ascii=False), on)
        ledger.flush()


def _area(session: Session, station: str, area: str) -> int:
    key = campaigns.area_of(session, station, area)
    if key is None:
        raise UnknownArea(area, station)
    return key


def _key(session: Session, station: str, area: str, month: Month) -> int:
    key = campaigns.key_of(session, _area(session, station, area), month)
    if key is None:
        raise UnknownCampaign(area, str(month))
    return key


def _one(session: Session, station: str, area: str, month: Month, on: date) -> Campaign:
    found = _told(session, month, month, on)
    return next(one for one in found if (one.plan.station, one.plan.area) == (station, area))


def _told(session: Session, first: Month, last: Month, on: date) -> list[Campaign]:
    done = campaigns.commissioned(session, first, last, on)
    waiting = campaigns.under_way(session, on)
    told: list[Campaign] = []
    for key, area, plan in campaigns.between(session, first, last):
        reached = done.get((area, plan.month.code), 0)
        pace = pace_of(plan.month, plan.target, reached, on)
        told.append(Campaign(key, plan, reached, waiting.get(area, 0), pace))
    return told
