"""The words with which a statement says that money came in or went out, and how a transaction ended."""

import re
from enum import Enum

from desktop.domain.bank import NotIncome, folded
from desktop.domain.errors import NotAChoice


class Way(Enum):
    """Which way the money of a line went."""

    IN = "贷"
    OUT = "借"
    NEITHER = "/"


_MARKS = {
    Way.IN: """贷 贷方 贷记 收 收入 入 进 转入 存入 汇入 收款 收方 来账 来帐 进账 入账 已收入 c cr
        credit in + 贷cr 贷(cr) 贷/cr 贷c 贷(c) 贷-cr cr贷 收入in""",
    Way.OUT: """借 借方 借记 支 支出 出 付 付出 转出 支取 取出 取 汇出 付款 付方 往账 往帐 出账 已支出 d
        dr debit out - 借dr 借(dr) 借/dr 借d 借(d) 借-dr dr借""",
    Way.NEITHER: "/ 不计收支 中性 中性交易 其他 资金转移",
}
_WAYS = {word: way for way, words in _MARKS.items() for word in words.split()}
_CLOSED = re.compile(
    "关闭|失败|撤销|取消|作废|等待|待付款|未支付|未付款|处理中|revoked|closed|payerror|notpay|fail"
)
_REFUNDED = re.compile("退款|refund")
_YUAN = {"人民币", "人民币元", "人民币(元)", "cny", "rmb", "cnh", "156", "01", "本币", "本位币", "元"}
_CURRENCIES = ("人民币", "CNY", "RMB")


def way(text: str) -> Way:
    """Read a mark such as 借, 贷 Cr or 收入."""
    found = _WAYS.get(folded(text))
    if found is None:
        raise NotAChoice("direction", text, ("借", "贷", "收", "支"))
    return found


def is_mark(text: str) -> bool:
    """Whether a text is such a mark and nothing else."""
    return folded(text) in _WAYS


def ending(status: str) -> NotIncome | None:
    """Return why a transaction of this status brought no money, or None where it was a success."""
    said = folded(status)
    if _REFUNDED.search(said):
        return NotIncome.REFUND
    return NotIncome.CLOSED if _CLOSED.search(said) else None


def yuan_only(text: str) -> str:
    """Read a currency; an amount of another one is no yuan."""
    named = folded(text)
    if named not in _YUAN and named.strip("-/"):
        raise NotAChoice("currency", text, _CURRENCIES)
    return named
