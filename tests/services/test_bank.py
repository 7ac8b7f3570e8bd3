"""Money from the bank at the counter: sorted, settled by a clerk, and never posted twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop.domain.bank import Statement
from desktop.domain.bank_matching import Heaps, Why
from desktop.domain.errors import LineNotIncome, TotalsDisagree, UnknownCustomer
from tests.counter import Counter, day, yuan

FU, LI = "0706000000000001", "0706000000000002"
HEADINGS = "交易日期,收入,支出,余额,对方户名,附言"
DATA = Path(__file__).parent.parent / "data"
Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write a statement's lines down."""

    def write(*lines: str, name: str = "bank.csv") -> Path:
        file = tmp_path / name
        file.write_text("\n".join((HEADINGS, *lines)), encoding="utf-8")
        return file

    return write


@pytest.fixture
def billed(counter: Counter) -> Counter:
    """Return a counter with two customers who owe 80.00 and 60.00."""
    counter.customer(FU, name="符秀英", former_no="4600123456")
    counter.customer(LI, name="李四")
    counter.bill(FU, "80.00")
    counter.bill(LI, "60.00")
    return counter


def read(counter: Counter, file: Path) -> tuple[Statement, Heaps]:
    """Read a file and sort its income."""
    statement = counter.office.bank.read(file)
    return statement, counter.office.bank.match(statement)


def test_the_three_heaps(billed: Counter, written: Write) -> None:
    _, heaps = read(
        billed,
        written(
            f"2012-05-10,100.00,,,王五,电费 {FU}",
            "2012-05-10,60.00,,,李四,",
            "2012-05-11,5.00,,,李四,",
            "2012-05-11,80.00,,,陈六,",
            "2012-05-11,5.00,,,陈六,",
            "2012-05-11,,5.00,,陈六,",
        ),
    )
    told = [
        [(match.line.row, [(one.customer_no, one.why) for one in match.candidates]) for match in heap]
        for heap in (heaps.sure, heaps.likely, heaps.unmatched)
    ]
    assert told == [
        [(2, [(FU, (Why.NUMBER,))]), (3, [(LI, (Why.NAME, Why.AMOUNT, Why.BILL))])],
        [(4, [(LI, (Why.NAME,))]), (5, [(FU, (Why.AMOUNT, Why.BILL))])],
        [(6, [])],
    ]


def test_the_amount_owed_counts_its_penalty_on_the_lines_day(billed: Counter, written: Write) -> None:
    owed = billed.account(FU, "2012-06-19").owed
    assert str(owed) == "82.40"
    _, heaps = read(billed, written("2012-06-19,82.40,,,符秀英,", "2012-06-18,82.40,,,符秀英,"))
    assert [match.line.row for match in heaps.sure] == [2]
    assert [match.line.row for match in heaps.likely] == [3]
    statement = billed.office.bank.read(written("2012-06-18,82.40,,,符秀英,"))
    assert len(billed.office.bank.match(statement, day("2012-06-19")).sure) == 1


def test_posted_lines_pay_bills_and_leave_the_rest_as_prestored(billed: Counter, written: Write) -> None:
    statement, heaps = read(billed, written(f"2012-05-10,100.00,,,王五,电费 {FU}"))
    result = billed.office.bank.post(statement, heaps.decisions(likely=False))
    assert (result.posted, str(result.amount), result.already_there) == (1, "100.00", 0)
    assert (billed.owes(FU), billed.prestored(FU)) == (["0.00"], yuan("20.00"))
    [taking] = billed.office.payments.of_customer(FU)
    assert (taking.paid_on, taking.method.value) == (day("2012-05-10"), "transfer")
    assert taking.reference == f"王五 | 电费 {FU}"
    assert taking.receipt_no == result.receipts[0]


def test_the_same_or_an_overlapping_file_adds_nothing(billed: Counter, written: Write) -> None:
    line, other = f"2012-05-10,100.00,,,王五,电费 {FU}", f"2012-05-11,1.00,,,王五,电费 {FU}"
    for lines, posted, there in (
        ([line], 1, 0),
        ([line], 0, 1),
        ([other, line], 1, 1),
        ([line, other], 0, 2),
    ):
        statement, heaps = read(billed, written(*lines))
        result = billed.office.bank.post(statement, heaps.decisions(likely=False))
        assert (result.posted, len(heaps.already_there)) == (posted, there)
    assert str(billed.prestored(FU)) == "21.00"
    again = {line.identity: FU for line in statement.income}
    assert billed.office.bank.post(statement, again).already_there == 2


def test_two_equal_lines_are_two_payments(billed: Counter, written: Write) -> None:
    line = f"2012-05-10,100.00,,,王五,电费 {FU}"
    statement, heaps = read(billed, written(line, line))
    assert billed.office.bank.post(statement, heaps.decisions(likely=False)).posted == 2
    assert str(billed.prestored(FU)) == "120.00"


def test_an_earlier_payer_is_remembered_until_it_was_a_mistake(billed: Counter, written: Write) -> None:
    statement, _ = read(billed, written("2012-05-10,7.00,,,王五,"))
    [line] = statement.income
    result = billed.office.bank.post(statement, {line.identity: LI})
    _, heaps = read(billed, written("2012-05-12,9.00,,,王五,"))
    [likely] = heaps.likely
    assert [(one.customer_no, one.why) for one in likely.candidates] == [(LI, (Why.EARLIER_PAYER,))]
    billed.reverses(result.receipts[0], on="2012-05-12")
    _, heaps = read(billed, written("2012-05-12,9.00,,,王五,"))
    assert (heaps.likely, len(heaps.unmatched)) == ((), 1)


def test_a_former_number_finds_its_customer(billed: Counter, written: Write) -> None:
    _, heaps = read(billed, written("2012-05-10,7.00,,,王五,原户号4600123456"))
    assert [match.candidates[0].why for match in heaps.sure] == [(Why.FORMER_NUMBER,)]


def test_nothing_is_posted_from_a_file_that_contradicts_itself(billed: Counter) -> None:
    statement = billed.office.bank.read(DATA / "bank/icbc.csv")
    every = {line.identity: FU for line in statement.income}
    with pytest.raises(TotalsDisagree):
        billed.office.bank.post(statement, every)
    assert billed.office.payments.of_customer(FU) == []


def test_outgoing_lines_and_unknown_customers_are_refused_whole(billed: Counter, written: Write) -> None:
    statement, _ = read(billed, written("2012-05-10,7.00,,,王五,", "2012-05-10,,7.00,,王五,"))
    came, went = statement.lines
    with pytest.raises(LineNotIncome):
        billed.office.bank.post(statement, {came.identity: FU, went.identity: FU})
    with pytest.raises(UnknownCustomer):
        billed.office.bank.post(statement, {came.identity: "9"})
    assert billed.office.payments.of_customer(FU) == []


def test_a_merchants_file_is_posted_by_its_own_method(billed: Counter) -> None:
    statement = billed.office.bank.read(DATA / "bank/wechat.csv")
    billed.office.bank.post(statement, {line.identity: FU for line in statement.income})
    methods = {taking.method.value for taking in billed.office.payments.of_customer(FU)}
    assert methods == {"wechat"}


def test_a_long_statement_is_matched_in_as_many_queries_as_a_short_one(
    billed: Counter, written: Write
) -> None:
    asked: list[str] = []
    engine = billed.office.workplace.database.engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    counts = []
    for length in (2, 60):
        lines = (f"2012-05-10,{place}.00,,{place},李四,电费 {FU}" for place in range(60, 60 + length))
        statement = billed.office.bank.read(written(*lines))
        asked.clear()
        billed.office.bank.match(statement)
        counts.append(len(asked))
    assert counts[0] == counts[1]
