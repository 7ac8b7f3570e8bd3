"""Direct debits: agreements with their days, batches that ask once, and answers that are posted once."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from desktop.domain.audit import AuditFilter
from desktop.domain.debits import AgreementDraft, AnswerResult, DebitBatch, ItemState, Tally
from desktop.domain.errors import (
    AmountMissing,
    AnsweredBeforeSent,
    DebitAnswered,
    DebitAnsweredTwice,
    DebitedOtherwise,
    FieldMissing,
    FileProblem,
    NoAgreement,
    NotAChoice,
    NothingToDebit,
    TotalsDisagree,
    UnknownBatch,
    UnknownCustomer,
    UnknownDebit,
    UntilBeforeFrom,
)
from desktop.intake.mapping import Mapping
from desktop.intake.tables import read_table
from tests.counter import Counter, day, yuan

FU, LI, WANG = "0706000000000001", "0706000000000002", "0706000000000003"
BANK, ACCOUNT = "建设银行", "6227000000000001"
HEADINGS = "批次号,序号,户号,实扣金额,扣款结果,失败原因,扣款日期"
Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write a bank's answer down."""

    def write(*lines: str, headings: str = HEADINGS, name: str = "answer.csv") -> Path:
        file = tmp_path / name
        file.write_text("\n".join((headings, *lines)), encoding="gb18030")
        return file

    return write


@pytest.fixture
def agreed(counter: Counter) -> Counter:
    """Return a counter where three customers owe, and two of them let their accounts be debited."""
    for number, name, amount in ((FU, "符秀英", "80.00"), (LI, "李四", "60.00"), (WANG, "王五", "9.00")):
        counter.customer(number, name=name)
        counter.bill(number, amount)
    for number in (FU, LI):
        agrees(counter, number)
    return counter


def agrees(counter: Counter, number: str, since: str = "2012-05-01", until: str = "") -> None:
    """Let a customer's account be debited."""
    last = day(until) if until else None
    counter.office.debits.agree(AgreementDraft(number, BANK, ACCOUNT, "", day(since), last))


def send(counter: Counter, out: Path, on: str = "2012-05-10") -> DebitBatch:
    """Make a batch."""
    return counter.office.debits.send(BANK, day(on), out)


def settle(counter: Counter, file: Path, on: str = "2012-05-12") -> AnswerResult:
    """Post an answer."""
    debits = counter.office.debits
    return debits.answer(debits.read(file), day(on))


def rows(file: Path) -> Sequence[Sequence[str]]:
    """Read a file that was written for a bank."""
    return list(csv.reader(file.read_text("utf-8-sig").splitlines()))


def test_a_batch_asks_for_all_that_is_owed_with_its_penalty(agreed: Counter, tmp_path: Path) -> None:
    batch = send(agreed, tmp_path / "out.csv", "2012-06-19")
    owed = agreed.account(FU, "2012-06-19").owed + agreed.account(LI, "2012-06-19").owed
    assert (batch.number, batch.sent, batch.unanswered) == ("DK00000001", Tally(2, owed), Tally(2, owed))
    assert rows(tmp_path / "out.csv") == [
        ["批次号", "序号", "户号", "户名", "账号", "金额", "附言"],
        ["DK00000001", "1", FU, "符秀英", ACCOUNT, "82.40", f"电费 {FU}"],
        ["DK00000001", "2", LI, "李四", ACCOUNT, str(agreed.account(LI, "2012-06-19").owed), f"电费 {LI}"],
    ]


def test_a_workbook_says_the_same_as_a_text(agreed: Counter, tmp_path: Path) -> None:
    number = send(agreed, tmp_path / "out.csv").number
    agreed.office.debits.write(number, tmp_path / "out.xlsx")
    assert read_table(tmp_path / "out.xlsx").rows == [
        ["80" if cell == "80.00" else "60" if cell == "60.00" else cell for cell in row]
        for row in rows(tmp_path / "out.csv")
    ]


def test_a_mapping_says_what_the_bank_calls_the_columns(agreed: Counter, tmp_path: Path) -> None:
    columns = {
        "account_no": "卡号",
        "amount": "扣款额",
        "paid_on": "日期",
        "remark": "摘要",
        "reason": "备注",
    }
    agreed.office.debits.send(
        BANK, day("2012-05-10"), tmp_path / "out.csv", Mapping(columns=columns, defaults={"remark": "电费"})
    )
    assert rows(tmp_path / "out.csv")[:2] == [
        ["卡号", "扣款额", "日期", "摘要", "备注"],
        [ACCOUNT, "80.00", "2012-05-10", "电费", ""],
    ]


def test_nobody_is_asked_twice_before_the_bank_answered(
    agreed: Counter, tmp_path: Path, written: Write
) -> None:
    send(agreed, tmp_path / "out.csv")
    assert agreed.office.debits.foresee(BANK, day("2012-05-11")).waiting == 2
    with pytest.raises(NothingToDebit):
        send(agreed, tmp_path / "more.csv")
    assert not (tmp_path / "more.csv").exists()
    settle(agreed, written(f"DK00000001,1,{FU},,余额不足,,"))
    foreseen = agreed.office.debits.foresee(BANK, day("2012-05-13"))
    assert (foreseen.debits, foreseen.waiting) == (Tally(1, yuan("80.00")), 1)
    assert send(agreed, tmp_path / "more.csv", "2012-05-13").number == "DK00000002"


def test_only_agreements_that_are_live_on_the_day_are_debited(agreed: Counter, tmp_path: Path) -> None:
    agreed.office.debits.end(LI, day("2012-05-09"))
    agrees(agreed, WANG, since="2012-05-11")
    assert send(agreed, tmp_path / "out.csv").sent == Tally(1, yuan("80.00"))
    assert [held.customer_no for held in agreed.office.debits.agreements() if held.until_on] == [LI]


def test_no_batch_is_kept_where_its_file_cannot_be_written(agreed: Counter, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "out.csv"
    with pytest.raises(FileProblem) as refused:
        send(agreed, nowhere)
    assert refused.value.file == str(nowhere)
    assert agreed.office.debits.batches() == []
    assert send(agreed, tmp_path / "out.csv").number == "DK00000001"


def test_what_the_bank_took_is_posted_on_its_day(agreed: Counter, tmp_path: Path, written: Write) -> None:
    send(agreed, tmp_path / "out.csv")
    result = settle(
        agreed,
        written(
            f"DK00000001,1,{FU},80.00,扣款成功,,2012-05-11",
            f"DK00000001,2,{LI},0.00,失败,余额不足,2012-05-11",
        ),
    )
    assert [(item.customer_no, item.receipt_no) for item in result.paid] == [(FU, "SJ00000001")]
    [taking] = agreed.office.payments.of_customer(FU)
    assert (taking.paid_on, taking.method.value, taking.reference) == (
        day("2012-05-11"),
        "transfer",
        "建设银行 代扣 DK00000001-1",
    )
    assert agreed.owes(FU) == ["0.00"] and agreed.owes(LI) == ["60.00"]
    assert [(item.state, item.reason) for item in agreed.office.debits.items("DK00000001")] == [
        (ItemState.PAID, ""),
        (ItemState.REFUSED, "余额不足"),
    ]
    [batch] = agreed.office.debits.batches()
    assert (batch.paid.count, batch.refused.count, batch.unanswered.count) == (1, 1, 0)


def test_the_same_answer_posts_once(agreed: Counter, tmp_path: Path, written: Write) -> None:
    send(agreed, tmp_path / "out.csv")
    file = written(f"DK00000001,1,{FU},80.00,成功,,", f"DK00000001,2,{LI},,余额不足,,")
    settle(agreed, file)
    again = settle(agreed, file)
    assert (again.paid, again.refused, again.already_there, again.refused_rows) == ((), (), 2, ())
    assert len(agreed.office.payments.of_customer(FU)) == 1


def test_a_debit_is_found_by_its_customer_where_the_file_alone_names_the_batch(
    agreed: Counter, tmp_path: Path, written: Write
) -> None:
    send(agreed, tmp_path / "out.csv")
    file = written(f"{LI},60.00,0000", headings="户号,金额,返回码", name="DK00000001_回盘.csv")
    assert [item.customer_no for item in settle(agreed, file).paid] == [LI]


@pytest.mark.parametrize(
    "line,column,reason",
    [
        (f"DK00000001,1,{FU},79.99,成功,,", "实扣金额", DebitedOtherwise),
        (f"DK00000001,1,{FU},,成功,,", "实扣金额", AmountMissing),
        (f"DK00000001,1,{LI},80.00,成功,,", "序号", UnknownDebit),
        ("DK00000001,3,,80.00,成功,,", "序号", UnknownDebit),
        (f"DK00000009,1,{FU},80.00,成功,,", "批次号", UnknownBatch),
        (f"DK00000001,1,{FU},80.00,成功,,2012-05-09", "扣款日期", AnsweredBeforeSent),
        (f"DK00000001,1,{FU},80.00,部分成功,,", "扣款结果", NotAChoice),
        (f"DK00000001,1,{FU},80.00,,,", "扣款结果", FieldMissing),
        ("DK00000001,,,80.00,成功,,", "户号", FieldMissing),
    ],
)
def test_a_row_that_cannot_be_right_stays_out_and_the_rest_goes_on(
    agreed: Counter, tmp_path: Path, written: Write, line: str, column: str, reason: type[Exception]
) -> None:
    send(agreed, tmp_path / "out.csv")
    result = settle(agreed, written(line, f"DK00000001,2,{LI},60.00,成功,,"))
    assert [(row.row, row.column, type(row.reason)) for row in result.refused_rows] == [(2, column, reason)]
    assert [item.customer_no for item in result.paid] == [LI]
    assert agreed.office.payments.of_customer(FU) == []


def test_an_answer_is_not_taken_back_by_another_one(agreed: Counter, tmp_path: Path, written: Write) -> None:
    send(agreed, tmp_path / "out.csv")
    settle(agreed, written(f"DK00000001,1,{FU},80.00,成功,,", f"DK00000001,2,{LI},,余额不足,,"))
    turned = settle(agreed, written(f"DK00000001,1,{FU},,余额不足,,", f"DK00000001,2,{LI},60.00,成功,,"))
    assert [type(row.reason) for row in turned.refused_rows] == [DebitAnswered, DebitAnswered]
    assert (turned.paid, turned.refused) == ((), ())


def test_a_file_that_answers_one_debit_in_two_ways_settles_neither(
    agreed: Counter, tmp_path: Path, written: Write
) -> None:
    send(agreed, tmp_path / "out.csv")
    both = settle(agreed, written(f"DK00000001,1,{FU},80.00,成功,,", f"DK00000001,1,{FU},,余额不足,,"))
    assert [type(row.reason) for row in both.refused_rows] == [DebitAnsweredTwice] * 2
    same = settle(agreed, written(*[f"DK00000001,1,{FU},80.00,成功,,"] * 2))
    assert (len(same.paid), same.already_there) == (1, 1)


@pytest.mark.parametrize(
    "totals",
    [
        "总笔数：2,总金额：140.00,成功笔数：1,成功金额：80.00,失败笔数：1,失败金额：60.00,",
        "合计,,,140.00,,,",
        "总笔数,成功笔数,成功金额,失败笔数,,,\n2,1,80.00,1,,,",
        "成功1笔 80.00元,失败1笔 60.00元,,,,,",
    ],
)
def test_totals_that_agree_stop_nothing_and_others_stop_everything(
    agreed: Counter, tmp_path: Path, written: Write, totals: str
) -> None:
    send(agreed, tmp_path / "out.csv")
    lines = f"DK00000001,1,{FU},80.00,成功,,", f"DK00000001,2,{LI},60.00,余额不足,,"
    wrong = totals.replace("80.00", "81.00").replace("140.00", "141.00")
    with pytest.raises(TotalsDisagree):
        settle(agreed, written(*lines, wrong))
    assert agreed.office.payments.of_customer(FU) == []
    assert len(settle(agreed, written(*lines, totals)).paid) == 1


def test_a_mapping_says_which_results_are_successes(agreed: Counter, tmp_path: Path, written: Write) -> None:
    send(agreed, tmp_path / "out.csv")
    file = written(f"DK00000001,1,{FU},80.00,1,,", f"DK00000001,2,{LI},60.00,成功,,")
    mapping = Mapping(defaults={"success": "1 2"})
    read = agreed.office.debits.read(file, mapping)
    assert [line.succeeded for line in read.lines] == [True, False]


def test_a_check_says_what_would_come_of_it_and_posts_nothing(
    agreed: Counter, tmp_path: Path, written: Write
) -> None:
    send(agreed, tmp_path / "out.csv")
    debits = agreed.office.debits
    would = debits.check(debits.read(written(f"DK00000001,1,{FU},80.00,成功,,")), day("2012-05-12"))
    assert [(item.state, item.receipt_no) for item in would.paid] == [(ItemState.PAID, "")]
    assert agreed.office.payments.of_customer(FU) == []


def test_a_new_agreement_ends_the_one_before_it(agreed: Counter) -> None:
    agrees(agreed, FU, since="2012-06-01")
    agrees(agreed, FU, since="2012-05-15", until="2012-12-31")
    held = [one for one in agreed.office.debits.agreements() if one.customer_no == FU]
    assert [(str(one.from_on), str(one.until_on)) for one in held] == [
        ("2012-05-01", "2012-05-14"),
        ("2012-05-15", "2012-05-31"),
        ("2012-06-01", "None"),
    ]


def test_agreements_that_say_too_little_are_refused(agreed: Counter) -> None:
    with pytest.raises(FieldMissing):
        agreed.office.debits.agree(AgreementDraft(FU, BANK, " ", "", day("2012-05-01")))
    with pytest.raises(UntilBeforeFrom):
        agrees(agreed, FU, since="2012-05-02", until="2012-05-01")
    with pytest.raises(UnknownCustomer):
        agrees(agreed, "9")
    with pytest.raises(NoAgreement):
        agreed.office.debits.end(WANG, day("2012-05-10"))


def test_agreements_come_from_a_file_once(agreed: Counter, tmp_path: Path) -> None:
    file = tmp_path / "agreed.csv"
    lines = (
        f"{WANG},{BANK},6227000000000009,王大明,2012-05-03",
        f"9,{BANK},1,无,2012-05-03",
        f"{LI},{BANK},,李四,2012-05-03",
    )
    file.write_text("\n".join(("户号,开户行,账号,户名,签约日期", *lines)), encoding="utf-8")
    added = agreed.office.debits.add_agreements(file)
    assert (added.read, added.added, [row.row for row in added.refused]) == (3, 1, [3, 4])
    assert agreed.office.debits.add_agreements(file).already_there == 1


def test_what_was_done_stands_in_the_trail(agreed: Counter, tmp_path: Path, written: Write) -> None:
    send(agreed, tmp_path / "out.csv")
    settle(agreed, written(f"DK00000001,1,{FU},80.00,成功,,"))
    agreed.office.debits.end(LI, day("2012-05-20"))
    kinds = [line.kind for line in agreed.office.audit.trail(AuditFilter()) if "debit" in line.kind]
    assert sorted(kinds) == ["debit-agreed", "debit-agreed", "debit-answered", "debit-ended", "debit-sent"]


@given(
    words=st.lists(
        st.sampled_from(["成功", "扣款成功", "0000", "余额不足", "账户不存在", "处理中", "1"]),
        min_size=2,
        max_size=2,
    ),
    again=st.integers(0, 2),
)
def test_money_is_posted_for_every_success_and_for_nothing_else(words: list[str], again: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(Path(folder) / "county.db")
        for number, amount in ((FU, "80.00"), (LI, "60.00")):
            counter.customer(number)
            counter.bill(number, amount)
            agrees(counter, number)
        send(counter, Path(folder) / "out.csv")
        file = Path(folder) / "answer.csv"
        lines = [
            f"DK00000001,{at},{yuan_of},{word}"
            for at, (yuan_of, word) in enumerate(zip(("80.00", "60.00"), words, strict=True), 1)
        ]
        file.write_text("\n".join(("批次号,序号,金额,结果", *lines)), encoding="utf-8")
        for _ in range(1 + again):
            settle(counter, file)
        paid = [len(counter.office.payments.of_customer(number)) for number in (FU, LI)]
        assert paid == [int(word in ("成功", "扣款成功", "0000")) for word in words]
        assert counter.check().ok
        counter.office.close()
