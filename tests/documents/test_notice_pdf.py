"""Overdue notices (催缴通知书): what one says, how a run is ordered, how it is reprinted and given up."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from random import Random

import pytest

from desktop.documents.notice_pdf import notices_pdf, write_notices_pdf
from desktop.domain.errors import Cancelled, NothingToPrint
from desktop.domain.notices import Letterhead
from tests.counter import day, yuan
from tests.documents.papers import LETTERHEAD, MOST, joined, lines_of, notice, notice_line, pages_of


def one(**facts: object) -> str:
    """Return the text of one notice in English, without its delivery list and its white space."""
    return joined("".join(lines_of(notices_pdf([notice(**facts)], language="en", with_lists=False))))


def test_a_notice_says_who_owes_what_and_how_the_penalty_was_reached() -> None:
    text = one(bills=2)
    for said in (
        "CJ201112150001",
        "0706000000000001",
        "中国电信股份有限公司昌江分公司",
        "0898-26620000",
        "B00001",
    ):
        assert said in text
    assert joined("2000.00 × (16 days × 2‰ + 18 days × 3‰) = 172.00") in text
    assert "¥4,344.00" in text and "肆仟叁佰肆拾肆元整" in text


def test_a_notice_says_where_to_pay_and_which_rules_it_stands_on() -> None:
    text = one(letterhead=replace(LETTERHEAD, how_to_pay="营业厅 8:00–17:30\n微信、支付宝"))
    assert "营业厅8:00–17:30" in text and "微信、支付宝" in text and "石碌镇人民北路18号" in text
    assert "growingeveryday" in text and "Article39" in text
    assert joined("At the counter of this bureau") in one(letterhead=Letterhead("昌江供电局"))


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2011-11-20", "by 2011-12-20 at the latest"),
        ("2011-11-15", "by 2011-12-15 at the latest"),
        ("2011-11-14", "more than 30 days have passed"),
    ],
)
def test_the_last_day_to_pay_is_the_thirtieth_after_the_oldest_due_date(due: str, said: str) -> None:
    assert joined(said) in one(lines=(notice_line(1, due), notice_line(2, "2011-12-01")))


def test_the_acknowledgement_repeats_serial_customer_and_total() -> None:
    page = pages_of(notices_pdf([notice()], language="en", with_lists=False))[0]
    strip = page[page.index("Acknowledgement of receipt") :]
    for said in (
        "CJ201112150001",
        "0706000000000001",
        "中国电信",
        "¥4,344.00",
        "Received by",
        "Delivered by",
    ):
        assert said in strip


def test_a_run_goes_by_station_area_and_number_with_a_list_before_each_area() -> None:
    places = [("七叉供电所", "乙台区"), ("七叉供电所", "甲台区"), ("石碌供电所", "甲台区")]
    run = [
        notice(number, station=station, area=area)
        for number, (station, area) in enumerate(place for place in places for _ in range(3))
    ]
    shuffled = Random(7).sample(run, len(run))
    pages = pages_of(notices_pdf(shuffled, language="en"))
    lists = [number for number, page in enumerate(pages) if "Delivery list" in page]
    assert lists == [0, 4, 8] and len(pages) == 12
    serials = [each.serial for each in sorted(run, key=lambda each: each.delivery_order())]
    shown = [next(serial for serial in serials if serial in pages[at]) for at in range(12) if at not in lists]
    assert shown == serials
    assert "3 notices" in pages[0] and "13,032.00" in pages[0]


def test_a_long_area_has_its_list_on_several_pages() -> None:
    pages = pages_of(notices_pdf([notice(number) for number in range(60)], language="en"))
    lists = [page for page in pages if "Delivery list" in page]
    assert len(lists) == 3 and all("Signature" in page for page in lists[:2])
    assert len(pages) == 63


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_reprint_is_the_same_paper_but_for_its_mark(language: str) -> None:
    first = notices_pdf([notice(1, 40)], language=language)
    again = notices_pdf([notice(1, 40, copy=3)], language=language)
    marks = Counter(lines_of(again)) - Counter(lines_of(first))
    assert not Counter(lines_of(first)) - Counter(lines_of(again))
    assert len(marks) == 1 and "3" in next(iter(marks))
    assert sum(marks.values()) == len(pages_of(again)) - 1


def test_equal_notices_give_equal_bytes() -> None:
    run = [notice(number) for number in range(5)]
    target = BytesIO()
    write_notices_pdf(target, reversed(run))
    assert target.getvalue() == notices_pdf(run)


def test_many_bills_flow_onto_pages_with_one_acknowledgement_on_the_last() -> None:
    pages = pages_of(notices_pdf([notice(1, 80)], language="en", with_lists=False))
    assert all("Bill no." in page for page in pages if "B000" in page)
    assert [page.count("Acknowledgement") for page in pages] == [0] * (len(pages) - 1) + [1]
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_a_penalty_reached_in_hundreds_of_steps_does_not_run_off_the_page() -> None:
    steps = " + ".join(f"{number}.00 × 1 天 × 2‰" for number in range(400)) + " = 172.00"
    told = notices_pdf([notice(lines=(notice_line(1, penalty_steps=steps),))], with_lists=False)
    pages = pages_of(told)
    assert len(pages) > 1
    assert {f"{number}.00" for number in range(400)} <= set(" ".join(pages).split())


def test_twelve_digits_and_long_names_are_whole() -> None:
    name = "昌江黎族自治县石碌镇超长名称股份有限责任公司" * 3
    text = one(customer_name=name, lines=(notice_line(1, outstanding=MOST, penalty=yuan("0.00")),))
    assert name in text and "¥999,999,999,999.99" in text


def test_a_notice_without_bills_still_adds_up() -> None:
    assert "零元整" in one(lines=())


def test_a_run_of_none_is_refused() -> None:
    with pytest.raises(NothingToPrint):
        notices_pdf([])


def test_a_run_tells_how_far_it_is_and_can_be_given_up() -> None:
    told: list[tuple[int, int]] = []
    notices_pdf([notice(number) for number in range(4)], progress=lambda *so_far: told.append(so_far))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    target = BytesIO()
    with pytest.raises(Cancelled):
        write_notices_pdf(target, [notice(1), notice(2)], cancelled=lambda: True)
    assert not target.getvalue()


def test_a_notice_is_dated() -> None:
    assert "2012-06-20" in one(on=day("2012-06-20"))
