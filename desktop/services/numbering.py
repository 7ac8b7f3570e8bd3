"""Receipt numbers: ranges issued to clerks, voids, and the report of gaps."""

import json
from collections.abc import Sequence

from desktop.db import numbering
from desktop.db.keys import PREFIXES
from desktop.db.ledger import Ledger
from desktop.domain.errors import NumberNotFree, RangeTaken
from desktop.domain.numbering import NumberRange, RangeReport, checked_range, report
from desktop.domain.rights import Right
from desktop.services.supervision import reason_given
from desktop.services.till import receipt_number
from desktop.services.workplace import Workplace


class NumberService:
    """Ranges of receipt numbers and what became of them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def issue(self, clerk: str, first: str, last: str) -> NumberRange:
        """Issue a range to a clerk. Raises BadRange, or RangeTaken where a number was issued before."""
        with self._at.writing(Right.RANGES) as session:
            on = self._at.business_date(session)
            numbers = checked_range(clerk, first.strip(), last.strip(), on, set(PREFIXES.values()))
            for there in numbering.ranges(session):
                if there.overlaps(numbers):
                    raise RangeTaken(there.first, there.last, there.clerk)
            ledger = Ledger(session, self._at.stamp())
            facts = json.dumps({"first": numbers.first, "last": numbers.last})
            ledger.record(numbering.ISSUED, clerk, facts, on)
            ledger.flush()
            return numbers

    def void(self, number: str, reason: str) -> None:
        """Void an unused number, such as that of a spoilt form. Raises NumberNotFree."""
        reason = reason_given(reason)
        with self._at.writing(Right.VOID) as session:
            mine = None if self._at.may(Right.RANGES) else self._at.clerk
            holding = [there for there in numbering.ranges(session, mine) if number in there]
            taken = (
                holding and number in numbering.used(session, holding[0]) | numbering.voided(session).keys()
            )
            if not holding or taken:
                raise NumberNotFree(number)
            ledger = Ledger(session, self._at.stamp())
            facts = json.dumps({"reason": reason}, ensure_ascii=False)
            ledger.record(numbering.VOIDED, number, facts, self._at.business_date(session))
            ledger.flush()

    def next(self) -> str:
        """Return the number that the next receipt at this counter has; empty where numbers are built in.

        Raises RangeUsedUp.
        """
        with self._at.reading() as session:
            return receipt_number(session, self._at)

    def report(self) -> Sequence[RangeReport]:
        """Return every range with what was used, voided, missed and is left, oldest first."""
        with self._at.reading() as session:
            voided = numbering.voided(session)
            return [
                report(numbers, numbering.used(session, numbers), voided)
                for numbers in numbering.ranges(session)
            ]
