"""Second notices, stop-supply notices and work orders as they look on paper."""

from dataclasses import replace
from datetime import UTC, datetime

from desktop.documents.notice_pdf import notices_pdf
from desktop.domain.notices import Lawful, PaperKind
from tests.counter import day
from tests.documents.papers import joined, lines_of, notice, pages_of

LAWFUL = Lawful(window_from=day("2011-12-18"), window_to=day("2011-12-22"))


def drawn(kind: PaperKind, **facts: object) -> str:
    """Return the text of one paper of a kind, without its white space."""
    paper = replace(notice(), kind=kind, **facts)  # type: ignore[arg-type]  # facts of a notice
    return joined("".join(lines_of(notices_pdf([paper], language="en", with_lists=False))))


def test_a_second_notice_says_that_it_is_one() -> None:
    text = drawn(PaperKind.SECOND)
    assert joined("Second notice of overdue electricity fees") in text
    assert joined("The second notice of overdue electricity fees of 2011-12-15 was received.") in text


def test_a_stop_supply_notice_says_when_the_supply_may_be_stopped_and_how_to_prevent_it() -> None:
    text = drawn(PaperKind.STOP, lawful=LAWFUL)
    assert joined("between 3 and 7 days after this notice is delivered") in text
    assert joined("that is from 2011-12-18 to 2011-12-22") in text
    assert joined("told once more 30 minutes before") in text
    assert joined("restored within 24 hours") in text


def test_an_important_customers_notice_has_a_copy_for_the_power_authority() -> None:
    stop = replace(notice(), kind=PaperKind.STOP, lawful=LAWFUL)
    assert len(pages_of(notices_pdf([stop], language="en", with_lists=False))) == 1
    first, second = pages_of(notices_pdf([replace(stop, important=True)], language="en", with_lists=False))
    assert "power authority" not in first and "Copy for the power authority" in second


def test_each_area_has_a_delivery_list_of_its_kind_of_notice_and_orders_have_none() -> None:
    stop = replace(notice(), kind=PaperKind.STOP, lawful=LAWFUL)
    assert "Delivery list of stop-supply notices" in pages_of(notices_pdf([stop], language="en"))[0]
    order = replace(notice(), kind=PaperKind.WORK_ORDER, lawful=LAWFUL)
    assert len(pages_of(notices_pdf([order], language="en"))) == 1


def test_a_work_order_names_its_ground_its_days_and_what_comes_before_the_cut() -> None:
    lawful = replace(LAWFUL, notice_serial="TD00000007", approved_on=day("2011-12-16"), approved_by="李所长")
    text = drawn(PaperKind.WORK_ORDER, lawful=lawful, meter_no="M20110001")
    for said in ("TD00000007", "李所长", "2011-12-18–2011-12-22", "M20110001", "¥4,344.00"):
        assert said in text
    assert joined("Tell the customer once more, 30 minutes before the cut at the latest") in text


def test_a_reconnection_order_names_its_deadline() -> None:
    lawful = Lawful(stopped_on=day("2011-12-19"), reconnect_by=datetime(2011, 12, 21, 16, 0, tzinfo=UTC))
    text = drawn(PaperKind.RECONNECTION, lawful=lawful, lines=())
    assert joined("To be restored by2011-12-21 16:00") in text
    assert joined("Restored on") in text and "¥" not in text
