"""Makes batches of reminders: who is due one, what it says, and who is left out and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import contacts, customers, places, settings, sms, sms_lists, unpaid
from desktop.db.accounts import chunks, load_accounts
from desktop.domain.account import Account
from desktop.domain.arrears import DebtorFilter
from desktop.domain.entries import Terms
from desktop.domain.errors import Cancelled, UnknownStation, UnknownTemplate
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.sms import (
    SmsFacts,
    SmsStage,
    SmsTemplate,
    mobile,
    parts_of,
    said,
    sms_key,
    templates_by_stage,
)
from desktop.domain.sms_batch import LeftOut, SmsBatch, SmsDraft, SmsWanted, Why
from desktop.domain.sms_times import DueBill, Reach, ReminderDays, days_list, reminders
from desktop.services.workplace import Progress

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """What every reminder of a bureau is made with."""

    templates: Mapping[SmsStage, SmsTemplate]
    days: ReminderDays
    terms: Terms
    bureau: str
    phone: str

    @classmethod
    def of(cls, session: Session, templates: Mapping[SmsStage, SmsTemplate]) -> "Letter":
        """Read what the settings say."""
        values = settings.all_values(session)
        days = ReminderDays(days_list(values["sms.days_before"]), days_list(values["sms.days_after"]))
        return cls(templates, days, settings.terms(session), values["bureau.name"], values["bureau.phone"])

    def drafts(self, row: Any, account: Account, on: date, reach: Reach) -> Iterator[SmsDraft]:
        """Yield the reminders that a customer is due on a day."""
        bills = [
            DueBill(
                bill.bill_no,
                str(Month.from_code(bill.month)),
                bill.due_on,
                bill.outstanding,
                account.penalty_due(bill, on, self.terms),
            )
            for bill in account.bills.values()
        ]
        for stage, chosen in reminders(bills, on, self.days, reach).items():
            if stage in self.templates:
                yield self._draft(row, stage, chosen)

    def facts(self, row: Any, bills: Sequence[DueBill]) -> SmsFacts:
        """Return what a reminder about these bills says of a customer."""
        return SmsFacts(
            name=row.name,
            customer_no=row.number,
            months=tuple(bill.month for bill in bills),
            amount=Money(sum(bill.outstanding for bill in bills)),
            due_on=min(bill.due_on for bill in bills),
            penalty=Money(sum(bill.penalty for bill in bills)),
            bureau=self.bureau,
            phone=self.phone,
        )

    def _draft(self, row: Any, stage: SmsStage, bills: Sequence[DueBill]) -> SmsDraft:
        facts = self.facts(row, bills)
        text = said(self.templates[stage].text, facts)
        return SmsDraft(
            customer=row.id,
            customer_no=row.number,
            name=row.name,
            station=row.station,
            area=row.area,
            phone=mobile(row.phone),
            stage=stage,
            text=text,
            parts=parts_of(text),
            amount=facts.amount,
        )


def batch(session: Session, wanted: SmsWanted, progress: Progress, cancelled: Callable[[], bool]) -> SmsBatch:
    """Return what a batch would come to, in the order of stations, areas and numbers."""
    letter = Letter.of(session, _templates(session, wanted))
    keys = _asked(session, wanted, letter.days)
    found: list[SmsDraft] = []
    for done, chunk in enumerate(chunks(keys)):
        if cancelled():
            raise Cancelled
        progress(done * len(chunk), len(keys))
        accounts = load_accounts(session, chunk, as_of=wanted.on, every_bill=True)
        for row in customers.details(session, chunk):
            drafts = letter.drafts(row, accounts[row.id], wanted.on, wanted.reach)
            found.extend(draft for draft in drafts if _lets_through(wanted, draft))
    progress(len(keys), len(keys))
    return _parted(session, wanted.on, found)


def left_out(session: Session, on: date, drafts: Sequence[SmsDraft]) -> Iterator[LeftOut | None]:
    """Tell of each reminder why it does not go on a day, None where it does."""
    held = contacts.held(session, on)
    bad = {one.phone for one in sms_lists.bad_numbers(session)}
    known = sms.there(session, (sms_key(draft.customer_no, draft.stage, on) for draft in drafts))
    for draft in drafts:
        if sms_key(draft.customer_no, draft.stage, on) in known:
            yield LeftOut(draft, Why.THERE)
        elif draft.customer in held:
            yield LeftOut(draft, Why.HELD, held[draft.customer])
        elif not draft.phone:
            yield LeftOut(draft, Why.NO_NUMBER)
        else:
            yield LeftOut(draft, Why.BAD_NUMBER) if draft.phone in bad else None


def _parted(session: Session, on: date, found: Sequence[SmsDraft]) -> SmsBatch:
    reasons = list(left_out(session, on, found))
    going = tuple(draft for draft, reason in zip(found, reasons, strict=True) if reason is None)
    return SmsBatch(on, going, tuple(reason for reason in reasons if reason is not None))


def _lets_through(wanted: SmsWanted, draft: SmsDraft) -> bool:
    return (
        wanted.stage in (None, draft.stage)
        and draft.amount >= wanted.least
        and (not wanted.only or draft.customer_no in wanted.only)
    )


def _templates(session: Session, wanted: SmsWanted) -> Mapping[SmsStage, SmsTemplate]:
    there = sms_lists.templates(session)
    if wanted.template:
        there = [one for one in there if one.name == wanted.template and wanted.stage in (None, one.stage)]
    chosen = templates_by_stage(there)
    if not chosen or (wanted.stage and wanted.stage not in chosen):
        raise UnknownTemplate(wanted.template, wanted.stage.value if wanted.stage else "")
    return chosen


def _asked(session: Session, wanted: SmsWanted, days: ReminderDays) -> Sequence[int]:
    """Return whom the filter names, narrowed to due dates that can call for a reminder."""
    if wanted.station and wanted.station not in places.station_names(session):
        raise UnknownStation(wanted.station)
    on = wanted.on
    asked = DebtorFilter(on, wanted.station, wanted.area, min_principal=wanted.least.fen)
    if wanted.reach is Reach.SCHEDULED:
        first = on - timedelta(days=max(days.after, default=0))
        last = on + timedelta(days=max(days.before, default=0))
        # what a customer owes is counted within these days only, so the least amount is held later
        asked = replace(asked, due_from=first, due_until=last, min_principal=0)
    if wanted.stage is SmsStage.BEFORE:
        asked = replace(asked, due_from=on + _ONE_DAY)
    elif wanted.stage is SmsStage.DUE:
        asked = replace(asked, due_from=on, due_until=on)
    elif wanted.stage is SmsStage.AFTER:
        asked = replace(asked, due_until=on - _ONE_DAY)
    return unpaid.debtors(session, asked)
