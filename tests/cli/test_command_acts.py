"""What can happen to money beside its payment, from the command: the worked cases, keys and refusals."""

from pathlib import Path

import pytest

from tests.cli.command import Command, figures

TOLD = ("paid_on_bills", "paid_on_penalties", "to_prestored")
RESIDENTIAL = "1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活"
COMMERCIAL = "1,B1,201204,2012-05-01,2012-05-20,300.00,商业"
ON = ("--on", "2012-06-20")
WHY = ("--reason", "灾害")


@pytest.fixture
def known(jieling: Command) -> Command:
    """Return the command at an office with two customers and no bill."""
    jieling.brings("customers", "customer_no,customer_name\n1,符秀英\n2,王海")
    return jieling


def deposit(jieling: Command, amount: str, on: str, *more: str, customer: str = "1") -> str:
    """Take a deposit and return the number of its voucher."""
    told = jieling.says("prestore", "--customer", customer, "--amount", amount, "--on", on, *more)
    return str(told["receipt_no"])


def test_case_10_a_payment_reversed_the_same_day_tells_what_it_took_back(jieling: Command) -> None:
    jieling.bills(RESIDENTIAL)
    paid = jieling.pays("200.00", "2012-05-10")
    back = jieling.says("reverse", paid["receipt_no"], "--on", "2012-05-10", "--reason", "收错户")
    assert figures(back, *TOLD, "amount") == ("-80.00", "0.00", "-120.00", "-200.00")
    assert figures(back, "receipt_no", "reversed", "name") == (back["reversal_no"], paid["receipt_no"], "1")
    [share] = back["allocations"]
    assert figures(share, "bill_no", "billing_month", "principal") == ("B1", "201204", "-80.00")
    assert figures(back, "outstanding", "prestored") == ("80.00", "0.00")
    trail = jieling.says("audit", "--subject", "1")["records"]
    assert [record["kind"] for record in trail] == ["reversal", "payment", "bill"]


def test_case_11_a_deposit_that_was_used_is_reversed_only_after_its_use(known: Command) -> None:
    voucher = deposit(known, "200.00", "2012-01-05")
    known.bills("1,B1,201201,2012-02-01,2012-02-20,160.00,居民生活")
    reversal = ("reverse", voucher, "--on", "2012-02-01", "--reason", "收错户")
    assert "YC00000001" in known.refuses(*reversal)
    use = known.says("reverse", "YC00000001", "--on", "2012-02-01", "--reason", "先冲使用")
    assert figures(use, *TOLD) == ("-160.00", "0.00", "160.00")
    assert known.shows("2012-02-01")["prestored"] == "200.00"
    assert figures(known.says(*reversal), "to_prestored", "prestored") == ("-200.00", "0.00")


def test_case_12_a_refund_takes_the_newest_deposit_first_and_never_more_than_is_held(known: Command) -> None:
    deposit(known, "60.00", "2012-05-10")
    deposit(known, "40.00", "2012-05-11")
    refund = ("refund", "--customer", "1", "--on", "2012-05-12", "--amount")
    told = known.says(*refund, "80.00", "--reason", "搬家", "--method", "transfer", "--reference", "0815")
    assert figures(told, "amount", *TOLD, "prestored") == ("80.00", "0.00", "0.00", "-80.00", "20.00")
    assert figures(told, "kind", "method", "reference", "reason") == ("refund", "transfer", "0815", "搬家")
    deposit(known, "30.00", "2012-05-12")
    assert known.refuses(*refund, "50.01") == "50.01 is more than the prestored balance of 50.00."
    assert known.shows("2012-05-12")["prestored"] == "50.00"


def test_a_deposit_has_a_voucher_of_its_own_and_pays_what_is_owed(jieling: Command, tmp_path: Path) -> None:
    jieling.bills(RESIDENTIAL)
    paper = tmp_path / "voucher.pdf"
    words = ("prestore", "--customer", "1", "--amount", "200.00", "--on", "2012-05-10", "--receipt", paper)
    told = jieling.says(*words)
    assert figures(told, "receipt_no", "to_prestored", "paid_on_bills") == ("YS00000001", "200.00", "0.00")
    assert figures(told, "outstanding", "prestored") == ("0.00", "120.00")
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_same_key_takes_a_deposit_once_and_gives_money_back_once(known: Command) -> None:
    words = ("prestore", "--customer", "1", "--amount", "90.00", "--on", "2012-05-10", "--key", "slip 7")
    first = known.says(*words)
    assert known.says(*words) == first
    refund = ("refund", "--customer", "1", "--amount", "30.00", "--on", "2012-05-10", "--key", "slip 8")
    given = known.says(*refund)
    assert known.says(*refund) == given
    assert known.shows("2012-05-10")["prestored"] == "60.00"


def test_a_key_of_something_else_is_refused(known: Command) -> None:
    voucher = deposit(known, "90.00", "2012-05-10", "--key", "slip 7")
    same = ("--customer", "1", "--amount", "90.00", "--on", "2012-05-10", "--key", "slip 7")
    for command in ("pay", "refund"):
        assert voucher in known.refuses(command, *same)
    assert known.shows("2012-05-10")["prestored"] == "90.00"


def test_a_bounced_cheque_leaves_the_penalty_as_if_it_had_never_been_paid(jieling: Command) -> None:
    jieling.bills(COMMERCIAL)
    cheque = jieling.pays("300.00", "2012-05-10", method="cheque")["receipt_no"]
    assert jieling.shows("2012-05-30")["penalty"] == "0.00"
    told = jieling.says("bounce", cheque, "--on", "2012-05-14", "--reason", "空头")
    assert figures(told, "kind", "about", "amount", "paid_on_bills") == (
        "bounce",
        cheque,
        "-300.00",
        "-300.00",
    )
    assert figures(jieling.shows("2012-05-30"), "outstanding", "penalty") == ("300.00", "6.00")
    cash = jieling.pays("10.00", "2012-05-10")["receipt_no"]
    assert "only a cheque bounces" in jieling.refuses("bounce", cash, *ON, *WHY)


def test_a_penalty_is_waived_in_part_and_then_the_rest(jieling: Command) -> None:
    jieling.bills(COMMERCIAL)
    part = jieling.says("waive", "--bill", "B1", "--amount", "10.00", *ON, *WHY)
    assert figures(part, "kind", "about", "amount", "paid_on_penalties") == ("waiver", "B1", "10.00", "10.00")
    assert jieling.shows("2012-06-20")["penalty"] == "8.60"
    assert jieling.says("waive", "--bill", "B1", *ON, *WHY)["amount"] == "8.60"
    assert "no" in jieling.refuses("waive", "--bill", "B1", *ON, *WHY).lower()
    assert figures(jieling.shows("2012-06-20"), "outstanding", "penalty") == ("300.00", "0.00")


def test_a_bill_is_corrected_and_what_was_paid_beyond_it_becomes_prestored(jieling: Command) -> None:
    jieling.bills(COMMERCIAL)
    jieling.pays("300.00", "2012-05-10")
    told = jieling.says("correct", "--bill", "B1", "--to", "250.00", *ON, "--reason", "抄错表")
    assert figures(told, "kind", "about", "reason", "prestored") == ("correction", "B1", "抄错表", "50.00")
    [bill] = jieling.shows("2012-06-20")["bills"]
    assert figures(bill, "amount", "corrected", "written_off", "outstanding") == (
        "300.00",
        "-50.00",
        "0.00",
        "0.00",
    )
    assert "250.00 is not lower" in jieling.refuses("correct", "--bill", "B1", "--to", "250.00", *ON, *WHY)


def test_what_is_written_off_stays_collectible(jieling: Command) -> None:
    jieling.bills(COMMERCIAL)
    told = jieling.says("write-off", "--bill", "B1", *ON, "--reason", "破产")
    assert figures(told, "kind", "amount", *TOLD, "outstanding") == (
        "write-off",
        "318.60",
        "300.00",
        "18.60",
        "0.00",
        "0.00",
    )
    [bill] = jieling.shows("2012-06-20")["bills"]
    assert figures(bill, "written_off", "outstanding", "penalty") == ("318.60", "0.00", "0.00")
    assert jieling.pays("100.00", "2012-06-21", bill="B1")["paid_on_bills"] == "100.00"
    assert jieling.says("check")["ok"]


def test_a_person_is_shown_what_changed_a_bill_without_money_only_where_there_is_any(
    jieling: Command,
) -> None:
    jieling.bills(COMMERCIAL)
    assert "Corrected" not in (shown := jieling.tells("show", "1", *ON)) and "Written off" not in shown
    jieling.says("correct", "--bill", "B1", "--to", "250.00", *ON, *WHY)
    assert "Corrected" in (shown := jieling.tells("show", "1", *ON)) and "Written off" not in shown
    assert "-50.00" in shown


def test_prestored_money_moves_to_another_customer_and_pays_what_is_owed_there(jieling: Command) -> None:
    jieling.bills(RESIDENTIAL, "2,B2,201204,2012-05-01,2012-05-20,30.00,居民生活")
    jieling.pays("200.00", "2012-05-10")
    words = ("transfer", "--from", "1", "--to", "2", "--on", "2012-05-12", "--reason", "同户", "--amount")
    told = jieling.says(*words, "50.00")
    assert figures(told, "kind", "about", "customer_no", "amount") == ("transfer", "2", "1", "50.00")
    assert figures(told, "to_prestored", "prestored") == ("-50.00", "70.00")
    assert figures(jieling.shows("2012-05-12", "2"), "outstanding", "prestored") == ("0.00", "20.00")
    assert "70.00" in jieling.refuses(*words, "70.01")
    itself = ("transfer", "--from", "1", "--to", "1", "--amount", "5.00", *WHY)
    assert "name another customer" in jieling.refuses(*itself)


@pytest.mark.parametrize(
    "words",
    [
        ("reverse", "SJ00000001"),
        ("bounce", "SJ00000001"),
        ("waive", "--bill", "B1"),
        ("correct", "--bill", "B1", "--to", "5.00"),
        ("write-off", "--bill", "B1"),
        ("transfer", "--from", "1", "--to", "2", "--amount", "5.00"),
    ],
    ids=lambda words: str(words[0]),
)
def test_an_act_needs_a_reason(jieling: Command, words: tuple[str, ...]) -> None:
    assert "--reason" in jieling.misused(*words)
    jieling.bills(RESIDENTIAL)
    jieling.pays("5.00", "2012-05-10", method="cheque")
    assert jieling.says("check")["entries"] == 2
    if words[0] != "bounce":
        assert jieling.refuses(*words, "--reason", " ", *ON) == "This needs a reason."
    assert jieling.says("check")["entries"] == 2


def test_what_a_person_is_told_of_an_act(jieling: Command) -> None:
    jieling.bills(RESIDENTIAL)
    jieling.pays("200.00", "2012-05-10")
    said = jieling.tells(
        "refund", "--customer", "1", "--amount", "80", "--on", "2012-05-12", "--reason", "搬家"
    )
    assert [line.split() for line in said.splitlines()[:3]] == [
        ["Number", "TK00000001"],
        ["Customer", "1", "1"],
        ["Reason", "搬家"],
    ]
    said = jieling.tells("reverse", "TK00000001", "--on", "2012-05-12", "--reason", "改")
    assert "To prestored  80.00" in said
