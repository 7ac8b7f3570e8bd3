"""Refusals about tokens of prepaid meters and about energy that is given back, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.NotAToken: _("“{text}” is no token: it must match {pattern}, the setting vending.token_pattern."),
    errors.UnknownVend: _("There is no vending request {number}."),
    errors.UnknownVendBatch: _("There is no batch of purchases {number}."),
    errors.VendBatchChanged: _(
        "Batch {number} would not be the file that went out; nothing was written. Check the ledger."
    ),
    errors.NothingToVend: _("No purchase waits for its token; nothing was sent."),
    errors.NoVendFiles: _(
        "Purchases go out as files only where the setting vending.adapter is file; it is {adapter}."
    ),
    errors.VendTwice: _("The file answers request {number} in more than one row."),
    errors.VendNotSent: _("Request {number} was not sent in any batch; no file can answer it."),
    errors.VendAnswered: _("Request {number} has its token, {token}; it is not answered again."),
    errors.VendCancelled: _("Request {number} is cancelled: its top-up {receipt_no} was taken back."),
    errors.VendOfOtherMeter: _("Request {number} is for meter {meter}, not for {answered}."),
    errors.VendOfOtherAmount: _("Request {number} is for {asked}, not for {amount}."),
    errors.TokenOfOther: _("Token {token} was given for request {number}."),
    errors.TokenGiven: _(
        "{number} cannot be reversed: its token {token} was given, and the energy is on the meter. Where it "
        "was not loaded, a supervisor takes request {request_no} back (desk of conversions, tab Vending)."
    ),
    errors.TokenOnItsWay: _(
        "{number} cannot be reversed: its token was asked for in batch {batch_no}. Wait for the answer, or a "
        "supervisor takes request {request_no} back (desk of conversions, tab Vending)."
    ),
    errors.EnergyOnItsWay: _(
        "Tokens of customer {customer_no} have not come: {requests}. Enter them, or reverse their top-ups, "
        "before energy credit is given back."
    ),
    errors.RemainingUnknown: _("Say what credit the meter of customer {customer_no} still shows."),
    errors.AboveRemaining: _("{asked} cannot be given back: the meter shows {remaining}."),
    errors.EnergyTooLittle: _("{asked} is more than the energy credit of {held}."),
    errors.DebtStillOwed: _(
        "{debt} of the old debt is owed still. Recover it first, or confirm with a reason that energy "
        "credit is given back all the same."
    ),
}
