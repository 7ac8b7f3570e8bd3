"""Key customers as rows: plans of visits, visits, opinions, and the months behind them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db import search
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.field_rows import OpinionRow, VisitPlanRow, VisitRow
from desktop.db.keys import last_key
from desktop.db.ledger_rows import EntryRow
from desktop.db.records import Stamp
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.domain.visits import BillTrail, OpinionDraft, VisitDraft, VisitPlan


def keys(session: Session, text: str = "", person: str | None = None) -> list[int]:
    """Return the keys of the key customers, and of others with a plan of visits, in order of name."""
    asked = (
        _planned(select(CustomerRow.id))
        .where(
            CustomerRow.bureau_id == BUREAU,
            or_(CustomerRow.key_customer.is_(True), VisitPlanRow.customer_id.is_not(None)),
        )
        .order_by(CustomerRow.name, CustomerRow.number)
    )
    if person is not None:
        asked = asked.where(func.coalesce(VisitPlanRow.person, "") == person)
    if text.strip():
        asked = asked.where(search.matches(session, text))
    return list(session.execute(asked).scalars())


def lines(session: Session, wanted: Iterable[int], on: date) -> list[Any]:
    """Return these customers with their plans, their last visit, and opinions not closed, as of a day."""
    last, open_count, overdue = _last_visit(on), _open(on), _open(on, overdue=True)
    columns = (
        CustomerRow.id,
        CustomerRow.number,
        CustomerRow.name,
        CustomerRow.address,
        CustomerRow.contact,
        CustomerRow.phone,
        StationRow.name.label("station"),
        AreaRow.name.label("area"),
        VisitPlanRow.person,
        VisitPlanRow.every_months,
        VisitPlanRow.from_on,
        last.label("last_visit"),
        open_count.label("opinions"),
        overdue.label("overdue"),
    )
    asked = (
        _planned(select(*columns))
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(CustomerRow.bureau_id == BUREAU)
    )
    parts = (asked.where(CustomerRow.id.in_(chunk)) for chunk in chunks(sorted(wanted)))
    return [row for part in parts for row in session.execute(part)]


def persons(session: Session) -> list[str]:
    """Return the names of those who visit."""
    asked = select(VisitPlanRow.person).where(VisitPlanRow.bureau_id == BUREAU, VisitPlanRow.person != "")
    return list(session.execute(asked.distinct().order_by(VisitPlanRow.person)).scalars())


def put_plan(session: Session, customer: int, plan: VisitPlan | None) -> None:
    """Keep a customer's plan of visits in place of what was planned; None plans none."""
    of_customer = VisitPlanRow.bureau_id == BUREAU, VisitPlanRow.customer_id == customer
    session.execute(delete(VisitPlanRow).where(*of_customer))
    if plan is not None:
        row = {"person": plan.person, "every_months": plan.every_months, "from_on": plan.from_on}
        session.execute(insert(VisitPlanRow).values(bureau_id=BUREAU, customer_id=customer, **row))


def add_visit(session: Session, customer: int, draft: VisitDraft, stamp: Stamp) -> int:
    """Add a visit; return its key."""
    key = last_key(session, VisitRow) + 1
    row = {
        "business_date": draft.on,
        "person": draft.person.strip() or stamp.by,
        "met": draft.met.strip(),
        "note": draft.note.strip(),
        "recorded_at": stamp.at,
        "recorded_by": stamp.by,
    }
    session.execute(insert(VisitRow).values(bureau_id=BUREAU, id=key, customer_id=customer, **row))
    return key


def add_opinion(session: Session, customer: int, draft: OpinionDraft, owner: str, visit: int | None) -> int:
    """Add an opinion, of a visit where it was raised at one; return its key."""
    key = last_key(session, OpinionRow) + 1
    row = {
        "visit_id": visit,
        "raised_on": draft.raised_on,
        "said": draft.said.strip(),
        "owner": owner,
        "due_on": draft.due_on,
        "reply": "",
        "closed_on": None,
    }
    session.execute(insert(OpinionRow).values(bureau_id=BUREAU, id=key, customer_id=customer, **row))
    return key


def answer(session: Session, key: int, reply: str, closed_on: date | None) -> None:
    """Keep the reply to an opinion, and the day on which it was closed where it was."""
    session.execute(
        update(OpinionRow)
        .where(OpinionRow.bureau_id == BUREAU, OpinionRow.id == key)
        .values(reply=reply, closed_on=closed_on)
    )


def opinion(session: Session, key: int) -> Any | None:
    """Return one opinion with its customer, or None."""
    return session.execute(_opinions().where(OpinionRow.id == key)).first()


def opinions(session: Session, customers: Sequence[int], on: date) -> list[Any]:
    """Return the opinions that these customers raised by a day, those not closed first, then the newest."""
    parts = (
        _opinions().where(OpinionRow.customer_id.in_(chunk), OpinionRow.raised_on <= on)
        for chunk in chunks(sorted(customers))
    )
    found = [row for part in parts for row in session.execute(part)]
    return sorted(found, key=lambda row: (row.closed_on is not None, -row.raised_on.toordinal(), row.id))


def visits(session: Session, customers: Sequence[int], on: date, since: date = date.min) -> list[Any]:
    """Return the visits to these customers from one day to another, the newest first."""
    found: list[Any] = []
    for chunk in chunks(sorted(customers)):
        asked = select(VisitRow).where(
            VisitRow.bureau_id == BUREAU,
            VisitRow.customer_id.in_(chunk),
            VisitRow.business_date.between(since, on),
        )
        ordered = asked.order_by(VisitRow.business_date.desc(), VisitRow.id.desc())
        found.extend(session.execute(ordered).scalars())
    return found


def bill_trails(session: Session, customer: int, on: date, first_month: int) -> list[BillTrail]:
    """Return a customer's bills from a month on with each day's change, in two queries."""
    of_customer = (
        BillRow.bureau_id == BUREAU,
        BillRow.customer_id == customer,
        BillRow.month >= first_month,
        BillRow.issued_on <= on,
    )
    asked = select(BillRow.id, BillRow.month, BillRow.issued_on, BillRow.kwh, BillRow.amount)
    bills = session.execute(asked.where(*of_customer)).all()
    changed = (
        select(EntryRow.bill_id, EntryRow.business_date, func.sum(EntryRow.fen))
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id))
        .where(
            *of_customer,
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.business_date <= on,
        )
        .group_by(EntryRow.bill_id, EntryRow.business_date)
    )
    changes: dict[int | None, list[tuple[date, int]]] = {}
    for bill, day, fen in session.execute(changed):
        changes.setdefault(bill, []).append((day, fen))
    return [
        BillTrail(row.month, row.issued_on, row.kwh, row.amount, tuple(sorted(changes.get(row.id, ()))))
        for row in bills
    ]


def _planned(asked: Any) -> Any:
    return asked.join(
        VisitPlanRow,
        (VisitPlanRow.bureau_id == BUREAU) & (VisitPlanRow.customer_id == CustomerRow.id),
        isouter=True,
    )


def _last_visit(on: date) -> Any:
    return (
        select(func.max(VisitRow.business_date))
        .where(
            VisitRow.bureau_id == BUREAU,
            VisitRow.customer_id == CustomerRow.id,
            VisitRow.business_date <= on,
        )
        .scalar_subquery()
    )


def _open(on: date, *, overdue: bool = False) -> Any:
    still = or_(OpinionRow.closed_on.is_(None), OpinionRow.closed_on > on)
    wanted = and_(still, OpinionRow.due_on < on) if overdue else still
    return (
        select(func.coalesce(func.sum(case((wanted, 1), else_=0)), 0))
        .where(
            OpinionRow.bureau_id == BUREAU,
            OpinionRow.customer_id == CustomerRow.id,
            OpinionRow.raised_on <= on,
        )
        .scalar_subquery()
    )


def _opinions() -> Any:
    return (
        select(
            OpinionRow.id,
            OpinionRow.customer_id,
            OpinionRow.raised_on,
            OpinionRow.said,
            OpinionRow.owner,
            OpinionRow.due_on,
            OpinionRow.reply,
            OpinionRow.closed_on,
            CustomerRow.number,
            CustomerRow.name,
        )
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == OpinionRow.customer_id))
        .where(OpinionRow.bureau_id == BUREAU)
    )
