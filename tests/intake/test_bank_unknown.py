"""Statements of banks that nobody here has seen, read by their Chinese headings or by a mapping."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from desktop.domain.bank import NotIncome, Statement
from desktop.domain.errors import ColumnMissing
from desktop.domain.money import Money
from desktop.intake.amounts import Numerals
from desktop.intake.bank.statements import read_statement
from desktop.intake.mapping import Formats, Mapping

Read = Callable[..., Statement]


@pytest.fixture
def read(text_file: Callable[..., Path]) -> Read:
    """Write a statement's lines down and read them."""

    def of(*lines: str, encoding: str = "utf-8", mapping: Mapping | None = None) -> Statement:
        return read_statement(text_file("\n".join(lines), encoding), mapping)

    return of


def told(statement: Statement) -> list[tuple[int, str, str]]:
    """Return each line's row, its amount and why it is no income."""
    return [(line.row, str(line.amount), line.not_income or "") for line in statement.lines]


def refused(statement: Statement) -> list[tuple[int, str, str, str]]:
    """Return where each refused row stands, what it says and the kind of the reason."""
    return [(row.row, row.column, row.value, type(row.reason).__name__) for row in statement.refused]


@pytest.mark.parametrize(
    "headings",
    [
        "交易日期,收入,支出,对方户名",
        "记账日期,贷方发生额,借方发生额,对方户名",
        "入账日期,贷方金额（元）,借方金额（元）,交易对手名称",
        "交易日期 Date,收入金额 Credit,支出金额 Debit,对方户名 Name",
    ],
)
def test_income_and_expense_apart(read: Read, headings: str) -> None:
    statement = read(headings, '2012-05-02,"1,080.00",,符秀英', "2012-05-03,,20.00,某", "2012-05-04,0.00,-,")
    assert told(statement) == [(2, "1080.00", ""), (3, "20.00", "outgoing"), (4, "0.00", "zero")]
    assert statement.lines[0].payer == "符秀英"


def test_one_signed_amount(read: Read) -> None:
    statement = read(
        "交易日期;交易金额;余额;对方账户名称;附言",
        "2012-05-02;+80.00;1080.00;符秀英;户号0706000000000001",
        "2012-05-03;-20.00;1060.00;某;",
        "2012-05-04;(30.00);1030.00;某",
        "2012-05-05;12.5",
    )
    assert told(statement) == [
        (2, "80.00", ""),
        (3, "20.00", "outgoing"),
        (4, "30.00", "outgoing"),
        (5, "12.50", ""),
    ]
    assert statement.lines[0].remark == "户号0706000000000001"


@pytest.mark.parametrize(
    "came,went", [("贷", "借"), ("贷 Cr", "借 Dr"), ("收入", "支出"), ("收", "付"), ("C", "D")]
)
def test_one_amount_with_a_mark(read: Read, came: str, went: str) -> None:
    statement = read(
        "记账日期\t借/贷\t发生额\t对方名称",
        f"20120502\t{came}\t80.00\t符秀英",
        f"20120503\t{went}\t20.00\t某",
        f"20120504\t{came}\t-30.00\t冲正",
    )
    assert told(statement) == [(2, "80.00", ""), (3, "20.00", "outgoing"), (4, "30.00", "refund")]


def test_a_mark_is_found_by_what_its_column_holds(read: Read) -> None:
    statement = read("日期,类别,金额,户主", "2012-05-02,借,80.00,甲", "2012-05-03,贷,20.00,乙")
    assert told(statement) == [(2, "80.00", "outgoing"), (3, "20.00", "")]


def test_a_mark_that_says_nothing_is_refused(read: Read) -> None:
    statement = read("日期,借贷标志,金额", "2012-05-02,?,80.00", "2012-05-03,,20.00")
    assert refused(statement) == [
        (2, "借贷标志", "?", "NotAChoice"),
        (3, "借贷标志", "", "FieldMissing"),
    ]


def test_a_redacted_amount_is_refused_and_never_read_as_nothing(read: Read) -> None:
    statement = read("交易日期,收入,支出,余额", '2012-05-02,"xx,yyyy.zz",,1.00', "2012-05-03,*,,1.00")
    assert statement.read == 2
    assert refused(statement) == [
        (2, "收入", "xx,yyyy.zz", "NotAnAmount"),
        (3, "收入", "*", "NotAnAmount"),
    ]


def test_other_money_a_missing_day_and_no_amount_are_refused(read: Read) -> None:
    statement = read(
        "交易日期,币种,收入,支出,摘要",
        "2012-05-02,美元,80.00,,甲",
        ",人民币,80.00,,乙",
        "2012-05-04,人民币,,,丙",
        "2012-05-05,人民币,10.00,20.00,丁",
        "2012-05-06,CNY,10.00",
    )
    assert [(row, reason) for row, _, _, reason in refused(statement)] == [
        (2, "NotAChoice"),
        (3, "FieldMissing"),
        (4, "AmountMissing"),
        (5, "IncomeAndExpense"),
    ]
    assert told(statement) == [(6, "10.00", "")]


def test_lines_around_the_data_are_no_rows(read: Read) -> None:
    statement = read(
        "海南银行对账单",
        "账号：4600123456789　币种：人民币",
        "",
        "交易日期,摘要,收入,支出,余额",
        "2012-05-01,期初余额,,,1000.00",
        "2012-05-02,转账,80.00,,1080.00",
        "交易日期,摘要,收入,支出,余额",
        "本页小计,,5.00,,",
        "2012-05-03,转账,20.00,,1100.00",
        "---------,,,,",
        "合计,共2笔,100.00,0.00,",
        "以上数据仅供参考",
        "打印时间：2012-05-31 10:00:00,第1页,,,",
        encoding="gb18030",
    )
    assert told(statement) == [(6, "80.00", ""), (9, "20.00", "")]
    assert statement.own_account == "4600123456789"
    assert (statement.read, statement.disagreements) == (2, ())
    assert {total.label for total in statement.totals} == {"合计 收入", "合计 支出", "共2笔"}


@pytest.mark.parametrize(
    "line,wrong",
    [
        ("合计,,100.01,0.00,", ("100.01", "100.00")),
        ("总笔数：3", ("3", "2")),
        ("收入合计：99.00元　支出合计：0.00元", ("99.00", "100.00")),
        ("收入合计：2笔，99.00元", ("99.00", "100.00")),
        ("贷方笔数：,5,贷方发生额合计：,100.00,", ("5", "2")),
        ("已收入:1笔,100.00元", ("1", "2")),
    ],
)
def test_a_declared_total_that_does_not_match_is_named(read: Read, line: str, wrong: tuple[str, str]) -> None:
    lines = ("交易日期,摘要,收入,支出,余额", "2012-05-02,甲,80.00,,", "2012-05-03,乙,20.00,,")
    [disagreement] = read(*lines, line).disagreements
    assert (disagreement.row, disagreement.declared, disagreement.found) == (4, *wrong)


def test_closed_transactions_are_no_income(read: Read) -> None:
    statement = read(
        "交易号,交易创建时间,付款时间,交易对方,商品名称,金额（元）,收/支,交易状态",
        "1\t,2012-05-02 08:00:00,2012-05-02 08:00:01,甲,电费,80.00,收入,交易成功",
        "2\t,2012-05-02 09:00:00,,乙,电费,90.00,,交易关闭",
        "3\t,2012-05-02 09:00:00,2012-05-02 09:00:01,乙,电费,7.00,收入,已全额退款",
    )
    assert told(statement) == [(2, "80.00", ""), (3, "90.00", "closed"), (4, "7.00", "refund")]


def test_wechats_refunds_and_revoked_rows_are_no_income(read: Read) -> None:
    statement = read(
        "交易时间,商户号,微信订单号,商户订单号,交易状态,应结订单金额,退款金额,商品名称",
        "`2012-05-02 08:00:00,`16,`4200000925201205020001,`S1,`SUCCESS,`80.00,`0.00,`电费",
        "`2012-05-02 09:00:00,`16,`4200000925201205020001,`S1,`REFUND,`0.00,`20.00,`电费",
        "`2012-05-02 10:00:00,`16,`4200000925201205020003,`S3,`REVOKED,`30.00,`30.00,`电费",
        "总交易单数,应结订单总金额,退款总金额",
        "`3,`110.00,`50.00",
    )
    assert told(statement) == [(2, "80.00", ""), (3, "20.00", "refund"), (4, "30.00", "closed")]
    assert statement.disagreements == ()


def test_alipays_refunds_are_no_income_and_its_closing_lines_are_checked(read: Read) -> None:
    statement = read(
        "#账号：[20885212319120680156]",
        "支付宝交易号,业务类型,完成时间,对方账户,商家实收（元）,备注",
        "2012050221001004720299453898\t,交易,2012-05-02 00:06:15,甲,20.00,x",
        "2012050221001004720299453898\t,退款,2012-05-02 01:06:15,甲,-20.00,x",
        "#交易合计：1笔，商家实收共20.00元，商家优惠共0.00元",
        "#退款合计：1笔，商家实收退款共-20.00元，商家优惠退款共0.00元",
        encoding="gb18030",
    )
    assert told(statement) == [(3, "20.00", ""), (4, "20.00", "refund")]
    assert (len(statement.totals), statement.disagreements) == (4, ())


def test_a_mapping_reads_what_the_headings_do_not_tell(read: Read, tmp_path: Path) -> None:
    lines = ("Tag,Ein,Aus,Wer,Was", '02.05.2012,"1.080,00",,符秀英,电费', '03.05.2012,,"20,00",某,')
    with pytest.raises(ColumnMissing):
        read(*lines)
    said = tmp_path / "bank.toml"
    said.write_text(
        '[columns]\npaid_on = "Tag"\nincome = "Ein"\nexpense = "Aus"\npayer = "Wer"\nremark = "Was"\n'
        '[formats]\ndate = "%d.%m.%Y"\nthousands = "."\ndecimal = ","\n',
        encoding="utf-8",
    )
    statement = read(*lines, mapping=Mapping.load(said))
    assert told(statement) == [(2, "1080.00", ""), (3, "20.00", "outgoing")]
    assert (statement.lines[0].payer, statement.lines[0].remark) == ("符秀英", "电费")


def test_a_table_without_any_amount_is_no_statement(read: Read) -> None:
    with pytest.raises(ColumnMissing):
        read("交易日期,对方户名,摘要", "2012-05-02,符秀英,电费")


def test_equal_lines_are_told_apart_and_known_again_in_a_longer_file(read: Read) -> None:
    headings, line = "交易日期,收入,支出,对方户名", "2012-05-02,80.00,,符秀英"
    once, twice = read(headings, line), read(headings, "2012-05-01,1.00,,甲", line, line)
    first, second = (found.identity for found in twice.lines[1:])
    assert first != second
    assert once.lines[0].identity == first


def test_a_row_that_stands_twice_under_one_number_is_one_line(read: Read) -> None:
    headings = "交易时间,商户号,微信订单号,商户订单号,交易状态,应结订单金额"
    line = "`2012-05-02 08:00:00,`16,`4200000925201205020001,`S1,`SUCCESS,`80.00"
    first, second = read(headings, line, line).lines
    assert first.identity == second.identity


@given(fen=st.integers(-(10**11), 10**11), way=st.sampled_from(["{sign}{text}", "{text}{sign}"]))
def test_a_signed_amount_reads_back_whatever_it_is(fen: int, way: str) -> None:
    text = way.format(sign="-" if fen < 0 else "", text=Money(abs(fen)).grouped())
    assert Numerals.of(Formats()).signed(f"　{text} ") == Money(fen)


def test_reasons_are_of_a_fixed_list() -> None:
    assert [*NotIncome] == ["outgoing", "refund", "closed", "zero"]


@pytest.mark.parametrize(
    "headings",
    [
        "业务发生日期,本次贷方发生额(收),本次借方发生额(付),对方单位全称,客户附言信息",
        "交易日期,借方发生额/元(支取),贷方发生额/元(收入),对方户名,附言",
        "交易日期[ Trade Date ],存入金额[ In ],支取金额[ Out ],付款人名称[ Payer ],附言[ Remark ]",
    ],
)
def test_headings_that_no_list_has_are_read_by_what_is_in_them(read: Read, headings: str) -> None:
    came = [
        place for place, heading in enumerate(headings.split(",")) if "贷" in heading or "存入" in heading
    ]
    first = ["2012-05-02", "", "", "符秀英", "电费"]
    first[came[0]] = "80.00"
    statement = read(headings, ",".join(first), "2012-05-0x,1.00,2.00,某,共3笔电费")
    [line] = statement.lines
    assert (str(line.amount), line.not_income, line.payer, line.remark) == ("80.00", None, "符秀英", "电费")
    assert [row.value for row in statement.refused] == ["2012-05-0x"]


def test_a_long_preamble_in_prose_does_not_hide_the_columns(read: Read) -> None:
    preamble = (f"说明{place}：以下数据仅供参考，请核对" for place in range(22))
    statement = read(*preamble, "交易日期,摘要,金额,借贷标志", "2012-05-02,电费,80.00,贷", encoding="gb18030")
    assert told(statement) == [(24, "80.00", "")]
