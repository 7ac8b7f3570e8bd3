"""The words that banks and merchants head their columns with, by field: the better word comes first."""

import re

STATEMENT = "statement"
"""The noun of a statement's rows, beside those that an import knows."""

STATEMENT_WORDS = {
    "paid_on": """paid_on 交易日期 交易日 付款时间 支付时间 付款日期 完成时间 交易完成时间 到账日期
        到账时间 到帐日期 记账日期 记账日 记帐日期 入账日期 入账日 入帐日期 入账时间 记账时间 收款日期
        收款时间 业务日期 发生日期 发生日 起息日 起息日期 会计日期 清算日期 凭证日期 日期 交易日期时间
        日期时间 交易创建时间 创建时间 交易时间 时间 transaction_date posting_date value_date date
        transaction_time""",
    "income": """income 记账金额收入 收入金额 收入 收入额 贷方发生额 贷方金额 贷方发生金额 贷方
        贷方发生额收入 贷方发生额存入 贷方收入 收入金额元 存入金额 存入 转入金额 转入 汇入金额 收款金额
        收方金额 收方发生额 来账金额 贷记金额 贷 贷cr 交易金额收入 credit credit_amount deposit deposits
        paid_in money_in""",
    "expense": """expense 记账金额支出 支出金额 支出 支出额 借方发生额 借方金额 借方发生金额 借方
        借方发生额支出 借方发生额支取 借方支出 支出金额元 支取金额 支取 取出金额 转出金额 转出 汇出金额
        付款金额 付方金额 付方发生额 往账金额 借记金额 借 借dr 交易金额支出 debit debit_amount withdrawal
        withdrawals paid_out money_out""",
    "amount": """amount 应结订单金额 商家实收 发生额 交易金额 发生金额 交易发生额 记账金额 入账金额
        到账金额 收付金额 收支金额 交易额 金额 总金额 订单金额 支付金额 交易金额元 transaction_amount""",
    "direction": """direction 借贷标志 借贷方向 借贷标识 借贷标记 借贷 借贷别 借贷类型 收支标志 收付标志
        收支方向 收付方向 收支类型 收支 收付 收付类型 收付款标志 资金流向 资金方向 方向 交易方向 借贷状态
        往来账标志 来往账标志 收入支出 收支标识 收付标识 进出账标志 借dr贷cr 借贷drcr drcr debit_credit""",
    "payer": """payer 对方户名 对方名称 对方账户名称 对方帐户名称 对方账户名 对方帐户名 对方姓名
        对方单位名称 对方单位 交易对手名称 交易对手 交易对手户名 对手户名 对手方名称 对手名称 交易对方
        交易对方名称 交易对方户名 付款人名称 付款人 付款方 付款方名称 付款方户名 付款人户名 付款户名
        收付款方名称 收付方名称 收付款人名称 收付款人 往来户名 往来单位 往来单位名称 来账户名 相对户名
        对方 对方账户 对方帐户 对方账户信息 counterparty counterparty_name""",
    "payer_account": """payer_account 对方账号 对方帐号 对方卡号 对方账号卡号 对方卡号账号 对方账户号
        交易对手账号 交易对手帐号 对手账号 交易对方账号 付款人账号 付款账号 付款方账号 付款人帐号
        收付方账号 收付款方账号 相对账号 往来账号 用户标识 counterparty_account""",
    "summary": "summary 摘要 交易摘要 摘要说明 摘要信息 交易说明 交易描述 交易名称 业务摘要 description",
    "remark": "remark 备注 交易备注 备注信息 说明 备注说明 客户备注 备注摘要 note memo remarks",
    "postscript": """postscript 附言 交易附言 客户附言 汇款附言 转账附言 个性化信息 附加信息 备注附言
        留言 付款附言 商户数据包""",
    "purpose": "purpose 用途 资金用途 交易用途 转账用途 汇款用途 付款用途 款项用途 商品名称 商品 商品说明",
    "place": "place 交易地点 交易场所 交易地点附言 交易地点网点",
    "reference": """reference 商户订单号 商家订单号 订单号 参考号 业务参考号 客户参考号 票据号 票据号码
        凭证号 凭证号码 业务编号 缴费号码 缴费编号""",
    "transaction_no": """transaction_no 微信订单号 微信支付订单号 支付宝交易号 支付宝流水号 交易流水号
        交易单号 交易号 银行流水号 业务流水号 核心流水号 账户明细编号交易流水号 柜员流水号 全局流水号
        主机流水号 流水号 交易参考号 明细编号 明细序号 日志号 交易序号 transaction_id transaction_number""",
    "balance": """balance 余额 账户余额 帐户余额 交易后余额 本次余额 当前余额 账面余额 可用余额 联机余额
        卡余额""",
    "currency": "currency 记账币种 币种 交易币种 货币 货币种类 货币类型 币别 账户币种",
    "status": "status 交易状态 当前状态 状态 订单状态 支付状态 处理状态 交易结果",
    "kind": "kind 业务类型 账务类型",
    "refund": "refund 退款金额 申请退款金额",
    "own_account": """own_account 商户号 本方账号 本方帐号 本方卡号 我方账号 查询账号 查询帐号 账号 帐号
        卡号 账户 交易账号 账户号""",
}

_UNSEEN = {
    "direction": "(?:借.?贷|收.?[支付]).*(?:标|方向|类型|别)|(?:标|方向).*(?:借.?贷|收.?[支付])",
    "income": "(?:收入|贷方|存入|转入|来账)(?!.*(?:支出|借方|转出|笔|类|标|方向|号|名|人|日|时间|来源))",
    "expense": "(?:支出|借方|支取|转出|往账)(?!.*(?:收入|贷方|转入|笔|类|标|方向|号|名|人|日|时间|来源))",
    "balance": "余额",
    "payer_account": "(?:对方|对手|付款|往来).*(?:账号|帐号|卡号)",
    "payer": "(?:对方|对手|付款|往来).*(?:户名|名称|姓名|单位|全称)",
    "paid_on": "(?:交易|记账|记帐|入账|到账|收款|业务|发生).*(?:日期|时间|日)",
    "postscript": "附言|留言",
    "remark": "备注|说明",
    "summary": "摘要",
    "purpose": "用途",
    "amount": "(?:交易|发生|收款|入账|到账|本次|转账).*金额|发生额",
    "currency": "币种",
    "status": "状态",
}
_PATTERNS = [(field, re.compile(pattern)) for field, pattern in _UNSEEN.items()]
_AFTER_EVERY_WORD = 1_000


def unseen(heading: str) -> tuple[str, int] | None:
    """Return the field of a heading that no list has, by what is in it; every known word ranks before it."""
    for rank, (field, pattern) in enumerate(_PATTERNS, _AFTER_EVERY_WORD):
        if pattern.search(heading):
            return field, rank
    return None
