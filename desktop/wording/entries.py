"""The entries of a customer's ledger in the reader's words, or in a paper's."""

from desktop.domain.entries import PENALTY, PRESTORED, PRINCIPAL
from desktop.wording import language, tr_in


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_ENTRIES = {
    (PRINCIPAL, "bill"): _("Bill issued"),
    (PRINCIPAL, "correction"): _("Bill corrected"),
    (PRINCIPAL, "payment"): _("Principal paid"),
    (PRINCIPAL, "topup"): _("Principal recovered from a top-up"),
    (PRINCIPAL, "use"): _("Principal paid from prestored"),
    (PRINCIPAL, "release"): _("Overpaid principal taken off the bill"),
    (PRINCIPAL, "write-off"): _("Principal written off"),
    (PRINCIPAL, "recall"): _("Written-off principal called back"),
    (PRINCIPAL, "reversal"): _("Principal reversed"),
    (PENALTY, "assessment"): _("Penalty charged"),
    (PENALTY, "payment"): _("Penalty paid"),
    (PENALTY, "topup"): _("Penalty recovered from a top-up"),
    (PENALTY, "use"): _("Penalty paid from prestored"),
    (PENALTY, "waiver"): _("Penalty waived"),
    (PENALTY, "write-off"): _("Penalty written off"),
    (PENALTY, "recall"): _("Written-off penalty called back"),
    (PENALTY, "reversal"): _("Penalty reversed"),
    (PRESTORED, "deposit"): _("Prestored money paid in"),
    (PRESTORED, "payment"): _("Left as prestored"),
    (PRESTORED, "topup"): _("Energy credit bought"),
    (PRESTORED, "release"): _("Overpaid on a bill, kept as prestored"),
    (PRESTORED, "use"): _("Prestored money used"),
    (PRESTORED, "transfer"): _("Prestored money transferred"),
    (PRESTORED, "refund"): _("Prestored money refunded"),
    (PRESTORED, "energy-refund"): _("Energy credit refunded"),
    (PRESTORED, "reversal"): _("Prestored money reversed"),
}


def entry_text(account: str, kind: str) -> str:
    """Name an entry in the language spoken now; one that has no name is told as the ledger has it."""
    return entry_text_in(language(), account, kind)


def entry_text_in(spoken: str, account: str, kind: str) -> str:
    """Name an entry in a paper's language."""
    found = _ENTRIES.get((account, kind))
    return tr_in(spoken, found) if found else f"{account} {kind}"


def entry_rank(account: str, kind: str) -> int:
    """Return where an entry stands among the others in a list by kind: bills first, prestored money last."""
    ranks = list(_ENTRIES)
    return ranks.index((account, kind)) if (account, kind) in _ENTRIES else len(ranks)
