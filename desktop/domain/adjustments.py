"""What changes a bill without money: its correction by a counter-bill, and its write-off.

A correction counts from the day the bill was issued, as if it had been issued right. What is written off
(账销案存) is no longer receivable, but stays collectible: a payment that names the bill calls it back.
"""

from collections.abc import Iterator
from datetime import date

from desktop.domain.account import Account
from desktop.domain.entries import PENALTY, PRINCIPAL, Act, Line, OpenBill, Terms
from desktop.domain.errors import BillNotIssued, CorrectionNotLower, NothingToWriteOff, WrittenOffBefore
from desktop.domain.penalty import Change


def correct(account: Account, bill_no: str, to: int, on: date, terms: Terms) -> Act:
    """Lower a bill to `to` fen; what was paid beyond that becomes prestored.

    Raises CorrectionNotLower where the bill is not above that: more is billed by a further bill.
    """
    bill = account.bill(bill_no)
    if on < bill.issued_on:
        raise BillNotIssued(bill_no, bill.issued_on)
    if bill.written_off:
        raise WrittenOffBefore(bill_no)
    cut = bill.billed - to
    if cut <= 0:
        raise CorrectionNotLower(bill_no, bill.billed, to)
    act = Act("correction", on, [Line(PRINCIPAL, "correction", -cut, on, bill.issued_on, bill)])
    bill.changes.append(Change(bill.issued_on, -cut))
    bill.corrected -= cut
    over = -bill.outstanding
    if over > 0:
        bill.changes.append(Change(on, over))
        act.lines.extend(_released(bill, over, on))
        account.hold(act, over, "release")
    if not bill.outstanding:
        act.lines.extend(account.reassessed(bill, on, terms))
    return act


def _released(bill: OpenBill, over: int, on: date) -> Iterator[Line]:
    """What prestored money paid is released first, so that no offset stays of what is no longer paid."""
    offset = min(over, bill.offset)
    bill.offset -= offset
    for part, by_prestored in ((offset, True), (over - offset, False)):
        if part:
            yield Line(PRINCIPAL, "release", part, on, on, bill, by_prestored=by_prestored)


def write_off(account: Account, bill_no: str, on: date, terms: Terms) -> Act:
    """Take what is unpaid of a bill, and its penalty to that day, off the books."""
    bill = account.bill(bill_no)
    if on < bill.issued_on:
        raise BillNotIssued(bill_no, bill.issued_on)
    owed, due = bill.outstanding, account.penalty_due(bill, on, terms)
    if not owed and not due:
        raise NothingToWriteOff(bill_no)
    act = Act("write-off", on, [])
    if owed:
        whole = account.penalty_of(bill, on, terms).total
        act.lines.append(Line(PRINCIPAL, "write-off", -owed, on, on, bill))
        bill.changes.append(Change(on, -owed))
        bill.written_off += owed
        if whole:
            bill.assessed += whole
            act.lines.append(Line(PENALTY, "assessment", whole, on, on, bill))
    if due:
        act.lines.append(Line(PENALTY, "write-off", -due, on, on, bill))
        bill.penalty_paid += due
        bill.penalty_written_off += due
    return act


def pledge(account: Account, fen: int, on: date) -> Act:
    """Take a fee that is held against a risk: it pays no bill, and is given back by its own refund."""
    act = Act("fee", on, [])
    account.hold(act, fen)
    return act


def transfer(payer: Account, payee: Account, fen: int, on: date, terms: Terms) -> tuple[Act, list[Act]]:
    """Move prestored money to another account, newest deposit first; what is owed there is paid from it.

    Returns the act, whose lines of the payee come last, and the uses.
    """
    act = payer.refund(fen, on, kind="transfer")
    payee.hold(act, fen)
    days = {on, *(bill.issued_on for bill in payee.bills.values() if bill.issued_on > on)}
    return act, [use for day in sorted(days) for use in payee.use_prestored(day, terms)]
