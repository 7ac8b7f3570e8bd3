"""The sheet for a visit and the yearly report, as they are read on paper."""

from dataclasses import replace

from desktop.documents.visit_report_pdf import visit_report_pdf
from desktop.documents.visit_sheet_pdf import visit_sheet_pdf
from desktop.domain.visits import (
    Facts,
    KeyCustomer,
    MonthFigure,
    Opinion,
    Profile,
    Visit,
    VisitPlan,
    YearLine,
    YearReport,
)
from tests.counter import day
from tests.documents.papers import joined, lines_of, pages_of

ON = day("2011-12-15")
NO, NAME = "0706000000002001", "华润水泥(昌江)有限公司"
BUREAU = "海南省昌江供电局"


def profile(opinions: int = 1, months: int = 13) -> Profile:
    """Return a cement works with so many opinions that are open, and so many months behind it."""
    plan = VisitPlan(NO, "陈所长", 3, day("2011-01-10"))
    known = KeyCustomer(
        1, NO, NAME, "叉河供电所", "叉河一台区", "叉河镇", "王经理", "0898-26600001", plan, day("2011-09-12"),
        day("2011-12-12"), opinions, opinions,
    )  # fmt: skip
    said = "夏季电压偏低，希望检修安排提前一周通知，以便安排窑的停开"
    return Profile(
        known,
        Facts("大工业", "矿业", "M0001", 18_234_000, 911_700, 0),
        tuple(
            Opinion(at, NO, NAME, day("2011-09-12"), said, "吉训明", day("2011-10-01"))
            for at in range(opinions)
        ),
        (Visit(1, day("2011-09-12"), "陈所长", "王经理", "谈年度检修", "符秀英"),),
        tuple(
            MonthFigure(201101 + at, 1_000 * at, 100, at % 12 or None, 30) for at in range(min(months, 12))
        ),
        ON,
    )


def test_the_sheet_has_who_to_meet_what_is_open_the_trend_and_room_to_write() -> None:
    paper = visit_sheet_pdf(profile(), BUREAU, language="en")
    text = joined("".join(lines_of(paper)))
    for words in (NO, "王经理", "182,340.00", "overdue", "Energyused(kWh)", "11,000", "30+", "11-09"):
        assert words in text
    for words in ("Whatwassaid,andwhatispromised", "Forthecustomer", "谈年度检修", "陈所长"):
        assert words in text
    assert len(pages_of(paper)) == 1


def test_many_opinions_go_on_to_further_pages_and_equal_profiles_give_equal_bytes() -> None:
    many = profile(60)
    assert len(pages_of(visit_sheet_pdf(many, BUREAU))) > 1
    assert visit_sheet_pdf(many, BUREAU) == visit_sheet_pdf(many, BUREAU)


def test_a_new_customer_without_bills_or_visits_has_a_sheet_too() -> None:
    bare = replace(profile(0, 0), visits=(), customer=replace(profile().customer, plan=None, last_visit=None))
    text = joined("".join(lines_of(visit_sheet_pdf(bare, BUREAU, language="en"))))
    assert "Nobillsinthesemonths." in text and "None." in text


def test_the_report_holds_visits_against_the_plan_and_tells_results() -> None:
    line = YearLine(NO, NAME, "叉河供电所", "陈所长", 4, 3, 2, 1, 1, ("电压偏低 → 变压器已换",))
    paper = visit_report_pdf(YearReport(BUREAU, 2011, ON, (line,)), language="en")
    text = joined("".join(lines_of(paper)))
    assert "Keycustomersin2011" in text and "3/4" in text and "电压偏低→变压器已换" in text
    many = YearReport(BUREAU, 2011, ON, (line,) * 60)
    assert len(pages_of(visit_report_pdf(many))) > 1


def test_a_bureau_without_key_customers_is_told_so() -> None:
    text = "".join(lines_of(visit_report_pdf(YearReport(BUREAU, 2011, ON, ()), language="en")))
    assert "There are no key customers." in text
