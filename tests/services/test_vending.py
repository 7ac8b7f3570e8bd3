"""Vending at the counter: each top-up gets one token, whatever happens to files, answers and reversals."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.domain.errors import (
    NotAToken,
    NothingToVend,
    NoVendFiles,
    ReasonMissing,
    TokenGiven,
    TokenOfOther,
    TokenOnItsWay,
    UnknownVend,
    UnknownVendBatch,
    VendAnswered,
    VendCancelled,
)
from desktop.domain.money import ZERO
from desktop.domain.payments import Method
from desktop.domain.start import Duty
from desktop.domain.vending import VendFilter, VendState
from tests.counter import Counter, day, yuan
from tests.services.prepaid import WANG, Prepaid, converted

TOKEN, OTHER = "12345678901234567890", "09876543210987654321"
LI = "0706000000000002"
ON = day("2012-06-20")


@pytest.fixture
def prepaid(counter: Counter) -> Prepaid:
    """Return a prepaid customer where tokens come by files."""
    counter.office.settings.set("vending.adapter", "file")
    return converted(counter, debt="100.00")


def answers(counter: Counter, *rows: str, head: str = "请求号,令牌,表号,金额,失败原因") -> Path:
    """Write what the maker's system answers."""
    file = counter.file.with_name(f"answers-{len(list(counter.file.parent.iterdir()))}.csv")
    file.write_text("\n".join((head, *rows)), encoding="utf-8")
    return file


def refused(counter: Counter, *rows: str) -> list[tuple[int, str, str]]:
    """Read answers that must change nothing; return row, field and reason of each."""
    office = counter.office
    before = office.vending.listed(VendFilter(states=()))
    told = office.vending.read(answers(counter, *rows), ON)
    assert (told.done, told.failed) == ((), ())
    assert office.vending.listed(VendFilter(states=())) == before
    return [(row.row, row.column, type(row.reason).__name__) for row in told.refused_rows]


def test_a_top_up_asks_for_the_token_of_its_energy(prepaid: Prepaid) -> None:
    done = prepaid.tops_up("130.00")
    [request] = prepaid.requests()
    assert (request.receipt_no, request.meter_no, str(request.amount)) == (done.receipt_no, "M9", "30.00")
    assert (request.state, request.number) == (VendState.WAITING, "GQ00000001")
    assert prepaid.counter.office.vending.counts() == {VendState.WAITING: (1, yuan("30.00"))}


def test_no_token_is_asked_for_where_all_of_it_recovers_debt(prepaid: Prepaid) -> None:
    prepaid.tops_up("60.00")
    assert prepaid.requests() == []


def test_the_same_key_asks_once(prepaid: Prepaid) -> None:
    prepaid.tops_up("130.00", key="k")
    prepaid.tops_up("130.00", key="k")
    assert len(prepaid.requests()) == 1


def test_without_an_adapter_nothing_is_asked(counter: Counter) -> None:
    prepaid = converted(counter)
    prepaid.tops_up("50.00")
    assert prepaid.requests() == []


def test_the_meters_initial_credit_is_settled_first(counter: Counter) -> None:
    counter.office.settings.set("vending.adapter", "file")
    prepaid = converted(counter, initial_credit="50.00")
    first, second = prepaid.tops_up("30.00"), prepaid.tops_up("100.00")
    [request] = prepaid.requests()
    assert (request.receipt_no, str(request.amount), str(request.credit_taken)) == (
        second.receipt_no,
        "80.00",
        "20.00",
    )
    counter.reverses(first.receipt_no, "2012-06-11")
    prepaid.tops_up("100.00")
    assert [str(one.amount) for one in prepaid.requests()] == ["80.00", "70.00"]


def test_a_batch_goes_out_and_its_tokens_come_back_once(prepaid: Prepaid, tmp_path: Path) -> None:
    office = prepaid.counter.office
    prepaid.tops_up("130.00")
    batch = office.vending.send(tmp_path / "out.csv", ON)
    assert (tmp_path / "out.csv").read_bytes() == (
        "\ufeff请求号,户号,表号,金额,日期\r\nGQ00000001,0706000000000001,M9,30.00,2012-06-11\r\n".encode()
    )
    assert (batch.number, batch.count, str(batch.amount), batch.unanswered) == ("GP00000001", 1, "30.00", 1)
    file = answers(prepaid.counter, f"GQ00000001,{TOKEN},M9,30.00,")
    foreseen = office.vending.check(file, ON)
    assert [one.token for one in foreseen.done] == [TOKEN]
    assert prepaid.requests()[0].state is VendState.SENT
    told = office.vending.read(file, ON)
    assert [(one.number, one.token) for one in told.done] == [("GQ00000001", TOKEN)]
    again = office.vending.read(file, ON)
    assert (again.done, again.already_there) == ((), 1)
    assert office.vending.listed(VendFilter()) == []
    kinds = [step.kind for step in office.vending.history("GQ00000001")]
    assert kinds == ["vend-asked", "vend-sent", "vend-done"]


def test_tokens_come_back_in_a_workbook_too(prepaid: Prepaid, tmp_path: Path) -> None:
    prepaid.tops_up("130.00")
    prepaid.counter.office.vending.send(tmp_path / "out.csv", ON)
    book = Workbook()
    assert book.active is not None
    for row in (["Request no", "Token"], ["GQ00000001", "1234 5678 9012 3456 7890"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    [done] = prepaid.counter.office.vending.read(tmp_path / "in.xlsx", ON).done
    assert done.token == TOKEN


def test_a_batch_sent_twice_is_the_same_file(prepaid: Prepaid, tmp_path: Path) -> None:
    vending = prepaid.counter.office.vending
    prepaid.tops_up("130.00")
    first = vending.send(tmp_path / "a.csv", ON)
    again = vending.send(tmp_path / "b.csv", day("2012-06-21"))
    written = vending.write(first.number, tmp_path / "c.csv")
    assert (again, written) == (first, first)
    files = {(tmp_path / f"{name}.csv").read_bytes() for name in "abc"}
    assert len(files) == 1
    assert len(vending.batches()) == 1
    with pytest.raises(UnknownVendBatch):
        vending.write("GP00000009", tmp_path / "d.csv")
    assert not (tmp_path / "d.csv").exists()


def test_an_answer_that_failed_is_read_once_though_the_request_went_out_again(
    prepaid: Prepaid, counter: Counter, tmp_path: Path
) -> None:
    vending, receipt_no = counter.office.vending, prepaid.tops_up("130.00").receipt_no
    vending.send(tmp_path / "1.csv", ON)
    failed = answers(counter, "GQ00000001,,,,表计离线")
    assert [one.state for one in vending.read(failed, ON).failed] == [VendState.FAILED]
    vending.send(tmp_path / "2.csv", ON)
    for told in (vending.check(failed, ON), vending.read(failed, ON)):
        assert (told.failed, told.already_there) == ((), 1)
    assert vending.get("GQ00000001").state is VendState.SENT
    with pytest.raises(TokenOnItsWay):
        counter.office.payments.reverse(receipt_no, ON, "收错户")
    later = answers(counter, "GQ00000001,,,,表计仍离线")
    assert [one.reason for one in vending.read(later, ON).failed] == ["表计仍离线"]


def test_an_old_batch_is_the_same_file_when_its_failed_request_went_out_again(
    prepaid: Prepaid, tmp_path: Path
) -> None:
    vending = prepaid.counter.office.vending
    prepaid.tops_up("130.00")
    first = vending.send(tmp_path / "a.csv", ON)
    told = vending.read(answers(prepaid.counter, "GQ00000001,,M9,30.00,表计不存在"), ON)
    assert [(one.state, one.reason) for one in told.failed] == [(VendState.FAILED, "表计不存在")]
    prepaid.tops_up("20.00")
    second = vending.send(tmp_path / "b.csv", ON)
    assert (second.number, second.count, str(second.amount)) == ("GP00000002", 2, "50.00")
    assert vending.write(first.number, tmp_path / "c.csv").sha256 == first.sha256
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()
    assert [one.number for one in prepaid.requests()] == ["GQ00000001", "GQ00000002"]


def test_nothing_is_sent_where_nothing_waits_or_no_files_go_out(prepaid: Prepaid, tmp_path: Path) -> None:
    vending = prepaid.counter.office.vending
    with pytest.raises(NothingToVend):
        vending.send(tmp_path / "out.csv", ON)
    prepaid.counter.office.settings.set("vending.adapter", "manual")
    prepaid.tops_up("130.00")
    with pytest.raises(NoVendFiles):
        vending.send(tmp_path / "out.csv", ON)
    assert not (tmp_path / "out.csv").exists()
    assert prepaid.requests()[0].state is VendState.WAITING


def test_what_a_clerk_was_to_type_never_goes_out_with_a_file(prepaid: Prepaid, tmp_path: Path) -> None:
    office = prepaid.counter.office
    office.settings.set("vending.adapter", "manual")
    prepaid.tops_up("130.00")
    office.settings.set("vending.adapter", "file")
    prepaid.tops_up("50.00")
    assert office.vending.send(tmp_path / "out.csv", ON).count == 1
    assert [one.state for one in prepaid.requests()] == [VendState.WAITING, VendState.SENT]
    assert office.vending.enter("GQ00000001", TOKEN, ON).state is VendState.DONE


def test_rows_that_are_wrong_change_nothing(prepaid: Prepaid, tmp_path: Path) -> None:
    counter = prepaid.counter
    prepaid.tops_up("130.00")
    assert refused(counter, f"GQ00000001,{TOKEN},,,") == [(2, "请求号", "VendNotSent")]
    counter.office.vending.send(tmp_path / "out.csv", ON)
    assert refused(
        counter,
        f"GQ00000009,{TOKEN},,,",
        f"GQ00000001,{TOKEN},M8,30.00,",
    ) == [(2, "请求号", "UnknownVend"), (3, "表号", "VendOfOtherMeter")]
    assert refused(counter, f"GQ00000001,{TOKEN},M9,31.00,") == [(2, "金额", "VendOfOtherAmount")]
    assert refused(counter, "GQ00000001,123,M9,30.00,") == [(2, "令牌", "NotAToken")]
    assert refused(counter, "GQ00000001,,M9,30.00,") == [(2, "令牌", "FieldMissing")]
    assert refused(counter, f"GQ00000001,{TOKEN},,,", f"GQ00000001,{OTHER},,,") == [
        (2, "请求号", "VendTwice"),
        (3, "请求号", "VendTwice"),
    ]
    assert refused(counter, f"GQ00000001,{TOKEN},,much,") == [(2, "金额", "NotAnAmount")]


def test_the_second_of_two_equal_rows_is_refused(prepaid: Prepaid, tmp_path: Path) -> None:
    prepaid.tops_up("130.00")
    prepaid.counter.office.vending.send(tmp_path / "out.csv", ON)
    row = f"GQ00000001,{TOKEN},M9,30.00,"
    told = prepaid.counter.office.vending.read(answers(prepaid.counter, row, row), ON)
    assert len(told.done) == 1
    assert [(row.row, type(row.reason).__name__) for row in told.refused_rows] == [(3, "VendTwice")]


def test_another_token_for_a_request_is_refused_and_named(prepaid: Prepaid, tmp_path: Path) -> None:
    counter = prepaid.counter
    prepaid.tops_up("130.00")
    counter.office.vending.send(tmp_path / "out.csv", ON)
    counter.office.vending.enter("GQ00000001", TOKEN, ON)
    assert refused(counter, f"GQ00000001,{OTHER},,,") == [(2, "令牌", "VendAnswered")]
    assert refused(counter, "GQ00000001,,,,失败") == [(2, "失败原因", "VendAnswered")]
    with pytest.raises(VendAnswered) as named:
        counter.office.vending.enter("GQ00000001", OTHER, ON)
    assert named.value.token == TOKEN


def test_a_token_is_of_one_purchase_alone(prepaid: Prepaid, tmp_path: Path) -> None:
    counter = prepaid.counter
    prepaid.tops_up("130.00")
    prepaid.tops_up("20.00")
    counter.office.vending.send(tmp_path / "out.csv", ON)
    told = counter.office.vending.read(
        answers(counter, f"GQ00000001,{TOKEN},,,", f"GQ00000002,{TOKEN},,,"), ON
    )
    assert [one.number for one in told.done] == ["GQ00000001"]
    assert [type(row.reason) for row in told.refused_rows] == [TokenOfOther]


def test_a_clerk_types_the_token_that_the_makers_system_gave(counter: Counter) -> None:
    counter.office.settings.set("vending.adapter", "manual")
    prepaid = converted(counter)
    prepaid.tops_up("80.00")
    vending = counter.office.vending
    with pytest.raises(NotAToken):
        vending.enter("GQ00000001", "1234", ON)
    with pytest.raises(UnknownVend):
        vending.enter("GQ00000009", TOKEN, ON)
    done = vending.enter("GQ00000001", "1234-5678 9012 3456 7890", ON)
    assert (done.state, done.token, done.answered_on) == (VendState.DONE, TOKEN, ON)
    assert vending.enter("GQ00000001", TOKEN, ON).token == TOKEN
    assert [step.kind for step in vending.history("GQ00000001")] == ["vend-asked", "vend-done"]


def test_the_serial_of_a_card_comes_again_with_each_purchase(counter: Counter) -> None:
    counter.office.settings.set("vending.adapter", "manual")
    counter.office.settings.set("vending.token_pattern", "[A-Z0-9]{8}")
    prepaid = converted(counter)
    for number in ("GQ00000001", "GQ00000002"):
        prepaid.tops_up("80.00")
        assert counter.office.vending.enter(number, "IC001234", ON).token == "IC001234"


def test_a_top_up_taken_back_before_its_token_was_asked_for_cancels_the_request(prepaid: Prepaid) -> None:
    done = prepaid.tops_up("130.00")
    prepaid.counter.reverses(done.receipt_no, "2012-06-11")
    [request] = prepaid.requests()
    assert (request.state, prepaid.waiting()) == (VendState.CANCELLED, [])
    with pytest.raises(VendCancelled):
        prepaid.counter.office.vending.enter(request.number, TOKEN, ON)


def test_a_top_up_whose_token_was_given_is_not_reversed(prepaid: Prepaid, tmp_path: Path) -> None:
    counter = prepaid.counter
    done = prepaid.tops_up("130.00")
    counter.office.vending.send(tmp_path / "out.csv", ON)
    with pytest.raises(TokenOnItsWay):
        counter.reverses(done.receipt_no, "2012-06-20")
    counter.office.vending.enter("GQ00000001", TOKEN, ON)
    with pytest.raises(TokenGiven) as told:
        counter.reverses(done.receipt_no, "2012-06-20")
    assert told.value.token == TOKEN
    with pytest.raises(TokenGiven):
        counter.office.foresight.reverse(done.receipt_no, ON)
    assert prepaid.energy() == "30.00"


def test_a_supervisor_takes_back_what_was_not_loaded(prepaid: Prepaid, tmp_path: Path) -> None:
    counter = prepaid.counter
    vending = counter.office.vending
    prepaid.tops_up("130.00")
    vending.send(tmp_path / "out.csv", ON)
    vending.enter("GQ00000001", TOKEN, ON)
    with pytest.raises(ReasonMissing):
        vending.take_back("GQ00000001", ON, " ")
    back = vending.take_back("GQ00000001", ON, "令牌未输入")
    assert (str(back.outstanding), prepaid.energy()) == ("100.00", "0.00")
    [request] = prepaid.requests()
    assert (request.state, request.token, request.reason) == (VendState.CANCELLED, TOKEN, "令牌未输入")
    with pytest.raises(VendCancelled):
        vending.take_back("GQ00000001", ON, "再退")
    assert refused(counter, f"GQ00000001,{TOKEN},,,") == [(2, "请求号", "VendCancelled")]


def test_the_receipt_shows_the_token_when_it_is_known(prepaid: Prepaid) -> None:
    payments, vending = prepaid.counter.office.payments, prepaid.counter.office.vending
    done = prepaid.tops_up("130.00")
    original, _ = payments.printed(done.receipt_no)
    assert original.vended is not None
    assert (original.printed, original.vended.token, original.vended.amount) == (0, "", yuan("30.00"))
    vending.enter("GQ00000001", TOKEN, ON)
    reprint, _ = payments.printed(done.receipt_no)
    assert reprint.vended is not None
    assert (reprint.printed, reprint.vended.grouped) == (1, "1234 5678 9012 3456 7890")
    vending.take_back("GQ00000001", ON, "令牌未输入")
    assert payments.receipt(done.receipt_no).vended is None


def test_a_receipt_without_vending_says_nothing_of_tokens(counter: Counter) -> None:
    done = converted(counter).tops_up("50.00")
    assert counter.office.payments.receipt(done.receipt_no).vended is None


def test_the_list_is_filtered_by_state_and_by_what_is_typed(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    other = converted(counter, LI, meter="M8")
    prepaid.tops_up("130.00")
    other.tops_up("20.00")
    vending = counter.office.vending
    vending.enter("GQ00000001", TOKEN, ON)

    def numbers(wanted: VendFilter) -> list[str]:
        return [one.number for one in vending.listed(wanted)]

    assert numbers(VendFilter()) == ["GQ00000002"]
    assert numbers(VendFilter(states=(VendState.DONE,))) == ["GQ00000001"]
    assert numbers(VendFilter(states=(), text="M8")) == ["GQ00000002"]
    assert numbers(VendFilter(states=(), text=TOKEN[:6])) == ["GQ00000001"]
    assert numbers(VendFilter(states=(), text=WANG)) == ["GQ00000001"]
    assert vending.counts() == {VendState.WAITING: (1, yuan("20.00")), VendState.DONE: (1, yuan("30.00"))}


def test_a_bounced_cheque_is_not_taken_back_from_a_meter(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    draft = prepaid.draft("130.00")
    cheque = type(draft)(draft.key, draft.customer_no, draft.amount, draft.on, Method.CHEQUE)
    done = counter.office.topups.take(cheque)
    counter.office.vending.enter("GQ00000001", TOKEN, ON)
    with pytest.raises(TokenGiven):
        counter.office.acts.bounce(done.receipt_no, ON, "空头")


def test_a_held_fee_is_told_with_a_top_up_and_stays(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    assert counter.office.topups.preview(prepaid.draft("10.00")).fees_held == ZERO
    counter.office.acts.take_fee(counter.draft(WANG, "500.00", "2012-06-11"))
    assert counter.office.topups.preview(prepaid.draft("10.00")).fees_held == yuan("500.00")
    assert prepaid.tops_up("10.00").fees_held == yuan("500.00")


def test_a_token_that_has_not_come_is_shown_with_the_customer_and_on_the_start_page(prepaid: Prepaid) -> None:
    office = prepaid.counter.office
    prepaid.tops_up("130.00")
    assert prepaid.counter.account(WANG, "2012-06-20").tokens_awaited == 1
    [line] = [one for one in office.start.due(ON).lines if one.duty is Duty.TOKEN]
    assert (line.count, line.fen, line.since, line.names) == (1, 30_00, day("2012-06-11"), ("王秀英",))
    office.vending.enter("GQ00000001", TOKEN, ON)
    assert prepaid.counter.account(WANG, "2012-06-20").tokens_awaited == 0
    assert not [one for one in office.start.due(ON).lines if one.duty is Duty.TOKEN]
