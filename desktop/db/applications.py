"""Applications for new connections as rows, each with what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.meter_rows import ApplicationRow
from desktop.db.places import Places
from desktop.db.records import Stamp
from desktop.db.rows import AreaRow, ConversionRow, CustomerRow, MeterRow, StationRow
from desktop.domain.applications import (
    Application,
    ApplicationDraft,
    ApplicationFilter,
    ApplicationState,
)
from desktop.domain.conversion import Stage, Why
from desktop.domain.customers import Funding, RiskCategory, TariffClass


def add(session: Session, draft: ApplicationDraft, approved_by: str, stamp: Stamp) -> str:
    """Write a new application; return its number."""
    number = numbered(
        "application", last_number(session, ApplicationRow, ApplicationRow.number, "application") + 1
    )
    row = {
        "bureau_id": BUREAU,
        "id": last_key(session, ApplicationRow) + 1,
        "number": number,
        "name": draft.name,
        "address": draft.address,
        "phone": draft.phone,
        "contact": draft.contact,
        "area_id": Places(session).area(draft.station, draft.area),
        "tariff_class": draft.tariff_class.value,
        "risk_category": draft.risk_category.value,
        "funding": draft.funding.value,
        "prepaid": draft.prepaid,
        "exception": draft.exception,
        "approved_by": approved_by,
        "state": ApplicationState.APPLIED.value,
        "applied_on": draft.applied_on,
        "state_on": draft.applied_on,
        "reason": "",
        "customer_id": None,
        "recorded_at": stamp.at,
        "recorded_by": stamp.by,
    }
    session.execute(insert(ApplicationRow).values(row))
    return number


def decide(
    session: Session,
    number: str,
    state: ApplicationState,
    on: date,
    *,
    reason: str = "",
    customer: int | None = None,
) -> None:
    """Note what was decided, and the customer that was made."""
    session.execute(
        update(ApplicationRow)
        .where(ApplicationRow.bureau_id == BUREAU, ApplicationRow.number == number)
        .values(state=state.value, state_on=on, reason=reason, customer_id=customer)
    )


def keys(session: Session, wanted: ApplicationFilter) -> list[int]:
    """Return the keys of the applications that a filter lets through, the newest first."""
    asked = _joined(select(ApplicationRow.id)).where(*_conditions(wanted))
    newest = asked.order_by(ApplicationRow.applied_on.desc(), ApplicationRow.id.desc())
    return list(session.execute(newest).scalars())


def lines(session: Session, wanted: Sequence[int]) -> dict[int, Application]:
    """Return these applications by key."""
    found: dict[int, Application] = {}
    for chunk in chunks(wanted):
        asked = _whole().where(ApplicationRow.id.in_(chunk))
        found.update({row.id: _application(row) for row in session.execute(asked)})
    return found


def one(session: Session, number: str) -> Application | None:
    """Return the application of a number, None where there is none."""
    row = session.execute(_whole().where(ApplicationRow.number == number)).first()
    return _application(row) if row else None


def counts(session: Session) -> dict[ApplicationState, int]:
    """Return how many applications stand in each state."""
    asked = _joined(select(_state(), func.count())).group_by(_state())
    return {ApplicationState(state): count for state, count in session.execute(asked)}


def highest_number(session: Session) -> str:
    """Return the highest customer number of digits alone, of the length that most have; empty for none."""
    digits = (CustomerRow.bureau_id == BUREAU, ~CustomerRow.number.regexp_match("[^0-9]"))
    length = func.length(CustomerRow.number)
    lengths = select(length).where(*digits).group_by(length).order_by(func.count().desc(), length.desc())
    commonest = session.execute(lengths.limit(1)).scalar()
    highest = select(func.max(CustomerRow.number)).where(*digits, length == commonest)
    return session.execute(highest).scalar() or ""


def _connected_on() -> Any:
    """Return the day on which there was power: by the conversion, or by the meter of an exception."""
    metered = (
        select(func.min(MeterRow.installed_on))
        .where(MeterRow.bureau_id == BUREAU, MeterRow.customer_id == ApplicationRow.customer_id)
        .correlate(ApplicationRow)
        .scalar_subquery()
    )
    by_meter = case((CustomerRow.meter_no != "", func.coalesce(metered, ApplicationRow.state_on)))
    return case((ApplicationRow.prepaid.is_(True), CustomerRow.commissioned_on), else_=by_meter)


def _state() -> Any:
    connected = (ApplicationRow.state == ApplicationState.ACCEPTED.value) & _connected_on().is_not(None)
    return case((connected, ApplicationState.CONNECTED.value), else_=ApplicationRow.state)


def _stage() -> Any:
    return (
        select(ConversionRow.stage)
        .where(
            ConversionRow.bureau_id == BUREAU,
            ConversionRow.customer_id == ApplicationRow.customer_id,
            ConversionRow.reason == Why.NEW_CONNECTION.value,
        )
        .order_by(ConversionRow.id.desc())
        .limit(1)
        .correlate(ApplicationRow)
        .scalar_subquery()
    )


def _conditions(wanted: ApplicationFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.state:
        found.append(_state() == wanted.state.value)
    if wanted.station:
        found.append(StationRow.name == wanted.station)
    if text := wanted.text.strip():
        told = (
            *(ApplicationRow.number, ApplicationRow.name, ApplicationRow.address),
            *(ApplicationRow.phone, ApplicationRow.contact, CustomerRow.number),
        )
        found.append(or_(*(column.icontains(text, autoescape=True) for column in told)))
    return found


def _whole() -> Any:
    return _joined(
        select(
            *ApplicationRow.__table__.columns,
            AreaRow.name.label("area"),
            StationRow.name.label("station"),
            CustomerRow.number.label("customer_no"),
            CustomerRow.meter_no,
            _state().label("stands"),
            _connected_on().label("connected_on"),
            _stage().label("stage"),
        )
    )


def _joined(asked: Any) -> Any:
    return (
        asked.select_from(ApplicationRow)
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == ApplicationRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .join(
            CustomerRow,
            (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == ApplicationRow.customer_id),
            isouter=True,
        )
        .where(ApplicationRow.bureau_id == BUREAU)
    )


def _application(row: Any) -> Application:
    return Application(
        row.id,
        row.number,
        row.name,
        row.address,
        row.phone,
        row.contact,
        row.station,
        row.area,
        TariffClass(row.tariff_class),
        RiskCategory(row.risk_category),
        Funding(row.funding),
        row.prepaid,
        row.exception,
        row.approved_by,
        ApplicationState(row.stands),
        row.applied_on,
        row.connected_on if row.stands == ApplicationState.CONNECTED.value else row.state_on,
        row.reason,
        row.recorded_by,
        row.customer_no or "",
        row.meter_no or "",
        Stage(row.stage) if row.stage else None,
    )
