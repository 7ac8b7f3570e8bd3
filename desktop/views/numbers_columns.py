"""The ranges of receipt numbers as a table, and what a file of them holds."""

from desktop.domain.numbering import RangeReport
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr


def range_columns() -> tuple[Column[RangeReport], ...]:
    """Return the columns of the ranges."""
    return (
        Column(
            tr("Clerk"),
            lambda row: row.range.clerk,
            width=76,
            stretch=True,
            sort_key=lambda row: row.range.clerk,
        ),
        Column(tr("First"), lambda row: row.range.first, width=100, sort_key=lambda row: row.range.first),
        Column(tr("Last"), lambda row: row.range.last, width=100),
        Column(tr("Used"), lambda row: f"{row.used:,}", Align.RIGHT, width=60),
        Column(tr("Voided"), lambda row: f"{len(row.voided):,}", Align.RIGHT, width=70, tip=voided_text),
        Column(
            tr("Gaps"),
            lambda row: f"{len(row.gaps):,}",
            Align.RIGHT,
            width=60,
            tone=lambda row: Tone.DANGER if row.gaps else Tone.MUTED,
            tip=gaps_text,
        ),
        Column(tr("Left"), lambda row: f"{row.left:,}", Align.RIGHT, width=60, strong=True),
        Column(tr("Next number"), lambda row: row.next or "—", width=100, tone=_next_tone),
    )


def file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of a file of the ranges: every voided and missed number is named in it."""
    return (
        FileColumn(tr("Clerk"), lambda row: row.range.clerk),
        FileColumn(tr("Issued on"), lambda row: row.range.issued_on),
        FileColumn(tr("First"), lambda row: row.range.first),
        FileColumn(tr("Last"), lambda row: row.range.last),
        FileColumn(tr("Used"), lambda row: row.used),
        FileColumn(tr("Voided"), lambda row: len(row.voided)),
        FileColumn(tr("Gaps"), lambda row: len(row.gaps)),
        FileColumn(tr("Left"), lambda row: row.left),
        FileColumn(tr("Next number"), lambda row: row.next),
        FileColumn(tr("Voided numbers and why"), voided_text),
        FileColumn(tr("Missed numbers"), gaps_text),
    )


def voided_text(row: RangeReport) -> str:
    """Name every voided number with its reason."""
    return "\n".join(f"{number}: {reason}" for number, reason in row.voided)


def gaps_text(row: RangeReport) -> str:
    """Name every number that was missed."""
    return ", ".join(row.gaps)


def _next_tone(row: RangeReport) -> Tone:
    return Tone.TEXT if row.next else Tone.MUTED
