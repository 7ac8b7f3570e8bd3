"""The words that files of targets head their columns with, by field: the better word comes first."""

TARGET = "target"
"""The noun of a row that sets a target."""

TARGET_WORDS = {
    "scope": "scope 范围 考核范围 考核层级 层级 对象类别 级别",
    "name": "name 名称 对象 考核对象 单位 姓名 subject",
    "station": "station 供电所 所属供电所 所在供电所",
    "period": "period 期间 考核期 年月 月份 年度 考核月份 month year",
    "measure": "measure 指标 考核指标 项目",
    "value": "value 目标值 目标 指标值 目标数 target",
    "weight": "weight 权重 分值 权数 标准分",
}
