"""Real statements, made by others: what each holds was added up by hand."""

from pathlib import Path

import pytest

from desktop.domain.bank import BankFormat, NotIncome, Statement, sum_of
from desktop.domain.payments import Method
from desktop.intake.bank.statements import read_statement


@pytest.fixture
def statement_of(data: Path):
    """Read one of the files of others."""
    return lambda name: read_statement(data / name)


def figures(statement: Statement) -> tuple[object, ...]:
    """Return the counts and sums of a statement."""
    came, not_income = statement.income, statement.not_income
    return (
        statement.format,
        statement.read,
        (len(came), str(sum_of(came))),
        (len(not_income), str(sum_of(not_income))),
        len(statement.refused),
    )


def test_icbcs_statement_parts_income_from_expense(statement_of) -> None:
    statement = statement_of("bank/icbc.csv")
    assert figures(statement) == (BankFormat.ICBC, 11, (5, "2841.74"), (6, "4241.08"), 0)
    assert statement.own_account == "1234****9876"
    assert [(line.payer, str(line.amount)) for line in statement.income] == [
        ("李四", "1234.56"),
        ("ABC公司", "1234.56"),
        ("支付宝（中国）网络技术有限公司", "341.58"),
        ("总行信用卡合伙人", "30.00"),
        ("深圳市财付通支付科技有限公司", "1.04"),
    ]


def test_icbcs_redacted_balances_are_told_and_never_read(statement_of) -> None:
    unread = statement_of("bank/icbc.csv").unread
    assert [row.row for row in unread] == list(range(8, 19))
    assert {(row.column, row.value) for row in unread} == {("余额", "xx,yyyy.zz")}


def test_icbcs_declared_totals_are_not_what_its_lines_come_to(statement_of) -> None:
    wrong = statement_of("bank/icbc.csv").disagreements
    assert [(total.row, total.declared, total.found) for total in wrong] == [
        (20, "1234.56", "2841.74"),
        (20, "9876.54", "4241.08"),
    ]


def test_ccbs_workbook_is_exact_to_the_fen(statement_of) -> None:
    statement = statement_of("ccb_statement.xls")
    assert figures(statement) == (BankFormat.CCB, 6, (0, "0.00"), (6, "703.26"), 0)
    assert {line.not_income for line in statement.lines} == {NotIncome.OUTGOING}
    assert [str(line.amount) for line in statement.lines] == [
        *("67.00", "16.78", "20.00", "515.02", "18.06", "66.40")
    ]
    assert [line.balance for line in statement.lines][:2] == ["2176.91", "2160.13"]
    assert (statement.lines[0].on.isoformat(), statement.lines[0].time) == ("2025-01-01", "185319")


def test_wechats_file_is_checked_against_its_summary(statement_of) -> None:
    statement = statement_of("bank/wechat.csv")
    assert figures(statement) == (BankFormat.WECHAT, 3, (3, "0.03"), (0, "0.00"), 0)
    assert statement.format.method is Method.WECHAT
    assert statement.own_account == "1601959334"
    assert [(total.label, total.declared, total.agrees) for total in statement.totals] == [
        ("总交易单数", "3", True),
        ("应结订单总金额", "0.03", True),
        ("退款总金额", "0.00", True),
        ("充值券退款总金额", "0.00", True),
        ("订单总金额", "0.03", True),
        ("申请退款总金额", "0.00", True),
    ]


def test_alipays_file_is_read_below_its_preamble(statement_of) -> None:
    statement = statement_of("bank/alipay.csv")
    assert figures(statement) == (BankFormat.ALIPAY, 2, (2, "40.00"), (0, "0.00"), 0)
    assert statement.format.method is Method.ALIPAY
    assert [line.row for line in statement.lines] == [6, 7]
    assert statement.lines[0].transaction_no == "2017083121001004720299453898"
    assert statement.lines[0].payer == "*杨(137****2600)"


def test_a_name_does_not_make_a_format(data: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "icbc_交易明细.xls"
    renamed.write_bytes((data / "bank/alipay.csv").read_bytes())
    assert read_statement(renamed).format is BankFormat.ALIPAY


def test_the_same_lines_have_the_same_identity_in_every_kind_of_file(data: Path, tmp_path: Path) -> None:
    text = tmp_path / "same.csv"
    text.write_text(
        "昌江农村商业银行交易明细\n\n账　　号：,6210000000000001,户　　名：,昌江供电局\n"
        "交易日期,交易时间,收入金额（元）,支出金额（元）,账户余额,对方账号,对方户名,摘要,附言\n"
        '2012-05-02,09:01:02,80.00,,"1,080.00",6222020000000000001,符秀英,转账,电费 0706000000000001\n'
        "20120503,100000,0.30,0.00,1080.30,046001,华润水泥(昌江)有限公司,汇入\n"
        "2012/5/4,10:00:01,,100.00,980.30,9,某公司,汇出,\n"
        "2012年5月21日,,0.55,,980.85,,,结息\n"
        '2012-05-22,08:00:00,"1,500.00",-,2480.85,8,李四,转存,\n'
        "合计,,1580.85,100.00\n",
        encoding="gb18030",
    )
    read = [read_statement(file) for file in (text, data / "bank/generic.xls", data / "bank/generic.xlsx")]
    for statement in read:
        assert figures(statement) == (BankFormat.GENERIC, 5, (4, "1580.85"), (1, "100.00"), 0)
        assert all(total.agrees for total in statement.totals)
    assert len({tuple(line.identity for line in statement.lines) for statement in read}) == 1
