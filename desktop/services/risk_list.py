"""The scored customers and the back-test as files, in the language spoken now."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from desktop.domain.back_test import MonthTest, together
from desktop.domain.money import Money
from desktop.domain.risk_filter import RiskLine
from desktop.services.risk_scores import Watched
from desktop.wording import language, tr
from desktop.wording.risk import level_text, measure_state_text, measure_text, reason_text

Cells = Sequence[str | int | Money | date | None]


def write_scores(file: Path, lines: Sequence[RiskLine], bureau: str, on: date, watched: Watched) -> None:
    """Write scored customers with their reasons and measures."""
    headings = [
        tr("Customer no."),
        tr("Customer"),
        tr("Station"),
        tr("Area"),
        tr("Level"),
        tr("Points"),
        tr("Reasons"),
        tr("Suggested measure"),
        tr("Measure"),
        tr("State"),
        tr("Agreed"),
        tr("Held"),
        tr("Due"),
        tr("Temporary until"),
    ]
    title = tr("Risk early warning")
    _write(file, title, headings, map(_score_cells, lines), len(lines), bureau, on, watched)


def write_back_test(file: Path, tests: Sequence[MonthTest], bureau: str, on: date) -> None:
    """Write a back-test by month, with the whole span under it."""
    lines = [back_test_cells(test) for test in (*tests, together(tests))]
    _write(file, tr("Back-test"), back_test_headings(), lines, len(lines), bureau, on, Watched())


def back_test_headings() -> list[str]:
    """Return the headings of a back-test in the language spoken now."""
    return [
        tr("Month"),
        tr("Customers"),
        tr("Named"),
        tr("Fell into arrears"),
        tr("Of both"),
        tr("Precision"),
        tr("Recall"),
    ]


def back_test_cells(test: MonthTest) -> Cells:
    """Return a month's line as the list of a back-test has it."""
    name = str(test.month) if test.month else tr("Whole span")
    counts = (test.customers, test.named, test.fell, test.caught)
    return [name, *counts, share_text(test.precision), share_text(test.recall)]


def share_text(share: Fraction | None) -> str:
    """Write a share in per cent with one decimal, cut off; a dash where there is none."""
    if share is None:
        return "—"
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}.{tenths % 10} %"


def reasons_text(line: RiskLine) -> str:
    """Say every reason of a score with its points."""
    told = (f"{reason_text(reason)} (+{reason.points})" for reason in line.score.reasons)
    return tr("; ").join(told)


def _score_cells(line: RiskLine) -> Cells:
    measure = line.measure
    asked = line.score.suggested
    return [
        line.customer_no,
        line.name,
        line.station,
        line.area,
        level_text(line.score.level),
        line.score.points,
        reasons_text(line),
        measure_text(asked) if asked else "",
        measure_text(measure.kind) if measure else "",
        measure_state_text(measure.state) if measure else "",
        Money(measure.amount) if measure else None,
        Money(measure.held) if measure else None,
        measure.due_on if measure else None,
        line.supply_until,
    ]


def _write(
    file: Path,
    title: str,
    headings: Sequence[str],
    cells: Iterable[Cells],
    count: int,
    bureau: str,
    on: date,
    watched: Watched,
) -> None:
    from desktop.documents.table_xlsx import write_table_csv, write_table_xlsx

    progress: Callable[[int, int], None] = watched.progress
    if file.suffix.lower() == ".csv":
        write_table_csv(file, headings, cells, count=count, progress=progress, cancelled=watched.cancelled)
        return
    write_table_xlsx(
        file,
        title,
        headings,
        cells,
        as_of=on,
        bureau=bureau,
        language=language(),
        count=count,
        progress=progress,
        cancelled=watched.cancelled,
    )
