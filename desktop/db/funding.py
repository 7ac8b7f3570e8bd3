"""Fiscally-funded payers as rows: how they are funded, and the plans agreed with them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db import search
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.field_rows import FundingRow, InstalmentRow, PlanRow
from desktop.db.keys import last_key
from desktop.db.rows import AreaRow, CustomerRow, StationRow
from desktop.domain.customers import Funding as FundedBy
from desktop.domain.funding import Funding, FundingFilter, Instalment, PlanDraft


def keys(session: Session, wanted: FundingFilter) -> list[int]:
    """Return the keys of the fiscally-funded payers that a filter lets through, by collector and number."""
    asked = _joined(select(CustomerRow.id)).where(
        CustomerRow.bureau_id == BUREAU, CustomerRow.funding == FundedBy.FISCAL.value
    )
    collector = func.coalesce(FundingRow.collector, "")
    if wanted.collector is not None:
        asked = asked.where(collector == wanted.collector)
    if wanted.month is not None:
        asked = asked.where(func.coalesce(FundingRow.month, 0) == wanted.month)
    if wanted.text.strip():
        asked = asked.where(search.matches(session, wanted.text))
    return list(session.execute(asked.order_by(collector == "", collector, CustomerRow.number)).scalars())


def lines(session: Session, wanted: Iterable[int]) -> list[Any]:
    """Return these payers with their places and how they are funded."""
    columns = (
        CustomerRow.id,
        CustomerRow.number,
        CustomerRow.name,
        CustomerRow.contact.label("customer_contact"),
        CustomerRow.phone.label("customer_phone"),
        StationRow.name.label("station"),
        AreaRow.name.label("area"),
        FundingRow.source,
        FundingRow.month,
        FundingRow.contact,
        FundingRow.phone,
        FundingRow.collector,
    )
    asked = (
        _joined(select(*columns))
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(CustomerRow.bureau_id == BUREAU)
    )
    parts = (asked.where(CustomerRow.id.in_(chunk)) for chunk in chunks(sorted(wanted)))
    return [row for part in parts for row in session.execute(part)]


def collectors(session: Session) -> list[str]:
    """Return the names of those who collect from fiscally-funded payers."""
    asked = select(FundingRow.collector).where(FundingRow.bureau_id == BUREAU, FundingRow.collector != "")
    return list(session.execute(asked.distinct().order_by(FundingRow.collector)).scalars())


def put(session: Session, customer: int, funding: Funding) -> None:
    """Keep how a customer is funded, in place of what was known."""
    of_customer = FundingRow.bureau_id == BUREAU, FundingRow.customer_id == customer
    session.execute(delete(FundingRow).where(*of_customer))
    row = {
        "source": funding.source.strip(),
        "month": funding.month,
        "contact": funding.contact.strip(),
        "phone": funding.phone.strip(),
        "collector": funding.collector.strip(),
    }
    session.execute(insert(FundingRow).values(bureau_id=BUREAU, customer_id=customer, **row))


def add_plan(
    session: Session, customer: int, draft: PlanDraft, instalments: Sequence[Instalment], person: str
) -> int:
    """Add a plan with its instalments; return its key."""
    key = last_key(session, PlanRow) + 1
    session.execute(
        insert(PlanRow).values(
            bureau_id=BUREAU,
            id=key,
            customer_id=customer,
            made_on=draft.made_on,
            person=person,
            note=draft.note.strip(),
            ended_on=None,
        )
    )
    rows = [
        {"bureau_id": BUREAU, "plan_id": key, "due_on": one.due_on, "amount": one.amount}
        for one in instalments
    ]
    session.execute(insert(InstalmentRow), rows)
    return key


def end_plan(session: Session, key: int, on: date) -> None:
    """End a plan: its instalments are not waited for any more."""
    session.execute(update(PlanRow).where(PlanRow.bureau_id == BUREAU, PlanRow.id == key).values(ended_on=on))


def plans(
    session: Session, on: date, customers: Sequence[int] | None = None, *, ended: bool = False
) -> list[Any]:
    """Return the plans made by a day, of these customers or of all, oldest first; the ended ones if asked."""
    asked = select(
        PlanRow.id, PlanRow.customer_id, PlanRow.made_on, PlanRow.person, PlanRow.note, PlanRow.ended_on
    ).where(PlanRow.bureau_id == BUREAU, PlanRow.made_on <= on)
    if not ended:
        asked = asked.where(or_(PlanRow.ended_on.is_(None), PlanRow.ended_on > on))
    asked = asked.order_by(PlanRow.id)
    if customers is None:
        return list(session.execute(asked))
    parts = (asked.where(PlanRow.customer_id.in_(chunk)) for chunk in chunks(sorted(customers)))
    return [row for part in parts for row in session.execute(part)]


def instalments(session: Session, wanted: Iterable[int]) -> dict[int, list[Instalment]]:
    """Return the instalments of these plans, by plan, in order."""
    found: dict[int, list[Instalment]] = {}
    for chunk in chunks(sorted(wanted)):
        asked = select(InstalmentRow.plan_id, InstalmentRow.due_on, InstalmentRow.amount).where(
            InstalmentRow.bureau_id == BUREAU, InstalmentRow.plan_id.in_(chunk)
        )
        for row in session.execute(asked.order_by(InstalmentRow.plan_id, InstalmentRow.due_on)):
            found.setdefault(row.plan_id, []).append(Instalment(row.due_on, row.amount))
    return found


def _joined(asked: Any) -> Any:
    return asked.join(
        FundingRow,
        (FundingRow.bureau_id == BUREAU) & (FundingRow.customer_id == CustomerRow.id),
        isouter=True,
    )
