"""What a statement is and says, in the reader's words."""

from desktop.domain.bank import BankFormat, NotIncome
from desktop.domain.bank_matching import Why
from desktop.wording import tr


def format_text(kind: BankFormat) -> str:
    """Name whose statement a file is."""
    words = {
        BankFormat.ICBC: tr("ICBC"),
        BankFormat.CCB: tr("CCB"),
        BankFormat.WECHAT: tr("WeChat Pay merchant"),
        BankFormat.ALIPAY: tr("Alipay merchant"),
        BankFormat.GENERIC: tr("a bank that is not known"),
    }
    return words[kind]


def why_text(why: Why) -> str:
    """Name what points from a line to a customer."""
    words = {
        Why.NUMBER: tr("customer number in the remark"),
        Why.FORMER_NUMBER: tr("former number in the remark"),
        Why.SHORT_NUMBER: tr("short number in the remark"),
        Why.NAME: tr("payer's name"),
        Why.EARLIER_PAYER: tr("paid for this customer before"),
        Why.AMOUNT: tr("owes exactly this in all"),
        Why.BILL: tr("has a bill of exactly this"),
    }
    return words[why]


def not_income_text(why: NotIncome) -> str:
    """Name why a line is never posted."""
    words = {
        NotIncome.OUTGOING: tr("outgoing"),
        NotIncome.REFUND: tr("refund"),
        NotIncome.CLOSED: tr("closed, never paid"),
        NotIncome.ZERO: tr("0.00"),
    }
    return words[why]
