"""Reminders from the batch to the delivery report, by the file outbox."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.audit import AuditFilter
from desktop.domain.contacts import ContactKind
from desktop.domain.errors import (
    Cancelled,
    MessageNotOpen,
    NotAllowed,
    NotAMobile,
    QuietNow,
    SignInNeeded,
    TemplateExists,
    UnknownMessage,
    UnknownSmsField,
    UnknownStation,
    UnknownTemplate,
)
from desktop.domain.rights import Role
from desktop.domain.sms import DEFAULT_TEMPLATES, SmsFilter, SmsStage, SmsState, SmsTemplate
from desktop.domain.sms_batch import SmsWanted, Why
from desktop.domain.sms_times import Reach
from desktop.wording.acts import kind_text
from tests.counter import day, yuan
from tests.services.sms_desk import ON, SmsDesk


@pytest.fixture
def desk(office_file: Path) -> Iterator[SmsDesk]:
    """Return a desk; whatever was done there must prove at the end."""
    opened = SmsDesk(office_file)
    yield opened
    assert opened.office.checks.check().ok
    opened.office.close()


def written(desk: SmsDesk) -> list[dict[str, str]]:
    """Return the rows of every file of the file outbox."""
    rows = []
    for file in sorted(Path(desk.office.sms.sending.folder()).glob("sms-*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows.extend(csv.DictReader(lines))
    return rows


def test_a_new_bureau_has_a_template_for_each_stage(desk: SmsDesk) -> None:
    assert [(one.name, one.stage, one.text) for one in desk.office.sms.templates()] == [
        (one.name, one.stage, one.text) for one in DEFAULT_TEMPLATES
    ]


def test_a_template_is_changed_and_added_and_its_change_is_in_the_trail(desk: SmsDesk) -> None:
    first = desk.office.sms.templates()[0]
    changed = desk.office.sms.keep_template(
        SmsTemplate(first.name, first.stage, "{name}:{amount}", first.key)
    )
    added = desk.office.sms.keep_template(SmsTemplate("简短", SmsStage.AFTER, "欠{amount}"))
    assert [one.key for one in desk.office.sms.templates()] == [1, 2, 3, 4]
    assert (changed.key, added.key) == (1, 4)
    assert desk.office.sms.templates()[0].text == "{name}:{amount}"
    kinds = [line.kind for line in desk.office.audit.trail(AuditFilter())]
    assert kinds.count("sms-template") == 2


def test_a_template_with_an_unknown_field_or_a_taken_name_is_not_kept(desk: SmsDesk) -> None:
    with pytest.raises(UnknownSmsField):
        desk.office.sms.keep_template(SmsTemplate("新", SmsStage.DUE, "{sum}"))
    with pytest.raises(TemplateExists):
        desk.office.sms.keep_template(SmsTemplate(DEFAULT_TEMPLATES[0].name, SmsStage.DUE, "x"))
    assert len(desk.office.sms.templates()) == 3


def test_a_template_shows_what_it_says_to_a_real_customer(desk: SmsDesk) -> None:
    desk.debtor(name="华润水泥")
    template = SmsTemplate("试", SmsStage.AFTER, "{name}欠{amount}违约金{penalty}")
    sample = desk.office.sms.sample(template, "1", ON)
    assert sample is not None
    assert (sample.text, sample.parts) == ("华润水泥欠80.00违约金1.60", 1)
    assert desk.office.sms.sample(SmsTemplate("试", SmsStage.BEFORE, "x"), "1", ON) is None


def test_a_batch_takes_who_is_due_and_says_what_each_gets(desk: SmsDesk) -> None:
    desk.debtor("1", "80.00", "2012-06-10")
    desk.debtor("2", "90.00", "2012-06-11")
    desk.debtor("3", "70.00", "2012-06-20")
    desk.debtor("4", "60.00", "2012-06-23")
    made = desk.queue()
    assert [(one.customer_no, one.stage, one.amount) for one in made.drafts] == [
        ("1", SmsStage.AFTER, yuan("80.00")),
        ("3", SmsStage.DUE, yuan("70.00")),
        ("4", SmsStage.BEFORE, yuan("60.00")),
    ]
    assert "80.00元" in made.drafts[0].text
    assert desk.states() == ["queued"] * 3


def test_a_batch_is_narrowed_by_stage_station_area_and_amount(desk: SmsDesk) -> None:
    desk.debtor("1", "80.00")
    desk.debtor("2", "20.00")
    desk.debtor("3", "80.00", station="叉河供电所", area="排岸台区")
    desk.debtor("4", "80.00", "2012-06-20")
    made = desk.queue(stage=SmsStage.AFTER, station="石碌供电所", area="东风路台区", least=yuan("50.00"))
    assert [one.customer_no for one in made.drafts] == ["1"]
    with pytest.raises(UnknownStation):
        desk.queue(station="无")


def test_everyone_in_a_stage_can_be_asked_whatever_the_day(desk: SmsDesk) -> None:
    desk.debtor("1", due="2012-06-05")
    assert desk.queue().drafts == ()
    assert len(desk.queue(reach=Reach.EVERYONE).drafts) == 1


def test_a_customer_is_queued_once_a_stage_and_day(desk: SmsDesk) -> None:
    desk.debtor()
    desk.queue()
    again = desk.queue(reach=Reach.EVERYONE)
    assert (again.drafts, [one.why for one in again.left_out]) == ((), [Why.THERE])
    desk.move(days=1)
    assert len(desk.queue(reach=Reach.EVERYONE).drafts) == 1
    assert len(desk.outbox()) == 2


def test_who_is_on_hold_or_in_dispute_is_left_out_and_told(desk: SmsDesk) -> None:
    for number in ("1", "2", "3"):
        desk.debtor(number)
    desk.holds("1")
    desk.holds("2", ContactKind.DISPUTE, until="2012-06-20")
    made = desk.queue()
    assert [(one.draft.customer_no, one.why, one.until_on) for one in made.left_out] == [
        ("1", Why.HELD, day("2012-06-30")),
        ("2", Why.HELD, day("2012-06-20")),
    ]
    assert [line.customer_no for line in desk.outbox()] == ["3"]


def test_who_has_no_mobile_is_left_out_and_a_bad_number_is_dropped_with_the_reason(desk: SmsDesk) -> None:
    desk.debtor("1", phone="0898-26622222")
    desk.debtor("2")
    desk.office.sms.add_bad_number("138-7600-0002", ON, "空号")
    made = desk.queue()
    assert [(one.draft.customer_no, one.why) for one in made.left_out] == [
        ("1", Why.NO_NUMBER),
        ("2", Why.BAD_NUMBER),
    ]
    assert [(line.customer_no, line.state, line.reason) for line in desk.outbox()] == [
        ("2", SmsState.DROPPED, "bad-number")
    ]
    assert desk.send().counts == {}


def test_the_list_of_bad_numbers_is_kept_by_hand(desk: SmsDesk) -> None:
    desk.office.sms.add_bad_number("13876000009", ON, "停机")
    desk.office.sms.add_bad_number("13876000009", ON, "再次")
    assert [(bad.phone, bad.reason) for bad in desk.office.sms.bad_numbers()] == [("13876000009", "停机")]
    desk.office.sms.remove_bad_number("13876000009")
    assert desk.office.sms.bad_numbers() == []
    with pytest.raises(NotAMobile):
        desk.office.sms.add_bad_number("没有", ON, "")


def test_a_named_template_is_used_and_an_unknown_one_refused(desk: SmsDesk) -> None:
    desk.debtor()
    desk.office.sms.keep_template(SmsTemplate("简短", SmsStage.AFTER, "欠{amount}"))
    with pytest.raises(UnknownTemplate):
        desk.queue(template="无")
    with pytest.raises(UnknownTemplate):
        desk.queue(template="简短", stage=SmsStage.DUE)
    assert [one.text for one in desk.queue(template="简短").drafts] == ["欠80.00"]


def test_chosen_customers_alone_are_reminded(desk: SmsDesk) -> None:
    desk.debtor("1")
    desk.debtor("2")
    assert [one.customer_no for one in desk.queue(only=frozenset({"2"})).drafts] == ["2"]


def test_a_batch_that_is_cancelled_queues_nothing(desk: SmsDesk) -> None:
    desk.debtor()
    with pytest.raises(Cancelled):
        desk.office.sms.queue(SmsWanted(ON), cancelled=lambda: True)
    assert desk.outbox() == []


def test_the_file_outbox_writes_each_message_once_and_the_contact_log_has_it(desk: SmsDesk) -> None:
    desk.debtor("1")
    desk.debtor("2")
    desk.queue()
    run = desk.send()
    assert (run.counts, run.waiting) == ({SmsState.SENT: 2}, 0)
    assert [(row["phone"], row["customer_no"]) for row in written(desk)] == [
        ("13876000001", "1"),
        ("13876000002", "2"),
    ]
    [contact] = desk.contacts("1")
    assert (contact.at, contact.note) == ("12:00", desk.outbox()[0].text)
    assert desk.send().counts == {}
    assert len(written(desk)) == 2
    assert len(desk.contacts("1")) == 1


def test_the_file_may_be_json_lines_in_a_folder_of_ones_own(desk: SmsDesk, tmp_path: Path) -> None:
    folder = tmp_path / "发件"
    desk.set(folder=str(folder), format="jsonl")
    desk.debtor()
    desk.queue()
    desk.send()
    [file] = folder.iterdir()
    [line] = file.read_text("utf-8").splitlines()
    assert json.loads(line)["key"] == "after-20120620-1"


def test_a_folder_that_cannot_be_written_leaves_the_messages_queued_for_later(
    desk: SmsDesk, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    desk.set(folder=str(blocked))
    desk.debtor()
    desk.queue()
    assert desk.send().counts == {SmsState.QUEUED: 1}
    assert desk.send().counts == {}
    desk.set(folder=str(tmp_path / "open"))
    desk.move(seconds=61)
    assert desk.send().counts == {SmsState.SENT: 1}


def test_after_a_crash_between_the_file_and_its_record_nothing_is_written_twice(
    desk: SmsDesk, tmp_path: Path
) -> None:
    desk.debtor()
    desk.queue()
    held = desk.file.read_bytes()
    desk.send()
    desk.office.close()
    desk.file.write_bytes(held)
    desk.reopen()
    assert desk.states() == ["queued"]
    assert desk.send().counts == {SmsState.SENT: 1}
    assert len(written(desk)) == 1


def test_nothing_is_sent_in_the_quiet_hours(desk: SmsDesk) -> None:
    desk.debtor()
    desk.move(hours=10)
    desk.queue()
    with pytest.raises(QuietNow) as refused:
        desk.send()
    assert refused.value.until == "2012-06-21 08:00"
    desk.move(hours=10)
    assert desk.send().counts == {SmsState.SENT: 1}


def test_who_paid_or_was_put_on_hold_meanwhile_gets_nothing(desk: SmsDesk) -> None:
    for number in ("1", "2", "3", "4"):
        desk.debtor(number)
    desk.queue()
    desk.pays("1", "200.00")
    desk.holds("2")
    desk.office.sms.add_bad_number("13876000003", ON, "停机")
    assert desk.send().counts == {SmsState.DROPPED: 3, SmsState.SENT: 1}
    assert [line.reason for line in desk.outbox()] == ["paid", "held", "bad-number", ""]
    assert [row["customer_no"] for row in written(desk)] == ["4"]


def test_what_waited_too_long_is_not_sent_any_more(desk: SmsDesk) -> None:
    desk.debtor()
    desk.queue()
    desk.move(days=3)
    assert desk.send().counts == {SmsState.DROPPED: 1}
    assert desk.outbox()[0].reason == "stale"


def test_a_run_can_be_limited_and_stopped(desk: SmsDesk) -> None:
    for number in ("1", "2", "3"):
        desk.debtor(number)
    desk.queue()
    assert (desk.send(cancelled=lambda: True).counts, desk.send(most=1).waiting) == ({}, 2)
    told: list[tuple[int, int]] = []
    desk.send(progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


def test_what_was_dropped_is_queued_again_to_the_number_of_today(desk: SmsDesk) -> None:
    desk.debtor()
    desk.office.sms.add_bad_number("13876000001", ON, "空号")
    desk.queue()
    [line] = desk.outbox()
    desk.office.sms.remove_bad_number("13876000001")
    [again] = desk.office.sms.again([line.key])
    assert (again.state, again.reason) == (SmsState.QUEUED, "")
    with pytest.raises(MessageNotOpen):
        desk.office.sms.again([line.key])
    assert desk.send().counts == {SmsState.SENT: 1}


def test_what_waits_can_be_taken_out_and_the_outbox_is_filtered_and_counted(desk: SmsDesk) -> None:
    desk.debtor("1")
    desk.debtor("2", station="乌烈供电所", area="排岸台区")
    desk.queue()
    desk.office.sms.drop([desk.outbox()[0].key], "dropped-by-hand")
    assert desk.office.sms.counts() == {SmsState.DROPPED: 1, SmsState.QUEUED: 1}
    assert [line.customer_no for line in desk.outbox(SmsFilter(state=SmsState.QUEUED))] == ["1"]
    assert [line.customer_no for line in desk.outbox(SmsFilter(station="乌烈供电所"))] == ["2"]
    assert desk.outbox(SmsFilter(since=day("2012-06-21"))) == []
    with pytest.raises(UnknownMessage):
        desk.office.sms.drop([99], "x")


def report(desk: SmsDesk, name: str, *rows: str) -> Path:
    """Write a delivery report beside the database."""
    file = desk.file.with_name(name)
    file.write_text("\n".join(rows), "gb18030")
    return file


def test_a_delivery_report_is_taken_in_once(desk: SmsDesk) -> None:
    for number in ("1", "2", "3"):
        desk.debtor(number)
    desk.queue()
    desk.send()
    file = report(
        desk,
        "回执.csv",
        "手机号码,发送时间,状态,失败原因",
        "13876000001,2012-06-20 12:01:00,DELIVRD,",
        "13876000002,2012-06-20 12:01:00,发送失败,空号",
        "13876000003,2012-06-20 12:01:00,等待回执,",
        "13876000009,2012-06-20 12:01:00,成功,",
    )
    read = desk.office.sms.read_report(file)
    result = desk.office.sms.take_report(read)
    assert (result.delivered, result.failed, result.bad_numbers) == (1, 1, ("13876000002",))
    assert [row.row for row in result.refused] == [4, 5]
    assert desk.states() == ["delivered", "failed", "sent"]
    again = desk.office.sms.take_report(desk.office.sms.read_report(file))
    assert (again.delivered, again.failed, again.already_there, again.bad_numbers) == (0, 0, 2, ())
    assert len(desk.contacts("1")) == 1


def test_a_report_by_key_in_a_workbook_is_read_with_a_mapping(desk: SmsDesk, tmp_path: Path) -> None:
    from desktop.intake.mapping import Mapping

    desk.debtor()
    desk.queue()
    desk.send()
    book = openpyxl.Workbook()
    book.active.append(["编号甲", "如何"])
    book.active.append(["after-20120620-1", "好"])
    file = tmp_path / "report.xlsx"
    book.save(file)
    mapping = Mapping({"gateway_no": "编号甲", "result": "如何"}, defaults={"success": "好"})
    assert desk.office.sms.take_report(desk.office.sms.read_report(file, mapping)).delivered == 1


def test_a_report_on_what_was_never_sent_stays_out(desk: SmsDesk) -> None:
    desk.debtor()
    desk.queue()
    file = report(desk, "r.csv", "key,status", "after-20120620-1,success")
    [refused] = desk.office.sms.take_report(desk.office.sms.read_report(file)).refused
    assert isinstance(refused.reason, MessageNotOpen)
    assert desk.states() == ["queued"]


def test_only_who_may_remind_can_queue_send_or_change_anything(desk: SmsDesk) -> None:
    desk.debtor()
    users = desk.office.users
    users.add("王主任", Role.ADMINISTRATOR, "correct horse")
    users.add("李会计", Role.AUDITOR, "correct horse")
    users.sign_out()
    with pytest.raises(SignInNeeded):
        desk.office.sms.templates()
    users.sign_in("李会计", "correct horse")
    assert len(desk.office.sms.preview(SmsWanted(ON)).drafts) == 1
    for act in (
        desk.queue,
        desk.send,
        lambda: desk.office.sms.keep_template(DEFAULT_TEMPLATES[0]),
        lambda: desk.office.sms.add_bad_number("13876000001", ON, ""),
        lambda: desk.office.sms.again([1]),
    ):
        with pytest.raises(NotAllowed):
            act()
    users.sign_in("王主任", "correct horse")
    assert desk.outbox() == []


def test_everything_done_to_a_message_is_in_the_trail(desk: SmsDesk) -> None:
    desk.debtor()
    desk.queue()
    desk.send()
    kinds = [line.kind for line in desk.office.audit.trail(AuditFilter()) if line.subject == "1"]
    assert {"sms", "sms-state", "contact"} <= set(kinds)
    assert [kind for kind in kinds if kind_text(kind) == kind] == []
