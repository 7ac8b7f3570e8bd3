"""The words that offices use as column headings, by noun and field: the better word comes first."""

from desktop.domain.intake import Noun
from desktop.intake.bank.words import STATEMENT, STATEMENT_WORDS
from desktop.intake.debit_words import AGREEMENT, AGREEMENT_WORDS, DEBIT, DEBIT_WORDS
from desktop.intake.meter_words import METER, METER_RESULT, METER_RESULT_WORDS, METER_WORDS
from desktop.intake.sms_words import SMS_REPORT, SMS_REPORT_WORDS
from desktop.intake.target_words import TARGET, TARGET_WORDS
from desktop.intake.vending_words import VEND_ANSWER, VEND_ANSWER_WORDS

_CUSTOMER_NO = """customer_no 户号 用户编号 客户编号 用户号 客户号 用电户号 缴费户号 用户户号 客户户号
    户编号 用户编码 客户编码 户号编码 customer customer_number customer_id customer_code cust_no
    account_no account_number account_id account consumer_no consumer_number cons_no user_no"""
_CUSTOMER_NAME = """customer_name 户名 用户名称 客户名称 用户姓名 客户姓名 用电户名 用户名 客户名 名称
    姓名 单位名称 name account_name consumer_name cons_name cust_name"""
_STATION = "station 供电所 供电所名称 所属供电所 供电单位 营业所 supply_station station_name"
_AREA = "area 台区 台区名称 所属台区 公变台区 台区编号 台区编码 area_name transformer_area transformer"
_TARIFF_CLASS = "tariff_class 用电类别 电价类别 用电分类 用电性质 tariff tariff_category category class"
_BILL_NO = """bill_no 账单号 单据号 账单编号 电费单号 帐单号 应收单号 账单号码
    bill_number bill_id invoice_no invoice_number invoice"""

_CUSTOMERS = {
    "customer_no": _CUSTOMER_NO,
    "customer_name": _CUSTOMER_NAME,
    "former_no": """former_no 原户号 旧户号 老户号 原用户编号 原客户编号 旧用户编号
        former_number former_customer_no previous_no old_no old_number old_account_no""",
    "station": _STATION,
    "area": _AREA,
    "address": "address 用电地址 地址 客户地址 用户地址 装表地址 通讯地址 supply_address service_address",
    "phone": """phone 电话 联系电话 手机 手机号 手机号码 电话号码 移动电话 联系方式
        phone_no phone_number telephone telephone_no mobile tel""",
    "tariff_class": _TARIFF_CLASS,
    "risk_category": "risk_category 风险类别 风险分类 风险类型 risk risk_class",
    "funding": """funding 资金来源 财政拨款 是否财政拨款 资金性质 拨款性质
        funding_source fiscal fiscally_funded""",
    "key_customer": """key_customer 重要客户 大客户 是否重要客户 是否大客户 重点客户 是否重点客户
        is_key_customer key_account key""",
    "meter_no": """meter_no 表号 电能表号 电表号 电表编号 电能表编号 表计编号 表计号 电能表资产号
        meter_number meter_id meter_serial meter""",
}

_BILLS = {
    "customer_no": _CUSTOMER_NO,
    "customer_name": _CUSTOMER_NAME,
    "bill_no": _BILL_NO,
    "billing_month": """billing_month 电费年月 年月 账单月份 电费月份 应收年月 账期 电费账期 帐期 月份
        计费月份 bill_month billing_period bill_period period month""",
    "issued_on": """issued_on 发行日期 出账日期 发行日 出账日 出帐日期 账单日期 应收日期 开账日期
        发行时间 issue_date date_issued issued bill_date billing_date invoice_date""",
    "due_on": """due_on 缴费截止日期 截止日期 到期日 到期日期 缴费期限 交费截止日期 缴费截止日 交费期限
        最后缴费日 最迟缴费日期 due_date date_due payment_due_date due pay_by""",
    "amount": """amount 应收电费 应收金额 电费金额 应收电费金额 本期电费 本月电费 当期电费 电费 总电费
        应收 金额 receivable amount_due bill_amount billed_amount current_charges current_charge
        charges charge""",
    "kwh": """kwh 电量 用电量 结算电量 计费电量 抄见电量 总电量 本期电量 本月电量
        energy energy_kwh consumption usage units""",
    "tariff_class": _TARIFF_CLASS,
    "station": _STATION,
    "area": _AREA,
}

_PAYMENTS = {
    "customer_no": _CUSTOMER_NO,
    "bill_no": _BILL_NO,
    "amount": """amount 实收金额 实收电费 缴费金额 交费金额 收费金额 实缴金额 支付金额 到账金额 收款金额
        付款金额 实收 金额 amount_paid paid_amount payment_amount received amount_received paid payment""",
    "paid_on": """paid_on 收费日期 缴费日期 交费日期 收款日期 支付日期 付款日期 到账日期 入账日期
        交易日期 收费时间 缴费时间 交费时间 支付时间 交易时间 日期
        payment_date date_paid paid_date pay_date received_on transaction_date date""",
    "method": """method 缴费方式 支付方式 交费方式 收费方式 付款方式 收款方式 缴费渠道 支付渠道
        payment_method pay_method payment_type channel""",
    "reference": """reference 流水号 交易流水号 凭证号 参考号 票据号 支票号 备注 摘要 说明
        reference_no reference_number ref transaction_id remark remarks note memo""",
}

WORDS: dict[str, dict[str, str]] = {
    Noun.CUSTOMERS: _CUSTOMERS,
    Noun.BILLS: _BILLS,
    Noun.PAYMENTS: _PAYMENTS,
    STATEMENT: STATEMENT_WORDS,
    DEBIT: DEBIT_WORDS,
    AGREEMENT: AGREEMENT_WORDS,
    SMS_REPORT: SMS_REPORT_WORDS,
    METER: METER_WORDS,
    METER_RESULT: METER_RESULT_WORDS,
    VEND_ANSWER: VEND_ANSWER_WORDS,
    TARGET: TARGET_WORDS,
}

REQUIRED: dict[str, tuple[str, ...]] = {
    STATEMENT: ("paid_on",),
    DEBIT: ("result",),
    AGREEMENT: ("customer_no", "bank", "account_no"),
    SMS_REPORT: ("result",),
    METER: ("meter_no",),
    METER_RESULT: ("order_no", "customer_no", "result"),
    VEND_ANSWER: ("request_no", "token"),
    TARGET: ("scope", "period", "measure", "value"),
    Noun.CUSTOMERS: ("customer_no",),
    Noun.BILLS: ("customer_no", "issued_on", "due_on", "amount"),
    Noun.PAYMENTS: ("customer_no", "amount", "paid_on"),
}
