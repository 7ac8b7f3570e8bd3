"""Reminders by SMS: what a template says of a customer, how many parts that is, and what becomes of it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.errors import BraceAlone, NotAMobile, TemplateEmpty, UnknownSmsField
from desktop.domain.money import Money


class SmsStage(StrEnum):
    """How a reminder stands to the due date."""

    BEFORE = "before"
    DUE = "due"
    AFTER = "after"


class SmsState(StrEnum):
    """What became of a message; UNSURE was handed over and nothing came back."""

    QUEUED = "queued"
    UNSURE = "unsure"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    REFUSED = "refused"
    DROPPED = "dropped"


AGAIN = (SmsState.UNSURE, SmsState.FAILED, SmsState.REFUSED, SmsState.DROPPED)
"""From these a person may let a message be sent once more."""


@dataclass(frozen=True, slots=True)
class SmsTemplate:
    """What the reminders of a stage say, with fields in braces."""

    name: str
    stage: SmsStage
    text: str
    key: int = 0


@dataclass(frozen=True, slots=True)
class SmsFacts:
    """What a reminder can say of a customer; months from the first to the last of the bills it is about."""

    name: str
    customer_no: str
    months: tuple[str, ...]
    amount: Money
    due_on: date
    penalty: Money
    bureau: str
    phone: str

    def words(self) -> Mapping[str, str]:
        """Return each field as it stands in a message."""
        months = sorted(set(self.months))
        return {
            "name": self.name,
            "customer_no": self.customer_no,
            "month": months[0] if len(months) == 1 else f"{months[0]}-{months[-1]}",
            "amount": str(self.amount),
            "due_on": self.due_on.isoformat(),
            "penalty": str(self.penalty),
            "bureau": self.bureau,
            "phone": self.phone,
        }


@dataclass(frozen=True, slots=True)
class SmsLine:
    """One message of the outbox."""

    key: int
    sms_key: str
    customer_no: str
    customer_name: str
    station: str
    area: str
    phone: str
    stage: SmsStage
    text: str
    parts: int
    state: SmsState
    on: date
    tries: int
    next_at: datetime | None
    gateway_no: str
    reason: str


@dataclass(frozen=True, slots=True)
class BadNumber:
    """A number that cannot be reached, since when and why."""

    phone: str
    since: date
    reason: str


DEFAULT_TEMPLATES = (
    SmsTemplate(
        "到期前提醒",
        SmsStage.BEFORE,
        "【{bureau}】尊敬的{name}（户号{customer_no}）：您{month}电费{amount}元将于{due_on}到期，"
        "请按时交纳。咨询{phone}。",
    ),
    SmsTemplate(
        "到期日提醒",
        SmsStage.DUE,
        "【{bureau}】尊敬的{name}（户号{customer_no}）：您{month}电费{amount}元今日到期，"
        "逾期将产生违约金。咨询{phone}。",
    ),
    SmsTemplate(
        "逾期催缴",
        SmsStage.AFTER,
        "【{bureau}】尊敬的{name}（户号{customer_no}）：您{month}电费欠{amount}元，违约金{penalty}元，"
        "已于{due_on}到期，请尽快交纳。咨询{phone}。",
    ),
)
"""What a bureau's reminders say until it says otherwise."""

FIELDS = ("name", "customer_no", "month", "amount", "due_on", "penalty", "bureau", "phone")
_FIELD = re.compile(r"\{([^{}]*)\}")

_ONE_BASIC, _PART_BASIC = 160, 153
_ONE_WIDE, _PART_WIDE = 70, 67
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("\f^{}\\[~]|€")
"""Characters that the basic alphabet writes as two."""

_MOBILE = re.compile(r"(?<![0-9])(?:\+?86\s?)?(1[3-9][0-9]{9})(?![0-9])")
_ABROAD = re.compile(r"\+(?!86)[1-9][0-9]{7,14}(?![0-9])")
_DIGITS = re.compile(r"\+?[0-9]+")


def checked_template(template: SmsTemplate) -> SmsTemplate:
    """Return a template as it is kept; refuse an unknown field by its name, and a brace alone."""
    name, text = template.name.strip(), template.text.strip()
    if not name or not text:
        raise TemplateEmpty
    for field in _FIELD.findall(text):
        if field not in FIELDS:
            raise UnknownSmsField(field, FIELDS)
    if set("{}") & set(_FIELD.sub("", text)):
        raise BraceAlone(text)
    return SmsTemplate(name, template.stage, text, template.key)


def said(text: str, facts: SmsFacts) -> str:
    """Fill the fields of a checked template in; what is filled in is not looked at for fields."""
    words = facts.words()
    return _FIELD.sub(lambda found: words[found[1]], text)


def parts_of(text: str) -> int:
    """Count the messages that a text is sent as: 70 Chinese characters, or 67 a part of a longer one."""
    if set(text) <= _BASIC | _TWICE:
        return _packed([2 if one in _TWICE else 1 for one in text], _ONE_BASIC, _PART_BASIC)
    return _packed([2 if ord(one) > 0xFFFF else 1 for one in text], _ONE_WIDE, _PART_WIDE)


def _packed(units: list[int], whole: int, part: int) -> int:
    """Lay characters into parts; one that takes two units is never torn apart."""
    if sum(units) <= whole:
        return 1
    count, used = 1, 0
    for size in units:
        if used + size > part:
            count, used = count + 1, 0
        used += size
    return count


def mobile(text: str) -> str:
    """Return the first number of a phone field that can take messages, or nothing."""
    joined = re.sub(r"(?<=[0-9])[-.()](?=[0-9])", "", unicodedata.normalize("NFKC", text))
    for written in (joined, re.sub(r"\s", "", joined)):
        if found := _MOBILE.search(written):
            return found[1]
        if abroad := _ABROAD.search(written):
            return abroad[0]
    return ""


def bad_number(text: str) -> str:
    """Return a number as the list of bad numbers keeps it: a mobile's plain form, or its digits."""
    if found := mobile(text):
        return found
    plain = re.sub(r"[-\s().]", "", unicodedata.normalize("NFKC", text))
    if not _DIGITS.fullmatch(plain):
        raise NotAMobile(text)
    return plain


def sms_key(customer_no: str, stage: SmsStage, on: date) -> str:
    """Return the key of a customer's reminder of a stage and a day: it is sent once."""
    return f"{stage.value}-{on:%Y%m%d}-{customer_no}"


def templates_by_stage(templates: Iterable[SmsTemplate]) -> dict[SmsStage, SmsTemplate]:
    """Return the template of each stage that is used where none is named: the first that was made."""
    found: dict[SmsStage, SmsTemplate] = {}
    for template in sorted(templates, key=lambda one: one.key):
        found.setdefault(template.stage, template)
    return found


@dataclass(frozen=True, slots=True)
class SmsFilter:
    """Which messages of the outbox a list shows, the newest first; days are business dates."""

    state: SmsState | None = None
    stage: SmsStage | None = None
    station: str = ""
    area: str = ""
    customer_no: str = ""
    since: date | None = None
    until: date | None = None
