"""How far a direct debit is, in the reader's words."""

from desktop.domain.debits import ItemState
from desktop.wording import tr


def state_text(state: ItemState) -> str:
    """Name how far a debit is."""
    words = {
        ItemState.SENT: tr("Unanswered"),
        ItemState.PAID: tr("Paid"),
        ItemState.REFUSED: tr("Refused by the bank"),
    }
    return words[state]
