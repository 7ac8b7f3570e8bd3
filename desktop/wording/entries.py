"""The entries of a customer's ledger in the reader's words."""

from desktop.domain.entries import PENALTY, PRESTORED, PRINCIPAL
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_ENTRIES = {
    (PRINCIPAL, "bill"): _("Bill issued"),
    (PRINCIPAL, "payment"): _("Principal paid"),
    (PENALTY, "payment"): _("Penalty paid"),
    (PRESTORED, "payment"): _("Left as prestored"),
    (PRINCIPAL, "use"): _("Principal paid from prestored"),
    (PENALTY, "use"): _("Penalty paid from prestored"),
    (PRESTORED, "use"): _("Prestored money used"),
    (PRESTORED, "refund"): _("Prestored money refunded"),
    (PENALTY, "waiver"): _("Penalty waived"),
    (PENALTY, "assessment"): _("Penalty charged"),
    (PRINCIPAL, "reversal"): _("Principal reversed"),
    (PENALTY, "reversal"): _("Penalty reversed"),
    (PRESTORED, "reversal"): _("Prestored money reversed"),
}


def entry_text(account: str, kind: str) -> str:
    """Name an entry in the language spoken now; one that has no name is told as the ledger has it."""
    found = _ENTRIES.get((account, kind))
    return tr(found) if found else f"{account} {kind}"
