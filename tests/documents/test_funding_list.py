"""The list for the coordination meeting: a paper by collector, and the same as a workbook."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from desktop.documents.funding_list import meeting_pdf, write_meeting_list
from desktop.domain.funding import Funding, Instalment, MeetingList, Movement, Payer, Plan, told
from tests.counter import day
from tests.documents.papers import joined, lines_of, pages_of

ON = day("2011-12-15")
OWED = Movement(day("2011-01-01"), owed=10**9)
AGREED = (Instalment(day("2011-11-15"), 20_000), Instalment(day("2012-01-15"), 30_000))


def payer(number: int, collector: str, *, plan: bool = False) -> Payer:
    """Return a school that owes, and whose first instalment did not come in where it has a plan."""
    agreed = Plan(1, day("2011-11-01"), "吉训明", "", told(AGREED, [OWED], ON)) if plan else None
    facts = Funding("", "县财政局教育经费", 9, "王校长", "0898-26623344", collector)
    no = f"070600000000{number:04d}"
    return Payer(
        number, no, f"第{number}中心学校", "石碌供电所", "东风路台区", facts, 123_456, 789, None, agreed
    )


def listed(*payers: Payer, on: date = ON) -> MeetingList:
    """Return a list of these payers."""
    return MeetingList("海南省昌江供电局", on, payers)


def quiet(_done: int, _total: int) -> None:
    """Hear of progress and say nothing."""


def test_the_paper_names_each_collector_what_is_owed_and_what_is_broken() -> None:
    paper = meeting_pdf(listed(payer(1, "吉训明", plan=True), payer(2, "")), language="en")
    text = joined("".join(lines_of(paper)))
    assert "Collector:吉训明" in text and "Collector:Nobodyyet" in text
    assert "broken:200.00lackingsince2011-11-15" in text and "next:300.00on2012-01-15" in text
    assert "2,469.12" in text and "inmonth9" in text and "0898-26623344" in text


def test_a_meeting_with_nobody_on_its_list_is_told_so() -> None:
    assert "Nobody of them owes" in "".join(lines_of(meeting_pdf(listed(), language="en")))


def test_many_payers_fill_pages_and_equal_lists_give_equal_bytes() -> None:
    many = listed(*(payer(number, "吉训明", plan=number % 2 == 0) for number in range(1, 80)))
    first, again = meeting_pdf(many), meeting_pdf(many)
    assert first == again
    assert len(pages_of(first)) > 2


def test_the_workbook_holds_amounts_as_numbers(tmp_path: Path) -> None:
    file = tmp_path / "meeting.xlsx"
    many = listed(payer(2, ""), payer(1, "吉训明", plan=True))
    write_meeting_list(file, many, "en", progress=quiet, cancelled=lambda: False)
    rows = [row for row in load_workbook(file).active.values if row[1] and str(row[1]).startswith("0706")]
    assert [row[0] for row in rows] == ["吉训明", ""]
    assert (rows[0][7], rows[0][8], rows[0][10]) == (1234.56, 7.89, 200)
    assert rows[1][9] == "No plan"
