"""Refusals about statements of banks and merchants, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.TotalsDisagree: _(
        "{file} declares {declared} as “{label}” in row {row}, and its lines come to {found}; "
        "nothing was posted."
    ),
    errors.IncomeAndExpense: _("This line has {income} coming in and {expense} going out."),
    errors.LineNotIncome: _("The line {identity} is no income of this statement; nothing was posted."),
}
