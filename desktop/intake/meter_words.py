"""The words that head columns of meters' numbers and of results of work orders, by field."""

METER = "meter"
"""The noun of a row that names a meter."""

METER_RESULT = "meter-result"
"""The noun of a row that tells what came of a line of a work order."""

METER_WORDS = {
    "meter_no": """meter_no 表号 电能表号 电表号 电表编号 电能表编号 表计编号 表计号 电能表资产号 资产编号
        资产号 出厂编号 条码 条形码 meter_number meter_id meter_serial serial barcode meter number""",
}

METER_RESULT_WORDS = {
    "order_no": "order_no 工单号 工单编号 换表工单号 工单 work_order_no order order_number work_order",
    "customer_no": """customer_no 户号 用户编号 客户编号 用户号 客户号 用户编码 客户编码 customer""",
    "result": "result 结果 换表结果 处理结果 完成情况 状态 status outcome",
    "meter": """meter 新表号 新电能表号 新表 新表编号 新装表号 new_meter new_meter_no meter_no
        新表表号 表号""",
    "reading": """reading 旧表止度 旧表示数 止度 旧表止码 拆表示数 最后读数 旧表读数 last_reading old_reading
        old_meters_last_reading 旧表末次读数 旧表最后读数""",
    "result_on": "result_on 换表日期 日期 完成日期 装表日期 实施日期 date on done_on",
    "reason": "reason 原因 未换原因 失败原因 备注 说明 remark",
    "person": "person 换表人 装表人 经办人 施工人 工作人员 worker installer installed_by",
    "old_seal": "old_seal 旧封号 旧表封号 旧铅封 拆下封号 old_seal_no",
    "new_seal": "new_seal 新封号 新表封号 新铅封 封号 铅封号 seal seal_no new_seal_no",
    "start_reading": "start_reading 新表起度 起度 起码 新表起码 装表示数 new_reading",
    "final_bill": "final_bill 结算账单号 末次账单号 旧表账单号 final_bill_no bill_no",
    "alarm": "alarm 报警金额 报警金额1 一级报警金额 first_alarm",
    "second_alarm": "second_alarm 二级报警金额 报警金额2",
    "overdraft": "overdraft 透支限额 透支额度 overdraft_limit",
    "initial_credit": "initial_credit 预置金额 初始金额",
    "tariff_class": "tariff_class 用电类别 电价类别",
}
