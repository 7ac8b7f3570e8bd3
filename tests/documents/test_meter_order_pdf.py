"""The work order for changing meters on paper: every line, room to write, page x of y, and reprints."""

from dataclasses import replace

import pytest

from desktop.documents.meter_order_pdf import meter_order_pdf
from desktop.domain.conversion import Stage
from desktop.domain.meter_orders import MeterOrder, OrderLine, OrderPaper, OrderState
from tests.counter import day
from tests.documents.papers import LETTERHEAD, joined, pages_of


def paper(count: int) -> OrderPaper:
    """Return an order of so many customers, every second of them with a meter set aside."""
    lines = tuple(
        OrderLine(
            number,
            f"070600000000{number:04d}",
            "中国电信股份有限公司昌江分公司",
            "石碌镇人民北路22号",
            "0898-26620000",
            "石碌供电所",
            "人民北路台区",
            "居民生活",
            f"HN{number:06d}",
            12045 if number % 2 else None,
            f"YF{number:08d}" if number % 2 else "",
            Stage.SCHEDULED,
        )
        for number in range(1, count + 1)
    )
    on = day("2011-12-15")
    order = MeterOrder("HB00000007", day("2011-12-18"), on, "装表一班", "石碌供电所", OrderState.OPEN, lines)
    return OrderPaper(order, LETTERHEAD, 2000, 500)


@pytest.mark.parametrize("count", range(1, 30, 4))
def test_every_line_is_there_once_and_the_last_one_stands_with_the_sums(count: int) -> None:
    pages = pages_of(meter_order_pdf(paper(count)))
    whole = "".join(pages)
    assert [whole.count(f"HN{number:06d}") for number in range(1, count + 1)] == [1] * count
    assert f"HN{count:06d}" in pages[-1]
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in joined(page)
        assert "HB00000007" in page


def test_a_line_says_what_the_team_must_know() -> None:
    [page] = pages_of(meter_order_pdf(paper(1)))
    for words in (
        "中国电信股份有限公司",
        "0898-26620000",
        "12,045",
        "YF00000001",
        "20.00",
        "5.00",
        "装表一班",
    ):
        assert words in joined(page)


def test_a_reprint_says_so_and_the_original_does_not() -> None:
    assert "补打" not in joined(pages_of(meter_order_pdf(paper(1)))[0])
    assert "补打2" in joined(pages_of(meter_order_pdf(replace(paper(1), copy=2)))[0])


def test_equal_orders_give_equal_bytes() -> None:
    assert meter_order_pdf(paper(3)) == meter_order_pdf(paper(3))
