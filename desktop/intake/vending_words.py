"""The words that meter makers' systems head the columns of tokens with: the better word comes first."""

VEND_ANSWER = "vend-answer"
"""The noun of a row that brings a token, or says why there is none."""

VEND_ANSWER_WORDS = {
    "request_no": """request_no 请求号 购电请求号 请求编号 申请号 订单号 业务流水号 外部流水号
        request request_number order_no order_number""",
    "token": """token 令牌 TOKEN码 购电码 购电令牌 充值码 密码串 卡序列号 卡号 IC卡号
        sts_token token_no card_serial card_no""",
    "meter_no": "meter_no 表号 电能表编号 电表号 表计编号 meter meter_number",
    "amount": "amount 金额 购电金额 充值金额 售电金额 amount_yuan",
    "reason": """reason 失败原因 原因 错误原因 错误信息 结果说明 备注 说明 error message remark""",
}
