"""The first rows of a file as they would be read, the refused ones with their reasons."""

from collections.abc import Iterable, Mapping as Words, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from desktop.documents.words import method_name
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.intake import Noun, Parsed, RefusedRow
from desktop.domain.money import Money
from desktop.domain.payments import Method
from desktop.intake.headings import fields
from desktop.intake.mapping import Mapping
from desktop.views.columns import Align, Column
from desktop.views.import_source import Source, header_at
from desktop.views.theme import Tone
from desktop.wording import language, refusal_text, tr
from desktop.wording.categories import funding_text, risk_text, tariff_text
from desktop.wording.field_names import field_text

_ROWS = 30
_ATTRIBUTES = {"billing_month": "month"}
_RIGHT = ("amount", "kwh", "income", "expense", "balance")
_WIDTHS = {
    "customer_no": 164,
    "customer_name": 180,
    "bill_no": 180,
    "address": 200,
    "amount": 112,
    "kwh": 104,
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row's number, its fields in words, and what is wrong with it, if anything."""

    number: int
    cells: Words[str, str]
    problem: str = ""


def preview_rows(source: Source, mapping: Mapping, parsed: Parsed[Any]) -> Sequence[PreviewRow]:
    """Return the first rows in the file's order; of a refused one the texts of the file are shown."""
    good = [PreviewRow(number, _cells(Noun(source.noun), draft)) for number, draft in parsed.good]
    refused = [refused_row(source, mapping, row) for row in parsed.refused]
    return first_rows([*good, *refused])


def first_rows(rows: Iterable[PreviewRow]) -> Sequence[PreviewRow]:
    """Return as many rows as a preview shows, in the file's order."""
    return sorted(rows, key=lambda row: row.number)[:_ROWS]


def preview_columns(names: Sequence[str]) -> tuple[Column[PreviewRow], ...]:
    """Return the row's number, what is wrong with it, and a column for each of these fields."""
    return (
        Column(tr("Row"), lambda row: str(row.number), Align.RIGHT, width=64, tone=lambda row: Tone.MUTED),
        Column(tr("Problem"), lambda row: row.problem, width=190, tone=lambda row: Tone.DANGER, tip=_problem),
        *(_column(name) for name in names),
    )


def _problem(row: PreviewRow) -> str:
    return row.problem


def _column(name: str) -> Column[PreviewRow]:
    return Column(
        field_text(name),
        lambda row: row.cells.get(name, ""),
        Align.RIGHT if name in _RIGHT else Align.LEFT,
        width=_WIDTHS.get(name, 124),
        tone=lambda row: Tone.MUTED if row.problem else Tone.TEXT,
    )


def _cells(noun: Noun, draft: Any) -> dict[str, str]:
    own_name = {"customer_name": "name"} if noun is Noun.CUSTOMERS else {}
    names = {**_ATTRIBUTES, **own_name}
    return {name: in_words(getattr(draft, names.get(name, name))) for name in fields(noun)}


def refused_row(source: Source, mapping: Mapping, row: RefusedRow) -> PreviewRow:
    """Return a refused row with the texts of the file and the reason."""
    at = header_at(source, mapping)
    heads = source.table.rows[at] if at is not None else []
    texts = source.table.rows[row.row - 1]
    under = dict(zip(heads, texts, strict=False))
    cells = {name: under.get(heading, "") for name, heading in mapping.columns.items()}
    return PreviewRow(row.row, cells, refusal_text(row.reason))


def in_words(value: Any) -> str:
    """Write a value of a draft as the reader would."""
    if isinstance(value, Enum):
        return _listed(value)
    if isinstance(value, Money):
        return value.grouped()
    if isinstance(value, bool):
        return tr("yes") if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _listed(value: Enum) -> str:
    if isinstance(value, TariffClass):
        return tariff_text(value)
    if isinstance(value, RiskCategory):
        return risk_text(value) if value else ""
    if isinstance(value, Funding):
        return funding_text(value)
    return method_name(language(), value.value) if isinstance(value, Method) else str(value.value)
