"""One customer's account in motion: bills, payments, prestored money and their counter-entries."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from desktop.domain.allocation import Claim, Share, allocate
from desktop.domain.dues import Due
from desktop.domain.entries import (
    ADJUSTMENTS,
    PENALTY,
    PRESTORED,
    PRINCIPAL,
    PURPOSES,
    RETROACTIVE,
    Act,
    Line,
    Lot,
    OpenBill,
    Posted,
    Terms,
)
from desktop.domain.errors import (
    BillNotIssued,
    ChangedSince,
    PrestoredMoneyUsed,
    PrestoredTooLittle,
    UnknownBill,
)
from desktop.domain.penalty import Change, Penalty, last_paid_on, penalty


class Account:
    """A customer's live bills and deposits; each method changes it and returns the acts to be posted."""

    def __init__(
        self,
        bills: Iterable[OpenBill] = (),
        lots: Iterable[Lot] = (),
        *,
        frozen_on: date | None = None,
    ) -> None:
        """Take what the ledger knows; from `frozen_on` (prepaid commissioning) on no penalty accrues."""
        self.bills = {bill.bill_no: bill for bill in bills}
        # a settled bill is not looked at again: hundreds of payments may follow it in one batch
        self._live = dict(self.bills)
        self.lots = sorted(lots, key=lambda lot: (lot.on, lot.seq))
        self.frozen_on = frozen_on

    @property
    def prestored(self) -> int:
        """Money held that pays bills, in fen."""
        return self.held_for("")

    def held_for(self, purpose: str) -> int:
        """Money held for a purpose, in fen: fees against a risk, energy bought by top-ups."""
        return sum(lot.balance for lot in self.lots if lot.purpose == purpose)

    def penalty_of(self, bill: OpenBill, on: date, terms: Terms) -> Penalty:
        """Return a bill's whole penalty as of a day; what was posted of a paid bill stands as it is."""
        until = on if self.frozen_on is None else min(on, self.frozen_on)
        facts = bill.amount, bill.due_on, bill.changes, until, terms.rules
        whole = penalty(*facts, residential=bill.residential, paid=bill.penalty_paid)
        stands = bill.assessed and not bill.outstanding
        return Penalty(bill.assessed, whole.steps, whole.exact) if stands else whole

    def penalty_due(self, bill: OpenBill, on: date, terms: Terms) -> int:
        """Return what is still to be paid of a bill's penalty, in fen."""
        if not bill.outstanding:
            return max(0, bill.assessed - bill.penalty_paid)
        if on <= bill.due_on:
            return 0
        return self.penalty_of(bill, on, terms).total - bill.penalty_paid

    def owed(self, on: date, terms: Terms) -> list[Claim]:
        """List what each bill issued by a day and not settled owes on it."""
        return [Due(self, bill, on, terms) for bill in self._live.values() if bill.issued_on <= on]

    def pay(
        self,
        fen: int,
        on: date,
        terms: Terms,
        *,
        number: str = "",
        first: str | None = None,
        only: Collection[str] | None = None,
    ) -> list[Act]:
        """Settle bills with a payment; what is left over is prestored, and pays bills issued later."""
        for bill_no in {*(only or ()), *([first] if first else [])}:
            self._refuse_unissued(bill_no, on)
        collected = list(self._collect([first] if first else [], fen, on))
        fen += sum(line.fen for line in collected if line.kind == "payment")
        act, left = self.settle("payment", fen, on, terms, first=first, only=only)
        act.lines[:0] = collected
        act.number = number
        for line in self._collect(sorted(only or ()), left, on):
            act.lines.append(line)
            left += line.fen if line.kind == "payment" else 0
        if not left:
            return [act]
        self.hold(act, left)
        later = sorted({bill.issued_on for bill in self.bills.values() if bill.issued_on > on})
        return [act, *(use for day in later for use in self.use_prestored(day, terms))]

    def deposit(self, fen: int, on: date, terms: Terms, *, number: str = "") -> list[Act]:
        """Prestore money; what is owed already is paid from it at once, and bills issued later."""
        act = Act("deposit", on, [], number)
        self.hold(act, fen)
        days = {on, *(bill.issued_on for bill in self.bills.values() if bill.issued_on > on)}
        return [act, *(use for day in sorted(days) for use in self.use_prestored(day, terms))]

    def hold(self, act: Act, fen: int, kind: str = "") -> None:
        """Add prestored money to the account by a line of an act."""
        lot = Lot(act.number, act.on, fen, fen, purpose=PURPOSES.get(act.kind, ""))
        self.lots.append(lot)
        self.lots.sort(key=lambda lot: lot.on)
        act.lines.append(Line(PRESTORED, kind or act.kind, fen, act.on, act.on, lot=lot))

    def post_bill(self, bill: OpenBill, terms: Terms) -> tuple[Line, list[Act]]:
        """Take up a new bill and pay it from prestored money that is held."""
        self.bills[bill.bill_no] = self._live[bill.bill_no] = bill
        issued = Line(PRINCIPAL, "bill", bill.amount, bill.issued_on, bill.issued_on, bill)
        return issued, list(self.use_prestored(bill.issued_on, terms))

    def use_prestored(self, issued_on: date, terms: Terms) -> Iterator[Act]:
        """Pay bills from deposits, oldest first, on the later of the issue date and the deposit's date."""
        for lot in self.lots:
            if not lot.usable:
                continue
            on = max(issued_on, lot.on)
            act, left = self.settle("use", lot.usable, on, terms, lot=lot)
            if act.lines:
                used = lot.usable - left
                lot.balance -= used
                act.lines.append(Line(PRESTORED, "use", -used, on, on, lot=lot, by_prestored=True))
                yield act

    def refund(self, fen: int, on: date, *, number: str = "", kind: str = "refund") -> Act:
        """Give prestored money back, or a fee, newest deposit first, never below zero."""
        lots = [lot for lot in self.lots if lot.purpose == PURPOSES.get(kind, "")]
        if fen > sum(lot.balance for lot in lots):
            raise PrestoredTooLittle(fen, sum(lot.balance for lot in lots))
        lines = []
        for lot in reversed(lots):
            part = min(fen, lot.balance)
            if part:
                lot.balance -= part
                lot.returned = max(0, lot.returned - part)
                fen -= part
                lines.append(Line(PRESTORED, kind, -part, on, on, lot=lot))
        return Act(kind, on, lines, number)

    def waive(self, bill_no: str, on: date, terms: Terms, fen: int | None = None) -> Act:
        """Waive a bill's penalty, or a part of it."""
        bill = self.bill(bill_no)
        due = self.penalty_due(bill, on, terms)
        part = due if fen is None else min(fen, due)
        bill.penalty_paid += part
        return Act("waiver", on, [Line(PENALTY, "waiver", -part, on, on, bill)] if part else [])

    def reverse(
        self, posted: Iterable[Posted], on: date, terms: Terms, *, number: str, bounced: bool = False
    ) -> Act:
        """Counter what a payment, a use or a refund posted; a bounced one counts as never paid."""
        posted = [entry for entry in posted if entry.line.kind != "assessment"]
        self._refuse_used(posted, number)
        was_settled = {
            entry.line.bill.bill_no for entry in posted if entry.line.bill and not entry.line.bill.outstanding
        }
        self._live = dict(self.bills)
        kind = "bounce" if bounced else "reversal"
        act = Act(kind, on, [self._counter(entry, on, bounced=bounced) for entry in posted])
        adjusted = {line.bill.bill_no for line in act.lines if line.bill and line.kind in RETROACTIVE}
        for bill in {line.bill.bill_no: line.bill for line in act.lines if line.bill}.values():
            if bill.is_overdrawn:
                raise ChangedSince(number, bill.bill_no)
        for bill_no in sorted(was_settled | adjusted):
            bill = self.bills[bill_no]
            if bill.outstanding or bill_no in adjusted:
                act.lines.extend(self.reassessed(bill, on, terms))
        return act

    def settle(
        self,
        kind: str,
        fen: int,
        on: date,
        terms: Terms,
        *,
        first: str | None = None,
        only: Collection[str] | None = None,
        lot: Lot | None = None,
    ) -> tuple[Act, int]:
        """Pay what is owed, oldest first, by an act of this kind; return it, and what is left over."""
        shares, left = self._allocated(fen, on, terms, first, only)
        act = Act(kind, on, [])
        from_lot = lot is not None
        for share in shares:
            bill = self.bills[share.bill_no]
            if share.principal:
                bill.offset += share.principal * from_lot
                act.lines.append(Line(PRINCIPAL, kind, -share.principal, on, on, bill, lot, from_lot))
                act.lines.extend(self._pay_principal(bill, share.principal, on, terms))
            if share.penalty:
                bill.penalty_paid += share.penalty
                act.lines.append(Line(PENALTY, kind, -share.penalty, on, on, bill, lot, from_lot))
            if bill.is_settled:
                del self._live[bill.bill_no]
        return act, left

    def reassessed(self, bill: OpenBill, on: date, terms: Terms) -> Iterator[Line]:
        """Take posted penalties back from a bill that owes again; post them anew where the sum changed."""
        before, paid = bill.assessed, list(bill.assessments)
        bill.assessed = 0
        whole = 0 if bill.outstanding else max(bill.penalty_paid, self._when_paid(bill, on, terms))
        if whole == before:
            bill.assessed = before
            return
        for seq, fen in paid:
            yield Line(PENALTY, "assessment", -fen, on, on, bill, counters=seq)
        bill.assessments.clear()
        bill.assessed = whole
        if whole:
            yield Line(PENALTY, "assessment", whole, on, on, bill)

    def _when_paid(self, bill: OpenBill, on: date, terms: Terms) -> int:
        return self.penalty_of(bill, last_paid_on(bill.amount, bill.changes, date.max) or on, terms).total

    def _collect(self, named: Iterable[str], fen: int, on: date) -> Iterator[Line]:
        """Pay what was written off of named bills: it is called back and paid in the same act."""
        for bill in (self.bills[bill_no] for bill_no in named):
            part = min(fen, bill.written_off)
            rest = min(fen - part, bill.penalty_written_off)
            fen -= part + rest
            for account, sum_paid in ((PRINCIPAL, part), (PENALTY, rest)):
                if sum_paid:
                    yield Line(account, "recall", sum_paid, on, on, bill)
                    yield Line(account, "payment", -sum_paid, on, on, bill)
            bill.written_off -= part
            bill.penalty_written_off -= rest

    def _allocated(
        self, fen: int, on: date, terms: Terms, first: str | None, only: Collection[str] | None
    ) -> tuple[list[Share], int]:
        if first in self._live:
            # the named bill by itself: a file that names a bill a row need not sort all the others each time
            shares, left = allocate(fen, [Due(self, self._live[first], on, terms)], terms.order, first=first)
            if not left:
                return shares, left
        return allocate(fen, self.owed(on, terms), terms.order, first=first, only=only)

    def _pay_principal(self, bill: OpenBill, fen: int, on: date, terms: Terms) -> Iterator[Line]:
        bill.changes.append(Change(on, -fen))
        if bill.outstanding:
            return
        if whole := self._when_paid(bill, on, terms):
            settled_on = last_paid_on(bill.amount, bill.changes, date.max) or on
            bill.assessed += whole
            yield Line(PENALTY, "assessment", whole, settled_on, settled_on, bill)

    def _counter(self, entry: Posted, on: date, *, bounced: bool) -> Line:
        line = entry.line
        adjusts = line.kind in ADJUSTMENTS
        value_on = line.value_on if bounced or line.kind in RETROACTIVE else on
        if line.account == PRINCIPAL and line.bill:
            line.bill.changes.append(Change(value_on, -line.fen))
            line.bill.offset += line.fen * line.by_prestored
        elif line.account == PENALTY and line.bill:
            line.bill.penalty_paid += line.fen
        elif line.lot:
            line.lot.balance -= line.fen
            if line.fen < 0:
                line.lot.returned -= line.fen
        if adjusts and line.bill:
            line.bill.adjust(line.account, line.kind, -line.fen)
        kind = line.kind if adjusts else "reversal"
        ties = line.bill, line.lot, line.by_prestored, entry.seq
        return Line(line.account, kind, -line.fen, on, value_on, *ties)

    def _refuse_used(self, posted: Iterable[Posted], number: str) -> None:
        for entry in posted:
            line = entry.line
            if line.account == PRESTORED and line.fen > 0 and line.lot and line.lot.balance < line.fen:
                raise PrestoredMoneyUsed(number, tuple(line.lot.used_by))

    def _refuse_unissued(self, bill_no: str, on: date) -> None:
        bill = self.bill(bill_no)
        if bill.issued_on > on:
            raise BillNotIssued(bill_no, bill.issued_on)

    def bill(self, bill_no: str) -> OpenBill:
        """Return a bill of this account; raises UnknownBill."""
        if bill_no not in self.bills:
            raise UnknownBill(bill_no)
        return self.bills[bill_no]
