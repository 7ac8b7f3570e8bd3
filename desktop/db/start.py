"""What the start page asks for that no other list does: one query each."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.contacts import withdrawn
from desktop.db.field_rows import ContactRow, FundingRow, OpinionRow
from desktop.db.ledger_rows import ActRow
from desktop.db.request_rows import RequestRow
from desktop.db.rows import ConversionRow, CustomerRow
from desktop.db.shifts import CLOSED, OPENED
from desktop.db.vending_rows import VendRequestRow
from desktop.domain.contacts import HOLDS, ContactKind
from desktop.domain.conversion import ENDED, Stage
from desktop.domain.start import Duty, Found, StandingPromise
from desktop.domain.vending import OPEN


def last_promises(session: Session, on: date) -> list[StandingPromise]:
    """Return each customer's last promise that was made by a day and stands."""
    last = (
        select(func.max(ContactRow.id))
        .where(
            ContactRow.bureau_id == BUREAU,
            ContactRow.kind == ContactKind.PROMISE.value,
            ContactRow.business_date <= on,
            ~withdrawn(),
        )
        .group_by(ContactRow.customer_id)
    )
    asked = select(
        ContactRow.customer_id,
        ContactRow.person,
        ContactRow.business_date,
        ContactRow.until_on,
        ContactRow.amount,
    ).where(ContactRow.bureau_id == BUREAU, ContactRow.id.in_(last), ContactRow.until_on <= on)
    found = session.execute(asked)
    return [StandingPromise(*row[:3], row.until_on, row.amount) for row in found if row.until_on]


def holds(session: Session, on: date, until: date) -> list[Found]:
    """Return the holds whose last day lies between two days."""
    asked = select(ContactRow.customer_id, ContactRow.person, ContactRow.until_on).where(
        ContactRow.bureau_id == BUREAU,
        ContactRow.kind.in_([kind.value for kind in HOLDS]),
        ContactRow.until_on.between(on, until),
        ContactRow.business_date <= on,
        ~withdrawn(),
    )
    return [Found(Duty.HOLD, customer, who, 0, day) for customer, who, day in session.execute(asked)]


def opinions(session: Session, on: date) -> list[Found]:
    """Return the opinions that should have been answered before a day."""
    asked = select(OpinionRow.customer_id, OpinionRow.owner, OpinionRow.due_on).where(
        OpinionRow.bureau_id == BUREAU,
        or_(OpinionRow.closed_on.is_(None), OpinionRow.closed_on > on),
        OpinionRow.raised_on <= on,
        OpinionRow.due_on < on,
    )
    return [Found(Duty.OPINION, customer, who, 0, day) for customer, who, day in session.execute(asked)]


def shifts(session: Session, on: date) -> list[Found]:
    """Return the shifts that were opened before a day and not closed."""
    close = aliased(ActRow)
    closed = exists().where(close.bureau_id == BUREAU, close.kind == CLOSED, close.subject == ActRow.subject)
    asked = select(ActRow.recorded_by, ActRow.business_date).where(
        ActRow.bureau_id == BUREAU, ActRow.kind == OPENED, ActRow.business_date < on, ~closed
    )
    return [Found(Duty.SHIFT, 0, who, 0, day) for who, day in session.execute(asked)]


def unfinished(session: Session, place: str, on: date) -> list[Found]:
    """Return the payments at a counter whose receipt nobody has in hand."""
    asked = select(RequestRow.made_by).where(RequestRow.bureau_id == BUREAU, RequestRow.place == place)
    return [Found(Duty.UNFINISHED, 0, who, 0, on) for who in session.execute(asked).scalars()]


def conversions(session: Session, since: date) -> list[Found]:
    """Return the conversions under way that have stood at their stage since a day or longer."""
    asked = select(ConversionRow.customer_id, ConversionRow.stage_on).where(
        ConversionRow.bureau_id == BUREAU,
        ConversionRow.stage.not_in([stage.value for stage in (*ENDED, Stage.COMMISSIONED)]),
        ConversionRow.stage_on <= since,
    )
    return [Found(Duty.CONVERSION, customer, "", 0, day) for customer, day in session.execute(asked)]


def tokens(session: Session, on: date) -> list[Found]:
    """Return the top-ups up to a day whose token has not come."""
    asked = select(VendRequestRow.customer_id, VendRequestRow.amount, VendRequestRow.business_date).where(
        VendRequestRow.bureau_id == BUREAU,
        VendRequestRow.state.in_([state.value for state in OPEN]),
        VendRequestRow.business_date <= on,
    )
    return [Found(Duty.TOKEN, customer, "", fen, day) for customer, fen, day in session.execute(asked)]


def collectors(session: Session) -> dict[int, str]:
    """Return who collects from each fiscally-funded payer."""
    asked = select(FundingRow.customer_id, FundingRow.collector).where(FundingRow.bureau_id == BUREAU)
    return {customer: who for customer, who in session.execute(asked)}


def names(session: Session, keys: Collection[int]) -> dict[int, str]:
    """Return customers' names by key."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(keys)):
        asked = select(CustomerRow.id, CustomerRow.name)
        wanted = and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id.in_(chunk))
        found.update({row.id: row.name for row in session.execute(asked.where(wanted))})
    return found
