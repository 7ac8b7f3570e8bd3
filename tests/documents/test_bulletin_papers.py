"""The bulletin on paper and as text: who stands where, who is first, what came late, and where to sign."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.documents.bulletin_pdf import bulletin_pdf
from desktop.documents.bulletin_text import bulletin_text
from desktop.domain.bulletin import Bulletin, Commended, Reopened
from desktop.domain.lateness import Known
from desktop.domain.ranking import Placed, Standing, ranked
from desktop.domain.recovery import By, Part, Recovery
from desktop.domain.zero import Zero
from tests.counter import day
from tests.documents.papers import lines_of, pages_of

ON = day("2011-12-20")
AT = Zero(ON, datetime(2011, 12, 20, 16, 40, tzinfo=UTC))


def line(name: str, receivable: int, outstanding: int) -> Recovery:
    return Recovery(name, Part(receivable, outstanding))


STATIONS = ranked(
    [Standing(line("王下供电所", 100_000_00, 0), AT), Standing(line("石碌供电所", 900_000_00, 16_80))],
    [Standing(line("王下供电所", 100_000_00, 5_00)), Standing(line("石碌供电所", 900_000_00, 16_80))],
    by_cash=False,
)
WHOLE = line("", 1_000_000_00, 16_80)
BULLETIN = Bulletin(
    bureau="海南省昌江供电局",
    year=2011,
    on=ON,
    ranks_from=day("2011-12-15"),
    by_cash=False,
    total=Placed(WHOLE, None, line("", 1_000_000_00, 21_80), None),
    stations=STATIONS,
    contractors=(),
    commended=(
        Commended(By.STATION, "王下供电所", "", "", AT, first=True),
        Commended(By.AREA, "大炎村", "王下供电所", "符德光", AT, first=True),
    ),
    reopened=(Reopened(By.STATION, "石碌供电所", "", ON, 16_80),),
    known=Known(2011, ON, WHOLE, line("", 1_000_000_00, 50_00), 2, 9),
)


def test_the_paper_names_places_zero_the_first_and_who_signs() -> None:
    text = "\n".join(lines_of(bulletin_pdf(BULLETIN, language="en")))
    for words in (
        "Bulletin of electricity fee recovery no. 6",
        "Missing to zero: 16.80 yuan; days left in the year: 11.",
        "12-20 16:40",
        "99.99 %",
        "[first to zero]",
        "王下供电所 大炎村(符德光)",
        "reopened by a reversal on 12-20",
        "33.20 yuan received of them",
        "Electricity fee settlement centre",
    ):
        assert words in text


def test_a_large_county_goes_over_pages_under_its_heading() -> None:
    many = [Standing(line(f"承包人{number:03}", 100, number)) for number in range(100)]
    pages = pages_of(bulletin_pdf(replace(BULLETIN, contractors=ranked(many, many, by_cash=False))))
    assert len(pages) >= 3
    assert all("2011" in page for page in pages)


def test_equal_bulletins_give_equal_papers() -> None:
    assert bulletin_pdf(BULLETIN) == bulletin_pdf(replace(BULLETIN))


def test_names_that_look_like_markup_are_printed_as_they_are() -> None:
    odd = ranked([Standing(line("<b>石碌", 100, 1))], [], by_cash=False)
    assert "<b>石碌" in "".join(lines_of(bulletin_pdf(replace(BULLETIN, stations=odd))))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_text_says_the_gap_the_places_and_what_came_late(language: str) -> None:
    text = bulletin_text(BULLETIN, language=language)
    assert len(text) <= 600
    for words in ("16.80", "王下供电所", "100.00%", "50.00", "12"):
        assert words in text


def test_before_the_ranking_the_title_says_when_it_begins() -> None:
    early = replace(BULLETIN, on=ON - timedelta(days=10))
    assert bulletin_text(early, language="en").startswith(
        "海南省昌江供电局 Electricity fee recovery, before the daily ranking (12-15)"
    )
