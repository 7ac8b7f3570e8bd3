"""The words of a pivot on paper and on the desk: what a row, a column and a cell say."""

from collections.abc import Iterable

from desktop.documents.words import method_name, month_text, posting_name
from desktop.domain.money import Money
from desktop.domain.pivot import COUNTS, Dimension, Key, Layout, Value
from desktop.wording import tr_in
from desktop.wording.categories import category_name, funding_name, risk_name
from desktop.wording.pivots import pivot_text


def head_text(language: str, dimension: Dimension, text: str) -> str:
    """Write a text of a dimension as people read it; the empty one is said to be none."""
    if dimension in (Dimension.MONTH, Dimension.BUSINESS_MONTH):
        return month_text(text)
    named = {
        Dimension.TARIFF_CLASS: category_name,
        Dimension.METHOD: method_name,
        Dimension.RISK_CATEGORY: risk_name,
        Dimension.FUNDING: funding_name,
        Dimension.KIND: posting_name,
    }.get(dimension)
    return (named(language, text) if named else text) or tr_in(language, "(none)")


def head_texts(language: str, dimensions: Iterable[Dimension], key: Key) -> list[str]:
    """Write the texts of a row's or a column's dimensions."""
    return [head_text(language, one, text) for one, text in zip(dimensions, key, strict=True)]


def amount_of(value: Value, amount: int | None) -> Money | int | None:
    """Return a cell's value as a file of plain cells takes it."""
    return amount if amount is None or value in COUNTS else Money(amount)


def amount_text(value: Value, amount: int | None) -> str:
    """Write a cell's value as people read it; nothing is blank."""
    if amount is None:
        return ""
    return f"{amount:,}" if value in COUNTS else Money(amount).grouped()


def layout_text(language: str, layout: Layout) -> str:
    """Say what a table shows: its values, by its rows and columns."""
    values, rows, columns = (
        ", ".join(pivot_text(one, language) for one in part)
        for part in (layout.values, layout.rows, layout.columns)
    )
    by = " × ".join(filter(None, (rows, columns)))
    if not by:
        return values
    return tr_in(language, "{values} by {dimensions}", values=values, dimensions=by)


def filter_text(language: str, layout: Layout) -> str:
    """Say what a table leaves out, or nothing."""
    parts = (
        f"{pivot_text(one.dimension, language)}: "
        + ", ".join(head_text(language, one.dimension, text) for text in one.texts)
        for one in layout.filters
    )
    return " · ".join(parts)
