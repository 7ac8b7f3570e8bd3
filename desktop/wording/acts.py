"""The records of the audit trail in the reader's words: what kind each is, and what was done."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.audit import AuditLine
from desktop.domain.conversion import Stage
from desktop.domain.meter_orders import Result
from desktop.domain.money import Money
from desktop.domain.rights import Role
from desktop.domain.sms import SmsStage, SmsState
from desktop.wording import tr
from desktop.wording.applications import kept_state_text
from desktop.wording.field_names import field_text
from desktop.wording.meters import result_text
from desktop.wording.roles import role_text
from desktop.wording.sms import sms_reason_text, sms_stage_text, sms_state_text
from desktop.wording.stages import stage_text


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_KINDS = {
    "bill": _("Bill issued"),
    "payment": _("Payment taken"),
    "deposit": _("Prestored money taken"),
    "use": _("Prestored money used"),
    "refund": _("Prestored money refunded"),
    "energy-refund": _("Energy credit refunded"),
    "topup": _("Top-up taken"),
    "vend-asked": _("Token asked for"),
    "vend-sent": _("Request for a token sent"),
    "vend-batch": _("Batch of purchases sent"),
    "vend-done": _("Token taken"),
    "vend-failed": _("Token refused by the maker's system"),
    "vend-cancelled": _("Request for a token cancelled"),
    "transfer": _("Prestored money transferred"),
    "reversal": _("Posting reversed"),
    "bounce": _("Cheque bounced"),
    "waiver": _("Penalty waived"),
    "correction": _("Bill corrected"),
    "write-off": _("Bill written off"),
    "recall": _("Write-off called back"),
    "assessment": _("Penalty charged"),
    "release": _("Payment released"),
    "close": _("Period closed"),
    "certificate": _("Zero certified"),
    "setting": _("Setting changed"),
    "customer made": _("Customer made"),
    "customer changed": _("Customer changed"),
    "notice": _("Notice issued"),
    "conversion": _("Conversion moved on"),
    "application": _("New connection applied for or decided"),
    "campaign": _("Conversions planned"),
    "campaign-changed": _("Plan of conversions changed"),
    "campaign-removed": _("Plan of conversions removed"),
    "contractor": _("Area handed over"),
    "target": _("Target set"),
    "target-removed": _("Target taken away"),
    "contact": _("Contact recorded"),
    "meter-received": _("Meters received"),
    "meter-issued": _("Meters issued"),
    "meter-returned": _("Meters put back in stock"),
    "meter-installed": _("Meter installed"),
    "meter-removed": _("Meter taken off"),
    "meter-faulty": _("Meters found faulty"),
    "meter-scrapped": _("Meters scrapped"),
    "meter-missed": _("Meters found missing"),
    "meter-maker": _("Maker of meters kept"),
    "stocktake": _("Stocktake adopted"),
    "meter-change": _("Change of meter"),
    "tariff-class": _("Tariff class changed"),
    "meter-order": _("Work order made"),
    "meter-order-result": _("Result of a work order"),
    "meter-order-cancelled": _("Work order cancelled"),
    "filter": _("Saved filter changed"),
    "periods": _("Periods of the stop-supply procedure changed"),
    "measure": _("Measure against risk"),
    "temporary-power": _("Temporary power"),
    "funding": _("Funding kept"),
    "plan": _("Plan of payment agreed"),
    "plan-ended": _("Plan of payment ended"),
    "visit-plan": _("Visits planned"),
    "visit-plan-ended": _("No more visits planned"),
    "visit": _("Visit recorded"),
    "opinion": _("Opinion raised"),
    "opinion-answer": _("Opinion answered"),
    "sms": _("Reminder queued"),
    "sms-state": _("Reminder moved on"),
    "sms-template": _("Reminder's text changed"),
    "bad-number": _("Bad number listed or taken off"),
    "import": _("File imported"),
    "bank": _("Bank statement posted"),
    "debit-agreed": _("Direct debit agreed"),
    "debit-ended": _("Direct debit agreement ended"),
    "debit-sent": _("Direct debits sent"),
    "debit-answered": _("Direct debits answered"),
    "county": _("Demo county made"),
    "shift-open": _("Shift opened"),
    "shift-close": _("Shift closed"),
    "range": _("Receipt numbers issued"),
    "void": _("Receipt number voided"),
    "approved": _("Confirmed by a second person"),
    "user-made": _("User made"),
    "user-role": _("Role changed"),
    "user-active": _("User let in or kept out"),
    "user-password": _("Password changed"),
    "signed-in": _("Signed in"),
    "signed-out": _("Signed out"),
    "sign-in-failed": _("Wrong password"),
}
_WHAT = {
    "setting": _("{subject}: {from} became {to}"),
    "customer made": _("{name}, {station}, {area}"),
    "customer changed": _("{name}, {station}, {area}"),
    "notice": _("No. {subject} to customer {customer}: {principal} and {penalty} penalty"),
    "conversion": _("Stage {stage}, by {person}"),
    "application": _("{subject}: {state}"),
    "meter-received": _("{subject}: {meters} in all, by {person}"),
    "meter-issued": _("{subject}: {meters} in all, by {person}"),
    "meter-returned": _("{subject}: {meters} in all, by {person}"),
    "meter-installed": _("{subject}: {meters} in all, by {person}"),
    "meter-removed": _("{subject}: {meters} in all, by {person}"),
    "meter-faulty": _("{subject}: {meters} in all, by {person}"),
    "meter-scrapped": _("{subject}: {meters} in all, by {person}"),
    "meter-missed": _("{subject}: {meters} in all, by {person}"),
    "meter-maker": _("{subject}: {pattern}"),
    "stocktake": _("{counted} counted, {missing} missing, {surplus} surplus"),
    "tariff-class": _("{subject}: {from} became {to}"),
    "meter-order": _("{subject} to {team}: {lines} lines"),
    "meter-order-result": _("{subject}, customer {customer}: {result}"),
    "meter-order-cancelled": _("{subject}: {reason}"),
    "campaign": _("{subject} of {station}, {month}: {target} customers"),
    "campaign-changed": _("{subject} of {station}, {month}: {target} customers"),
    "campaign-removed": _("{subject} of {station}, {month}: {target} customers"),
    "target": _("{subject}, {period}: {value}, weight {weight}"),
    "target-removed": _("{subject}, {period}"),
    "contractor": _("{area} of {station} to {contractor} from {from}"),
    "funding": _("{source}, collected by {collector}"),
    "plan": _("{amount} in {count} instalments, by {person}"),
    "plan-ended": _("{reason}"),
    "visit-plan": _("{person}, every {every} months from {from}"),
    "visit": _("{person}: {note}"),
    "opinion": _("{said}; {owner} until {due}"),
    "opinion-answer": _("{reply}"),
    "close": _("{subject}: figures as of {as_of}, at record {head}"),
    "certificate": _("No. {subject}: {year} at zero as of {as_of}, at record {head}"),
    "import": _("{file}: {added} added"),
    "bank": _("{file}: {posted} posted, {amount}"),
    "debit-agreed": _("{subject}: {bank}, account {account_no} of {holder} from {from}"),
    "debit-ended": _("{subject}: last day {until}"),
    "debit-sent": _("{subject} to {bank}: {count}, {amount}"),
    "debit-answered": _("{subject}: {paid} paid, {amount}; {refused} refused"),
    "shift-open": _("Float {float}"),
    "range": _("{first} to {last} to {subject}"),
    "void": _("No. {subject}: {reason}"),
    "approved": _("No. {subject} by {by}, {role}"),
    "user-made": _("{subject} as {role}"),
    "user-role": _("{subject}: {from} became {to}"),
    "signed-in": _("{subject} as {role}"),
    "sign-in-failed": _("{subject}, time {failures}"),
}


def kind_text(kind: str) -> str:
    """Name a kind of record in the language spoken now; one without a name is told as it is kept."""
    return tr(_KINDS[kind]) if kind in _KINDS else kind


def act_text(line: AuditLine) -> str:
    """Say what a record is about, in the language spoken now."""
    facts = _facts(line)
    if facts is None:
        return " · ".join(part for part in (line.subject, line.customer_no, line.facts) if part)
    if line.kind == "user-active":
        return _let_in(line.subject, active=bool(facts.get("active")))
    subject = field_text(line.subject) if line.kind == "setting" else line.subject
    worded = {name: fact_text(line.kind, name, value) for name, value in facts.items()}
    try:
        return tr(_WHAT[line.kind], **(worded | {"subject": subject}))
    except KeyError:  # a kind without words, or a record of an older form that lacks a fact
        return subject


def details(line: AuditLine) -> Mapping[str, str]:
    """Return every plain fact of a record by its name; a posting has none but its reason."""
    facts = _facts(line)
    if facts is None:
        return {tr("Reason"): line.facts} if line.facts else {}
    plain = {
        name: value for name, value in facts.items() if value != "" and not isinstance(value, dict | list)
    }
    return {_name(name): fact_text(line.kind, name, value) for name, value in plain.items()}


def fact_text(kind: str, name: str, value: object) -> str:
    """Word one fact of a record."""
    if name in _FEN.get(kind, ()) and isinstance(value, int):
        return Money(value).grouped()
    word = _VALUES.get((kind, name), _plain)
    return word(value)


def _facts(line: AuditLine) -> dict[str, Any] | None:
    if line.fen is not None or not line.facts.startswith("{"):
        return None
    found = json.loads(line.facts)
    return found if isinstance(found, dict) else None


def _let_in(name: str, *, active: bool) -> str:
    return tr("{name} may sign in", name=name) if active else tr("{name} may no longer sign in", name=name)


def _role(value: object) -> str:
    return role_text(Role(value)) if isinstance(value, str) and value in set(Role) else _plain(value)


def _stage(value: object) -> str:
    return stage_text(Stage(value)) if isinstance(value, str) and value in set(Stage) else _plain(value)


def _meter_result(value: object) -> str:
    return result_text(Result(value)) if isinstance(value, str) and value in set(Result) else _plain(value)


def _sms_stage(value: object) -> str:
    known = isinstance(value, str) and value in set(SmsStage)
    return sms_stage_text(SmsStage(str(value))) if known else _plain(value)


def _sms_state(value: object) -> str:
    known = isinstance(value, str) and value in set(SmsState)
    return sms_state_text(SmsState(str(value))) if known else _plain(value)


def _sms_reason(value: object) -> str:
    return sms_reason_text(_plain(value))


def _or_nothing(value: object) -> str:
    return _plain(value) or tr("nothing")


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _name(name: str) -> str:
    return tr(_NAMES[name]) if name in _NAMES else field_text(name)


_FEN = {
    "certificate": ("receivable",),
    "notice": ("principal", "penalty"),
    "meter-change": ("alarm", "second_alarm", "overdraft", "initial_credit"),
    "shift-open": ("float",),
    "plan": ("amount",),
}
_VALUES: dict[tuple[str, str], Callable[[object], str]] = {
    ("setting", "from"): _or_nothing,
    ("setting", "to"): _or_nothing,
    ("conversion", "stage"): _stage,
    ("meter-order-result", "result"): _meter_result,
    ("application", "state"): kept_state_text,
    ("sms", "stage"): _sms_stage,
    ("sms-template", "stage"): _sms_stage,
    ("sms", "reason"): _sms_reason,
    ("sms-state", "reason"): _sms_reason,
    ("sms-state", "state"): _sms_state,
    ("approved", "role"): _role,
    ("user-made", "role"): _role,
    ("user-role", "from"): _role,
    ("user-role", "to"): _role,
    ("signed-in", "role"): _role,
}
_NAMES = {
    "as_of": _("As of"),
    "head": _("Record of the chain"),
    "head_hash": _("Hash of that record"),
    "year": _("Year"),
    "receivable": _("Receivable"),
    "from": _("Before"),
    "to": _("After"),
    "by": _("Confirmed by"),
    "role": _("Role"),
    "reason": _("Reason"),
    "file": _("File"),
    "sha256": _("Fingerprint"),
    "added": _("Added"),
    "posted": _("Posted"),
    "paid": _("Paid"),
    "refused": _("Refused"),
    "count": _("Debits"),
    "until": _("Until"),
    "failures": _("Wrong passwords in a row"),
    "active": _("May sign in"),
    "float": _("Float"),
    "first": _("First number"),
    "last": _("Last number"),
    "customer": _("Customer no."),
    "principal": _("Principal"),
    "penalty": _("Penalty"),
    "paper": _("Fingerprint"),
    "seal": _("Seal"),
    "stage": _("Stage"),
    "person": _("Person"),
    "note": _("Note"),
    "name": _("Name"),
    "contractor": _("Contractor"),
    "text": _("Text"),
    "key": _("Key"),
    "state": _("State"),
    "gateway": _("Gateway's number"),
    "listed": _("On the list"),
    "source": _("Source of the money"),
    "month": _("Month of the appropriation"),
    "collector": _("Collector"),
    "contact": _("Contact"),
    "plan": _("Plan"),
    "every": _("Months between visits"),
    "visit": _("Visit"),
    "met": _("Met"),
    "opinion": _("Opinion"),
    "said": _("What was said"),
    "owner": _("Owner"),
    "due": _("Due"),
    "reply": _("Reply"),
    "closed": _("Closed"),
}
