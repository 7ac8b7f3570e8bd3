"""Money from the bank for customers who pay first: posted as top-ups, once, within the purchase limit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.bank import Statement
from desktop.domain.bank_matching import Heaps
from desktop.domain.errors import TopUpAboveLimit
from desktop.domain.vending import VendFilter, VendState
from tests.counter import Counter, day
from tests.services.prepaid import WANG, converted

LI = "0706000000000002"
HEADINGS = "交易日期,收入,支出,余额,对方户名,附言"
WECHAT = Path(__file__).parent.parent / "data" / "bank" / "wechat.csv"
Write = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write a statement's lines down."""

    def write(*lines: str) -> Path:
        file = tmp_path / "bank.csv"
        file.write_text("\n".join((HEADINGS, *lines)), encoding="utf-8")
        return file

    return write


def read(counter: Counter, file: Path) -> tuple[Statement, Heaps]:
    """Read a file and sort its income."""
    statement = counter.office.bank.read(file)
    return statement, counter.office.bank.match(statement)


def line(on: str, amount: str, number: str = WANG) -> str:
    """Write a line that says whose it is."""
    return f"{on},{amount},,,王五,电费 {number}"


def test_a_prepaid_customers_line_is_a_top_up(counter: Counter, written: Write) -> None:
    prepaid = converted(counter, debt="100.00", recover="percent:30")
    counter.customer(LI, name="李四")
    statement, heaps = read(counter, written(line("2012-06-11", "200.00"), line("2012-06-11", "7.00", LI)))
    [topup, payment] = heaps.sure
    assert topup.topup is not None
    assert (str(topup.topup.debt_recovered), str(topup.topup.energy_credit)) == ("60.00", "140.00")
    assert payment.topup is None
    result = counter.office.bank.post(statement, heaps.decisions(likely=False))
    assert (result.posted, result.topups, str(result.amount)) == (2, 1, "207.00")
    [taking] = counter.office.payments.of_customer(WANG)
    assert (taking.kind, taking.method.value, taking.reference) == (
        "topup",
        "transfer",
        f"王五 | 电费 {WANG}",
    )
    assert (counter.owes(WANG, "2012-06-11"), prepaid.energy()) == (["40.00"], "140.00")
    assert str(counter.prestored(WANG, "2012-06-11")) == "0.00"


def test_the_same_line_is_posted_once(counter: Counter, written: Write) -> None:
    prepaid = converted(counter)
    for posted, there in ((1, 0), (0, 1)):
        statement, heaps = read(counter, written(line("2012-06-11", "200.00")))
        assert counter.office.bank.post(statement, heaps.decisions(likely=False)).posted == posted
        assert len(heaps.already_there) == there
    [line_again] = statement.income
    assert counter.office.bank.post(statement, {line_again.identity: WANG}).already_there == 1
    assert prepaid.energy() == "200.00"


def test_what_came_before_the_commissioning_is_a_payment(counter: Counter, written: Write) -> None:
    prepaid = converted(counter, debt="100.00")
    lines = (line("2012-06-09", "40.00"), line("2012-06-10", "80.00"))
    statement, heaps = read(counter, written(*lines))
    assert [match.topup is not None for match in heaps.sure] == [False, True]
    assert counter.office.bank.post(statement, heaps.decisions(likely=False)).topups == 1
    kinds = [taking.kind for taking in counter.office.payments.of_customer(WANG)]
    assert (kinds, prepaid.energy()) == (["topup", "payment"], "20.00")
    assert counter.owes(WANG, "2012-06-10") == ["0.00"]


def test_a_line_above_the_purchase_limit_is_left_to_the_clerk(counter: Counter, written: Write) -> None:
    counter.office.settings.set("topup.monthly_limit", "300.00")
    prepaid = converted(counter)
    lines = (line("2012-06-11", "200.00"), line("2012-06-12", "150.00"), line("2012-07-01", "150.00"))
    statement, heaps = read(counter, written(*lines))
    assert [match.line.row for match in heaps.sure] == [2, 4]
    [above] = heaps.unmatched
    assert (above.line.row, above.candidates[0].customer_no) == (3, WANG)
    assert isinstance(above.refused, TopUpAboveLimit)
    assert (above.refused.limit, above.refused.bought, above.refused.asked) == (300_00, 200_00, 150_00)
    every = {one.identity: WANG for one in statement.income}
    result = counter.office.bank.post(statement, every)
    assert (result.posted, str(result.amount), prepaid.energy("2012-07-01")) == (2, "350.00", "350.00")
    [left] = result.left_out
    assert (left.line.row, left.customer_no, type(left.reason)) == (3, WANG, TopUpAboveLimit)
    _, again = read(counter, written(*lines))
    assert ([match.line.row for match in again.unmatched], len(again.already_there)) == ([3], 2)


def test_what_is_bought_this_month_does_not_count_against_last_month(
    counter: Counter, written: Write
) -> None:
    counter.office.settings.set("topup.monthly_limit", "300.00")
    prepaid = converted(counter)
    prepaid.tops_up("250.00", "2012-07-02")
    statement, heaps = read(counter, written(line("2012-06-30", "200.00")))
    assert counter.office.bank.post(statement, heaps.decisions(likely=False)).posted == 1


def test_each_line_asks_for_a_token(counter: Counter, written: Write) -> None:
    counter.office.settings.set("vending.adapter", "file")
    converted(counter, debt="30.00", initial_credit="50.00")
    lines = (line("2012-06-11", "60.00"), line("2012-06-12", "60.00"), line("2012-06-13", "10.00"))
    statement, heaps = read(counter, written(*lines))
    counter.office.bank.post(statement, heaps.decisions(likely=False))
    asked = counter.office.vending.listed(VendFilter())
    assert [(str(one.amount), str(one.credit_taken), one.state) for one in reversed(asked)] == [
        ("40.00", "20.00", VendState.WAITING),
        ("10.00", "0.00", VendState.WAITING),
    ]


def test_a_merchants_own_file_tops_a_prepaid_customer_up(counter: Counter) -> None:
    prepaid = converted(counter, debt="0.02")
    statement = counter.office.bank.read(WECHAT)
    result = counter.office.bank.post(statement, {one.identity: WANG for one in statement.income})
    assert (result.posted, result.topups, str(result.amount)) == (3, 3, "0.03")
    assert (counter.owes(WANG, "2021-01-28"), prepaid.energy("2021-01-28")) == (["0.00"], "0.01")
    assert counter.office.bank.post(statement, {one.identity: WANG for one in statement.income}).posted == 0


def test_the_debt_comes_home_in_the_order_of_the_days(counter: Counter, written: Write) -> None:
    converted(counter, debt="100.00")
    lines = (line("2012-06-13", "50.00"), line("2012-06-11", "70.00"))
    statement, heaps = read(counter, written(*lines))
    told = {match.line.on: match.topup for match in heaps.sure}
    counter.office.bank.post(statement, heaps.decisions(likely=False))
    for taking in counter.office.payments.of_customer(WANG):
        receipt = counter.office.payments.receipt(taking.receipt_no)
        foreseen = told[taking.paid_on]
        assert foreseen is not None
        assert foreseen.energy_credit == receipt.allocation.to_prestored
    last = told[day("2012-06-13")]
    assert last is not None
    assert str(last.energy_credit) == "20.00"
