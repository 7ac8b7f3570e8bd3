"""Reads words of fixed lists, in Chinese and in English."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.errors import NotAChoice
from desktop.domain.payments import Method

C = TypeVar("C")

_TARIFF_CLASSES = {
    TariffClass.RESIDENTIAL: """居民生活 居民 居民用电 居民生活用电 城乡居民 城镇居民 农村居民 residential
        resident domestic household""",
    TariffClass.NON_RESIDENTIAL_LIGHTING: """非居民照明 非居民照明用电 非居民 non_residential_lighting
        non_residential lighting""",
    TariffClass.COMMERCIAL: "商业 商业用电 commercial commerce business",
    TariffClass.GENERAL_INDUSTRY: """非普工业 非普工业用电 普通工业 非工业 general_industry
        general_industrial ordinary_industry""",
    TariffClass.LARGE_INDUSTRY: "大工业 大工业用电 large_industry large_industrial",
    TariffClass.AGRICULTURE: """农业生产 农业生产用电 农业 农业用电 agriculture agricultural
        agricultural_production farming""",
    TariffClass.WHOLESALE: "趸售 趸售用电 wholesale bulk bulk_supply",
}
_RISK_CATEGORIES = {
    RiskCategory.NONE: "无 否 none no 无风险",
    RiskCategory.MINING: "矿业 采矿 采矿业 mining mine",
    RiskCategory.AGRICULTURE: "农业 农业生产 agriculture agricultural farming",
    RiskCategory.AQUACULTURE: "养殖业 养殖 水产养殖 aquaculture breeding",
    RiskCategory.TEMPORARY: "临时用电 临时 temporary temporary_power temporary_supply",
    RiskCategory.TOWNSHIP: "乡镇事业 乡镇事业单位 乡镇 township township_institution township_institutions",
}
_FUNDING = {
    Funding.OWN: "自筹 自有 自有资金 自费 own self own_money self_funded 否 无 no none false 0 n",
    Funding.FISCAL: """财政拨款 财政 拨款 财政资金 fiscal fiscally_funded public appropriation 是 yes true
        1 y √ ✓""",
}
_YES_NO = {
    True: "是 yes true 1 y √ ✓ 重要 重要客户 大客户 重点 重点客户 key important",
    False: "否 无 no false 0 n × 普通 普通客户 一般 一般客户 ordinary none",
}
_METHODS = {
    Method.CASH: "现金 现钞 cash",
    Method.POS: "刷卡 POS POS机 POS刷卡 银行卡 信用卡 借记卡 card bank_card unionpay 银联",
    Method.TRANSFER: """转账 转帐 银行转账 银行转帐 银行 网银 网上银行 电汇 汇款 对公转账 代扣 银行代扣
        托收 银行托收 transfer bank bank_transfer online_bank online_banking wire direct_debit""",
    Method.CHEQUE: "支票 转账支票 转帐支票 现金支票 cheque check",
    Method.WECHAT: "微信 微信支付 wechat wechat_pay weixin",
    Method.ALIPAY: "支付宝 alipay",
}


def _chooser(field: str, words: dict[C, str], shown: Iterable[str]) -> Callable[[str], C]:
    known = {_plain(word): choice for choice, listed in words.items() for word in listed.split()}
    choices = tuple(shown)

    def choose(text: str) -> C:
        try:
            return known[_plain(text)]
        except KeyError:
            raise NotAChoice(field, text, choices) from None

    return choose


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(character for character in folded if character.isalnum() or character in "√✓×")


tariff_class = _chooser("tariff_class", _TARIFF_CLASSES, TariffClass)
risk_category = _chooser("risk_category", _RISK_CATEGORIES, filter(None, RiskCategory))
funding = _chooser("funding", _FUNDING, Funding)
key_customer = _chooser("key_customer", _YES_NO, ("是", "否"))
method = _chooser("method", _METHODS, Method)
