"""Requests as rows: kept before a payment is posted, forgotten when its receipt is printed."""

from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.records import Stamp
from desktop.db.request_rows import RequestRow


def keep(session: Session, key: str, draft: str, stamp: Stamp) -> None:
    """Keep a request; one that is there stays as it is."""
    asked = select(RequestRow.key).where(RequestRow.bureau_id == BUREAU, RequestRow.key == key)
    if session.execute(asked).first():
        return
    row = {"key": key, "draft": draft, "place": stamp.place, "made_at": stamp.at, "made_by": stamp.by}
    session.execute(insert(RequestRow).values(bureau_id=BUREAU, **row))


def forget(session: Session, key: str) -> None:
    """Forget a request."""
    session.execute(delete(RequestRow).where(RequestRow.bureau_id == BUREAU, RequestRow.key == key))


def kept(session: Session, place: str) -> list[Any]:
    """Return the requests of a counter, oldest first."""
    asked = select(RequestRow.draft, RequestRow.made_at, RequestRow.made_by).where(
        RequestRow.bureau_id == BUREAU, RequestRow.place == place
    )
    return list(session.execute(asked.order_by(RequestRow.made_at)).all())
