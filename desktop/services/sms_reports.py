"""Matches a delivery report's rows to the messages of the outbox, and writes down what they say."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from desktop.db import sms, sms_lists
from desktop.db.ledger import Ledger
from desktop.domain.errors import MessageNotOpen, Refusal, SeveralMessages, UnknownMessage
from desktop.domain.intake import RefusedRow
from desktop.domain.sms import SmsLine, SmsState
from desktop.domain.sms_reports import ReportLine, ReportResult, SmsReport
from desktop.services.sms_records import Outbox
from desktop.services.workplace import Workplace

_WENT = (SmsState.UNSURE, SmsState.SENT, SmsState.DELIVERED, SmsState.FAILED)


class _Messages:
    """The messages that a report may speak of."""

    def __init__(self, session: Session, report: SmsReport) -> None:
        self._by_name: dict[str, list[SmsLine]] = defaultdict(list)
        self._by_phone: dict[str, list[SmsLine]] = defaultdict(list)
        for line in sms.named(session, [row.gateway_no for row in report.lines if row.gateway_no]):
            for name in {line.sms_key, line.gateway_no}:
                self._by_name[name].append(line)
        for line in sms.to_phones(session, [row.phone for row in report.lines if not row.gateway_no]):
            self._by_phone[line.phone].append(line)

    def find(self, row: ReportLine) -> SmsLine:
        """Return the message that a row is of. Raises UnknownMessage or SeveralMessages."""
        if row.gateway_no:
            return _only(self._by_name.get(row.gateway_no, ()), row.gateway_no)
        of_day = [line for line in self._by_phone.get(row.phone, ()) if line.on == row.on]
        return _only([line for line in of_day if line.state in _WENT], f"{row.phone} {row.on}")


def take_report(session: Session, workplace: Workplace, report: SmsReport) -> ReportResult:
    """Write down what a report says; rows that fit no message stay out with their reasons."""
    messages, outbox = _Messages(session, report), Outbox(session, workplace)
    refused, there = list(report.refused), 0
    counts: Counter[SmsState] = Counter()
    moved: dict[int, SmsState] = {}
    for row in report.lines:
        try:
            line = messages.find(row)
            state = moved.get(line.key, line.state)
            if state is row.state:
                there += 1
                continue
            if state not in _WENT or state is SmsState.DELIVERED:
                raise MessageNotOpen(line.sms_key, state)
        except Refusal as reason:
            refused.append(_refused(report, row, reason))
            continue
        outbox.move(line, row.state, reason=row.reason)
        moved[line.key] = row.state
        counts[row.state] += 1
    outbox.flush()
    bad = _bad_numbers(session, workplace, [row for row in report.lines if row.unreachable], messages)
    return ReportResult(counts[SmsState.DELIVERED], counts[SmsState.FAILED], there, bad, tuple(refused))


def _bad_numbers(
    session: Session, workplace: Workplace, rows: Sequence[ReportLine], messages: _Messages
) -> tuple[str, ...]:
    """Put the numbers that do not exist on the list."""
    found: dict[str, str] = {}
    for row in rows:
        try:
            found[messages.find(row).phone] = row.reason
        except Refusal:
            continue
    today = workplace.business_date(session)
    fresh = {
        phone: reason
        for phone, reason in found.items()
        if sms_lists.add_bad_number(session, phone, today, reason)
    }
    _record(session, workplace, fresh)
    return tuple(sorted(fresh))


def _record(session: Session, workplace: Workplace, fresh: Mapping[str, str]) -> None:
    if not fresh:
        return
    ledger = Ledger(session, workplace.stamp())
    for phone, reason in fresh.items():
        facts = json.dumps({"reason": reason, "listed": True}, ensure_ascii=False)
        ledger.record("bad-number", phone, facts, workplace.business_date(session))
    ledger.flush()


def _only(found: Sequence[SmsLine], named: str) -> SmsLine:
    if not found:
        raise UnknownMessage(named)
    if len(found) > 1:
        raise SeveralMessages(named)
    return found[0]


def _refused(report: SmsReport, row: ReportLine, reason: Refusal) -> RefusedRow:
    field, value = ("gateway_no", row.gateway_no) if row.gateway_no else ("phone", row.phone)
    return RefusedRow(report.file, row.row, report.columns.get(field, field), value, reason)
