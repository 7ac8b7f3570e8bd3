"""Words that several papers share: methods, kinds of postings, days, months and how a penalty was reached."""

from datetime import date
from fractions import Fraction

from desktop.domain.money import round_half_up, yuan
from desktop.domain.payments import Method
from desktop.domain.recovery import NOT_A_RATE
from desktop.wording import tr_in

PRESTORED = "prestored"


def method_name(language: str, method: str) -> str:
    """Name a payment method, or the offset of prestored money."""
    names = {
        Method.CASH.value: tr_in(language, "Cash"),
        Method.POS.value: tr_in(language, "POS card"),
        Method.TRANSFER.value: tr_in(language, "Bank transfer"),
        Method.CHEQUE.value: tr_in(language, "Cheque"),
        Method.WECHAT.value: tr_in(language, "WeChat Pay"),
        Method.ALIPAY.value: tr_in(language, "Alipay"),
        PRESTORED: tr_in(language, "Prestored money used"),
    }
    return names.get(method, method)


def posting_name(language: str, kind: str) -> str:
    """Name a kind of posting, as one of many; any other name stays as it is."""
    names = {
        "payment": tr_in(language, "Payment"),
        "deposit": tr_in(language, "Deposit"),
        "use": tr_in(language, "Prestored money used"),
        "topup": tr_in(language, "Top-up"),
        "fee": tr_in(language, "Fee held"),
        "refund": tr_in(language, "Refund"),
        "fee-refund": tr_in(language, "Fee returned"),
        "energy-refund": tr_in(language, "Energy credit returned"),
        "transfer": tr_in(language, "Transfer"),
        "release": tr_in(language, "Overpaid, released"),
        "assessment": tr_in(language, "Penalty charged"),
        "waiver": tr_in(language, "Penalty waived"),
        "write-off": tr_in(language, "Write-off"),
        "recall": tr_in(language, "Write-off called back"),
        "correction": tr_in(language, "Correction"),
        "reversal": tr_in(language, "Reversal of an entry"),
    }
    return names.get(kind, kind)


def day_text(language: str, day: date) -> str:
    """Write a day as the paper's language does: 2011-12-15."""
    return tr_in(language, "{year}-{month:02d}-{day:02d}", year=day.year, month=day.month, day=day.day)


def as_of_text(language: str, day: date) -> str:
    """Say as of which day the figures of a paper are."""
    return tr_in(language, "As of {day}", day=day_text(language, day))


def month_text(month: str) -> str:
    """Write a YYYYMM as 2011-12; any other name stays as it is."""
    return f"{month[:4]}-{month[4:]}" if len(month) == 6 and month.isdecimal() else month


def steps_text(language: str, steps: str) -> str:
    """Say in the paper's language how a penalty was reached."""
    return steps.replace("天", tr_in(language, "days"))


def days_heap(language: str, heap: str) -> str:
    """Name a heap of the ageing by days overdue."""
    names = {
        "not_due": tr_in(language, "Not due"),
        "1_30": tr_in(language, "1–30 days"),
        "31_60": tr_in(language, "31–60 days"),
        "61_90": tr_in(language, "61–90 days"),
        "over_90": tr_in(language, "Over 90 days"),
    }
    return names[heap]


def month_heap(language: str, heap: str) -> str:
    """Name a heap of the ageing by billing month; these are never added up."""
    names = {
        "last_month": tr_in(language, "Last month"),
        "this_year": tr_in(language, "This year"),
        "prior": tr_in(language, "Prior arrears"),
    }
    return names[heap]


def percent(rate: str) -> str:
    """Write a rate with its sign; where nothing was receivable the dash stands alone."""
    return rate if rate == NOT_A_RATE else f"{rate} %"


def exact_percent(exact: Fraction | None) -> str:
    """Write an exact per cent, half-up to two decimals; where there is none the dash stands alone."""
    return NOT_A_RATE if exact is None else percent(yuan(round_half_up(100 * exact)))
