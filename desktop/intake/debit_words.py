"""The words that banks head the columns of direct debits with, by field: the better word comes first."""

DEBIT = "debit"
"""The noun of a row that asks for a debit or answers one."""

AGREEMENT = "agreement"
"""The noun of a row that lets an account be debited."""

_ACCOUNT_NO = """account_no 账号 帐号 银行账号 银行帐号 扣款账号 扣款帐号 付款账号 付款人账号 代扣账号
    卡号 银行卡号 账户号 账户 客户账号"""
_HOLDER = """holder 户名 账户名 账户名称 帐户名称 账户户名 扣款户名 付款户名 付款人 付款人名称 持卡人 开户名
    开户名称 account_name"""

DEBIT_WORDS = {
    "batch_no": "batch_no 批次号 批次 批次编号 批号 代扣批次号 委托批次号 batch batch_number",
    "sequence": "sequence 序号 顺序号 明细序号 记录号 编号 流水序号 明细号 sequence_no seq no",
    "customer_no": """customer_no 户号 用户编号 客户编号 用户号 客户号 缴费户号 用户编码 客户编码 合同号
        协议号 缴费号码""",
    "holder": _HOLDER,
    "account_no": _ACCOUNT_NO,
    "amount": """amount 实扣金额 实际扣款金额 实际金额 扣款金额 成功金额 实收金额 到账金额 交易金额 金额
        发生额""",
    "asked": "asked 应扣金额 申请金额 请求金额 应收金额 委托金额 代扣金额 原金额",
    "remark": "remark 附言 用途 摘要 purpose",
    "paid_on": """paid_on 扣款日期 交易日期 记账日期 入账日期 处理日期 到账日期 扣款时间 交易时间 处理时间
        日期 date""",
    "result": """result 扣款结果 处理结果 交易结果 代扣结果 结果 扣款状态 处理状态 交易状态 状态 扣款标志
        成功标志 处理标志 返回码 响应码 应答码 返回代码 结果代码 处理码 status""",
    "reason": """reason 失败原因 原因 错误原因 未扣原因 返回信息 响应信息 应答信息 错误信息 返回说明
        结果说明 处理信息 处理说明 失败说明 备注 说明""",
    "success": "success",
}

AGREEMENT_WORDS = {
    "customer_no": DEBIT_WORDS["customer_no"],
    "bank": "bank 银行 开户银行 开户行 代扣银行 银行名称 签约银行",
    "account_no": _ACCOUNT_NO,
    "holder": _HOLDER,
    "from_on": "from_on 起始日期 签约日期 生效日期 开始日期 协议日期 起 from",
    "until_on": "until_on 终止日期 截止日期 到期日期 失效日期 解约日期 止 until",
}
