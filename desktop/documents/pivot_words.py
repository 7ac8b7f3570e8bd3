"""The words of a pivot on paper and on the desk: what a row, a column and a cell say."""

from desktop.documents.words import category_name, method_name, month_text
from desktop.domain.customers import Funding, RiskCategory
from desktop.domain.money import Money
from desktop.domain.pivot import COUNTS, Dimension, Layout, Value
from desktop.wording import tr_in
from desktop.wording.pivots import pivot_text


def head_text(language: str, dimension: Dimension, text: str) -> str:
    """Write a text of a dimension as people read it; the empty one is said to be none."""
    if dimension in (Dimension.MONTH, Dimension.BUSINESS_MONTH):
        return month_text(text)
    named = {
        Dimension.TARIFF_CLASS: category_name,
        Dimension.METHOD: method_name,
        Dimension.RISK_CATEGORY: _risk,
        Dimension.FUNDING: _funding,
        Dimension.KIND: _kind,
    }.get(dimension)
    return (named(language, text) if named else text) or tr_in(language, "(none)")


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


def _risk(language: str, text: str) -> str:
    names = {
        RiskCategory.NONE.value: tr_in(language, "No risk category"),
        RiskCategory.MINING.value: tr_in(language, "Mining"),
        RiskCategory.AGRICULTURE.value: tr_in(language, "Farming"),
        RiskCategory.AQUACULTURE.value: tr_in(language, "Aquaculture"),
        RiskCategory.TEMPORARY.value: tr_in(language, "Temporary power"),
        RiskCategory.TOWNSHIP.value: tr_in(language, "Township body"),
    }
    return names.get(text, text)


def _funding(language: str, text: str) -> str:
    names = {
        Funding.OWN.value: tr_in(language, "Own money"),
        Funding.FISCAL.value: tr_in(language, "Fiscal appropriation"),
    }
    return names.get(text, text)


def _kind(language: str, text: str) -> str:
    names = {
        "payment": tr_in(language, "Payment"),
        "deposit": tr_in(language, "Deposit"),
        "use": tr_in(language, "Prestored money used"),
        "topup": tr_in(language, "Top-up"),
        "fee": tr_in(language, "Fee held"),
        "refund": tr_in(language, "Refund"),
        "fee-refund": tr_in(language, "Fee returned"),
        "energy-refund": tr_in(language, "Energy credit returned"),
        "transfer": tr_in(language, "Transfer"),
        "release": tr_in(language, "Overpaid, released"),
        "assessment": tr_in(language, "Penalty charged"),
        "waiver": tr_in(language, "Penalty waived"),
        "write-off": tr_in(language, "Write-off"),
        "recall": tr_in(language, "Write-off called back"),
        "correction": tr_in(language, "Correction"),
        "reversal": tr_in(language, "Reversal of an entry"),
    }
    return names.get(text, text)
