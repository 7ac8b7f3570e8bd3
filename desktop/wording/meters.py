"""Where meters are, what happens to them, and work orders, in the reader's words."""

from desktop.domain.meter_orders import OrderState, Result
from desktop.domain.meters import MeterState, MoveKind
from desktop.wording import tr, tr_in


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_STATES = {
    MeterState.STOCKED: _("In stock"),
    MeterState.OUT: _("With a team"),
    MeterState.INSTALLED: _("Installed"),
    MeterState.REMOVED: _("Taken off"),
    MeterState.FAULTY: _("Faulty"),
    MeterState.SCRAPPED: _("Scrapped"),
    MeterState.MISSING: _("Not found"),
}

_MOVES = {
    MoveKind.RECEIVED: _("Taken in"),
    MoveKind.ISSUED: _("Handed out"),
    MoveKind.RETURNED: _("Returned"),
    MoveKind.INSTALLED: _("Installed"),
    MoveKind.REMOVED: _("Taken off"),
    MoveKind.FAULTY: _("Found faulty"),
    MoveKind.SCRAPPED: _("Scrapped"),
    MoveKind.MISSED: _("Not found"),
}

_ORDERS = {
    OrderState.OPEN: _("Open"),
    OrderState.CLOSED: _("Closed"),
    OrderState.CANCELLED: _("Cancelled"),
}

_RESULTS = {
    Result.NONE: _("No answer"),
    Result.DONE: _("Done"),
    Result.FAILED: _("Failed"),
}


def state_text(state: MeterState) -> str:
    """Name where a meter is, in the language spoken now."""
    return tr(_STATES[state])


def state_text_in(language: str, state: MeterState) -> str:
    """Name where a meter is, in the language of a paper."""
    return tr_in(language, _STATES[state])


def move_text(kind: MoveKind) -> str:
    """Name a move of a meter in the language spoken now."""
    return tr(_MOVES[kind])


def order_state_text(state: OrderState) -> str:
    """Name where a work order stands, in the language spoken now."""
    return tr(_ORDERS[state])


def result_text(result: Result) -> str:
    """Name what came of a line of a work order, in the language spoken now."""
    return tr(_RESULTS[result])


def maker_text(name: str) -> str:
    """Name a maker of meters, or say that it is not known."""
    return name or tr("maker not known")
