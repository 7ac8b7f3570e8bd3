"""A statement's file as it is opened: its columns, and at once its lines where the bank is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.bank import BankFormat, BankLine, NotIncome
from desktop.domain.errors import ColumnMissing
from desktop.intake.bank.statements import columns_of_statement
from desktop.intake.bank.words import STATEMENT
from desktop.intake.mapping import Mapping
from desktop.services.bank import BankService
from desktop.views.bank_settling import SortedStatement
from desktop.views.import_preview import PreviewRow, first_rows, refused_row
from desktop.views.import_source import Source
from desktop.views.tasks import Progress
from desktop.wording.bank import not_income_text

SHOWN = (
    "paid_on",
    "income",
    "expense",
    "status",
    "payer",
    "payer_account",
    "remark",
    "transaction_no",
    "balance",
)
"""The fields that a preview shows of a line."""


@dataclass(frozen=True, slots=True)
class OpenedStatement:
    """A file, the mapping it is read by and the same written out; its lines where the bank is known.

    Without a mapping the headings are recognised, which reads more than any mapping could say: a column of
    marks without a heading, a second date where the first is blank.
    """

    source: Source
    given: Mapping
    written_out: Mapping
    format: BankFormat | None
    found: SortedStatement | None


def open_statement(
    service: BankService, file: Path, mapping_file: Path | None, progress: Progress
) -> OpenedStatement:
    """Read a file's columns, and of a bank that is known its lines too."""
    given = Mapping.load(mapping_file) if mapping_file else Mapping()
    read = columns_of_statement(file, given, progress=progress.report, cancelled=progress.cancelled)
    written_out = Mapping(read.columns, given.formats, given.defaults, given.options)
    known = read.format not in (None, BankFormat.GENERIC)
    return OpenedStatement(
        Source(STATEMENT, file, read.table),
        given,
        written_out,
        read.format,
        sort_statement(service, file, given, progress) if known else None,
    )


def sort_statement(service: BankService, file: Path, mapping: Mapping, progress: Progress) -> SortedStatement:
    """Read a file's lines and sort its income."""
    statement = service.read(file, mapping, progress=progress.report, cancelled=progress.cancelled)
    progress.stop_if_cancelled()
    return SortedStatement(statement, service.match(statement))


def preview_statement(
    service: BankService, source: Source, mapping: Mapping, progress: Progress
) -> Sequence[PreviewRow]:
    """Return the first lines of a file as a mapping reads them."""
    if mapping.columns and not {"income", "expense", "amount"} & mapping.columns.keys():
        raise ColumnMissing(source.file.name, "amount")
    statement = service.read(source.file, mapping, cancelled=progress.cancelled)
    good = [PreviewRow(line.row, _cells(line)) for line in statement.lines]
    refused = [refused_row(source, mapping, row) for row in statement.refused]
    return first_rows([*good, *refused])


def _cells(line: BankLine) -> dict[str, str]:
    side = "income" if line.not_income is None else "expense"
    why = line.not_income
    return {
        "paid_on": " ".join(filter(None, (line.on.isoformat(), line.time))),
        side: line.amount.grouped(),
        "status": not_income_text(why) if why not in (None, NotIncome.OUTGOING) else "",
        "payer": line.payer,
        "payer_account": line.payer_account,
        "remark": line.remark,
        "transaction_no": line.transaction_no,
        "balance": line.balance,
    }
