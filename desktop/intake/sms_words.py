"""The words that gateways head the columns of delivery reports with, and say what became of a message."""

import re

SMS_REPORT = "sms-report"
"""The noun of a row that says what became of a message."""

SMS_REPORT_WORDS = {
    "gateway_no": """gateway_no 消息编号 消息ID 短信ID 短信编号 消息标识 流水号 回执编号 回执ID 业务流水号
        msgid msg_id message_id messageid smsid sms_id sid key id""",
    "phone": """phone 手机号 手机号码 接收号码 号码 目标号码 被叫号码 电话
        mobile phone_number recipient to dest""",
    "sent_on": """sent_on 发送日期 发送时间 提交时间 提交日期 下发时间 接收时间 回执时间 日期
        sent_at send_time submit_time date""",
    "result": """result 状态 发送状态 回执状态 短信状态 发送结果 结果 状态码 状态报告 回执
        status stat state report""",
    "reason": "reason 原因 失败原因 错误原因 说明 状态说明 描述 备注 错误码 error description err",
    "success": "success",
}

DELIVERED = re.compile(
    "delivrd|delivered|success|succeeded|ok|true|1|0+|"
    "(?:发送|接收|投递|下发|送达|已)?(?:成功|送达|收到)|已(?:成功)?(?:送达|接收|收到|投递)"
)
UNDECIDED = re.compile(
    "提交|受理|发送中|等待|排队|处理中|未知|无回执|accept|acceptd|enroute|pending|queued|unknown|submit|sent"
)
UNREACHABLE = re.compile(
    "空号|号码不存在|不存在的号码|无效号码|号码错误|invalid.?number|unknown.?subscriber|mk:?0001"
)
