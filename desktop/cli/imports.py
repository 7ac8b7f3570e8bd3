"""`import`: customers, bills and payments from a file."""

from collections.abc import Sequence
from pathlib import Path

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands
from desktop.cli.papers import ready
from desktop.cli.table import facts, table
from desktop.domain.errors import RowsRefused
from desktop.domain.imports import ImportJob, ImportResult
from desktop.domain.intake import Noun, RefusedRow
from desktop.wording import refusal_text, tr

_SHOWN = 20


def declare(commands: Commands) -> None:
    """Declare `import`."""
    says = tr("bring in customers, bills or payments from a CSV, XLSX or XLS file")
    command = commands.add("import", _import, says)
    command.add_argument("noun", choices=list(map(str, Noun)), help=tr("what the rows are"))
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--mapping", metavar="FILE", type=Path, help=tr("which column is what (TOML)"))
    command.add_argument("--dry-run", action="store_true", help=tr("say what would come of it"))
    command.add_argument("--keep-good", action="store_true", help=tr("let the good rows in without the rest"))
    refused = tr("where the refused rows go (else beside the database)")
    command.add_argument("--refused", metavar="FILE", type=Path, help=refused)


def _import(call: Call) -> Answer:
    from desktop.intake.mapping import Mapping

    asked = call.asked
    if asked.refused:
        ready(asked.refused)
    mapping = Mapping.load(asked.mapping) if asked.mapping else None
    job = ImportJob(
        Noun(asked.noun),
        asked.file,
        keep_good=asked.keep_good,
        dry_run=asked.dry_run,
        report=asked.refused or call.folder / f"{asked.file.stem}.refused.csv",
    )
    with call.office() as office:
        result = office.imports.run(job, mapping, progress=call.progress)
    stopped = bool(result.refused) and not job.keep_good
    return Answer(_result(result), _text(result), _sentence(result) if stopped else "")


def _sentence(result: ImportResult) -> str:
    return refusal_text(RowsRefused(result.file, result.refused, str(result.report)))


def _result(result: ImportResult) -> Data:
    return {
        "noun": result.noun.value,
        "file": result.file,
        "dry_run": result.dry_run,
        "read": result.read,
        "good": result.good,
        "added": result.added,
        "already_there": result.already_there,
        "refused": result.refused,
        "customers_made": result.customers_made,
        "amount": str(result.amount),
        "refused_file": str(result.report) if result.report else None,
        "refused_rows": [refused_data(row) for row in result.refused_rows],
    }


def refused_data(row: RefusedRow) -> Data:
    """Tell a script of a row that was refused."""
    return {
        "file": row.file,
        "row": row.row,
        "column": row.column,
        "value": row.value,
        "reason": refusal_text(row.reason),
    }


def _text(result: ImportResult) -> str:
    said = (
        (tr("Read"), str(result.read)),
        (tr("Would be added") if result.dry_run else tr("Added"), str(result.added)),
        (tr("Already there"), str(result.already_there)),
        (tr("Refused"), str(result.refused)),
        (tr("Customers made"), str(result.customers_made)),
        (tr("Amount"), result.amount.grouped()),
        *([(tr("Refused rows"), str(result.report))] if result.report else []),
    )
    return "\n\n".join([facts(said), *([refused_text(result.refused_rows)] if result.refused else [])])


def refused_text(refused: Sequence[RefusedRow]) -> str:
    """Tell a person of the first rows that were refused."""
    headings = (tr("Row"), tr("Column"), tr("Value"), tr("Reason"))
    rows = ((str(row.row), row.column, row.value, refusal_text(row.reason)) for row in refused[:_SHOWN])
    return table(headings, rows, (0,))
