"""Vending in the reader's words: states of requests, and what was done with them."""

from desktop.domain.vending import VendState
from desktop.wording import tr


def state_text(state: VendState) -> str:
    """Name how far a request is."""
    names = {
        VendState.WAITING: tr("waits for its token"),
        VendState.SENT: tr("sent, no answer yet"),
        VendState.FAILED: tr("failed"),
        VendState.DONE: tr("has its token"),
        VendState.CANCELLED: tr("cancelled"),
    }
    return names[state]


def step_text(kind: str) -> str:
    """Name what was done with a request."""
    names = {
        "vend-asked": tr("Asked for with a top-up"),
        "vend-sent": tr("Sent in a batch"),
        "vend-done": tr("Token taken"),
        "vend-failed": tr("Failed"),
        "vend-cancelled": tr("Cancelled: the top-up was taken back"),
    }
    return names.get(kind, kind)
