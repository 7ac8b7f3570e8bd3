"""Reminders by SMS: templates, batches into the outbox, what is sent, and what came of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import customers, settings, sms, sms_lists, unpaid
from desktop.db.accounts import load_accounts
from desktop.db.ledger import Ledger
from desktop.domain.arrears import DebtorFilter
from desktop.domain.errors import MessageNotOpen, TemplateExists, UnknownMessage
from desktop.domain.rights import Right
from desktop.domain.sms import (
    AGAIN,
    BadNumber,
    SmsFilter,
    SmsLine,
    SmsStage,
    SmsState,
    SmsTemplate,
    bad_number,
    checked_template,
    mobile,
)
from desktop.domain.sms_batch import SmsBatch, SmsDraft, SmsWanted, Why
from desktop.domain.sms_reports import ReportResult, SmsReport
from desktop.domain.sms_times import QuietHours, Reach
from desktop.intake.mapping import Mapping as ColumnMapping
from desktop.services.secrets import Secrets
from desktop.services.sms_batch import Letter, batch, left_out
from desktop.services.sms_records import Outbox
from desktop.services.sms_reports import take_report
from desktop.services.sms_sending import SmsSending
from desktop.services.workplace import Progress, Workplace, no_progress


def _never() -> bool:
    return False


class SmsService:
    """Write templates, queue reminders, send them, and read what came of them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    @cached_property
    def secrets(self) -> Secrets:
        """The tokens of gateways; never in the file."""
        return Secrets()

    @cached_property
    def sending(self) -> SmsSending:
        """Send what waits in the outbox."""
        return SmsSending(self._at, self.secrets)

    def templates(self) -> Sequence[SmsTemplate]:
        """Return the templates, the first made first."""
        with self._at.reading() as session:
            return sms_lists.templates(session)

    def keep_template(self, template: SmsTemplate) -> SmsTemplate:
        """Keep a template, changed or new. Raises what is wrong with it, or TemplateExists."""
        kept = checked_template(template)
        with self._at.writing(Right.REMIND) as session:
            if any(one.name == kept.name and one.key != kept.key for one in sms_lists.templates(session)):
                raise TemplateExists(kept.name)
            key = sms_lists.keep_template(session, kept)
            self._record(session, "sms-template", kept.name, {"stage": kept.stage.value, "text": kept.text})
        return SmsTemplate(kept.name, kept.stage, kept.text, key)

    def remove_template(self, key: int) -> None:
        """Take a template away; where none is left, those of a new bureau are there again."""
        with self._at.writing(Right.REMIND) as session:
            found = next((one for one in sms_lists.templates(session) if one.key == key), None)
            if found is None:
                return
            sms_lists.remove_template(session, key)
            self._record(session, "sms-template", found.name, {"stage": found.stage.value, "text": ""})

    def sample(self, template: SmsTemplate, customer_no: str, on: date) -> SmsDraft | None:
        """Return what a template would say to a customer; None where nothing is owed in its stage."""
        made = checked_template(template)
        with self._at.reading() as session:
            key = customers.one(session, customer_no).key
            account = load_accounts(session, [key], as_of=on, every_bill=True)[key]
            letter = Letter.of(session, {made.stage: made})
            [row] = customers.details(session, [key])
            return next(letter.drafts(row, account, on, Reach.EVERYONE), None)

    def somebody(self, stage: SmsStage, on: date) -> str:
        """Return the number of whoever owes most in a stage on a day, or nothing."""
        days = timedelta(days=1)
        bounds = {
            SmsStage.BEFORE: (on + days, None),
            SmsStage.DUE: (on, on),
            SmsStage.AFTER: (None, on - days),
        }
        first, last = bounds[stage]
        with self._at.reading() as session:
            keys = unpaid.debtors(session, DebtorFilter(on, due_from=first, due_until=last, by_debt=True))
            return next((row.number for row in customers.details(session, keys[:1])), "")

    def preview(
        self,
        wanted: SmsWanted,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> SmsBatch:
        """Return who would get what, and who is left out and why."""
        with self._at.reading() as session:
            return batch(session, wanted, progress, cancelled)

    def queue(
        self,
        wanted: SmsWanted,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> SmsBatch:
        """Put a batch into the outbox, each reminder once a customer, stage and day; return what went in.

        Nothing is sent by this. Messages to bad numbers go in as dropped, with the reason.
        """
        self._at.demand(Right.REMIND)
        made = self.preview(wanted, progress=progress, cancelled=cancelled)
        bad = [out.draft for out in made.left_out if out.why is Why.BAD_NUMBER]
        with self._at.writing(Right.REMIND) as session:
            # somebody may have queued the same, or put a customer on hold, since the preview was made
            now = list(left_out(session, wanted.on, made.drafts))
            going = [draft for draft, out in zip(made.drafts, now, strict=True) if out is None]
            since = [out for out in now if out is not None]
            self._add(session, wanted.on, going, bad)
        return SmsBatch(wanted.on, tuple(going), (*made.left_out, *since))

    def keys(self, wanted: SmsFilter) -> Sequence[int]:
        """Return the keys of the messages that a filter lets through, the newest first."""
        with self._at.reading() as session:
            return sms.keys(session, wanted)

    def lines(self, keys: Sequence[int]) -> Mapping[int, SmsLine]:
        """Return these messages by key."""
        with self._at.reading() as session:
            return {line.key: line for line in sms.lines(session, keys)}

    def counts(self) -> Mapping[SmsState, int]:
        """Return how many messages are in each state."""
        with self._at.reading() as session:
            return sms.counts(session)

    def again(self, keys: Sequence[int]) -> Sequence[SmsLine]:
        """Queue messages once more, to the number that the customer has now. Raises MessageNotOpen."""
        with self._at.writing(Right.REMIND) as session:
            found = _open(session, keys, AGAIN)
            outbox = Outbox(session, self._at)
            known = customers.known(session, [line.customer_no for line in found])
            rows = customers.details(session, [one.key for one in known.values()])
            phones = {row.number: mobile(row.phone) for row in rows}
            for line in found:
                phone = phones[line.customer_no] or line.phone
                outbox.queue_again(line, phone, self._allowed(session))
            outbox.flush()
            return sms.lines(session, keys)

    def settle(self, keys: Sequence[int], *, state: SmsState) -> Sequence[SmsLine]:
        """Let a person say of messages that nobody is sure of what became of them. Raises MessageNotOpen."""
        with self._at.writing(Right.REMIND) as session:
            outbox = Outbox(session, self._at)
            for line in _open(session, keys, (SmsState.UNSURE,)):
                outbox.move(line, state, reason="by-hand")
            outbox.flush()
            return sms.lines(session, keys)

    def drop(self, keys: Sequence[int], reason: str) -> Sequence[SmsLine]:
        """Take messages that wait out of the outbox, with the reason. Raises MessageNotOpen."""
        with self._at.writing(Right.REMIND) as session:
            outbox = Outbox(session, self._at)
            for line in _open(session, keys, (SmsState.QUEUED,)):
                outbox.move(line, SmsState.DROPPED, reason=reason)
            outbox.flush()
            return sms.lines(session, keys)

    def bad_numbers(self) -> Sequence[BadNumber]:
        """Return the numbers that cannot be reached."""
        with self._at.reading() as session:
            return sms_lists.bad_numbers(session)

    def add_bad_number(self, phone: str, on: date, reason: str) -> BadNumber:
        """Put a number on the list; what goes to it is dropped. Raises NotAMobile."""
        bad = BadNumber(bad_number(phone), on, reason.strip())
        with self._at.writing(Right.REMIND) as session:
            if sms_lists.add_bad_number(session, bad.phone, bad.since, bad.reason):
                self._record(session, "bad-number", bad.phone, {"reason": bad.reason, "listed": True})
        return bad

    def remove_bad_number(self, phone: str) -> None:
        """Take a number off the list."""
        with self._at.writing(Right.REMIND) as session:
            if sms_lists.remove_bad_number(session, phone):
                self._record(session, "bad-number", phone, {"listed": False})

    def read_report(
        self,
        file: Path,
        mapping: ColumnMapping | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> SmsReport:
        """Read a delivery report; nothing is changed."""
        from desktop.intake.sms_reports import read_report

        return read_report(file, mapping, progress=progress, cancelled=cancelled)

    def take_report(self, report: SmsReport) -> ReportResult:
        """Write down what a delivery report says; the same report changes nothing a second time."""
        with self._at.writing(Right.REMIND) as session:
            return take_report(session, self._at, report)

    def _add(self, session: Session, on: date, going: Sequence[SmsDraft], bad: Sequence[SmsDraft]) -> None:
        fresh = [out for out in left_out(session, on, bad) if out is not None and out.why is Why.BAD_NUMBER]
        drafts: list[tuple[SmsDraft, Why | None]] = [(draft, None) for draft in going]
        drafts += [(out.draft, out.why) for out in fresh]
        stamp = self._at.stamp()
        sms.add(session, on, drafts, self._allowed(session), stamp)
        ledger = Ledger(session, stamp)
        for draft, why in drafts:
            facts = {"stage": draft.stage.value, "phone": draft.phone, "text": draft.text}
            if why:
                facts["reason"] = why.value
            ledger.record("sms", draft.customer_no, json.dumps(facts, ensure_ascii=False), on)
        ledger.flush()

    def _allowed(self, session: Session) -> datetime:
        hours = QuietHours.parse(settings.value_of(session, "sms.quiet"))
        return hours.allowed(self._at.clock()).astimezone(UTC).replace(tzinfo=None)

    def _record(self, session: Session, kind: str, subject: str, facts: Mapping[str, object]) -> None:
        ledger = Ledger(session, self._at.stamp())
        told = json.dumps(facts, ensure_ascii=False)
        ledger.record(kind, subject, told, self._at.business_date(session))
        ledger.flush()


def _open(session: Session, keys: Sequence[int], states: Sequence[SmsState]) -> Sequence[SmsLine]:
    found = sms.lines(session, keys)
    if len(found) < len(set(keys)):
        raise UnknownMessage(", ".join(map(str, sorted(set(keys) - {line.key for line in found}))))
    for line in found:
        if line.state not in states:
            raise MessageNotOpen(line.sms_key, line.state)
    return found
