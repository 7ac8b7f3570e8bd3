"""The outbox of reminders as rows: queued once under their keys, then moved from state to state."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.records import Stamp
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.db.sms_rows import SmsRow
from desktop.domain.sms import SmsFilter, SmsLine, SmsStage, SmsState, sms_key
from desktop.domain.sms_batch import SmsDraft, Why


def there(session: Session, keys: Iterable[str]) -> set[str]:
    """Return which of these keys the outbox has."""
    found: set[str] = set()
    for chunk in chunks(sorted(keys)):
        asked = select(SmsRow.key).where(SmsRow.bureau_id == BUREAU, SmsRow.key.in_(chunk))
        found.update(session.execute(asked).scalars())
    return found


def add(
    session: Session, on: date, drafts: Sequence[tuple[SmsDraft, Why | None]], next_at: datetime, stamp: Stamp
) -> None:
    """Add messages: queued for a moment (UTC), or dropped where there is a reason."""
    first = last_key(session, SmsRow) + 1
    rows = [
        {
            "bureau_id": BUREAU,
            "id": number,
            "key": sms_key(draft.customer_no, draft.stage, on),
            "customer_id": draft.customer,
            "phone": draft.phone,
            "stage": draft.stage.value,
            "text": draft.text,
            "parts": draft.parts,
            "state": (SmsState.DROPPED if why else SmsState.QUEUED).value,
            "business_date": on,
            "tries": 0,
            "next_at": None if why else next_at,
            "gateway_no": "",
            "reason": why.value if why else "",
            "made_at": stamp.at,
            "made_by": stamp.by,
        }
        for number, (draft, why) in enumerate(drafts, first)
    ]
    if rows:
        session.execute(insert(SmsRow), rows)


def keys(session: Session, wanted: SmsFilter) -> list[int]:
    """Return the keys of the messages that a filter lets through, the newest first."""
    asked = _placed(select(SmsRow.id)).where(*_conditions(wanted))
    return list(session.execute(asked.order_by(SmsRow.business_date.desc(), SmsRow.id.desc())).scalars())


def lines(session: Session, wanted: Iterable[int]) -> list[SmsLine]:
    """Return these messages with their customers and places, by key."""
    return _lines(session, SmsRow.id, sorted(wanted))


def named(session: Session, names: Iterable[str]) -> list[SmsLine]:
    """Return the messages that have these keys or gateway's numbers."""
    wanted = sorted(set(names))
    by_key = _lines(session, SmsRow.key, wanted)
    known = {line.key for line in by_key}
    return by_key + [line for line in _lines(session, SmsRow.gateway_no, wanted) if line.key not in known]


def to_phones(session: Session, phones: Iterable[str]) -> list[SmsLine]:
    """Return the messages that went to these numbers."""
    return _lines(session, SmsRow.phone, sorted(set(phones)))


def due(session: Session, now: datetime, again_below: int) -> list[int]:
    """Return what is to be sent by a moment (UTC), first come first; unsure ones with fewer tries too."""
    queued = (SmsRow.state == SmsState.QUEUED.value) & (SmsRow.next_at <= now)
    again = (SmsRow.state == SmsState.UNSURE.value) & (SmsRow.tries < again_below) & (SmsRow.next_at <= now)
    asked = select(SmsRow.id).where(SmsRow.bureau_id == BUREAU, or_(queued, again))
    return list(session.execute(asked.order_by(SmsRow.id)).scalars())


def change(session: Session, key: int, **values: Any) -> None:
    """Change a message's state and what goes with it."""
    session.execute(update(SmsRow).where(SmsRow.bureau_id == BUREAU, SmsRow.id == key).values(**values))


def counts(session: Session) -> Mapping[SmsState, int]:
    """Return how many messages are in each state."""
    asked = select(SmsRow.state, func.count()).where(SmsRow.bureau_id == BUREAU).group_by(SmsRow.state)
    return {SmsState(state): count for state, count in session.execute(asked)}


def owing(session: Session, numbers: Collection[str]) -> set[str]:
    """Return which of these customers have anything unpaid now."""
    found: set[str] = set()
    for chunk in chunks(sorted(numbers)):
        asked = (
            select(CustomerRow.number)
            .join(
                BillRow,
                (BillRow.bureau_id == CustomerRow.bureau_id) & (BillRow.customer_id == CustomerRow.id),
            )
            .where(CustomerRow.bureau_id == BUREAU, CustomerRow.number.in_(chunk), BillRow.outstanding > 0)
            .distinct()
        )
        found.update(session.execute(asked).scalars())
    return found


def _lines(session: Session, column: Any, wanted: Sequence[Any]) -> list[SmsLine]:
    asked = _placed(
        select(
            SmsRow,
            CustomerRow.number,
            CustomerRow.name,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
        )
    ).order_by(SmsRow.id)
    return [_line(row) for chunk in chunks(wanted) for row in session.execute(asked.where(column.in_(chunk)))]


def _line(row: Any) -> SmsLine:
    kept = row.SmsRow
    return SmsLine(
        key=kept.id,
        sms_key=kept.key,
        customer_no=row.number,
        customer_name=row.name,
        station=row.station,
        area=row.area,
        phone=kept.phone,
        stage=SmsStage(kept.stage),
        text=kept.text,
        parts=kept.parts,
        state=SmsState(kept.state),
        on=kept.business_date,
        tries=kept.tries,
        next_at=kept.next_at,
        gateway_no=kept.gateway_no,
        reason=kept.reason,
    )


def _placed(asked: Any) -> Any:
    return (
        asked.select_from(SmsRow)
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == SmsRow.customer_id))
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(SmsRow.bureau_id == BUREAU)
        .execution_options(populate_existing=True)
    )


def _conditions(wanted: SmsFilter) -> list[ColumnElement[bool]]:
    equal = (
        (SmsRow.state, wanted.state and wanted.state.value),
        (SmsRow.stage, wanted.stage and wanted.stage.value),
        (StationRow.name, wanted.station),
        (AreaRow.name, wanted.area),
        (CustomerRow.number, wanted.customer_no),
    )
    conditions: list[ColumnElement[bool]] = [column == value for column, value in equal if value]
    if wanted.since:
        conditions.append(SmsRow.business_date >= wanted.since)
    if wanted.until:
        conditions.append(SmsRow.business_date <= wanted.until)
    return conditions
