"""Posting bills: by hand or by the thousand; unknown customers are made where that is allowed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from desktop.db import bills, customers, settings
from desktop.db.ledger import Ledger
from desktop.db.places import Places
from desktop.domain.billing import BillDraft
from desktop.domain.customers import CustomerDraft, TariffClass
from desktop.domain.errors import BillExists, Refusal, UnknownCustomer
from desktop.domain.money import Money
from desktop.domain.rights import Right
from desktop.services.initials import initials
from desktop.services.workplace import Workplace, no_progress


@dataclass(slots=True)
class Sorted:
    """Drafts sorted by what can become of each."""

    new: list[BillDraft] = field(default_factory=list)
    there: list[BillDraft] = field(default_factory=list)
    refused: list[tuple[BillDraft, Refusal]] = field(default_factory=list)
    to_make: dict[str, CustomerDraft] = field(default_factory=dict)


class BillService:
    """Issue bills."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def issue(self, draft: BillDraft) -> Money:
        """Post one bill by hand; return what prestored money left unpaid of it."""
        draft.check()
        with self._at.writing(Right.BILLS) as session:
            found = sort_out(session, [draft], create_customers=False)
            for _, refusal in found.refused:
                raise refusal
            if found.there:
                raise BillExists(draft.bill_no)
            post(session, Ledger(session, self._at.stamp()), found)
            [left] = [row[1] for row in bills.unpaid_of(session, [draft.bill_no])]
            return Money(left)


def sort_out(session: Session, drafts: Iterable[BillDraft], *, create_customers: bool) -> Sorted:
    """Sort drafts into new ones, ones that are there with the same facts, and refused ones."""
    drafts = list(drafts)
    known = customers.known(session, (draft.customer_no for draft in drafts))
    there = bills.numbers_there(session, (draft.bill_no for draft in drafts))
    found = Sorted()
    for draft in drafts:
        facts = bills.facts_of(draft)
        if draft.bill_no in there:
            if there[draft.bill_no] == facts:
                found.there.append(draft)
            else:
                found.refused.append((draft, BillExists(draft.bill_no)))
        elif draft.customer_no not in known and not create_customers:
            found.refused.append((draft, UnknownCustomer(draft.customer_no)))
        else:
            there[draft.bill_no] = facts
            found.new.append(draft)
            if draft.customer_no not in known:
                found.to_make.setdefault(draft.customer_no, _customer_of(draft))
    return found


def post(
    session: Session,
    ledger: Ledger,
    found: Sorted,
    told: Callable[[int, int], None] = no_progress,
) -> None:
    """Make the customers that are missing and post the new bills, in one transaction."""
    make(session, list(found.to_make.values()))
    known = customers.known(session, (draft.customer_no for draft in found.new))
    bills.post(session, ledger, found.new, known, settings.terms(session), told)
    ledger.flush()


def make(session: Session, drafts: Sequence[CustomerDraft]) -> None:
    """Make customers, with the initials of their names."""
    named = [customers.NewCustomer(draft, initials(draft.name or draft.customer_no)) for draft in drafts]
    customers.add(session, named, Places(session))


def _customer_of(draft: BillDraft) -> CustomerDraft:
    return CustomerDraft(
        draft.customer_no,
        draft.customer_name or draft.customer_no,
        station=draft.station,
        area=draft.area,
        tariff_class=draft.tariff_class or TariffClass.RESIDENTIAL,
    )
