"""What the counter must have before money moves, where the bureau asks it: an open shift, a number."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db import numbering, settings, shifts
from desktop.domain.errors import NoShiftOpen, RangeUsedUp, ShiftClosed, ShiftOfAnotherDay
from desktop.domain.numbering import next_number
from desktop.services.workplace import Workplace


def admit(session: Session, at: Workplace, on: date) -> None:
    """Refuse money while the clerk has no open shift, or one of an earlier day; an open file asks neither."""
    if settings.value_of(session, "shift.required") == "off":
        return
    shift = shifts.open_shift(session, at.clerk)
    if shift is None:
        raise NoShiftOpen(at.clerk)
    if shift.on < min(on, at.business_date(session)):
        raise ShiftOfAnotherDay(at.clerk, shift.number, shift.on, on)


def receipt_number(session: Session, at: Workplace) -> str:
    """Return the next number of the clerk's own ranges; empty where numbers are built in."""
    if settings.value_of(session, "receipt.numbers") == "built-in":
        return ""
    voided = numbering.voided(session)
    for numbers in numbering.ranges(session, at.clerk):
        if number := next_number(numbers, numbering.newest(session, numbers), voided):
            return number
    raise RangeUsedUp(at.clerk)


def refuse_closed(session: Session, at: Workplace, number: str, posting: int) -> None:
    """Refuse what was posted before the clerk's last close: it is locked for the clerk."""
    seq, shift = shifts.last_close(session, at.clerk)
    if seq and shifts.first_seq(session, posting) < seq:
        raise ShiftClosed(number, shift)
