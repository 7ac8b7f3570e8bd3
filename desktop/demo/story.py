"""The plan told day by day: bills in the morning, visitors over the day, meetings in the evening."""

from datetime import date, datetime, time, timedelta, timezone

from desktop.demo.clients import Client
from desktop.demo.plan import Plan
from desktop.demo.visits import Visit, What
from desktop.domain.conversion import Stage
from desktop.domain.money import Money
from desktop.domain.payments import Method, PaymentDraft
from desktop.services.county import CountyBook
from desktop.services.workplace import Progress

CHINA = timezone(timedelta(hours=8))
_BILLS_AT = time(6, 30)
_MEETING_AT, _WORK_AT = time(17, 40), time(18, 10)
_A_MISTAKE = "收错户，冲正后重收"
_TELL_EVERY = 2_000
_COIN, _NOTE, _LARGE_NOTE = 100, 1_000, 10_000
"""A yuan, ten and a hundred, in fen."""


class Story:
    """A plan being told into a county's book, until a day."""

    def __init__(self, plan: Plan, book: CountyBook, progress: Progress) -> None:
        """Begin before the first day."""
        self._plan = plan
        self._book = book
        self._progress = progress
        self._clients = {client.serial: client for client in plan.county}
        self._told = 0
        self._whole = 0
        self._payments = 0

    def tell(self, until: date) -> None:
        """Tell every day up to one; what was posted is written at the end of each month."""
        days = [day for day in self._plan.days() if day <= until]
        self._whole = sum(self._plan.size(day) for day in days)
        for day, following in zip(days, [*days[1:], None], strict=True):
            self._bills(day)
            for visit in sorted(self._plan.visits.get(day, ()), key=_by_the_clock):
                self._visit(visit)
            self._meet(day)
            self._work(day)
            if following is None or following.month != day.month:
                self._book.flush()
        self._progress(self._whole, self._whole)

    def _bills(self, day: date) -> None:
        drafts = self._plan.bills.get(day, ())
        if drafts:
            self._record(day, _BILLS_AT, self._plan.staff.billing)
        for draft in drafts:
            self._book.issue(draft)
            self._tell()

    def _visit(self, visit: Visit) -> None:
        self._tell()
        client = self._clients[visit.serial]
        fen = self._fen(visit, client)
        if not fen:
            return
        self._record(visit.on, time(*divmod(visit.minute, 60)), self._clerk(visit, client))
        if visit.what is What.IS_MISTAKEN_FOR_ANOTHER:
            other = self._clients[visit.detail].draft.customer_no
            receipt = self._book.take(self._draft(visit, other, fen))
            self._book.reverse(receipt, other, visit.on, _A_MISTAKE)
        self._book.take(self._draft(visit, client.draft.customer_no, fen))

    def _fen(self, visit: Visit, client: Client) -> int:
        if visit.what is What.DEPOSITS:
            return visit.detail
        principal, penalty = self._book.owed(client.draft.customer_no, visit.on)
        if visit.what is What.PAYS_PART:
            return principal // 2 // _COIN * _COIN
        return principal + penalty

    def _clerk(self, visit: Visit, client: Client) -> str:
        if visit.method is Method.TRANSFER:
            return self._plan.staff.settlement
        clerks = self._plan.staff.clerks[client.place.station]
        return clerks[visit.minute % len(clerks)]

    def _draft(self, visit: Visit, customer_no: str, fen: int) -> PaymentDraft:
        self._payments += 1
        return PaymentDraft(
            f"county-{self._payments:08d}",
            customer_no,
            Money(fen),
            visit.method,
            visit.on,
            tendered=Money(_tendered(fen)) if visit.method is Method.CASH else None,
            reference=_reference(visit, self._payments),
        )

    def _work(self, day: date) -> None:
        for work in self._plan.works.get(day, ()):
            self._record(day, _WORK_AT, work.clerk)
            work.do(self._book.office())
            if work.touches:
                self._book.reload(work.touches)

    def _meet(self, day: date) -> None:
        steps = self._plan.steps.get(day, ())
        if not steps:
            return
        self._record(day, _MEETING_AT, self._plan.staff.reform)
        conversions = self._book.conversions()
        for step in steps:
            if step.move.stage is Stage.CANDIDATE:
                conversions.propose(step.move.customer_no, step.why, day, person=step.move.person)
            else:
                conversions.move(step.move)
            if step.move.stage is Stage.COMMISSIONED:
                self._book.reload(step.move.customer_no)

    def _record(self, day: date, at: time, clerk: str) -> None:
        self._book.record_at(datetime.combine(day, at, CHINA), clerk)

    def _tell(self) -> None:
        self._told += 1
        if self._told % _TELL_EVERY == 0:
            self._progress(self._told, self._whole)


def _by_the_clock(visit: Visit) -> tuple[int, int]:
    return visit.minute, visit.serial


def _tendered(fen: int) -> int:
    """Return the notes that a customer hands over: even tens below a hundred yuan, even hundreds above."""
    note = _NOTE if fen < _LARGE_NOTE else _LARGE_NOTE
    return -(-fen // note) * note


def _reference(visit: Visit, number: int) -> str:
    if visit.method is Method.CASH:
        return ""
    return f"{visit.on:%Y%m%d}{number:08d}"
