"""Checks what a mapping file says, table by table; what is wrong is named as it stands in the file."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from desktop.intake.heading_words import WORDS
from desktop.intake.headings import fields

_FIELDS = {field for noun in WORDS for field in fields(noun)}
NEVER_CONSTANT = {
    "customer_no",
    "bill_no",
    "amount",
    "income",
    "expense",
    "transaction_no",
    "balance",
    "sequence",
    "account_no",
    "gateway_no",
    "result",
}
"""What tells one row from another cannot be the same for all."""


class Wrong(Exception):
    """The place in a mapping file that cannot be used, such as `[formats] decimal = "x"`."""


def columns(table: dict[str, Any]) -> dict[str, str]:
    """Return field → heading; an empty heading says that the field is not read."""
    _known("columns", table, _FIELDS)
    for name, heading in table.items():
        _want(isinstance(heading, str), "columns", name, heading)
    return {name: heading for name, heading in table.items() if heading.strip()}


def defaults(table: dict[str, Any]) -> dict[str, str]:
    """Return field → text; what tells one row from another is no constant."""
    _known("defaults", table, _FIELDS - NEVER_CONSTANT)
    for name, constant in table.items():
        _want(isinstance(constant, str | int | date), "defaults", name, constant)
    return {name: str(constant).strip() for name, constant in table.items()}


def formats(table: dict[str, Any]) -> dict[str, Any]:
    """Return the keyword arguments of `Formats`."""
    _known("formats", table, ("date", "thousands", "decimal"))
    checked = dict(table)
    for name in checked.keys() & {"thousands", "decimal"}:
        _want(_is_separator(table[name]), "formats", name, table[name])
    decimal = table.get("decimal", ".")
    _want(decimal and decimal != table.get("thousands", ","), "formats", "decimal", decimal)
    if "date" in table:
        checked["date"] = _texts(table["date"])
        _want(all(map(_is_date_pattern, checked["date"])), "formats", "date", table["date"])
    return checked


def options(table: dict[str, Any]) -> dict[str, Any]:
    """Return the keyword arguments of `Options`."""
    _known("options", table, ("create_customers", "header_row", "skip"))
    create, row, skip = (table.get(name) for name in ("create_customers", "header_row", "skip"))
    _want(create is None or isinstance(create, bool), "options", "create_customers", create)
    _want(row is None or _is_count(row, least=1), "options", "header_row", row)
    checked = dict(table)
    if skip is not None and not _is_count(skip, least=0):
        checked["skip"] = _texts(skip)
        _want(all(map(_is_expression, checked["skip"])), "options", "skip", skip)
    return checked


def _known(table: str, written: Iterable[str], known: Iterable[str]) -> None:
    for name in written:
        if name not in known:
            raise Wrong(f"[{table}] {name}")


def _want(condition: object, table: str, name: str, value: object) -> None:
    if not condition:
        raise Wrong(f"[{table}] {name} = {value!r}")


def _texts(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _is_separator(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 1 and not value.isalnum() and value not in ("+", "-")


def _is_count(value: Any, *, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _is_date_pattern(value: Any) -> bool:
    if not isinstance(value, str) or "%" not in value:
        return False
    try:
        datetime.strptime(date(2012, 5, 20).strftime(value), value)  # noqa: DTZ007 - a date has no zone
    except ValueError:
        return False
    return True


def _is_expression(value: Any) -> bool:
    if not isinstance(value, str) or not value:
        return False
    try:
        re.compile(value)
    except re.error:
        return False
    return True
