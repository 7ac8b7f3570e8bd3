"""Vending in the reader's words: states of requests, and what was done with them."""

from desktop.domain.vending import VendState
from desktop.wording import tr


def state_text(state: VendState) -> str:
    """Name how far a request is."""
    names = {
        VendState.WAITING: tr("waiting"),
        VendState.SENT: tr("sent"),
        VendState.FAILED: tr("failed"),
        VendState.DONE: tr("token given"),
        VendState.CANCELLED: tr("cancelled"),
    }
    return names[state]


def step_text(kind: str) -> str:
    """Name what was done with a request."""
    names = {
        "vend-asked": tr("Asked for"),
        "vend-sent": tr("Sent"),
        "vend-done": tr("Token taken"),
        "vend-failed": tr("Failed"),
        "vend-cancelled": tr("Cancelled"),
    }
    return names.get(kind, kind)


def awaited_text(count: int) -> str:
    """Say how many top-ups of a customer have no token yet, if any."""
    return tr("Tokens that have not come: {count}.", count=count) if count else ""
