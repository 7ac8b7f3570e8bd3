"""Bills as rows: which numbers are there, and posting a batch of new ones."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks, load_accounts
from desktop.db.base import BUREAU
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.places import Places
from desktop.db.records import BillFacts, CustomerRef
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.account import Account
from desktop.domain.billing import BillDraft
from desktop.domain.customers import TariffClass
from desktop.domain.entries import PRINCIPAL, Line, OpenBill, Terms
from desktop.domain.errors import UnknownBill

Told = Callable[[int, int], None]
_TELL_EVERY = 2_000


def numbers_there(session: Session, numbers: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Return the facts of the bills that have these numbers: customer, month, dates and fen."""
    found: dict[str, tuple[Any, ...]] = {}
    for chunk in chunks(sorted(set(numbers))):
        asked = (
            select(
                BillRow.number,
                CustomerRow.number.label("customer_no"),
                BillRow.month,
                BillRow.issued_on,
                BillRow.due_on,
                BillRow.amount,
            )
            .join(
                CustomerRow,
                (CustomerRow.bureau_id == BillRow.bureau_id) & (CustomerRow.id == BillRow.customer_id),
            )
            .where(BillRow.bureau_id == BUREAU, BillRow.number.in_(chunk))
        )
        found.update({row[0]: tuple(row[1:]) for row in session.execute(asked)})
    return found


def kwh_of(session: Session, bills: Sequence[int]) -> dict[int, tuple[int | None, str]]:
    """Return the consumption (kWh) and the tariff class that these bills were issued with."""
    found: dict[int, tuple[int | None, str]] = {}
    for chunk in chunks(bills):
        asked = select(BillRow.id, BillRow.kwh, BillRow.tariff_class).where(
            BillRow.bureau_id == BUREAU, BillRow.id.in_(chunk)
        )
        found.update({row.id: (row.kwh, row.tariff_class) for row in session.execute(asked)})
    return found


def unpaid_of(session: Session, numbers: Sequence[str]) -> list[tuple[str, int]]:
    """Return what is unpaid of these bills, in fen."""
    asked = select(BillRow.number, BillRow.outstanding).where(
        BillRow.bureau_id == BUREAU, BillRow.number.in_(numbers)
    )
    return [(row.number, row.outstanding) for row in session.execute(asked)]


def customer_of(session: Session, bill_no: str) -> str:
    """Return the number of the customer whose bill this is. Raises UnknownBill."""
    asked = (
        select(CustomerRow.number)
        .join(
            BillRow,
            (BillRow.bureau_id == CustomerRow.bureau_id) & (BillRow.customer_id == CustomerRow.id),
        )
        .where(BillRow.bureau_id == BUREAU, BillRow.number == bill_no)
    )
    number = session.execute(asked).scalar()
    if number is None:
        raise UnknownBill(bill_no)
    return number


def facts_of(draft: BillDraft) -> tuple[Any, ...]:
    """Return a draft's facts as `numbers_there` tells them."""
    return draft.customer_no, draft.month.code, draft.issued_on, draft.due_on, draft.amount.fen


def post(
    session: Session,
    ledger: Ledger,
    drafts: Sequence[BillDraft],
    customers: dict[str, Known],
    terms: Terms,
    told: Told,
) -> None:
    """Post new bills in the order they were issued; each is paid from prestored money at once."""
    places = Places(session)
    names = places.names()
    holding = {known.key: known for known in customers.values() if known.prestored}
    accounts = load_accounts(session, holding.keys())
    ordered = sorted(drafts, key=_order)
    for count, draft in enumerate(ordered, 1):
        known = customers[draft.customer_no]
        area = places.area(draft.station, draft.area) if draft.station or draft.area else known.area
        if area not in names:
            names = places.names()
        post_one(ledger, draft, known, (area, *names[area]), accounts.get(known.key), terms)
        if count % _TELL_EVERY == 0:
            told(count, len(ordered))


def post_one(
    ledger: Ledger,
    draft: BillDraft,
    known: Known,
    place: tuple[int, str, str],
    account: Account | None,
    terms: Terms,
) -> None:
    """Post one bill at a place (the area's key, station and area); an account may pay it at once."""
    area, *names = place
    tariff_class = draft.tariff_class.value if draft.tariff_class else known.tariff_class
    residential = tariff_class == TariffClass.RESIDENTIAL
    bill = OpenBill(
        draft.bill_no, draft.month.code, draft.issued_on, draft.due_on, draft.amount.fen, residential
    )
    facts = BillFacts(
        bill.month,
        draft.issued_on.isoformat(),
        draft.due_on.isoformat(),
        draft.kwh,
        tariff_class,
        *names,
    )
    customer = CustomerRef(known.key, known.number)
    if account is None:
        issued = Line(PRINCIPAL, "bill", bill.amount, bill.issued_on, bill.issued_on, bill)
        ledger.bill(issued, customer, area, facts, tariff_class)
        return
    issued, uses = account.post_bill(bill, terms)
    ledger.bill(issued, customer, area, facts, tariff_class)
    for use in uses:
        ledger.act(use, customer)


def _order(draft: BillDraft) -> tuple[Any, ...]:
    return draft.issued_on, draft.month, draft.due_on, draft.bill_no
