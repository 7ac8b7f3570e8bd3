"""Whose statement a table is: told by its headings, never by the file's name."""

import re
from collections.abc import Iterable

from desktop.domain.bank import BankFormat, folded

_HEADINGS = {
    BankFormat.WECHAT: "微信订单号 商户订单号 交易状态 商户号",
    BankFormat.ALIPAY: "支付宝交易号 业务类型 商家实收（元）",
    BankFormat.ICBC: "交易场所 钞/汇 记账金额(收入) 记账金额(支出)",
    BankFormat.CCB: "记账日 账户余额 交易地点 支出 收入",
}
_OWN_ACCOUNT = re.compile(r"(?:账号|帐号|卡号|账户|商户号)[:：]?[\[(]?([0-9a-z*x-]{4,})")


def format_of(headings: Iterable[str]) -> BankFormat:
    """Return the format that has these headings, among others."""
    there = set(map(folded, headings))
    for known, wanted in _HEADINGS.items():
        if {folded(heading) for heading in wanted.split()} <= there:
            return known
    return BankFormat.GENERIC


def own_account(preamble: Iterable[list[str]]) -> str:
    """Return the account whose statement it is, as the lines above the headings name it, or nothing."""
    for row in preamble:
        for text in (*row, " ".join(row)):
            if found := _OWN_ACCOUNT.search(folded(text)):
                return found[1]
    return ""
