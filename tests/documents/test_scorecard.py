"""The scorecard as a workbook that another reader understands, and on paper."""

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from desktop.documents.scorecard_pdf import scorecard_pdf
from desktop.documents.scorecard_xlsx import write_scorecard_xlsx
from desktop.domain.scorecard import Card, Scorecard, Scored
from desktop.domain.targets import Measure, Period, Scope, Subject, Target
from tests.counter import day
from tests.documents.papers import pages_of

JUNE = Period(201206)


def card(*scored: tuple[Subject, Measure, int, int | None, int]) -> Scorecard:
    """Return a scorecard of these lines: subject, measure, target, result and weight."""
    lines: dict[Subject, list[Scored]] = {}
    for subject, measure, value, result, weight in scored:
        target = Target(subject, JUNE, measure, value, weight)
        came = None if result is None else Fraction(result)
        lines.setdefault(subject, []).append(Scored(target, came, 120))
    cards = tuple(Card(subject, tuple(of), rank) for rank, (subject, of) in enumerate(lines.items(), 1))
    return Scorecard(JUNE, day("2012-06-20"), 120, False, cards, "昌江供电局")


FULL = card(
    (Subject(Scope.STATION, "石碌供电所"), Measure.RATE, 9950, 9999, 60),
    (Subject(Scope.STATION, "石碌供电所"), Measure.AMOUNT, 300_00, 100_00, 40),
    (Subject(Scope.STATION, "=1+1"), Measure.RATE, 9950, None, 60),
    (Subject(Scope.AREA, "东风路", "石碌供电所"), Measure.CUSTOMERS, 3, 1, 100),
)


def test_a_workbooks_points_add_up_to_what_was_reckoned(tmp_path: Path) -> None:
    file = tmp_path / "card.xlsx"
    write_scorecard_xlsx(FULL, file, language="en")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Stations", "Areas"]
    first, second = ([cell.value for cell in book["Stations"][row]] for row in (6, 7))
    assert first[:12] == [1, "石碌供电所", 0.995, 0.9999, 1.0049, 60, 60.3, 300, 100, 0.3333, 40, 13.33]
    assert second[:7] == [2, "=1+1", 0.995, "—", "—", 60, 0]
    kept = openpyxl.load_workbook(file, data_only=True)["Stations"]
    assert [kept.cell(row, 13).value for row in (6, 7)] == [73.63, 0]
    assert book["Stations"].cell(7, 2).data_type == "s"
    assert [cell.value for cell in book["Areas"][6]][:6] == [3, "东风路", "石碌供电所", 3, 1, 0.3333]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_paper_names_everyone_and_says_how_points_are_reached(language: str) -> None:
    text = "".join(pages_of(scorecard_pdf(FULL, language=language)))
    for said in ("昌江供电局", "石碌供电所", "东风路", "99.99 %", "73.63", "120", "2012-06-01"):
        assert said in text


def test_a_period_without_targets_is_a_paper_that_says_so() -> None:
    assert "No targets are set" in pages_of(scorecard_pdf(card(), language="en"))[0]


def test_equal_scorecards_are_equal_papers() -> None:
    assert scorecard_pdf(FULL) == scorecard_pdf(FULL)
