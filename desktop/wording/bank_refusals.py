"""Refusals about statements of banks and merchants and about direct debits, worded once."""

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
    errors.NoAgreement: _("Customer {customer_no} has no direct debit agreement on {on}."),
    errors.UntilBeforeFrom: _("The agreement would end on {until_on}, before it begins on {from_on}."),
    errors.NothingToDebit: _(
        "Nobody who lets {bank} debit an account owes anything on {on}, unless an earlier debit is "
        "unanswered; no batch was made."
    ),
    errors.UnknownBatch: _("There is no batch “{number}”; an answer must name the batch that it answers."),
    errors.UnknownDebit: _("Batch {number} has no debit {named}."),
    errors.DebitAnsweredTwice: _("The file answers the debit {named} in two ways."),
    errors.DebitedOtherwise: _("The bank was asked for {asked} and says that it took {amount}."),
    errors.DebitAnswered: _("The debit {named} was answered before: {by}."),
    errors.AnsweredBeforeSent: _("The bank says {on}, and the batch is of {since} only."),
}
