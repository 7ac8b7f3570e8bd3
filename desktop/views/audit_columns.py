"""What the audit trail shows of each record, in the list and in its file."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from desktop.domain.audit import AuditLine
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.acts import act_text, details, kind_text


def audit_columns() -> tuple[Column[AuditLine], ...]:
    """Return the columns of a record: when, who, where, what."""
    return (
        Column(tr("When"), lambda line: moment_text(line.recorded_at)[:-3], width=140, tone=_muted),
        Column(tr("Who"), lambda line: line.recorded_by, width=80, strong=True),
        Column(tr("Where"), lambda line: line.place, width=72, tone=_muted),
        Column(tr("What"), lambda line: kind_text(line.kind), width=164, tone=_tone),
        Column(tr("About"), act_text, width=140, stretch=True, tip=act_text),
        Column(tr("Amount"), _amount, Align.RIGHT, width=100),
    )


def audit_file_columns() -> Sequence[FileColumn]:
    """Return the columns of a record in a file."""
    return (
        FileColumn(tr("No."), lambda line: line.seq),
        FileColumn(tr("When"), lambda line: moment_text(line.recorded_at)),
        FileColumn(tr("Business date"), lambda line: line.on),
        FileColumn(tr("Who"), lambda line: line.recorded_by),
        FileColumn(tr("Where"), lambda line: line.place),
        FileColumn(tr("What"), lambda line: kind_text(line.kind)),
        FileColumn(tr("About"), act_text),
        FileColumn(tr("Customer no."), lambda line: line.customer_no),
        FileColumn(tr("Amount"), lambda line: None if line.fen is None else Money(line.fen)),
        FileColumn(tr("Facts"), lambda line: line.facts),
    )


def full_details(line: AuditLine) -> Mapping[str, str]:
    """Return everything that is known of a record, by its name."""
    known = {
        tr("No."): str(line.seq),
        tr("When"): moment_text(line.recorded_at),
        tr("Business date"): line.on.isoformat(),
        tr("Who"): line.recorded_by,
        tr("Where"): line.place,
        tr("What"): kind_text(line.kind),
        tr("About"): line.subject,
        tr("Customer no."): line.customer_no,
        tr("Amount"): _amount(line),
    }
    return {name: value for name, value in (known | dict(details(line))).items() if value}


def moment_text(recorded_at: datetime) -> str:
    """Say a moment in UTC as the calendar and the clock on the wall showed it."""
    return recorded_at.replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _amount(line: AuditLine) -> str:
    return "" if line.fen is None else Money(line.fen).grouped()


def _muted(_line: AuditLine) -> Tone:
    return Tone.MUTED


def _tone(line: AuditLine) -> Tone:
    return Tone.WARNING if line.kind == "sign-in-failed" else Tone.TEXT
