"""Recovery of a year as of a day: the bureau's line, and one for each part of a cut."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db import recovery_parts as parts
from desktop.db.recovery_cuts import CUTS, WHOLE, Cut, Span
from desktop.domain.months import Month
from desktop.domain.recovery import By, Part, Recovery
from desktop.domain.summary import PriorArrears


def total(session: Session, span: Span) -> Recovery:
    """Return the bureau's line."""
    return _report(session, span, WHOLE)[0]


def broken_down(session: Session, span: Span, by: By) -> list[Recovery]:
    """Return a line for each station, area, contractor, category or month that was billed."""
    return _report(session, span, CUTS[by])[1]


def both(session: Session, span: Span, by: By) -> tuple[Recovery, list[Recovery]]:
    """Return the bureau's line and those of a cut."""
    return _report(session, span, CUTS[by])


def sums(session: Session, span: Span, by: By) -> tuple[Recovery, list[Recovery]]:
    """Return what `both` does in half the time: nobody's customers are counted."""
    return _report(session, span, CUTS[by], customers=False)


def prior_months(session: Session, span: Span) -> list[PriorArrears]:
    """Return the prior arrears by billing month."""
    bills = parts.prior_bills(span)
    asked = (
        select(bills.c.month, func.sum(bills.c.receivable), func.sum(bills.c.outstanding))
        .group_by(bills.c.month)
        .order_by(bills.c.month)
    )
    return [PriorArrears(str(Month.from_code(month)), *sums) for month, *sums in session.execute(asked)]


def _report(
    session: Session, span: Span, cut: Cut, *, customers: bool = True
) -> tuple[Recovery, list[Recovery]]:
    current = parts.current(session, span, cut)
    prior = parts.prior(session, span, cut)
    offsets = parts.offsets(session, span, cut)
    nothing = (0, 0)
    counted, whole = parts.customers(session, span, cut) if customers else ({}, nothing)
    lines = []
    for key in sorted({*current, *prior}, key=lambda key: (key[1], str(key[0] or ""))):
        of_current, of_prior = offsets.get(key, nothing)
        own = Part(*current.get(key, nothing), of_current)
        old = Part(*prior.get(key, nothing), of_prior)
        lines.append(Recovery(str(key[0] or "—"), own, old, *counted.get(key, nothing), key[1]))
    return _added_up(lines, whole), lines


def _added_up(lines: Sequence[Recovery], customers: tuple[int, int]) -> Recovery:
    current = sum((line.current for line in lines), Part())
    prior = sum((line.prior for line in lines), Part())
    return Recovery("", current, prior, *customers)
