"""A clerk's day from the command: opened with a float, closed with a count, handed over and locked."""

import shutil
from pathlib import Path

import pytest

from tests.cli.command import Command, figures

ON = ("--on", "2012-05-10")
CLOSE = ("shift", "close", *ON)


@pytest.fixture
def day(jieling: Command) -> Command:
    """Return the command after case 6: 200.00 in cash for a bill of 80.00."""
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    jieling.pays("200.00", "2012-05-10")
    return jieling


def test_case_13_a_day_close_after_case_6(day: Command) -> None:
    newest = day.says("audit")["records"][0]["seq"]
    told = day.says(*CLOSE)
    assert figures(told, "collected", "paid_on_bills", "paid_on_penalties", "to_prestored") == (
        "200.00",
        "80.00",
        "0.00",
        "120.00",
    )
    assert figures(told, "cash_collected", "cash_paid_out", "expected_cash", "handed_over") == (
        "200.00",
        "0.00",
        "200.00",
        "200.00",
    )
    assert told["by_method"] == [{"method": "cash", "count": 1, "collected": "200.00", "paid_out": "0.00"}]
    assert (told["counted"], told["difference"], told["slips"]) == (None, "0.00", [])
    assert (told["head_seq"], len(told["head"])) == (newest, 64)


def test_a_person_sees_what_was_collected_as_the_sum_of_what_it_paid(day: Command) -> None:
    assert "200.00 = 80.00 + 120.00" in day.tells("shift", "show", *ON)
    assert "200.00 = 80.00 + 120.00" in day.tells(*CLOSE)


def test_cash_handed_over_is_float_and_collected_less_paid_out_and_kept(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    opened = jieling.says("shift", "open", "--float", "50.00", *ON)
    assert figures(opened, "number", "opening_float", "expected_cash") == ("BC00000001", "50.00", "50.00")
    jieling.pays("200.00", "2012-05-10")
    jieling.pays("30.00", "2012-05-10", method="cheque", reference="0815")
    jieling.says("refund", "--customer", "1", "--amount", "20.00", *ON)
    told = jieling.says(*CLOSE, "--pieces", "100x2,20x1,0.5×20", "--float-kept", "60.00")
    assert figures(told, "collected", "cash_collected", "cash_paid_out", "expected_cash") == (
        "210.00",
        "200.00",
        "20.00",
        "230.00",
    )
    assert figures(told, "counted", "difference", "float_kept", "handed_over") == (
        "230.00",
        "0.00",
        "60.00",
        "170.00",
    )
    assert told["pieces"][2] == {"of": "0.50", "count": 20}
    [slip] = told["slips"]
    assert figures(slip, "number", "method", "amount", "reference") == (
        "SJ00000002",
        "cheque",
        "30.00",
        "0815",
    )


def test_prestored_money_applied_to_bills_is_listed_apart_and_is_no_cash(day: Command) -> None:
    day.bills("1,B2,201205,2012-05-10,2012-05-30,70.00,居民生活")
    told = day.says(*CLOSE)
    assert figures(told, "collected", "offsets", "expected_cash") == ("200.00", "70.00", "200.00")


def test_over_or_short_needs_a_reason(day: Command) -> None:
    assert "cannot be kept as float" in day.refuses(*CLOSE, "--float-kept", "200.01")
    sentence = day.refuses(*CLOSE, "--counted", "199.00")
    assert sentence == "199.00 was counted and 200.00 is expected; give the reason of the difference."
    assert day.says("shift", "list", *ON)["shifts"][0]["closed"] is False
    told = day.says(*CLOSE, "--counted", "199.00", "--reason", "找错零")
    assert figures(told, "difference", "reason", "handed_over") == ("-1.00", "找错零", "200.00")


def test_what_was_closed_is_locked_and_nothing_is_left_to_close(day: Command) -> None:
    day.says(*CLOSE)
    assert "no open shift" in day.refuses(*CLOSE)
    [line] = day.says("shift", "list", *ON)["shifts"]
    assert figures(line, "number", "collected", "cash", "difference") == (
        "BC00000001",
        "200.00",
        "200.00",
        "0.00",
    )
    assert line["closed"] is True and line["closed_at"].endswith("Z")


def test_a_shift_is_opened_once(jieling: Command) -> None:
    jieling.says("shift", "open", *ON)
    assert "BC00000001" in jieling.refuses("shift", "open", *ON)


def test_no_money_is_taken_without_a_shift_where_the_bureau_wants_one(day: Command) -> None:
    day.says("settings", "set", "shift.required", "on")
    pay = ("pay", "--customer", "1", "--amount", "5.00", *ON)
    for words in (pay, ("prestore", *pay[1:]), ("refund", *pay[1:])):
        assert "no open shift" in day.refuses(*words)
    day.says("shift", "open", *ON)
    assert day.says(*pay)["amount"] == "5.00"
    assert "close it" in day.refuses(*pay[:-1], "2012-05-11")


def test_a_close_keeps_a_backup_and_draws_its_sheet(day: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "close.pdf"
    told = day.says(*CLOSE, "--out", sheet)
    assert (told["file"], sheet.read_bytes()[:4]) == (str(sheet), b"%PDF")
    kept = Command(Path(told["backup"]), day.capsys)
    assert kept.shows("2012-05-10")["prestored"] == "120.00"
    [line] = kept.says("shift", "list", *ON)["shifts"]
    assert line["closed"] is True


def test_a_close_whose_backup_fails_stands_and_says_so(day: Command, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    day.says("settings", "set", "backup.folder", folder)
    shutil.rmtree(folder)
    sentence = day.refuses(*CLOSE)
    assert sentence == f"Shift BC00000001 is closed, but no backup was kept: {folder}: no such folder"
    assert day.says("shift", "list", *ON)["shifts"][0]["closed"] is True


def test_a_close_whose_sheet_has_no_folder_is_not_made(day: Command, tmp_path: Path) -> None:
    assert "no such folder" in day.refuses(*CLOSE, "--out", tmp_path / "nowhere" / "close.pdf")
    assert day.says("shift", "list", *ON)["shifts"][0]["closed"] is False


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ("100", "does not count pieces as 100x3 does"),
        ("100xmany", "not a whole number"),
        ("ax3", "not an amount"),
        ("100x1,", "does not count pieces"),
    ],
)
def test_pieces_that_cannot_be_read(jieling: Command, pieces: str, said: str) -> None:
    assert said in jieling.misused(*CLOSE, "--pieces", pieces)


def test_cash_is_counted_in_one_way(jieling: Command) -> None:
    assert "--pieces" in jieling.misused(*CLOSE, "--counted", "5.00", "--pieces", "5x1")


def test_a_supervisor_closes_anothers_shift_and_a_clerk_needs_one_to_confirm_it(staffed: Command) -> None:
    staffed.by("符主任").brings("customers", "customer_no,customer_name\n1,符秀英")
    clerk, cashier, supervisor = (staffed.by(name) for name in ("李秀英", "陈收费", "王班长"))
    clerk.pays("90.00", "2012-05-10")
    others = (*CLOSE, "--clerk", "李秀英")
    assert "may not" in cashier.refuses(*others)
    assert "may not" in cashier.confirmed_by("李秀英").refuses(*others)
    told = cashier.confirmed_by("王班长").says(*others)
    assert figures(told, "clerk", "closed_by", "approved_by") == ("李秀英", "陈收费", "王班长")
    clerk.pays("10.00", "2012-05-10")
    assert supervisor.says("shift", "show", *ON, "--clerk", "李秀英")["collected"] == "10.00"
    assert figures(supervisor.says(*others), "clerk", "closed_by", "approved_by") == (
        "李秀英",
        "王班长",
        None,
    )
