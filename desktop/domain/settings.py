"""The bureau's settings: each with its default, and what it may be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.domain.allocation import Order
from desktop.domain.errors import NotAChoice, NotADate, NotAPattern, UnknownSetting
from desktop.domain.money import Money
from desktop.domain.penalty import CrossYear
from desktop.domain.sms_times import QuietHours


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's default value and its check, which returns the value as it is kept or refuses it."""

    default: str
    check: Callable[[str], str]


def _text(value: str) -> str:
    return value.strip()


def _one_of(*choices: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in choices:
            raise NotAChoice("", value, choices)
        return value

    return check


def _count(value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", value):
        raise NotAChoice("", value, ("1–9999",))
    return value


def _count_or_zero(value: str) -> str:
    if not re.fullmatch(r"0|[1-9][0-9]{0,3}", value):
        raise NotAChoice("", value, ("0–9999",))
    return value


def _yuan(value: str) -> str:
    return str(Money.parse(value))


def _hours(value: str) -> str:
    return str(QuietHours.parse(value))


def _days(value: str) -> str:
    numbers = re.split(r"[\s,，、]+", value.strip()) if value.strip() else []
    if not all(re.fullmatch(r"[1-9][0-9]{0,2}", number) for number in numbers):
        raise NotAChoice("", value, ("1,10,20",))
    return ",".join(sorted(set(numbers), key=int))


def _statuses(value: str) -> str:
    numbers = re.split(r"[\s,，]+", value.strip()) if value.strip() else []
    if not all(re.fullmatch(r"[1-5][0-9]{2}(?:-[1-5][0-9]{2})?", number) for number in numbers):
        raise NotAChoice("", value, ("200-299",))
    return ",".join(numbers)


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise NotAPattern(value) from error
    return value


def _yuan_or_none(value: str) -> str:
    return str(Money.parse(value)) if value.strip() else ""


def _recovery(value: str) -> str:
    if not re.fullmatch(r"all|percent:([1-9][0-9]?|100)|fixed:[0-9]+(\.[0-9]{1,2})?", value):
        raise NotAChoice("", value, ("all", "percent:30", "fixed:50.00"))
    return value


def _month_day(value: str) -> str:
    try:
        return date.fromisoformat(f"2001-{value.strip()}").isoformat()[5:]
    except ValueError as error:
        raise NotAChoice("", value, ("12-15",)) from error


def _day_or_none(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise NotADate(value) from error


SETTINGS: dict[str, Setting] = {
    "bureau.name": Setting("供电局", _text),
    "bureau.address": Setting("", _text),
    "bureau.phone": Setting("95598", _text),
    "bureau.how_to_pay": Setting("供电营业厅柜台、银行代扣、微信或支付宝", _text),
    "penalty.cross_year": Setting(CrossYear.SPLIT.value, _one_of(*CrossYear)),
    "allocation": Setting(Order.PRINCIPAL_FIRST.value, _one_of(*Order)),
    "assess.cap_percent": Setting("120", _count),
    "recovery.ranked_by": Setting("with-offset", _one_of("with-offset", "cash")),
    "bulletin.from": Setting("12-15", _month_day),
    "forecast.days": Setting("30", _count),
    "conversion.defaulter_bills": Setting("3", _count),
    "conversion.defaulter_months": Setting("12", _count),
    "conversion.defaulter_days": Setting("90", _count),
    "conversion.new_months": Setting("2", _count),
    "conversion.stuck_days": Setting("14", _count),
    "backup.folder": Setting("", _text),
    "backup.every_minutes": Setting("60", _count_or_zero),
    "backup.keep_hours": Setting("24", _count_or_zero),
    "backup.keep_days": Setting("30", _count_or_zero),
    "backup.keep_months": Setting("12", _count_or_zero),
    "shift.required": Setting("off", _one_of("off", "on")),
    "receipt.numbers": Setting("built-in", _one_of("built-in", "issued")),
    "supervisor.second_person": Setting("off", _one_of("off", "on")),
    "lock.minutes": Setting("10", _count),
    "topup.monthly_limit": Setting("", _yuan_or_none),
    "conversion.recover": Setting("all", _recovery),
    "vending.adapter": Setting("off", _one_of("off", "manual", "file")),
    "vending.token_pattern": Setting("[0-9]{20}", _pattern),
    "conversion.alarm": Setting("20.00", _yuan),
    "conversion.second_alarm": Setting("5.00", _yuan),
    "conversion.overdraft": Setting("0.00", _yuan),
    "conversion.initial_credit": Setting("0.00", _yuan),
    "prestored.low": Setting("50.00", _yuan),
    "risk.weight.category": Setting("20", _count_or_zero),
    "risk.weight.temporary": Setting("20", _count_or_zero),
    "risk.weight.ending": Setting("15", _count_or_zero),
    "risk.weight.jump": Setting("10", _count_or_zero),
    "risk.weight.fall": Setting("10", _count_or_zero),
    "risk.weight.slower": Setting("20", _count_or_zero),
    "risk.weight.late": Setting("20", _count_or_zero),
    "risk.weight.bounce": Setting("20", _count_or_zero),
    "risk.weight.promise": Setting("15", _count_or_zero),
    "risk.weight.funding": Setting("10", _count_or_zero),
    "risk.level.watch": Setting("20", _count),
    "risk.level.warn": Setting("35", _count),
    "risk.level.act": Setting("50", _count),
    "risk.jump_percent": Setting("50", _count),
    "risk.fall_percent": Setting("50", _count),
    "risk.slower_days": Setting("5", _count),
    "risk.ending_days": Setting("30", _count),
    "risk.late_bills": Setting("2", _count),
    "risk.arrears_days": Setting("10", _count),
    "sms.quiet": Setting("21:00-08:00", _hours),
    "sms.days_before": Setting("3", _days),
    "sms.days_after": Setting("1,10,20", _days),
    "sms.sender": Setting("file", _text),
    "sms.tries": Setting("5", _count),
    "sms.pause_seconds": Setting("60", _count),
    "sms.folder": Setting("", _text),
    "sms.format": Setting("csv", _one_of("csv", "jsonl")),
    "sms.url": Setting("", _text),
    "sms.method": Setting("POST", _one_of("POST", "GET", "PUT")),
    "sms.headers": Setting("Content-Type: application/json; charset=utf-8", _text),
    "sms.body": Setting('{"phone": "{phone}", "text": "{text}", "key": "{key}"}', _text),
    "sms.success": Setting("200-299", _statuses),
    "sms.success_path": Setting("", _text),
    "sms.success_pattern": Setting("", _pattern),
    "sms.number_path": Setting("", _text),
    "sms.retry": Setting("429,503", _statuses),
    "sms.idempotent": Setting("off", _one_of("off", "on")),
    "sms.timeout_seconds": Setting("10", _count),
    "business_date": Setting("", _day_or_none),
    "language": Setting("system", _one_of("system", "en", "zh_CN")),
    "paper.language": Setting("zh_CN", _one_of("zh_CN", "en")),
    "folder.papers": Setting("", _text),
}


def setting(key: str) -> Setting:
    """Return a setting by its key."""
    if key not in SETTINGS:
        raise UnknownSetting(key)
    return SETTINGS[key]


def checked(key: str, value: str) -> str:
    """Return a value as it is kept, or refuse it naming the setting."""
    try:
        return setting(key).check(value)
    except NotAChoice as error:
        raise NotAChoice(key, value, error.choices) from error
