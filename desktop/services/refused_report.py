"""The refused rows of an import, in a file of their own that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from desktop.documents.files import write_atomically
from desktop.domain.intake import RefusedRow
from desktop.wording import refusal_text, tr


def write_refused(target: Path, refused: Iterable[RefusedRow]) -> None:
    """Write file, row, column, value and reason of each refused row, in the language spoken now."""
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow([tr("File"), tr("Row"), tr("Column"), tr("Value"), tr("Reason")])
    for row in refused:
        sheet.writerow([row.file, row.row, row.column, _as_text(row.value), refusal_text(row.reason)])
    write_atomically(target, text.getvalue().encode("utf-8-sig"))


def _as_text(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
