"""Reminders: what they say, how many parts that is, and to which numbers they can go."""

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import BraceAlone, NotAMobile, TemplateEmpty, UnknownSmsField
from desktop.domain.sms import (
    DEFAULT_TEMPLATES,
    FIELDS,
    SmsFacts,
    SmsStage,
    SmsTemplate,
    bad_number,
    checked_template,
    mobile,
    parts_of,
    said,
    templates_by_stage,
)
from tests.counter import day, yuan

FACTS = SmsFacts(
    name="华润水泥(昌江)有限公司",
    customer_no="0706000000000001",
    months=("201205",),
    amount=yuan("1234.50"),
    due_on=day("2012-05-20"),
    penalty=yuan("2.00"),
    bureau="昌江供电局",
    phone="95598",
)


def template(text: str, name: str = "催缴", stage: SmsStage = SmsStage.AFTER) -> SmsTemplate:
    """Return a template after its check."""
    return checked_template(SmsTemplate(name, stage, text))


def test_every_field_is_filled_in() -> None:
    made = template("|".join(f"{{{field}}}" for field in FIELDS))
    assert said(made.text, FACTS).split("|") == [
        "华润水泥(昌江)有限公司",
        "0706000000000001",
        "201205",
        "1234.50",
        "2012-05-20",
        "2.00",
        "昌江供电局",
        "95598",
    ]


def test_bills_of_several_months_are_told_by_the_first_and_the_last() -> None:
    facts = SmsFacts("某", "1", ("201205", "201203", "201204"), *FACTS_REST)
    assert said("{month}", facts) == "201203-201205"


FACTS_REST = (FACTS.amount, FACTS.due_on, FACTS.penalty, FACTS.bureau, FACTS.phone)


def test_an_unknown_field_is_refused_by_its_name() -> None:
    with pytest.raises(UnknownSmsField) as refused:
        template("您欠{money}元")
    assert (refused.value.name, refused.value.choices) == ("money", FIELDS)


@pytest.mark.parametrize("text", ["欠{amount", "欠amount}", "{{amount}}", "{amount}}", "{"])
def test_a_brace_alone_is_refused(text: str) -> None:
    with pytest.raises(BraceAlone):
        template(text)


@pytest.mark.parametrize(("name", "text"), [("", "文"), ("名", "  ")])
def test_a_template_needs_a_name_and_a_text(name: str, text: str) -> None:
    with pytest.raises(TemplateEmpty):
        template(text, name)


def test_braces_in_a_name_are_no_fields() -> None:
    facts = SmsFacts("{amount}", "1", ("201205",), *FACTS_REST)
    assert said("{name}", facts) == "{amount}"


@pytest.mark.parametrize("made", DEFAULT_TEMPLATES, ids=lambda made: made.stage)
def test_a_new_bureaus_reminders_are_sound_and_fit_into_two_messages(made: SmsTemplate) -> None:
    assert checked_template(made) == made
    assert parts_of(said(made.text, FACTS)) <= 2


def test_a_new_bureau_has_one_reminder_for_each_stage() -> None:
    assert set(templates_by_stage(DEFAULT_TEMPLATES)) == set(SmsStage)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("电" * 70, 1),
        ("电" * 71, 2),
        ("电" * 134, 2),
        ("电" * 135, 3),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 69 + "电", 1),
        ("a" * 70 + "电", 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 152, 2),
        ("€" * 153, 3),
        ("𡋾" * 35, 1),
        ("𡋾" * 66, 2),
        ("𡋾" * 67, 3),
    ],
)
def test_messages_are_counted_as_networks_count_them(text: str, parts: int) -> None:
    assert parts_of(text) == parts


@given(st.text(max_size=400), st.text(max_size=40))
def test_more_text_never_takes_fewer_messages(text: str, more: str) -> None:
    assert 1 <= parts_of(text) <= parts_of(text + more)


@given(st.text(alphabet="电费a1", min_size=1, max_size=700))
def test_every_part_of_a_text_is_as_full_as_it_can_be(text: str) -> None:
    one, part = (70, 67) if set(text) & set("电费") else (160, 153)
    wanted = 1 if len(text) <= one else -(-len(text) // part)
    assert parts_of(text) == wanted


@given(st.text(max_size=80).filter(lambda text: not set(text) & set("{}") and text.strip() == text != ""))
def test_a_text_without_fields_is_said_as_it_is(text: str) -> None:
    assert said(template(text).text, FACTS) == text


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("13876123456", "13876123456"),
        ("138-7612-3456", "13876123456"),
        ("138 7612 3456", "13876123456"),
        ("+86 13876123456", "13876123456"),
        ("8613876123456", "13876123456"),
        ("１３８７６１２３４５６", "13876123456"),
        ("0898-26622222 / 13876123456", "13876123456"),
        ("0898-26622222,13876123456", "13876123456"),
        ("+85291234567", "+85291234567"),
        ("0898-26622222", ""),
        ("12345678901", ""),
        ("138761234567", ""),
        ("", ""),
    ],
)
def test_only_a_mobile_takes_messages(written: str, number: str) -> None:
    assert mobile(written) == number


def test_a_bad_number_is_kept_in_one_form() -> None:
    assert [bad_number(text) for text in ("138-7612-3456", "0898-26622222")] == [
        "13876123456",
        "089826622222",
    ]
    with pytest.raises(NotAMobile):
        bad_number("没有电话")
